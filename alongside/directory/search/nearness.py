"""What is near: a postcode or the name of a place as a point, how far two points are apart, and the nearest first.

    point, why_not = point_of("ls12 3ab")            # or "Armley Library", "LS12", "Leeds"
    for row, miles in nearest_first(rows, point, at=lambda row: (row.latitude, row.longitude)): ...
        in_miles(miles)                              # "0.4 miles"

Asks tables of postcodes and of public places alone, and keeps nothing of what is asked.
"""

import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TypeVar

from django.db.models import Avg

from alongside.directory.models import LocationAddress, Postcode
from alongside.people.rules import OUTWARD, postcode_in

T = TypeVar("T")
Degrees = tuple[float | None, float | None]  # latitude and longitude
EARTH_IN_MILES = 3_958.76
MILES_A_DEGREE = math.radians(1) * EARTH_IN_MILES


@dataclass(frozen=True)
class Point:
    """A point in degrees (WGS84), and what it is called: `0.4 miles from LS12 3AB`."""

    latitude: float
    longitude: float
    called: str


def point_of(typed: str) -> tuple[Point | None, str]:
    """Where a postcode, the first half of one, or a named place is; else None and a sentence that says why.

    Of a postcode that is not in the table its first half stands for it (`called` says so). A name is that of a place of
    the directory, or of a town that its places lie in. Nothing typed is no point and no sentence.
    """
    words = " ".join(typed.split())[:200]
    if not words:
        return None, ""
    postcode = postcode_in(words)
    outward = postcode.split()[0] if postcode else _outward_in(words)
    if outward:
        return _of_postcode(postcode, outward)
    return _of_name(words)


def points_of_postcodes(postcodes: Iterable[str]) -> dict[str, tuple[float, float]]:
    """Postcode as kept (`LS12 3AB`) -> its latitude and longitude, of those that the table has; one statement."""
    rows = Postcode.objects.filter(postcode__in=set(postcodes)).values_list("postcode", "latitude", "longitude")
    return {postcode: (latitude, longitude) for postcode, latitude, longitude in rows}


def miles_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far two points (latitude, longitude) are apart in miles, as the crow flies."""
    (up, across), (up_there, across_there) = one, other
    half_up, half_across = math.radians(up_there - up) / 2, math.radians(across_there - across) / 2
    part = (
        math.sin(half_up) ** 2
        + math.cos(math.radians(up)) * math.cos(math.radians(up_there)) * math.sin(half_across) ** 2
    )
    return 2 * EARTH_IN_MILES * math.asin(min(1.0, math.sqrt(part)))


def in_miles(miles: float) -> str:
    """`less than 0.1 miles`, `0.4 miles`, `1 mile`, `12 miles`."""
    if miles < 0.1:
        return "less than 0.1 miles"
    told = f"{miles:.0f}" if miles >= 9.95 else f"{miles:.1f}".removesuffix(".0")
    return f"{told} mile" if told == "1" else f"{told} miles"


def nearest_first(rows: Iterable[T], point: Point, *, at: Callable[[T], Degrees]) -> list[tuple[T, float | None]]:
    """Each row with how many miles it is away, the nearest first. Those of no known point come last, with None."""
    here = (point.latitude, point.longitude)
    told: list[tuple[T, float | None]] = []
    for row in rows:
        latitude, longitude = at(row)
        known = latitude is not None and longitude is not None
        told.append((row, miles_between(here, (latitude, longitude)) if known else None))  # type: ignore[arg-type]
    return sorted(told, key=lambda pair: math.inf if pair[1] is None else pair[1])


def square_around(point: Point, miles: float) -> tuple[tuple[float, float], tuple[float, float]]:
    """The latitudes, and the longitudes, between which everything within so many miles lies; and a little more."""
    up = miles / MILES_A_DEGREE
    across = up / max(math.cos(math.radians(point.latitude)), 0.01)
    return (point.latitude - up, point.latitude + up), (point.longitude - across, point.longitude + across)


def _outward_in(words: str) -> str:
    """The first half of a postcode, `LS12`, when only that was typed; else empty."""
    letters = words.replace(" ", "").upper()
    return letters if re.fullmatch(OUTWARD, letters) else ""


def _of_postcode(postcode: str, outward: str) -> tuple[Point | None, str]:
    if postcode and (found := points_of_postcodes([postcode]).get(postcode)):
        return Point(*found, postcode), ""
    middle = Postcode.objects.filter(outward=outward).aggregate(up=Avg("latitude"), across=Avg("longitude"))
    if middle["up"] is not None:
        return Point(middle["up"], middle["across"], outward), ""
    asked = postcode or outward
    if not Postcode.objects.exists():
        return None, (
            f"No table of postcodes has been brought in here, so it is not known where {asked} is. "
            "Type the name of a place instead, such as a library or a town."
        )
    return None, f"It is not known here where {asked} is. Check it, or type the name of a place or a town."


def _of_name(words: str) -> tuple[Point | None, str]:
    for name in ("location__name__iexact", "city__iexact", "location__name__istartswith"):
        rows = LocationAddress.objects.filter(**{name: words}).order_by("location__name", "id")
        found = list(
            rows.values_list("location__latitude", "location__longitude", "postal_code", "location__name")[:200]
        )
        known = points_of_postcodes(code for up, _, code, _ in found if up is None and code)
        points = [(up, across) if up is not None else known.get(code) for up, across, code, _ in found]
        if there := [point for point in points if point]:
            if name == "city__iexact":  # a town is the middle of what is on in it
                up, across = (sum(degrees) / len(there) for degrees in zip(*there, strict=True))
                return Point(up, across, words), ""
            return Point(*there[0], next(one[3] for one, point in zip(found, points, strict=True) if point)), ""
    return None, f"No place called “{words[:60]}” is known here. Type a postcode, or a library, a hall or a town."
