"""Which days something falls on, and how that reads. Pure: a small part of RFC 5545, as the standard uses it."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
PLACES = {1: "first", 2: "second", 3: "third", 4: "fourth", 5: "fifth", -1: "last"}
BYDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)")
LOOK_AHEAD = timedelta(days=366 * 6)  # a fifth Monday, every sixth month, has come round by then
NEVER = "It says when it is on, but there is no such day."


@dataclass(frozen=True)
class When:
    """One schedule, as read: `days` are pairs of place in the month (0: each) and weekday (Monday 0).

    Every other week from no day that is told could be either: then no day is known on which it is.
    """

    freq: str = ""
    interval: int = 1
    days: tuple[tuple[int, int], ...] = ()
    month_days: tuple[int, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    once_on: date | None = None
    opens_at: time | None = None
    closes_at: time | None = None

    @property
    def is_unsure(self) -> bool:
        """Does it come round less often than each week or month, and nobody says in which?"""
        return bool(self.freq) and self.interval > 1 and self.starts_on is None


def read_days(byday: str) -> tuple[tuple[int, int], ...]:
    """`MO,2TU,-1FR` as pairs of place and weekday. Refuses (ValueError) what is no weekday."""
    found = []
    for part in filter(None, (one.strip().upper() for one in byday.split(","))):
        match = BYDAY.fullmatch(part)
        if match is None or (match[1] and int(match[1]) not in PLACES):
            raise ValueError(f"“{part}” is no day of the week.")
        found.append((int(match[1] or 0), DAYS.index(match[2])))
    return tuple(found)


def read_month_days(bymonthday: str) -> tuple[int, ...]:
    """`1,15,-1` as numbers. Refuses (ValueError) what is no day of any month."""
    found = []
    for part in filter(None, (one.strip() for one in bymonthday.split(","))):
        if not re.fullmatch(r"[+-]?\d{1,2}", part) or not 1 <= abs(int(part)) <= 31:
            raise ValueError(f"“{part}” is no day of a month.")
        found.append(int(part))
    return tuple(found)


def when_of(schedule: object) -> When:
    """The When of a row with the standard's fields (`models.Schedule`, or what a feed said)."""
    of = vars(schedule)
    return When(
        freq=of["freq"],
        interval=of["interval"] or 1,
        days=read_days(of["byday"]),
        month_days=read_month_days(of["bymonthday"]),
        starts_on=of["valid_from"] or of["dtstart"],
        ends_on=of["valid_to"],
        once_on=None if of["freq"] else of["dtstart"],
        opens_at=of["opens_at"],
        closes_at=of["closes_at"],
    )


def fault_in(when: When, *, today: date) -> str:
    """Why something can never be on; empty when it can, or when no day is told at all."""
    if when.starts_on and when.ends_on and when.ends_on < when.starts_on:
        return "It ends before it begins."
    if when.opens_at and when.closes_at and when.opens_at == when.closes_at:
        return "It closes at the very moment it opens."
    comes_round = when.freq and (when.days or when.month_days) and not when.is_unsure
    return NEVER if comes_round and next(days_from(when, when.starts_on or today), None) is None else ""


def days_from(when: When, day: date) -> Iterator[date]:
    """The days on which it is on from a day, in order, six years ahead at most. None told: none given."""
    if not when.freq:
        if when.once_on and day <= when.once_on:
            yield when.once_on
        return
    if when.is_unsure:
        return
    first = max(day, when.starts_on) if when.starts_on else day
    last = min(first + LOOK_AHEAD, when.ends_on) if when.ends_on else first + LOOK_AHEAD
    one = first
    while one <= last:
        if _is_on(when, one):
            yield one
        one += timedelta(days=1)


def _is_on(when: When, day: date) -> bool:
    """Is it on, on a day between its first and its last?"""
    began = when.starts_on or day
    if when.freq == "WEEKLY":
        weeks = ((day - timedelta(days=day.weekday())) - (began - timedelta(days=began.weekday()))).days // 7
        weekdays = {weekday for _, weekday in when.days} or ({began.weekday()} if when.starts_on else set())
        return weeks % when.interval == 0 and day.weekday() in weekdays
    months = (day.year - began.year) * 12 + day.month - began.month
    if months % when.interval:
        return False
    length = calendar.monthrange(day.year, day.month)[1]
    if when.month_days and not {day.day, day.day - length - 1} & set(when.month_days):
        return False
    if when.days:
        place, from_the_end = (day.day - 1) // 7 + 1, -((length - day.day) // 7 + 1)
        return any(at in (0, place, from_the_end) and weekday == day.weekday() for at, weekday in when.days)
    return bool(when.month_days) or (when.starts_on is not None and day.day == began.day)


def in_words(when: When) -> str:
    """`Every Tuesday and Thursday, 10:00 to 12:00`; `Once, on Saturday 5 December 2026, 14:00`. Empty: nothing told."""
    said = [_days_in_words(when), _clock_in_words(when)]
    if when.freq and when.ends_on:
        said.append(f"until {when.ends_on.day} {calendar.month_name[when.ends_on.month]} {when.ends_on.year}")
    if when.is_unsure:
        said.append(f"ask in which {'weeks' if when.freq == 'WEEKLY' else 'months'}")
    return ", ".join(filter(None, said))


def _days_in_words(when: When) -> str:
    names = [
        f"{PLACES[at]} {calendar.day_name[weekday]}" if at else calendar.day_name[weekday] for at, weekday in when.days
    ]
    if when.once_on:
        on = when.once_on
        return f"Once, on {calendar.day_name[on.weekday()]} {on.day} {calendar.month_name[on.month]} {on.year}"
    if when.freq == "WEEKLY":
        if not names and when.starts_on:
            names = [calendar.day_name[when.starts_on.weekday()]]
        if names == list(calendar.day_name) and when.interval == 1:
            return "Every day"
        often = {1: "Every", 2: "Every other"}.get(when.interval, f"Every {when.interval} weeks on")
        return f"{often} {_and(names)}" if names else ""
    if when.freq == "MONTHLY":
        often = "of the month" if when.interval == 1 else f"of every {when.interval} months"
        if names:
            return f"The {_and(names)} {often}"
        days = when.month_days or ((when.starts_on.day,) if when.starts_on else ())
        told = ["last day" if day == -1 else f"{day}{_th(day)}" for day in days]
        return f"The {_and(told)} {often}" if told else ""
    return ""


def _clock_in_words(when: When) -> str:
    if when.opens_at and when.closes_at:
        return f"{when.opens_at:%H:%M} to {when.closes_at:%H:%M}"
    if when.opens_at:
        return f"from {when.opens_at:%H:%M}"
    return f"until {when.closes_at:%H:%M}" if when.closes_at else ""


def _and(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _th(number: int) -> str:
    if 11 <= abs(number) % 100 <= 13:
        return "th"
    return {1: "st", 2: "nd", 3: "rd"}.get(abs(number) % 10, "th")
