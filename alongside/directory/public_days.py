"""What is on in the next seven days, day by day: reckoned once for each change of the directory, and then held.

Which entries fall on a day no index can tell, so all schedules are gone through; what came of it is held in the process
under a mark that every change of an entry moves.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from heapq import nsmallest
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from alongside.directory.models import EntryChange, FeedRun, Schedule
from alongside.directory.models.offer import Status
from alongside.directory.public_words import hours_in_words
from alongside.directory.schedule_days import days_from, when_of

DAYS = 7
A_DAY_AT_MOST = 500  # shown of one day; the rest are found by words
AT_THE_END = time(23, 59)
ASKED = (
    "service_id", "service__name", "freq", "interval", "byday", "bymonthday", "valid_from", "valid_to", "dtstart",
    "opens_at", "closes_at",
)  # fmt: skip


@dataclass(frozen=True, order=True)
class On:
    """Something that is on, on one day. In order of time; what tells no time comes last."""

    opens_at: time
    name: str
    service_id: UUID
    hours: str


@dataclass(frozen=True)
class Day:
    """One day: how many things are on, and the first of them."""

    day: date
    number: int
    on: tuple[On, ...]


_held: dict[Any, tuple[Any, list[Day]]] = {}


def week(today: date) -> list[Day]:
    """The seven days from `today`: two statements, and one more when something has changed."""
    mark = (today, *_mark())
    known = _held.get(connection.alias)
    if known is None or known[0] != mark:
        known = _held[connection.alias] = (mark, _reckoned(today))
    return known[1]


def _mark() -> tuple[Any, ...]:
    change = EntryChange.objects.order_by("-pk").values_list("pk", "state")[:1]
    run = FeedRun.objects.order_by("-pk").values_list("pk", "position", "finished_at")[:1]
    return (*change, *run)


def _reckoned(today: date) -> list[Day]:
    last = today + timedelta(days=DAYS - 1)
    found: dict[date, set[On]] = {today + timedelta(days=number): set() for number in range(DAYS)}
    for row in _schedules(today, last).iterator(chunk_size=2000):
        for day, one in _on(SimpleNamespace(**row), today, last):
            found[day].add(one)
    return [Day(day, len(on), tuple(nsmallest(A_DAY_AT_MOST, on))) for day, on in found.items()]


def _schedules(today: date, last: date) -> Any:
    began = Q(valid_from=None) | Q(valid_from__lte=last)
    goes_on = Q(valid_to=None) | Q(valid_to__gte=today)
    rows = Schedule.objects.filter(began, goes_on, service__status=Status.ACTIVE)
    return rows.exclude(freq="", dtstart=None).exclude(freq="", dtstart__gt=last).values(*ASKED)


def _on(row: SimpleNamespace, today: date, last: date) -> Iterator[tuple[date, On]]:
    when = when_of(row)
    until = min(when.ends_on, last) if when.ends_on else last
    for day in days_from(replace(when, ends_on=until), today):
        if day <= last:
            hours = hours_in_words(when.opens_at, when.closes_at)
            yield day, On(when.opens_at or AT_THE_END, row.service__name, row.service_id, hours)
