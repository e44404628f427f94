"""Which days something falls on, how it reads, and what can never be."""

from datetime import date, time
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.directory.entries.days import DAYS, When, days_from, fault_in, in_words, read_days, read_month_days
from alongside.directory.entries.rules import fault_in_ages, fault_in_point, is_stale


def weekly(interval, days, **more):
    return When("WEEKLY", interval, read_days(days), **more)


def monthly(days):
    return When("MONTHLY", days=read_days(days))


EVERY_DAY = ",".join(DAYS)
FROM = date(2026, 11, 26)  # a Thursday
OPEN = {"opens_at": time(10), "closes_at": time(12)}


@pytest.mark.parametrize(
    ("when", "words", "days"),
    [
        (weekly(1, "TU,TH", **OPEN), "Every Tuesday and Thursday, 10:00 to 12:00", ["11-26", "12-01", "12-03"]),
        (weekly(2, "TH", starts_on=date(2026, 11, 19)), "Every other Thursday", ["12-03", "12-17", "12-31"]),
        (weekly(3, "MO", starts_on=date(2026, 11, 23)), "Every 3 weeks on Monday", ["12-14", "01-04", "01-25"]),
        (weekly(1, EVERY_DAY, ends_on=date(2026, 11, 27)), "Every day, until 27 November 2026", ["11-26", "11-27"]),
        (When("WEEKLY", starts_on=date(2026, 11, 2)), "Every Monday", ["11-30", "12-07", "12-14"]),
        (monthly("2SA"), "The second Saturday of the month", ["12-12", "01-09", "02-13"]),
        (monthly("-1FR"), "The last Friday of the month", ["11-27", "12-25", "01-29"]),
        (When("MONTHLY", month_days=(15, -1)), "The 15th and last day of the month", ["11-30", "12-15", "12-31"]),
        (When("MONTHLY", starts_on=date(2026, 10, 3)), "The 3rd of the month", ["12-03", "01-03", "02-03"]),
        (When(once_on=FROM, opens_at=time(14)), "Once, on Thursday 26 November 2026, from 14:00", ["11-26"]),
        (When(closes_at=time(17)), "until 17:00", []),
        (weekly(2, "TH", **OPEN), "Every other Thursday, 10:00 to 12:00, ask in which weeks", []),
        (When("MONTHLY", 2, read_days("1TU")), "The first Tuesday of every 2 months, ask in which months", []),
    ],
)  # fmt: skip
def test_the_days_and_how_they_read(when, words, days):
    assert in_words(when) == words
    assert [f"{day:%m-%d}" for day in islice(days_from(when, FROM), 3)] == days
    assert fault_in(when, today=FROM) == ""


def test_what_can_never_be_has_a_sentence():
    never = When("MONTHLY", month_days=(31,), starts_on=date(2026, 2, 1), ends_on=date(2026, 2, 28))
    for when, says in (
        (never, "no such day"),
        (When("WEEKLY", days=read_days("MO"), starts_on=FROM, ends_on=date(2026, 11, 1)), "ends before"),
        (When(opens_at=time(9), closes_at=time(9)), "very moment"),
    ):
        assert says in fault_in(when, today=FROM)
    for words in ("Tuesday", "6MO", "0MO", "MO;TU"):
        with pytest.raises(ValueError, match="no day of the week"):
            read_days(words)
    for words in ("0", "32", "first"):
        with pytest.raises(ValueError, match="no day of a month"):
            read_month_days(words)


@given(
    st.sampled_from(["WEEKLY", "MONTHLY"]), st.integers(1, 4), st.sets(st.sampled_from(DAYS), min_size=1),
    st.dates(date(2020, 1, 1), date(2030, 1, 1)),
)  # fmt: skip
def test_days_come_in_order_on_the_weekdays_told(freq, interval, days, start):
    when = When(freq, interval, read_days(",".join(sorted(days))), starts_on=start)
    found = list(islice(days_from(when, start), 6))
    assert len(found) == 6
    assert found == sorted(set(found))
    assert all(DAYS[day.weekday()] in days and day >= start for day in found)


def test_ages_points_and_what_is_stale():
    assert fault_in_ages(None, None) == fault_in_ages(16, 25) == fault_in_ages(None, 0) == ""
    assert "0 to 120" in fault_in_ages(200, None)
    assert "above the oldest" in fault_in_ages(30, 20)
    for town in (
        (53.80, -1.58),
        (50.15, -5.07),
        (60.15, -1.14),
        (54.60, -5.93),
        (52.48, 1.75),
        (51.13, 1.31),
        (58.44, -3.09),
    ):
        assert fault_in_point(*town) == "", town
    for sea in ((0, 0), (54.5, 3.1), (49.0, -7.0), (100, 101), (57.0, 0.5), (51.0, 2.0), (48.85, 2.35)):
        assert "in the sea" in fault_in_point(*sea), sea
    assert "only one" in fault_in_point(53.8, None)
    assert fault_in_point(None, None) == ""
    assert is_stale(None, today=FROM)
    assert is_stale(date(2026, 8, 1), today=FROM)
    assert not is_stale(date(2026, 9, 1), today=FROM)
