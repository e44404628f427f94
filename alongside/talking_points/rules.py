"""Which days a Talking Point is on, how a day is cut into times, how long somebody waited, and what cannot be: pure."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from statistics import median

from alongside.kit.moments import at_in_london, date_in_words, in_london
from alongside.law.working_days import BANK_HOLIDAYS

FURTHEST, LONGEST_AGO = timedelta(days=400), timedelta(days=366)
SESSIONS_AT_MOST, TIMES_AT_MOST = 120, 60
# A wait of fewer people than this says too much of each of them.
FEWEST = 5
Fault = tuple[str, str]  # the field that is wrong, and a sentence


@dataclass(frozen=True)
class Days:
    """The days of a pattern: those `open`, and the bank holidays that were `left_out`."""

    open: tuple[date, ...]
    left_out: tuple[date, ...] = ()


def days_of(
    starts_on: date, ends_on: date, *, days: Collection[int], every_weeks: int = 1, on_bank_holidays: bool = False
) -> Days:
    """The days from one until another, both included, on these weekdays (0 for Monday) of every week, or each second.

    Weeks count from Monday of the first. England's bank holidays are left out and told, unless it is open on those too.
    """
    monday = starts_on - timedelta(days=starts_on.weekday())
    every = [starts_on + timedelta(days=number) for number in range((ends_on - starts_on).days + 1)]
    wanted = [day for day in every if day.weekday() in days and ((day - monday).days // 7) % every_weeks == 0]
    closed = () if on_bank_holidays else tuple(day for day in wanted if day in BANK_HOLIDAYS)
    return Days(tuple(day for day in wanted if day not in closed), closed)


def times_of(day: date, opens_at: time, closes_at: time, minutes: int) -> list[tuple[datetime, datetime]]:
    """The times into which a day at a venue is cut, each of so many minutes; what is left over at the end is none."""
    begins, ends = (at_in_london(day, clock).astimezone(UTC) for clock in (opens_at, closes_at))
    length, times = timedelta(minutes=minutes), []
    while begins + length <= ends:
        times.append((begins, begins + length))
        begins += length
    return times


def fault_in_pattern(
    starts_on: date,
    ends_on: date,
    opens_at: time,
    closes_at: time,
    *,
    minutes: int,
    found: Days,
    today: date,
) -> Fault | None:
    """The question that is wrong about sessions to be opened, and why; None when all is right."""
    if closes_at <= opens_at:
        return "closes_at", "It closes before it opens. Check both."
    if ends_on < starts_on:
        return "ends_on", "The last day is before the first. Check both."
    if starts_on < today:
        return "starts_on", "That day is past. Choose a day to come."
    if ends_on - today > FURTHEST:
        return "ends_on", "That is more than a year ahead. Open the first part now, and the rest later."
    if fault := _fault_in_length(starts_on, opens_at, closes_at, minutes):
        return fault
    if len(found.open) > SESSIONS_AT_MOST:
        return (
            "ends_on",
            f"That is {len(found.open)} days at once. Open {SESSIONS_AT_MOST} at most, and the rest later.",
        )
    if not found.open and found.left_out:
        return "days", f"{date_in_words(found.left_out[0])} is a bank holiday. Say that it is open then, if it is."
    return None if found.open else ("days", "None of the days falls between the first and the last. Check all three.")


def fault_in_hours(
    day: date, opens_at: time, closes_at: time, *, minutes: int, before: tuple[datetime, datetime], at: datetime
) -> Fault | None:
    """The question that is wrong about new hours of a session, and why; None when all is right.

    `before` is when it was to begin and to end.
    """
    begins, ends = at_in_london(day, opens_at), at_in_london(day, closes_at)
    if closes_at <= opens_at:
        return "closes_at", "It closes before it opens. Check both."
    if begins != before[0] and min(begins, before[0]) <= at:
        return "opens_at", "It has begun, or would have. Leave the beginning as it is."
    if ends <= at:
        return "closes_at", "That has gone by. Write a time to come, or call it off."
    return _fault_in_length(day, opens_at, closes_at, minutes)


def _fault_in_length(day: date, opens_at: time, closes_at: time, minutes: int) -> Fault | None:
    number = len(times_of(day, opens_at, closes_at, minutes))
    if not number:
        return "slot_minutes", "That is longer than it is open. Choose a shorter time, or open for longer."
    if number > TIMES_AT_MOST:
        return "slot_minutes", f"That makes {number} times a day. Choose a longer time for each."
    return None


def places_of(
    times: Collection[tuple[datetime, datetime]], given: Collection[tuple[datetime, datetime, int]], side_by_side: int
) -> dict[tuple[datetime, datetime], int]:
    """How many people more each time can be given to, beside those that are: (from, until, side) of each of these."""
    return {
        (begins, ends): max(
            0, side_by_side - len({side for start, end, side in given if start < ends and end > begins})
        )
        for begins, ends in times
    }


def fault_in_asked_at(asked_at: datetime, *, at: datetime) -> str:
    """Why somebody cannot have asked at this moment; empty when they can."""
    if asked_at > at:
        return "That is still to come. Write when they asked."
    return "That is more than a year ago. Check the year." if at - asked_at > LONGEST_AGO else ""


def waited_days(asked_at: datetime, met_at: datetime) -> int:
    """How many days lie between asking and the time to talk, on London's calendar; 0 on the same day."""
    return max(0, (in_london(met_at).date() - in_london(asked_at).date()).days)


def waited_in_words(days: int) -> str:
    """`on the day they asked`, `1 day after asking`, `3 days after asking`."""
    if days == 0:
        return "on the day they asked"
    return f"{days} day{'' if days == 1 else 's'} after asking"


@dataclass(frozen=True)
class Waits:
    """How long people waited, without who: how many there were, what half waited at most, and the longest.

    `half` and `longest` are None where there were so few that it would tell of each.
    """

    number: int
    half: float | None = None
    longest: int | None = None
    in_time: int | None = None


def waits_of(days: Collection[int], *, within: int) -> Waits:
    """What can be told of how many days people waited, and how many of them no longer than `within`."""
    if len(days) < FEWEST:
        return Waits(len(days))
    return Waits(len(days), median(days), max(days), sum(one <= within for one in days))
