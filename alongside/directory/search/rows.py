"""An entry as rows of the index by which it is found, not kept yet; and the bits and marks it is narrowed by. Pure."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, time
from typing import Any

from alongside.directory.entries.days import DAYS, When, when_of
from alongside.directory.entries.pages import lines_of
from alongside.directory.entries.parts import Parts
from alongside.directory.models import Schedule, SearchEntry, SearchPlace
from alongside.directory.models.offer import Status
from alongside.directory.models.place import AccessKind, LocationType
from alongside.directory.search.stems import EMPTY, key_of, stem, words_in
from alongside.directory.search.wanted import PARTS
from alongside.people.names import folded
from alongside.people.rules import postcode_in

# What a word tells by where it stands; more than twice says no more.
IN_NAME, IN_KIND, IN_WHO, IN_TEXT, IN_PLACE, TWICE = 12, 6, 4, 3, 2, 2
# What is only said of its kind, and not by the entry itself.
OF_ITS_KIND = 1
NOON, FIVE = time(12), time(17)
ALL_DAY = 0b111
LONGEST_MEANING = 600


def bits_of_time(day: str = "", part: str = "") -> int:
    """The bits of a day of the week (`TH`; `SA,SU`: either; empty: any) and a part of it (empty: any)."""
    parts = 1 << PARTS.index(part) if part else ALL_DAY
    return sum(parts << 3 * place for place, name in enumerate(DAYS) if not day or name in day.split(","))


def bits_of_access(kinds: Iterable[str]) -> int:
    """A bit for each of some AccessKind values."""
    return sum({1 << AccessKind.values.index(kind) for kind in kinds})


def mark_of(what: str, which: object) -> int:
    """A kind or a language as the index of stems has it; no word has such a stem."""
    return key_of(f"={what} {folded(str(which))}")


def bits_of_schedule(when: When) -> int:
    """On which parts of which days of the week something is on; all parts where no hours are told."""
    begins, ends = when.opens_at or time.min, when.closes_at or when.opens_at or time.max
    if ends < begins:
        ends = time.max
    thirds = (begins < NOON) | (begins < FIVE and ends > NOON) << 1 | (ends > FIVE or begins >= FIVE) << 2
    days = {weekday for _, weekday in when.days}
    if when.once_on:
        days = {when.once_on.weekday()}
    elif not days and when.month_days:
        days = set(range(7))
    elif not days and when.freq and when.starts_on:
        days = {when.starts_on.weekday()}
    return sum((thirds or ALL_DAY) << 3 * day for day in days)


def last_day(schedules: Iterable[Schedule]) -> date | None:
    """The last day on which something is on; None: no end is told."""
    ends = [one.valid_to if one.freq else one.dtstart for one in schedules]
    return max(ends) if ends and all(ends) else None  # type: ignore[type-var]


def entry_row(parts: Parts) -> SearchEntry:
    """What a list shows of it, and what its meaning is made from."""
    row = parts.service
    kinds = ", ".join(one.name for one in parts.terms)
    closed = "" if row.status == Status.ACTIVE else Status(row.status).label
    means = ". ".join(filter(None, (row.name, kinds, row.description, row.eligibility)))
    return SearchEntry(
        service=row,
        name=row.name,
        shown={"run_by": parts.organisation.name, **lines_of(parts), "closed": closed},
        ends_on=last_day(parts.schedules),
        means=means[:LONGEST_MEANING],
    )


def place_rows(parts: Parts, points: dict[str, tuple[float, float]]) -> list[SearchPlace]:
    """It at each of its places. `points` are of postcodes, for places that tell no point of their own."""
    row = parts.service
    amounts = [one.amount for one in parts.costs if one.amount is not None]
    pence = int(min(amounts) * 100) if amounts else None
    same: dict[str, Any] = {
        "service": row,
        "cost": None if pence is None else min(pence, 2**31 - 1),
        "minimum_age": row.minimum_age,
        "maximum_age": row.maximum_age,
        "ends_on": last_day(parts.schedules),
    }
    everywhere = 0
    at: dict[Any, int] = {}
    for one in parts.schedules:
        bits = bits_of_schedule(when_of(one))
        if one.at_location_id is None:
            everywhere |= bits
        else:
            at[one.at_location_id] = at.get(one.at_location_id, 0) | bits
    rows = []
    for here, place in zip(parts.at_locations, parts.locations, strict=True):
        postcode = next(filter(None, (postcode_in(one.postal_code) for one in parts.addresses_of(place))), "")
        point = (place.latitude, place.longitude) if place.latitude is not None else points.get(postcode)
        if place.location_type != LocationType.PHYSICAL:
            point = None
        has = bits_of_access(one.kind for one in parts.accessibility_of(place) if one.kind)
        latitude, longitude = point or (None, None)
        row_here = SearchPlace(**same, latitude=latitude, longitude=longitude, postcode=postcode, access=has)
        row_here.by_postcode = place.location_type == LocationType.PHYSICAL and place.latitude is None
        row_here.times = everywhere | at.get(here.pk, 0)
        rows.append(row_here)
    return rows or [SearchPlace(**same, times=everywhere)]


def words_told(parts: Parts) -> dict[str, int]:
    """Each word of an entry that tells anything -> how much."""
    row = parts.service
    where = [one.name for one in parts.locations]
    for one in parts.addresses:
        where += [one.address_1, one.city, one.postal_code, one.postal_code.replace(" ", "")]
    told: Counter[str] = Counter()
    for much, texts in (
        (IN_NAME, [row.name]),
        (IN_KIND, [one.name for one in parts.terms]),
        (IN_WHO, [parts.organisation.name]),
        (IN_TEXT, [row.description, row.eligibility, row.alert, *(one.description for one in parts.schedules)]),
        (IN_PLACE, where),
    ):
        for word, often in Counter(word for text in texts for word in words_in(text)).items():
            if word not in EMPTY:
                told[word] += much * min(often, TWICE)
    for one in parts.terms:
        for word in words_in(one.description):
            if word not in EMPTY:
                told.setdefault(word, OF_ITS_KIND)
    return told


def stems_told(words: dict[str, int]) -> dict[int, int]:
    """The same by the keys of their stems."""
    told: Counter[int] = Counter()
    for word, much in words.items():
        told[key_of(stem(word))] += much if much > OF_ITS_KIND else 0
    return {key: much or OF_ITS_KIND for key, much in told.items()}


def marks_of(parts: Parts) -> set[int]:
    """Of which kinds it is and which languages are spoken there."""
    kinds = {key for one in parts.terms for key in (one.pk, one.parent_id) if key}
    spoken = {part for one in parts.languages for part in (one.name, one.code) if part}
    return {mark_of("kind", key) for key in kinds} | {mark_of("language", name) for name in spoken}
