"""What is on for colleagues to go to: open evenings, and what the directory has once or that one of them goes to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from alongside.directory.models import Gathering, Going, Schedule
from alongside.directory.models.offer import Status
from alongside.directory.public.words import hours_in_words
from alongside.kit.moments import clock_time, in_london

AHEAD, AT_MOST = timedelta(days=60), 60


@dataclass(frozen=True)
class Event:
    """One thing on one day. `gathering` or `service` is its key; `mine`: the row that says that one goes oneself."""

    day: date
    hours: str
    title: str
    where: str
    gathering: UUID | None
    service: UUID | None
    going: tuple[str, ...]
    mine: Going | None
    is_called_off: bool = False


def events(worker: Any, *, at: datetime) -> list[Event]:
    """What is to come within two months, in the order of days: three statements for any number."""
    today = in_london(at).date()
    rows = Going.objects.standing().from_day(today).select_related("gathering", "service")
    going: dict[tuple[UUID, date | None], list[Going]] = {}
    for row in rows:
        going.setdefault((row.gathering_id or row.service_id, row.on), []).append(row)  # type: ignore[arg-type]
    found = [_evening(one, going.pop((one.pk, None), []), worker) for one in Gathering.objects.to_come(at=at)[:AT_MOST]]
    once = Schedule.objects.filter(
        freq="", dtstart__range=(today, today + AHEAD), service__status=Status.ACTIVE
    ).select_related("service__organisation")
    for one in once.order_by("dtstart", "id")[:AT_MOST]:
        hours = hours_in_words(one.opens_at, one.closes_at)
        rows_of = going.pop((one.service_id, one.dtstart), [])
        found.append(_offer(one.service, one.dtstart, hours, rows_of, worker))  # type: ignore[arg-type]
    for (_, on), rows_of in going.items():
        first = rows_of[0]
        if on is not None and first.service is not None:
            found.append(_offer(first.service, on, "", rows_of, worker))
        elif first.gathering is not None and any(one.worker_id == worker.pk for one in rows_of):
            found.append(_evening(first.gathering, rows_of, worker))
    return sorted(found, key=lambda one: (one.day, one.hours, one.title))


def _evening(row: Gathering, going: list[Going], worker: Any) -> Event:
    return Event(
        day=in_london(row.starts_at).date(),
        hours=f"{clock_time(row.starts_at)} to {clock_time(row.ends_at)}",
        title=row.title,
        where=row.place,
        gathering=row.pk,
        service=None,
        going=names(going),
        mine=mine(going, worker),
        is_called_off=row.called_off_at is not None,
    )


def _offer(row: Any, day: date, hours: str, going: list[Going], worker: Any) -> Event:
    return Event(
        day=day,
        hours=hours,
        title=row.name,
        where=row.organisation.name if "organisation" in row._state.fields_cache else "",
        gathering=None,
        service=row.pk,
        going=names(going),
        mine=mine(going, worker),
        is_called_off=row.status != Status.ACTIVE,
    )


def names(going: Iterable[Going]) -> tuple[str, ...]:
    """Whoever goes, by name."""
    return tuple(one.worker.name for one in going)


def mine(going: Iterable[Going], worker: Any) -> Going | None:
    """That one goes oneself; None when one does not."""
    return next((one for one in going if one.worker_id == worker.pk), None)
