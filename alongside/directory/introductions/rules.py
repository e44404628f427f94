"""What cannot be right of an introduction, when it is asked how it went, and what may be counted of many. Pure."""

from collections.abc import Mapping
from datetime import date, timedelta

ASK_AFTER = timedelta(weeks=3)
ANSWER_WITHIN = timedelta(days=7)
PLANNED_AT_MOST, ASKED_AT_MOST = timedelta(days=366), timedelta(days=366)
# Fewer than this many people are not counted: in a street, two who went are known by name.
SHOWN_FROM = 5


def ask_on(on_day: date) -> date:
    """When to ask how it went, unless another day is agreed: three weeks after the day."""
    return on_day + ASK_AFTER


def fault_in_days(on_day: date, asked: date, *, today: date) -> tuple[str, str]:
    """The question and why the days of a plan cannot be right; two empty texts when they can."""
    if on_day < today - PLANNED_AT_MOST or on_day > today + PLANNED_AT_MOST:
        return "on_day", "That is more than a year away. Check the year."
    if asked < on_day:
        return "ask_on", "That is before the day they go. Choose a later day to ask how it went."
    if asked > on_day + ASKED_AT_MOST:
        return "ask_on", "That is more than a year after. Check the year."
    return "", ""


def fault_in_going(introducer: str, how: str) -> str:
    """Why who and how do not go together; empty when they do."""
    if introducer == "alone" and how == "together":
        return "Nobody goes along when they go by themselves. Choose another way, or who goes with them."
    return ""


def fault_in_day_to_ask(on: date | None, *, today: date) -> str:
    """Why one cannot ask again on this day; empty when one can, or when no day is named."""
    if on is None:
        return ""
    if on <= today:
        return "Choose a day to come, or leave it empty."
    return "That is more than a year away. Check the year." if on > today + ASKED_AT_MOST else ""


def counted(numbers: Mapping[str, int]) -> tuple[int | None, dict[str, int | None]]:
    """How many were introduced, and of those how it went, as anybody may read it; None where few are hidden.

    `numbers` are how many by how it went. From one to four are hidden. Where only one number would be, it could be
    reckoned from the others and the whole; so then the smallest of the others is hidden too.
    """
    whole = sum(numbers.values())
    if whole < SHOWN_FROM:
        return (0 if whole == 0 else None), {}
    shown: dict[str, int | None] = {key: None if 0 < many < SHOWN_FROM else many for key, many in numbers.items()}
    hidden = [key for key, many in shown.items() if many is None]
    if len(hidden) == 1 and (others := [key for key, many in numbers.items() if many >= SHOWN_FROM]):
        shown[min(others, key=lambda key: numbers[key])] = None
    return whole, shown
