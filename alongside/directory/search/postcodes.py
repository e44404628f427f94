"""A table of postcodes as it is read: `postcode, latitude, longitude[, lsoa21]`, its headings given or not. Pure.

The headings of the Office for National Statistics' own directories (`pcds`, `lat`, `long`) are known too.
"""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from alongside.people.rules import postcode_in

COLUMNS = ("postcode", "latitude", "longitude", "lsoa21")
ALSO = {
    "postcode": ("pcds", "pcd", "pcd7", "pcd8"),
    "latitude": ("lat",),
    "longitude": ("long", "lng", "lon"),
    "lsoa21": ("lsoa21cd",),
}
# The United Kingdom and the sea around it, in degrees.
SOUTH, NORTH, WEST, EAST = 49.0, 61.5, -9.0, 2.5
LSOA = re.compile(r"[A-Z][0-9]{8}")


@dataclass(frozen=True)
class Told:
    """One line of the table that says where a postcode is."""

    postcode: str
    latitude: float
    longitude: float
    lsoa21: str = ""


@dataclass(frozen=True)
class Refused:
    """One line that does not, with a sentence why."""

    line: int
    why: str


def read(lines: Iterable[str]) -> Iterator[Told | Refused]:
    """What each line of the table says, in order; empty lines are passed over."""
    reader = csv.reader(lines)
    places: dict[str, int] | None = None
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        if places is None:
            places = _headings(cells)
            if places is not None:
                continue
            places = {name: place for place, name in enumerate(COLUMNS)}
        try:
            yield _told({name: cells[at].strip() for name, at in places.items() if at < len(cells)})
        except ValueError as fault:
            yield Refused(reader.line_num, str(fault))


def _headings(cells: list[str]) -> dict[str, int] | None:
    """Column -> its place, where the first line is one of headings; None where it is a postcode already."""
    named = [cell.strip().lstrip("\ufeff").casefold() for cell in cells]
    found = {}
    for name in COLUMNS:
        if known := [one for one in (name, *ALSO[name]) if one in named]:
            found[name] = named.index(known[0])
    return found if {"postcode", "latitude", "longitude"} <= found.keys() else None


def _told(cell: dict[str, str]) -> Told:
    postcode = postcode_in(cell.get("postcode", ""))
    if not postcode:
        raise ValueError(f"“{cell.get('postcode', '')[:20]}” is not a postcode.")
    try:
        latitude, longitude = float(cell["latitude"]), float(cell["longitude"])
    except (KeyError, ValueError):
        raise ValueError(f"{postcode} has no latitude and longitude in degrees.") from None
    if not (SOUTH <= latitude <= NORTH and WEST <= longitude <= EAST):
        raise ValueError(f"{postcode} would lie outside the United Kingdom.")
    lsoa21 = cell.get("lsoa21", "").upper()
    if lsoa21 and not LSOA.fullmatch(lsoa21):
        raise ValueError(f"{postcode} has “{lsoa21[:20]}” for its area; it is like E01011229.")
    return Told(postcode, latitude, longitude, lsoa21)
