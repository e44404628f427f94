"""What a machine may ask a list for, read from the address; a sentence for what cannot be asked. Pure.

Parameters as the standard has them: `page`, `per_page`, `search`, `taxonomy_term_id`, `taxonomy_id`, `minimum_age`,
`maximum_age`, `start_time`, `end_time`, `day`, `postcode`, `proximity`. Others are left alone.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from uuid import UUID

from alongside.directory.entries.days import DAYS

PER_PAGE, PER_PAGE_AT_MOST, PAGE_AT_MOST = 50, 500, 10**15
CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?")
UUID_TEXT = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
POSTCODE = re.compile(r"[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}")


class BadQuestion(ValueError):
    """A parameter cannot be read; the message is the sentence."""


@dataclass(frozen=True)
class Asked:
    """What is asked of a list. None: not asked."""

    page: int = 1
    per_page: int = PER_PAGE
    search: str = ""
    term: UUID | None = None
    taxonomy: UUID | None = None
    minimum_age: float | None = None
    maximum_age: float | None = None
    start_time: time | None = None
    end_time: time | None = None
    day: str = ""
    postcode: str = ""
    proximity: float | None = None

    @property
    def narrows(self) -> bool:
        """Is anything asked beside the page?"""
        return self != Asked(page=self.page, per_page=self.per_page)


def read_page(query: Mapping[str, str]) -> Asked:
    """The page alone: what lists of kinds take. Refuses (BadQuestion) what is no page."""
    if not query:
        return Asked()
    return Asked(
        page=_whole(query, "page", 1, PAGE_AT_MOST), per_page=_whole(query, "per_page", PER_PAGE, PER_PAGE_AT_MOST)
    )


def read_asked(query: Mapping[str, str]) -> Asked:
    """Everything that lists of services take. Refuses (BadQuestion) what cannot be read."""
    if not query:
        return Asked()
    page = read_page(query)
    search, day, postcode = query.get("search", ""), query.get("day", ""), query.get("postcode", "")
    if "\0" in search:
        raise BadQuestion("search holds a character that no text has.")
    if len(search) > 500:
        raise BadQuestion("search is longer than 500 letters.")
    if "day" in query and day.upper() not in DAYS:
        raise BadQuestion("day must be one of MO, TU, WE, TH, FR, SA, SU.")
    if "postcode" in query and not POSTCODE.fullmatch(" ".join(postcode.upper().split())):
        raise BadQuestion("postcode must be a postcode in full, such as LS12 3AB.")
    proximity = _number(query, "proximity")
    if proximity is not None and not postcode:
        raise BadQuestion("proximity is asked around a postcode: send postcode too.")
    return Asked(
        page=page.page,
        per_page=page.per_page,
        search=search,
        term=_uuid(query, "taxonomy_term_id"),
        taxonomy=_uuid(query, "taxonomy_id"),
        minimum_age=_number(query, "minimum_age"),
        maximum_age=_number(query, "maximum_age"),
        start_time=_clock(query, "start_time"),
        end_time=_clock(query, "end_time"),
        day=day.upper(),
        postcode=" ".join(postcode.upper().split()),
        proximity=proximity,
    )


def _whole(query: Mapping[str, str], name: str, otherwise: int, most: int) -> int:
    words = query.get(name)
    if words is None:
        return otherwise
    if not re.fullmatch(r"[0-9]{1,1000}", words) or not words.strip("0"):
        raise BadQuestion(f"{name} must be a whole number from 1.")
    number = int(words)
    if number > most:
        if most == PAGE_AT_MOST:
            return most  # past the end, wherever that is
        raise BadQuestion(f"{name} must be a whole number from 1 to {most}.")
    return number


def _number(query: Mapping[str, str], name: str) -> float | None:
    words = query.get(name)
    if words is None:
        return None
    if not re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,12})?", words):
        raise BadQuestion(f"{name} must be a number, 0 or more.")
    return float(words)


def _uuid(query: Mapping[str, str], name: str) -> UUID | None:
    words = query.get(name)
    if words is None:
        return None
    if not UUID_TEXT.fullmatch(words):
        raise BadQuestion(f"{name} must be a UUID.")
    return UUID(words)


def _clock(query: Mapping[str, str], name: str) -> time | None:
    words = query.get(name)
    if words is None:
        return None
    match = CLOCK.fullmatch(words)
    if match is None:
        raise BadQuestion(f"{name} must be a time of day, such as 14:30.")
    return time(int(match[1]), int(match[2]), int(match[3] or 0))
