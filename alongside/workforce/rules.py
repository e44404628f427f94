"""Decisions of this room, pure: when a door is shut for a while, and what is wrong with a period or a day."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

# Five wrong passwords within a quarter of an hour shut an account for a quarter of an hour.
TRIES_BEFORE_LOCK = 5
TRIES_WITHIN = timedelta(minutes=15)
LOCKED_FOR = timedelta(minutes=15)
# Failed tries are remembered for a day.
TRIES_REMEMBERED = timedelta(days=1)
# From one place on the network, so many tries and asks within five minutes, then a pause.
TRIES_FROM_ONE_PLACE = 20
SLOWED_WITHIN = timedelta(minutes=5)
# So many links to one address within an hour.
LINKS_AT_MOST = 3
LINKS_WITHIN = timedelta(hours=1)
# However busy, a sign-in is asked for again after so long.
LONGEST_SITTING = timedelta(hours=12)
WORDS_KEPT_FOR = timedelta(days=7)
WORDS_AT_MOST = 200_000

HOURS_BEFORE_AT_MOST = 48
# Longer than any clock stays near: until then, the rows of what was sent keep it from being sent again.
REMINDERS_REMEMBERED = timedelta(days=60)

LONGEST_DUTY = timedelta(days=31)
LONGEST_COVER = timedelta(days=366)
STARTED_AT_MOST = timedelta(days=31)
AHEAD_AT_MOST = timedelta(days=366)

Fault = tuple[str, str]  # the field that is wrong, and a sentence


def lock_ends(failures: Iterable[datetime]) -> datetime | None:
    """When the last lock ended or ends, given every failed try in order of time; None: there was none.

    Tries made while locked do not count, so that a flood cannot keep an account shut without a break.
    """
    lately: list[datetime] = []
    shut_until: datetime | None = None
    for failed_at in failures:
        if shut_until is not None and failed_at < shut_until:
            continue
        lately = [*(earlier for earlier in lately if failed_at - earlier < TRIES_WITHIN), failed_at]
        if len(lately) == TRIES_BEFORE_LOCK:
            shut_until, lately = failed_at + LOCKED_FOR, []
    return shut_until


def slowed_until(tries: Iterable[datetime], *, at: datetime) -> datetime | None:
    """When the next try may be made from a place that made these; None: at once."""
    newest = sorted((tried_at for tried_at in tries if tried_at > at - SLOWED_WITHIN), reverse=True)[
        :TRIES_FROM_ONE_PLACE
    ]
    return newest[-1] + SLOWED_WITHIN if len(newest) == TRIES_FROM_ONE_PLACE else None


def fault_in_period(starts_at: datetime, ends_at: datetime, *, at: datetime, longest: timedelta) -> Fault | None:
    """What is wrong with a turn on duty or a cover that somebody sets at `at`: None when nothing is."""
    if ends_at <= starts_at:
        return "ends_at", "The end has to come after the start."
    if ends_at <= at:
        return "ends_at", "That end has already passed. Choose one still to come."
    if starts_at < at - STARTED_AT_MOST:
        return "starts_at", "That start is more than 31 days ago. Choose a later one."
    if starts_at > at + AHEAD_AT_MOST:
        return "starts_at", "That start is more than a year from now. Choose an earlier one."
    if ends_at - starts_at > longest:
        return "ends_at", f"That is too long: {longest.days} days is the most. Choose an earlier end."
    return None


def fault_in_membership(starts_on: date, ends_on: date | None, *, today: date) -> Fault | None:
    """What is wrong with a time in a team: None when nothing is. `ends_on` None: until it is ended."""
    if starts_on < today - timedelta(days=366 * 50):
        return "starts_on", "That first day is more than fifty years ago. Check the year."
    if starts_on > today + AHEAD_AT_MOST:
        return "starts_on", "That first day is more than a year from now. Choose an earlier one."
    if ends_on is not None and ends_on < starts_on:
        return "ends_on", "The last day cannot come before the first."
    if ends_on is not None and ends_on > today + timedelta(days=3660):
        return "ends_on", "That last day is more than ten years from now. Leave it empty if it is not known."
    return None


def fault_in_leaving(left_on: date, *, today: date) -> Fault | None:
    """What is wrong with the first day on which somebody no longer works here: None when nothing is."""
    if left_on < today - AHEAD_AT_MOST:
        return "left_on", "That is more than a year ago. Check the year."
    if left_on > today + AHEAD_AT_MOST:
        return "left_on", "That is more than a year from now. Say so nearer the time."
    return None
