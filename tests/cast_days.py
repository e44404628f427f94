"""Days and moments of the cast, counted back from the day it is gathered."""

from datetime import date, datetime, time, timedelta

from alongside.kit.moments import LONDON, in_london


def ago(now: datetime, days: int, clock: str) -> datetime:
    """The moment `days` before `now`'s day in London, at a clock time there."""
    day = in_london(now).date() - timedelta(days=days)
    return datetime.combine(day, time.fromisoformat(clock), tzinfo=LONDON)


def working(now: datetime, days: int, clock: str) -> datetime:
    """As `ago`, on that day or the last weekday before it."""
    moment = ago(now, days, clock)
    while moment.weekday() > 4:
        moment -= timedelta(days=1)
    return moment


def born(now: datetime, years: int) -> date:
    """A birthday that makes somebody this old now, half a year ago."""
    day = in_london(now).date() - timedelta(days=183)
    return day.replace(year=day.year - years, day=min(day.day, 28))
