"""Days and moments as people say them. All moments are aware; people read them in London's time."""

import calendar
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
# A story says a hundred days and moments: looking these up costs a fifth of asking strftime.
WEEKDAYS, MONTHS = tuple(calendar.day_name), tuple(calendar.month_name)


def in_london(moment: datetime) -> datetime:
    """The same moment on London's clock; refuses a naive one."""
    if moment.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    return moment.astimezone(LONDON)


def at_in_london(day: date, clock: time) -> datetime:
    """The moment of a day and a clock time in London (of the two in October's repeated hour, the first)."""
    return datetime.combine(day, clock, tzinfo=LONDON)


def day_in_words(day: date) -> str:
    """`Friday 27 November 2026`; a moment gives its day in London."""
    if isinstance(day, datetime):
        day = in_london(day).date()
    return f"{WEEKDAYS[day.weekday()]} {date_in_words(day)}"


def date_in_words(day: date) -> str:
    """`23 May 1997`: for days whose weekday nobody asks for, such as a birthday."""
    return f"{day.day} {MONTHS[day.month]} {day.year}"


def clock_time(moment: datetime) -> str:
    """`14:02`."""
    local = in_london(moment)
    return f"{local.hour:02}:{local.minute:02}"


def moment_in_words(moment: datetime) -> str:
    """`Tuesday 17 November 2026, 19:30`."""
    return f"{day_in_words(moment)}, {clock_time(moment)}"


def day_near(moment: datetime, *, now: datetime) -> str:
    """A day as people say it when it is close: `today`, `Tuesday`; else `Wed 25 Nov`, with the year if not this one."""
    day, today = in_london(moment).date(), in_london(now).date()
    away = (day - today).days
    if away in (-1, 0, 1):
        return {-1: "yesterday", 0: "today", 1: "tomorrow"}[away]
    if 1 < away < 7:
        return f"{day:%A}"
    return f"{day:%a} {day.day} {day:%b}" + (f" {day.year}" if day.year != today.year else "")


def due_in_words(due_at: datetime, *, now: datetime) -> str:
    """A clock in words: `by 20:10 today`, `by the end of today`, `by Tuesday`, `Wed 25 Nov`, `was due Fri 20 Nov`."""
    if due_at < now:
        near = day_near(due_at, now=now)
        return f"was due {clock_time(due_at)} today" if near == "today" else f"was due {near}"
    near = day_near(due_at, now=now)
    ends_the_day = in_london(due_at).time() >= time(23, 59)
    if near == "today":
        return "by the end of today" if ends_the_day else f"by {clock_time(due_at)} today"
    return f"by {near}" if urgency(due_at, now=now) == "soon" else near


def urgency(due_at: datetime, *, now: datetime) -> str:
    """`late` once past, `soon` within the next three days, else `calm`."""
    if due_at < now:
        return "late"
    return "soon" if due_at - now <= timedelta(days=3) else "calm"


def age_on(born_on: date, *, on: date) -> int:
    """Whole years of age on a day. Somebody born on 29 February is a year older on 1 March in a common year."""
    return on.year - born_on.year - ((on.month, on.day) < (born_on.month, born_on.day))
