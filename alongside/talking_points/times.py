"""What is asked of times: those free near a point, whom a worker meets, and how a time reads beside a story."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, OuterRef, Q, QuerySet, Value
from django.db.models.functions import Cast, Concat, ExtractHour, ExtractMinute, Right, TruncDate

from alongside.directory.search.nearness import Point, in_miles, miles_between, points_of_postcodes
from alongside.kit.moments import LONDON
from alongside.talking_points.models import Booking, Session, Slot, Venue

AHEAD, SHOWN = timedelta(days=28), 12


def those_met_by(worker: UUID, at: datetime) -> QuerySet[Booking]:
    """The bookings by which a worker (by key) may open the record of the outer query's person: theirs to meet.

    From the day before a session until the talk is to be recorded; of somebody who did not come, until they were asked
    after.
    """
    around = Q(session__opens_at__lte=at, session__closes_at__gt=at) | Q(came=False, asked_after_at=None)
    rows = Booking.objects.standing().filter(around, person=OuterRef("pk"), called_off_at=None)
    return rows.filter(session__workers__worker=worker)


def _two(part: Any) -> Any:
    return Right(Concat(Value("0"), Cast(part, CharField())), 2)


# A booking as `people.still_to_do` reads it: `10:20, New Wortley Community Centre`, on its day.
SAYS: dict[str, Any] = {
    "is_person": Value(True),
    "by_worker": Value("", CharField()),
    "by_contact": Value("", CharField()),
    "name": Value("", CharField()),
    "words": Concat(
        _two(ExtractHour("slot__starts_at", tzinfo=LONDON)),
        Value(":"),
        _two(ExtractMinute("slot__starts_at", tzinfo=LONDON)),
        Value(", "),
        F("session__venue__name"),
    ),
    "by_on": TruncDate("slot__starts_at", tzinfo=LONDON),
}


@dataclass(frozen=True)
class FreeThere:
    """A session with free times: which (one of those that begin together), and how far it is (None: not known)."""

    session: Session
    slots: list[Slot] = field(default_factory=list)
    miles: float | None = None

    @property
    def distance(self) -> str:
        """`0.4 miles`; empty where it is not known."""
        return "" if self.miles is None else in_miles(self.miles)


def free_times(*, at: datetime, near: Point | None = None, until: datetime | None = None) -> list[FreeThere]:
    """The sessions of the coming weeks that have free times, the soonest day first, the nearest first within a day.

    Takes six statements, however many there are.
    """
    rows = list(Slot.objects.free(at=at).filter(starts_at__lt=until or at + AHEAD))
    venues = {one.pk: one for one in Venue.objects.with_place().filter(pk__in={row.session.venue_id for row in rows})}
    away = how_far(venues.values(), near)
    found = {}
    for row in sorted(rows, key=lambda row: (str(row.session_id), row.starts_at, row.side)):
        there = found.setdefault(row.session_id, FreeThere(row.session, [], away.get(row.session.venue_id)))
        there.session.venue = venues[row.session.venue_id]
        if not there.slots or there.slots[-1].starts_at != row.starts_at:
            there.slots.append(row)
    return sorted(found.values(), key=_soonest_then_nearest)


def _soonest_then_nearest(one: FreeThere) -> tuple[Any, ...]:
    day = one.slots[0].starts_at.astimezone(LONDON).date()
    return day, one.miles is None, one.miles or 0, one.slots[0].starts_at, str(one.session.pk)


def how_far(venues: Iterable[Venue], near: Point | None) -> dict[UUID, float]:
    """Venue's key -> how many miles it is from a point, for those of which it is known."""
    if near is None:
        return {}
    venues, here = list(venues), (near.latitude, near.longitude)
    known = points_of_postcodes(one.postcode for one in venues if one.location.latitude is None and one.postcode)
    away = {}
    for one in venues:
        up, across = one.location.latitude, one.location.longitude
        point = (up, across) if up is not None and across is not None else known.get(one.postcode)
        if point is not None:
            away[one.pk] = miles_between(here, point)
    return away


def by_start(slots: Iterable[Slot]) -> list[Slot]:
    """One of those that begin together, the first that is free."""
    rows = sorted(slots, key=lambda one: (one.starts_at, one.side))
    return [next(together) for _, together in groupby(rows, key=lambda one: one.starts_at)]
