"""Wishes that nobody meets yet: what may be kept of them, and how they are told without telling of anybody. Pure."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alongside.directory.models import UnmetWish
from alongside.directory.search.nearness import Point
from alongside.directory.search.stems import stem, telling, words_in
from alongside.people.rules import postcode_in

# A number smaller than this is told as such; and what was typed by the public that often is not shown at all.
SMALL = 5
LONGEST, WORDS_AT_MOST = 100, 8
# A number that could ring somebody up, a door, an address for letters: no wish needs one.
TELLS_OF_SOMEBODY = re.compile(r"@|\d{5}|\b\d+[a-z]?\s+\w+\s+(?:street|road|lane|avenue|close|drive|terrace)\b", re.I)


@dataclass(frozen=True)
class Wish:
    """One thing that is wished for: how often (None: fewer than SMALL), where, and when last. `key` tells it apart."""

    key: str
    words: str
    times: int | None
    areas: tuple[str, ...]
    last_on: date


@dataclass(frozen=True)
class Wishes:
    """All of them: those that are shown, how many others were asked for too rarely, and how many in each area."""

    shown: list[Wish]
    too_rare: int
    by_area: list[tuple[str, int | None]]


def key_of_wish(words: str) -> str:
    """What wishes for one thing have in common: their stems, in the order of letters."""
    return " ".join(sorted({stem(word) for word in telling(words_in(words))[:WORDS_AT_MOST]}))[:200]


def fault_in_wish(words: str) -> str:
    """Why words cannot be kept as a wish; empty when they can."""
    if not words_in(words):
        return "Write what was looked for, such as a chess club."
    if TELLS_OF_SOMEBODY.search(words):
        return "Leave out numbers and addresses that could tell of somebody. Say only what was looked for."
    return ""


def area_of(near: Point | None) -> str:
    """The area of a place that was asked: the first half of its postcode, or its name; never a whole postcode."""
    if near is None:
        return ""
    return near.called.split()[0] if postcode_in(near.called) else near.called[:60]


def wish_of(words: str, near: Point | None, *, on: date) -> UnmetWish | None:
    """A search of the public that found nothing, as a row not kept yet; None for what must not be kept."""
    plain = " ".join(words.split())[:LONGEST]
    if fault_in_wish(plain):
        return None
    return UnmetWish(words=plain, key=key_of_wish(plain), area=area_of(near), asked_on=on)


def told(rows: Iterable[UnmetWish]) -> Wishes:
    """Wishes, newest first, as those who plan what is offered may read them.

    Words that no worker has read through are shown only once they were asked for on SMALL days. An area is named beside
    words only when they were wished for there that often.
    """
    groups: dict[str, list[UnmetWish]] = defaultdict(list)
    everywhere: Counter[str] = Counter()
    for row in rows:
        groups[row.key].append(row)
        everywhere[row.area] += 1
    shown, too_rare = [], 0
    for key, each in groups.items():
        read = next((row for row in each if row.is_read), None)
        if read is None and len(each) < SMALL:
            too_rare += 1
            continue
        areas = Counter(row.area for row in each if row.area)
        named = tuple(area for area, many in areas.most_common() if many >= SMALL)
        shown.append(
            Wish(key, (read or each[0]).words, len(each) if len(each) >= SMALL else None, named, each[0].asked_on)
        )
    shown.sort(key=lambda wish: (-(wish.times or 0), -wish.last_on.toordinal(), wish.words))
    by_area = [(area, many if many >= SMALL else None) for area, many in everywhere.most_common() if area]
    return Wishes(shown, too_rare, by_area)
