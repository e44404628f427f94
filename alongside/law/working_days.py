"""Working days of England: not Saturday, not Sunday, not a bank holiday.

The bank holidays are data (`bank_holidays.toml`), so that a newly proclaimed one is a line in a file and no process
has to carry the almanac of every country. Source: Banking and Financial Dealings Act 1971, section 1 and Schedule 1,
and the royal proclamations made under it.
"""

import tomllib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from alongside.law.verdict import Refused

LONDON = ZoneInfo("Europe/London")
# The last second, not the next midnight: midnight's date is the day after, and would name the wrong day wherever the
# moment is shown or its date is taken. Whole seconds, because a clock that people keep is read in no smaller part.
LAST_SECOND = time(23, 59, 59)
TABLE = tomllib.loads(Path(__file__).with_name("bank_holidays.toml").read_text(encoding="utf-8"))


def read_bank_holidays(table: dict[str, dict[str, str]]) -> frozenset[date]:
    """The bank holidays of every year of a table, with its corrections made."""
    days = {date.fromisoformat(f"{year}-{day}") for year, line in table["years"].items() for day in line.split()}
    days |= {date.fromisoformat(day) for day in table["also"]}
    return frozenset(days - {date.fromisoformat(day) for day in table["not"]})


BANK_HOLIDAYS = read_bank_holidays(TABLE)
FIRST_DAY = date(int(min(TABLE["years"])), 1, 1)
LAST_DAY = date(int(max(TABLE["years"])), 12, 31)


def is_working_day(day: date) -> bool:
    """Is this a working day in England? Refuses a moment, and a day outside the years whose bank holidays are known."""
    if isinstance(day, datetime):
        raise Refused("A working day is a date; a moment must first be taken to its date in London.")
    if not FIRST_DAY <= day <= LAST_DAY:
        raise Refused(f"The bank holidays of England are known here from {FIRST_DAY.year} to {LAST_DAY.year} only.")
    return day.weekday() < 5 and day not in BANK_HOLIDAYS


def add_working_days(day: date, n: int) -> date:
    """The nth working day after a day; the day itself is never counted, so Friday or Saturday and two is Tuesday.

    Refuses a number that is not whole or is less than 1, and to count into years whose bank holidays are not known.
    """
    if not isinstance(n, int) or isinstance(n, bool) or n < 1:
        raise Refused("The number of working days must be a whole number, 1 or more.")
    is_working_day(day)
    left = n
    while left:
        if day == LAST_DAY:
            raise Refused(f"The bank holidays of England are known here from {FIRST_DAY.year} to {LAST_DAY.year} only.")
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day


def day_in_london(moment: datetime) -> date:
    """The date of a moment on London's clock. Refuses a moment without an offset."""
    if moment.utcoffset() is None:
        raise Refused("A moment must have an offset, so that its date in London is known.")
    try:
        return moment.astimezone(LONDON).date()
    except OverflowError:
        raise Refused("The calendar has no such day in London.") from None


def end_of_working_days(contact_at: datetime, n: int) -> datetime:
    """The last moment that is still within n working days of a contact: 23:59:59 in London on the nth one after it.

    Takes an aware moment of any offset, gives an aware one in London's time. Refuses as `add_working_days` does.
    """
    return datetime.combine(add_working_days(day_in_london(contact_at), n), LAST_SECOND, tzinfo=LONDON)
