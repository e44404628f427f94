"""Talking Points as anybody may know of them: where, when, how to get in, how many times are free. No names::

for one in sessions_to_come(at=request.at, near=point):
    one.venue, one.starts_at, one.free
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.design.words import count_of
from alongside.directory.public.pieces import Line, Piece
from alongside.directory.search.nearness import Point, in_miles
from alongside.kit.moments import clock_time, day_in_words
from alongside.talking_points.models import Session, Venue
from alongside.talking_points.times import AHEAD, how_far


@dataclass(frozen=True)
class Upcoming:
    """One session. `free` is how many times nobody has yet, `next_free_at` the first (None: all are given).

    `access` is what the place has for getting in, in words; `find_us` how to find the room; `miles` None: not known.
    """

    key: UUID
    venue: str
    where: str
    postcode: str
    access: tuple[str, ...]
    find_us: str
    starts_at: datetime
    ends_at: datetime
    free: int
    next_free_at: datetime | None
    miles: float | None = None


def sessions_to_come(
    *, at: datetime, until: datetime | None = None, near: Point | None = None, at_most: int = 20
) -> list[Upcoming]:
    """The sessions of the coming four weeks (or until a moment), the soonest first; with `near`, the nearest first.

    Asks five statements, however many there are.
    """
    rows = list(Session.objects.to_come(at=at).filter(starts_at__lt=until or at + AHEAD).with_free_times(at=at))
    venues = {one.pk: one for one in Venue.objects.with_place().filter(pk__in={row.venue_id for row in rows})}
    away = how_far(venues.values(), near)
    if near is not None:
        rows.sort(key=lambda row: (row.venue_id not in away, away.get(row.venue_id, 0.0), row.starts_at))
    return [
        Upcoming(
            key=row.pk,
            venue=(venue := venues[row.venue_id]).name,
            where=venue.where,
            postcode=venue.postcode,
            access=tuple(venue.access),
            find_us=venue.find_us,
            starts_at=row.starts_at,
            ends_at=row.ends_at,
            free=row.free,  # type: ignore[attr-defined]
            next_free_at=row.next_free_at,  # type: ignore[attr-defined]
            miles=away.get(row.venue_id),
        )
        for row in rows[:at_most]
    ]


def for_the_public(at: datetime, near: Point | None = None) -> Piece | None:
    """The next Talking Points as a page for anybody tells them, `near` a point the nearest first. No names.

    None when none is to come.
    """
    found = sessions_to_come(at=at, near=near, at_most=5)
    if not found:
        return None
    lines = tuple(Line(_when_and_where(one), _about(one, near)) for one in found)
    words = "Somebody from social care is there. Ring us for a time, or come by."
    if near is None:
        return Piece("Come and talk", f"{words} Look near your postcode to see the nearest first.", lines)
    return Piece(f"Come and talk near {near.called}", words, lines)


def _when_and_where(one: Upcoming) -> str:
    """`Thursday 3 December 2026, 13:00 to 16:00, New Wortley Community Centre`."""
    return f"{day_in_words(one.starts_at)}, {clock_time(one.starts_at)} to {clock_time(one.ends_at)}, {one.venue}"


def _about(one: Upcoming, near: Point | None) -> str:
    away = f"{in_miles(one.miles)} from {near.called}" if near is not None and one.miles is not None else ""
    free = "Every time is given, but you can come by" if not one.free else f"{count_of(one.free, 'time')} free"
    told = ". ".join(filter(None, (away, one.where, *one.access[:3], free))) + "."
    return told[0].upper() + told[1:]
