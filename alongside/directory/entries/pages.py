"""What pages of the directory show of entries, ready for their templates."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from alongside.directory.entries.days import days_from, when_of
from alongside.directory.entries.parts import Parts, parts_of
from alongside.directory.entries.rules import is_stale
from alongside.directory.entries.words import cost_in_words, schedule_in_words, words_of
from alongside.directory.models import Service

NEXT_DAYS = 4
SHORT = 220


@dataclass(frozen=True)
class Listed:
    """One entry of a list: a few lines, and what must be known of it."""

    service: Service
    run_by: str
    about: str
    when: str
    where: str
    cost: str
    is_stale: bool
    closed: str


def listed(services: Iterable[Service], *, today: date) -> list[Listed]:
    """These entries as a list shows them, in a constant number of statements."""
    return [_listed(parts, today) for parts in parts_of(services)]


def lines_of(parts: Parts) -> dict[str, str]:
    """The lines of an entry in a list: `about`, `when`, `where`, `cost`."""
    row = parts.service
    times = [words for one in parts.schedules if (words := schedule_in_words(one))]
    places = []
    for place in parts.locations:
        address = next(iter(parts.addresses_of(place)), None)
        places.append(", ".join(filter(None, (place.name, address.city if address else ""))))
    about = row.description if len(row.description) <= SHORT else f"{row.description[:SHORT].rsplit(' ', 1)[0]} …"
    return {
        "about": about,
        "when": "; ".join(times[:2]),
        "where": "; ".join(places[:2]),
        "cost": "; ".join(filter(None, map(cost_in_words, parts.costs[:2]))),
    }


def _listed(parts: Parts, today: date) -> Listed:
    row = parts.service
    return Listed(
        service=row,
        run_by=parts.organisation.name,
        **lines_of(parts),
        is_stale=row.runs and is_stale(row.checked_on, today=today),
        closed="" if row.status == "active" else row.get_status_display(),
    )


def rows_of(parts: Parts) -> list[dict[str, Any]]:
    """An entry as a summary list: key and words."""
    return [{"key": key, "words": words} for key, words in words_of(parts).items() if key != "Name"]


def next_days(parts: Parts, *, today: date) -> list[tuple[date, str]]:
    """The next days on which it is on, within two months, each with its hours."""
    found = []
    for row in parts.schedules:
        when = when_of(row)
        hours = f"{when.opens_at:%H:%M}" if when.opens_at else ""
        hours += f" to {when.closes_at:%H:%M}" if when.opens_at and when.closes_at else ""
        for number, day in enumerate(days_from(when, today)):
            if number == NEXT_DAYS or day > today + timedelta(days=62):
                break
            found.append((day, hours))
    return sorted(set(found))[:NEXT_DAYS]
