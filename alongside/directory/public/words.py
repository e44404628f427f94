"""What the public's pages say of an entry: told from its parts and kept, and read back when a page is asked for. Pure.

Only what the entry itself says. Who checked it, why it was closed, what colleagues know and what waits for a look are
for workers, and stand in none of this.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time, timedelta
from itertools import islice
from typing import Any

from alongside.directory.entries.days import When, days_from, read_days, read_month_days
from alongside.directory.entries.parts import Parts
from alongside.directory.entries.words import ages_in_words, cost_in_words, schedule_in_words
from alongside.directory.models.entry import HowChecked
from alongside.directory.models.place import AccessKind, LocationType

Json = dict[str, Any]
SHORT = 220
NEXT_DAYS, WITHIN = 4, timedelta(days=62)
# How an entry was last checked, as it is told to anybody.
HOW = {
    HowChecked.PHONED: "We rang them.",
    HowChecked.WENT: "We went there.",
    HowChecked.WROTE: "We wrote to them.",
    HowChecked.WEBSITE: "We looked at their own page.",
    HowChecked.THEMSELVES: "Those who run it told us.",
    HowChecked.FEED: "It came from another list.",
}


@dataclass(frozen=True)
class Next:
    """One day on which something is on. `opens_at` and `closes_at` may be None: not told."""

    day: date
    opens_at: time | None
    closes_at: time | None

    @property
    def hours(self) -> str:
        """`10:00 to 12:00`, `from 10:00`; empty when no time is told."""
        return hours_in_words(self.opens_at, self.closes_at)


def hours_in_words(opens_at: time | None, closes_at: time | None) -> str:
    """When something begins and ends on a day; empty when neither is told."""
    if opens_at and closes_at:
        return f"{opens_at:%H:%M} to {closes_at:%H:%M}"
    if opens_at:
        return f"from {opens_at:%H:%M}"
    return f"until {closes_at:%H:%M}" if closes_at else ""


def public_of(parts: Parts) -> Json:
    """Everything that the public's pages say of an entry, as JSON has it; what says nothing is left out."""
    row = parts.service
    told = {
        "name": row.name,
        "run_by": parts.organisation.name,
        "about": row.description,
        "alert": row.alert,
        "kinds": [one.name for one in parts.terms],
        "when": _each(schedule_in_words(one) for one in parts.schedules),
        "schedules": [_schedule(one) for one in parts.schedules],
        "places": [_place(parts, one) for one in parts.locations],
        "costs": _each(cost_in_words(one) for one in parts.costs) or _each([row.fees]),
        "prices": [f"{one.amount:.2f}" for one in parts.costs if one.amount is not None],
        "who": _each([ages_in_words(row.minimum_age, row.maximum_age), row.eligibility]),
        "languages": _each(one.name or one.code for one in parts.languages),
        "areas": _each(one.name or one.service_area for one in parts.areas),
        "ask": _each(", ".join(filter(None, (one.name, one.title))) for one in parts.contacts),
        "phones": phones_of(parts),
        "emails": _each([row.email, *(one.email for one in parts.contacts)]),
        "url": row.url if row.url.startswith(("https://", "http://")) else "",
    }
    return {name: value for name, value in told.items() if value}


def _each(words: Iterable[str]) -> list[str]:
    """Those that say something, each once."""
    return list(dict.fromkeys(filter(None, (one.strip() for one in words if one))))


def _schedule(row: Any) -> Json:
    days = {name: value.isoformat() for name in ("valid_from", "valid_to", "dtstart") if (value := getattr(row, name))}
    clock = {name: f"{value:%H:%M}" for name in ("opens_at", "closes_at") if (value := getattr(row, name))}
    told = {"freq": row.freq, "interval": row.interval or 1, "byday": row.byday, "bymonthday": row.bymonthday}
    return {**{name: value for name, value in told.items() if value}, **days, **clock}


def _place(parts: Parts, place: Any) -> Json:
    lines, town, postcode = [], "", ""
    for one in parts.addresses_of(place):
        county = one.state_province if one.state_province != one.city else ""
        lines += _each([one.address_1, county])
        town, postcode = town or one.city, postcode or one.postal_code
    access = [AccessKind(one.kind).label if one.kind else one.description for one in parts.accessibility_of(place)]
    return {
        "name": place.name,
        "is_online": place.location_type == LocationType.VIRTUAL,
        "lines": [line for line in lines if line not in (place.name, town)],
        "town": town,
        "postcode": postcode,
        "access": _each(access),
    }


def phones_of(parts: Parts) -> list[Json]:
    """Each telephone number, what it is for, and how a link dials it."""
    return [{"number": one.number, "about": one.description, "href": dialled(one.number)} for one in parts.phones]


def dialled(number: str) -> str:
    """A telephone number as a link dials it; empty for what is no plain number."""
    plain = re.sub(r"[\s().-]", "", number)
    return f"tel:{plain}" if re.fullmatch(r"\+?\d{3,15}", plain) else ""


def when_from(said: Json) -> When:
    """The When of one kept schedule."""
    valid_from, dtstart = _day(said, "valid_from"), _day(said, "dtstart")
    return When(
        freq=said.get("freq", ""),
        interval=said.get("interval", 1),
        days=read_days(said.get("byday", "")),
        month_days=read_month_days(said.get("bymonthday", "")),
        starts_on=valid_from or dtstart,
        ends_on=_day(said, "valid_to"),
        once_on=None if said.get("freq") else dtstart,
        opens_at=_clock(said, "opens_at"),
        closes_at=_clock(said, "closes_at"),
    )


def _day(said: Json, name: str) -> date | None:
    return date.fromisoformat(said[name]) if name in said else None


def _clock(said: Json, name: str) -> time | None:
    return time.fromisoformat(said[name]) if name in said else None


def next_on(said: Json, *, today: date) -> list[Next]:
    """The next days on which an entry is on, within two months, in order of time."""
    found = set()
    for one in said.get("schedules", ()):
        when = when_from(one)
        for day in islice(days_from(when, today), NEXT_DAYS):
            if day <= today + WITHIN:
                found.add(Next(day, when.opens_at, when.closes_at))
    return sorted(found, key=lambda one: (one.day, one.opens_at or time.min))[:NEXT_DAYS]


def in_short(about: str) -> str:
    """The beginning of what something is, as a list shows it."""
    return about if len(about) <= SHORT else f"{about[:SHORT].rsplit(' ', 1)[0]} …"
