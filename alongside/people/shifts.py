"""Shifts: when access opens and closes, what is wrong with one, and what is worth saying about it. No database."""

from datetime import UTC, datetime, timedelta

from alongside import packs
from alongside.kit.moments import clock_time, day_in_words, in_london

LONGEST = timedelta(hours=24)
AT_THE_DOOR_AT_MOST = timedelta(hours=12)
AHEAD_AT_MOST = timedelta(days=366)
# However many visits a day holds: whoever begins more at the door is asked to ring the council.
AT_THE_DOOR_A_DAY = 5

Fault = tuple[str, str]  # the field that is wrong, and a sentence


def opens_and_closes(starts_at: datetime, ends_at: datetime) -> tuple[datetime, datetime]:
    """When a shift's access opens and closes: the active pack's minutes before it and after it, on any clock."""
    pack = packs.active()
    before = timedelta(minutes=pack.clock("shift_minutes_before").count)
    after = timedelta(minutes=pack.clock("shift_minutes_after").count)
    return starts_at.astimezone(UTC) - before, ends_at.astimezone(UTC) + after


def fault_in_shift(starts_at: datetime, ends_at: datetime, *, at: datetime) -> Fault | None:
    """Why a shift cannot be so; None when it can. A day is counted by the clock on the wall, also when that changes."""
    begins, ends = starts_at.astimezone(UTC), ends_at.astimezone(UTC)  # two moments of one zone compare by the wall
    if ends <= begins:
        return "ends_at", "The end has to come after the start. A shift that goes past midnight ends on the next day."
    if on_the_wall(ends_at) - on_the_wall(starts_at) > LONGEST:
        return "ends_at", "A shift lasts a day at most. Enter what comes after that as another shift."
    if ends <= at:
        return "ends_at", "That shift is already over. Nothing would open."
    if begins > at + AHEAD_AT_MOST:
        return "starts_at", "That is more than a year from now. Check the year."
    return None


def fault_at_the_door(until: datetime, *, at: datetime) -> Fault | None:
    """Why a shift begun at the door cannot last until then; None when it can."""
    ends = until.astimezone(UTC)
    if ends <= at:
        return "until", "That time has passed. When will you leave?"
    if ends > at + AT_THE_DOOR_AT_MOST:
        return "until", "A shift begun at the door lasts 12 hours at most. Choose an earlier end."
    return None


def worth_saying(starts_at: datetime, ends_at: datetime) -> list[str]:
    """What whoever enters a shift should see before they do: that it passes midnight, or a change of the clocks."""
    first, last = in_london(starts_at), in_london(ends_at)
    said = []
    if last.date() != first.date():
        said.append(f"It passes midnight and ends on {day_in_words(last.date())} at {clock_time(ends_at)}.")
    if first.utcoffset() != last.utcoffset():
        hours = (ends_at.astimezone(UTC) - starts_at.astimezone(UTC)) / timedelta(hours=1)
        way = "forward" if (last.utcoffset() or timedelta()) > (first.utcoffset() or timedelta()) else "back"
        said.append(f"The clocks go {way} in that time, so it lasts {hours:g} hours.")
    return said


def share_time(one: tuple[datetime, datetime], other: tuple[datetime, datetime]) -> bool:
    """Do two shifts share any time? One may begin as another ends."""
    (start, end), (start_2, end_2) = ([moment.astimezone(UTC) for moment in pair] for pair in (one, other))
    return start < end_2 and start_2 < end


def on_the_wall(moment: datetime) -> datetime:
    """The moment as a clock in London shows it."""
    return in_london(moment).replace(tzinfo=None)
