"""What is on in the next seven days, day by day: reckoned once for each change of the directory, and then held.

Which entries fall on a day no index can tell, so all schedules are gone through; what came of it is held in the process
under a mark that every change of an entry moves. A directory so large that this takes long is told of a change a little
later: an import that goes on beside does not make every visitor wait.
"""

import threading
import time
from dataclasses import dataclass, replace
from datetime import date, timedelta
from datetime import time as clock
from functools import lru_cache
from heapq import nsmallest
from types import SimpleNamespace
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Q

from alongside.directory.entries.days import days_from, when_of
from alongside.directory.models import EntryChange, FeedRun, Schedule
from alongside.directory.models.offer import Status
from alongside.directory.public.words import hours_in_words

DAYS = 7
A_DAY_AT_MOST = 500  # shown of one day; the rest are found by words
AT_THE_END = clock(23, 59)
PATTERN = ("freq", "interval", "byday", "bymonthday", "valid_from", "valid_to", "dtstart")
# What takes more seconds than this is not reckoned again at once for each change, but after so many times as long.
QUICK, RESTS = 0.5, 30


@dataclass(frozen=True)
class On:
    """Something that is on, on one day. In order of time; what tells no time comes last."""

    opens_at: clock
    name: str
    service_id: UUID
    hours: str


@dataclass(frozen=True)
class Day:
    """One day: how many things are on, and the first of them."""

    day: date
    number: int
    on: tuple[On, ...]


@dataclass(frozen=True)
class Held:
    """The week as it was reckoned: of which mark, when (seconds of this process's clock), and how long that took."""

    mark: tuple[Any, ...]
    days: list[Day]
    at: float
    took: float

    def is_good(self, mark: tuple[Any, ...], now: float) -> bool:
        """Does it still stand? One that took long stands for a while after a change, but never overnight."""
        if self.mark == mark:
            return True
        return self.took > QUICK and self.mark[0] == mark[0] and now - self.at < self.took * RESTS


_held: dict[str, Held] = {}
_reckoning = threading.Lock()


def begin_again() -> None:
    """Hold no week, as a process that has just begun."""
    _held.clear()


def week(today: date) -> list[Day]:
    """The seven days from `today`: two statements, and one more when something has changed."""
    mark = (today, *_mark())
    known = _held.get(connection.alias)
    if known is not None and known.is_good(mark, time.monotonic()):
        return known.days
    with _reckoning:  # one of the threads does it, and the others read what came of it
        known = _held.get(connection.alias)
        if known is None or not known.is_good(mark, time.monotonic()):
            begun = time.monotonic()
            days = _reckoned(today)
            known = _held[connection.alias] = Held(mark, days, begun, time.monotonic() - begun)
    return known.days


def _mark() -> tuple[Any, ...]:
    change = EntryChange.objects.order_by("-pk").values_list("pk", "state")[:1]
    run = FeedRun.objects.order_by("-pk").values_list("pk", "position", "finished_at")[:1]
    return (*change, *run)


def _reckoned(today: date) -> list[Day]:
    last = today + timedelta(days=DAYS - 1)
    found: dict[date, set[tuple[Any, ...]]] = {today + timedelta(days=number): set() for number in range(DAYS)}
    for key, name, opens_at, closes_at, *pattern in _schedules(today, last).iterator(chunk_size=2000):
        for day in _days(today, last, *pattern):
            found[day].add((opens_at or AT_THE_END, name, key, hours_in_words(opens_at, closes_at)))
    return [
        Day(day, len(on), tuple(On(*one) for one in nsmallest(A_DAY_AT_MOST, on, key=lambda one: one[:3])))
        for day, on in found.items()
    ]


def _schedules(today: date, last: date) -> Any:
    began = Q(valid_from=None) | Q(valid_from__lte=last)
    goes_on = Q(valid_to=None) | Q(valid_to__gte=today)
    rows = Schedule.objects.filter(began, goes_on, service__status=Status.ACTIVE)
    rows = rows.exclude(freq="", dtstart=None).exclude(freq="", dtstart__gt=last)
    return rows.values_list("service_id", "service__name", "opens_at", "closes_at", *PATTERN)


@lru_cache(maxsize=4096)  # thousands of things are on every Tuesday
def _days(today: date, last: date, *pattern: Any) -> tuple[date, ...]:
    when = when_of(SimpleNamespace(**dict(zip(PATTERN, pattern, strict=True)), opens_at=None, closes_at=None))
    until = min(when.ends_on, last) if when.ends_on else last
    return tuple(day for day in days_from(replace(when, ends_on=until), today) if day <= last)
