"""A person's story a page at a time, at the same cost for the first page and the hundredth.

A page begins after, or ends before, one item: the cursor in its address. Nothing is counted, and nothing passed over.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from alongside.kit.moments import at_in_london, date_in_words, in_london
from alongside.people import often_asked
from alongside.people.models import Person, StoryItem
from alongside.people.models.story_item import StoryItemQuerySet, audiences_of
from alongside.people.often_asked import STORY_A_PAGE, WORKERS_ASKED
from alongside.people.story_kinds import Group, groups_of
from alongside.workforce.models import Worker

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
CURSOR = re.compile(r"(\d{1,16})-([0-9a-f]{32})", re.ASCII)
YEAR = re.compile(r"\d{4}", re.ASCII)


@dataclass(frozen=True)
class Cursor:
    """One place in a story: `1794339000000000-018f...`, its moment in microseconds and its item's key."""

    at: datetime
    key: UUID

    def __str__(self) -> str:
        return f"{(self.at - EPOCH) // timedelta(microseconds=1)}-{self.key.hex}"

    @classmethod
    def read(cls, typed: str) -> "Cursor | None":
        """The cursor in an address; None for anything that is none."""
        found = CURSOR.fullmatch(typed)
        return cls(EPOCH + timedelta(microseconds=int(found[1])), UUID(hex=found[2])) if found else None

    @classmethod
    def of(cls, item: StoryItem) -> "Cursor":
        return cls(item.at, item.pk)


@dataclass(frozen=True)
class Page:
    """A stretch of a story, newest first. `newer` and `older` are the cursors of those beside it, empty: none."""

    items: list[Any] = field(default_factory=list)
    newer: str = ""
    older: str = ""

    @property
    def days(self) -> str:
        """From the day of its oldest to that of its newest item, in words; empty of an empty page."""
        days = [date_in_words(in_london(item.at).date()) for item in (self.items[-1:] + self.items[:1])]
        return " to ".join(dict.fromkeys(days))


@dataclass(frozen=True)
class Front:
    """The newest of a story, its newest key events, and when its first item was (None: there is none)."""

    page: Page
    key_events: list[Any]
    began_at: datetime | None


def front(person: Person) -> Front:
    """The first page of a person's story with its key events, in one statement."""
    rows = often_asked.newest_of_story(person=person, audiences=audiences_of(person.standing))
    newest = rows[: STORY_A_PAGE + 1]
    return Front(
        _first(newest),
        [row for row in rows if row.is_key or row.is_pinned],
        rows[0].began_at if rows else None,
    )


def page_of(rows: StoryItemQuerySet, *, older: str = "", newer: str = "", year: str = "") -> Page:
    """A page of items that come newest first: those older or newer than a cursor, or from the end of a year back.

    What cannot be read gives the first page, and so does a stretch of newer ones that is not full.
    """
    after, before = Cursor.read(older), Cursor.read(newer)
    if after:
        return _first(list(rows.beyond(after.at, after.key, "lt")[: STORY_A_PAGE + 1]), newer_than_these=True)
    if before:
        found = list(rows.beyond(before.at, before.key, "gt").reverse()[: STORY_A_PAGE + 1])
        if len(found) > STORY_A_PAGE:
            items = found[:STORY_A_PAGE][::-1]
            return Page(items, newer=str(Cursor.of(items[0])), older=str(Cursor.of(items[-1])))
    if YEAR.fullmatch(year) and 1 < int(year) < date.max.year:
        ends = at_in_london(date(int(year) + 1, 1, 1), time(0))
        found = list(rows.filter(at__lt=ends)[: STORY_A_PAGE + 1])
        return _first(found, newer_than_these=bool(found) and rows.filter(at__gte=ends).exists())
    return _first(list(rows[: STORY_A_PAGE + 1]))


def page_of_all(person: Person, older: str) -> Page:
    """`page_of` of the whole story, which is asked for most: the first page, or what is older than a cursor."""
    audiences, after = audiences_of(person.standing), Cursor.read(older)
    if after is None:
        return _first(often_asked.first_of_whole(person=person, audiences=audiences))
    rows = often_asked.older_of_whole(person=person, audiences=audiences, at=after.at, item=after.key)
    return _first(rows, newer_than_these=True)


def _first(rows: list[Any], *, newer_than_these: bool = False) -> Page:
    items = rows[:STORY_A_PAGE]
    more = len(rows) > STORY_A_PAGE
    return Page(
        items,
        newer=str(Cursor.of(items[0])) if items and newer_than_these else "",
        older=str(Cursor.of(items[-1])) if more else "",
    )


def years_of(began_at: datetime | None, now: datetime) -> list[int]:
    """The years that a story reaches over, the newest first; none where it is all of one."""
    if began_at is None:
        return []
    first, last = in_london(began_at).year, in_london(now).year
    return list(range(last, first - 1, -1)) if first < last else []


def kinds_and_workers(person: Person) -> tuple[list[Group], list[tuple[UUID, str]]]:
    """What a person's story can be chosen by: the groups of kinds that are in it, and who wrote any of it, by name."""
    pairs = often_asked.kinds_and_keys(person=person, audiences=audiences_of(person.standing))
    keys = list({by for _, by in pairs if by})
    if 0 < len(keys) <= WORKERS_ASKED:
        workers = often_asked.names_of_many(workers=keys)
    else:
        workers = list(Worker.objects.filter(pk__in=keys).order_by("name", "pk").values_list("pk", "name"))
    return groups_of({kind for kind, _ in pairs}), workers
