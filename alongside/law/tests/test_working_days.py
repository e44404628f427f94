"""Working days of England: cases by date, and properties."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.law.verdict import Refused
from alongside.law.working_days import (
    BANK_HOLIDAYS,
    FIRST_DAY,
    LAST_DAY,
    LONDON,
    TABLE,
    add_working_days,
    day_in_london,
    end_of_working_days,
    is_working_day,
    read_bank_holidays,
)

days = st.dates(FIRST_DAY, date(2099, 1, 1))
counts = st.integers(1, 60)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 14), "a Saturday"),
        (date(2026, 11, 15), "a Sunday"),
        (date(2026, 1, 1), "New Year's Day"),
        (date(2026, 4, 3), "Good Friday"),
        (date(2026, 4, 6), "Easter Monday"),
        (date(2026, 5, 4), "the early May bank holiday"),
        (date(2026, 5, 25), "the spring bank holiday"),
        (date(2026, 8, 31), "the summer bank holiday"),
        (date(2026, 12, 25), "Christmas Day"),
        (date(2026, 12, 28), "the substitute for a Boxing Day on a Saturday"),
        (date(2027, 12, 27), "the substitute for a Christmas Day on a Saturday"),
        (date(2027, 12, 28), "the substitute for a Boxing Day on a Sunday"),
        (date(2022, 12, 27), "the substitute for a Christmas Day on a Sunday"),
        (date(2022, 1, 3), "the substitute for a New Year's Day on a Saturday"),
        (date(2020, 5, 8), "a May Day that was moved"),
        (date(2022, 6, 2), "a spring bank holiday that was moved"),
        (date(2022, 6, 3), "a jubilee"),
        (date(2022, 9, 19), "a state funeral"),
        (date(2023, 5, 8), "a coronation"),
        (date(1974, 1, 1), "the first New Year's Day, by our correction"),
    ],
)
def test_a_day_off(day, why):
    assert not is_working_day(day), why


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 11, 16), "a plain Monday"),
        (date(2020, 5, 4), "the Monday that May Day was moved from"),
        (date(2022, 5, 30), "the Monday that the spring bank holiday was moved from"),
        (date(2026, 1, 2), "a bank holiday in Scotland"),
        (date(2026, 6, 15), "a bank holiday proclaimed for Scotland"),
        (date(2026, 8, 3), "Scotland's summer bank holiday"),
        (date(2026, 3, 17), "Saint Patrick's Day, a bank holiday in Northern Ireland"),
        (date(2026, 11, 30), "Saint Andrew's Day, a bank holiday in Scotland"),
        (date(2026, 12, 24), "Christmas Eve"),
    ],
)
def test_a_working_day(day, why):
    assert is_working_day(day), why


def test_the_table_is_the_packages_calendar_but_for_our_corrections():
    years = range(FIRST_DAY.year, LAST_DAY.year + 1)
    package = frozenset(holidays.UnitedKingdom(subdiv="ENG", years=years))
    also = {date.fromisoformat(day) for day in TABLE["also"]}
    never = {date.fromisoformat(day) for day in TABLE["not"]}
    assert BANK_HOLIDAYS - also == package - never - also


def test_every_correction_changes_something_and_says_why():
    plain = read_bank_holidays({"years": TABLE["years"], "also": {}, "not": {}})
    assert all(date.fromisoformat(day) not in plain and reason.strip() for day, reason in TABLE["also"].items())
    assert all(date.fromisoformat(day) in plain and reason.strip() for day, reason in TABLE["not"].items())


def test_a_proclaimed_day_is_a_line_in_the_table():
    table = {"years": {"2030": "05-06"}, "also": {"2030-05-07": "proclaimed"}, "not": {"2030-05-06": "moved"}}
    assert read_bank_holidays(table) == {date(2030, 5, 7)}


@pytest.mark.parametrize(
    ("day", "n", "due"),
    [
        (date(2026, 11, 13), 2, date(2026, 11, 17)),  # Friday
        (date(2026, 11, 14), 2, date(2026, 11, 17)),  # Saturday
        (date(2026, 11, 15), 2, date(2026, 11, 17)),  # Sunday
        (date(2026, 11, 16), 2, date(2026, 11, 18)),  # Monday
        (date(2026, 4, 2), 2, date(2026, 4, 8)),  # the Thursday before Easter
        (date(2026, 12, 23), 2, date(2026, 12, 29)),  # over Christmas with a substitute day
        (date(2027, 12, 24), 1, date(2027, 12, 29)),  # two substitute days
        (date(2022, 9, 16), 1, date(2022, 9, 20)),  # over the state funeral
        (date(2023, 5, 5), 1, date(2023, 5, 9)),  # over the coronation
        (date(2026, 11, 16), 1, date(2026, 11, 17)),
    ],
)
def test_counting_starts_on_the_day_after(day, n, due):
    assert add_working_days(day, n) == due


@pytest.mark.parametrize("n", [0, -1, True, 2.0, "2", None])
def test_what_is_no_number_of_working_days_is_refused(n):
    with pytest.raises(Refused, match="whole number, 1 or more"):
        add_working_days(date(2026, 11, 13), n)


@pytest.mark.parametrize("day", [date(1970, 12, 31), date(2101, 1, 1), date.min, date.max])
def test_years_whose_bank_holidays_are_not_known_are_refused(day):
    with pytest.raises(Refused, match="from 1971 to 2100 only"):
        is_working_day(day)
    with pytest.raises(Refused, match="from 1971 to 2100 only"):
        add_working_days(day, 1)


def test_counting_never_leaves_the_known_years():
    with pytest.raises(Refused, match="from 1971 to 2100 only"):
        add_working_days(LAST_DAY, 1)
    with pytest.raises(Refused, match="from 1971 to 2100 only"):
        add_working_days(date(2026, 11, 13), 10**30)


def test_a_moment_is_no_day():
    with pytest.raises(Refused, match="date in London"):
        is_working_day(datetime(2026, 11, 13, tzinfo=UTC))


@given(days, counts)
def test_the_due_day_is_a_working_day_and_exactly_n_lie_between(day, n):
    due = add_working_days(day, n)
    assert is_working_day(due)
    assert sum(is_working_day(day + timedelta(days=step)) for step in range(1, (due - day).days + 1)) == n


@given(days, days, counts)
def test_a_later_day_is_never_due_sooner(one, other, n):
    early, late = sorted((one, other))
    assert add_working_days(early, n) <= add_working_days(late, n)


@given(days, counts, counts)
def test_counting_twice_is_counting_the_sum(day, n, more):
    assert add_working_days(add_working_days(day, n), more) == add_working_days(day, n + more)


@pytest.mark.parametrize(
    ("contact_at", "n", "due_at"),
    [
        ("2026-11-13T16:10:00+00:00", 2, "2026-11-17T23:59:59+00:00"),
        ("2026-07-17T16:10:00+01:00", 2, "2026-07-21T23:59:59+01:00"),
        # In summer 23:30 in UTC is half past midnight in London, a day later.
        ("2026-07-14T23:30:00+00:00", 1, "2026-07-16T23:59:59+01:00"),
        ("2026-11-16T23:59:59+00:00", 1, "2026-11-17T23:59:59+00:00"),
        ("2026-11-17T00:30:00+01:00", 1, "2026-11-17T23:59:59+00:00"),
        # Clocks go forward on Sunday 29 March 2026 and back on Sunday 25 October 2026.
        ("2026-03-27T12:00:00+00:00", 1, "2026-03-30T23:59:59+01:00"),
        ("2026-03-29T00:30:00+00:00", 1, "2026-03-30T23:59:59+01:00"),
        ("2026-10-23T12:00:00+01:00", 1, "2026-10-26T23:59:59+00:00"),
        ("2026-10-25T01:30:00+00:00", 1, "2026-10-26T23:59:59+00:00"),
        ("2026-03-27T23:30:00-05:00", 1, "2026-03-30T23:59:59+01:00"),
    ],
)
def test_the_last_moment_is_the_last_second_of_the_day_in_london(contact_at, n, due_at):
    due = end_of_working_days(datetime.fromisoformat(contact_at), n)
    assert due.isoformat() == due_at


@given(st.builds(datetime.combine, days, st.times(timezones=st.just(UTC))), counts)
def test_the_last_moment_is_in_london_on_the_due_day_and_a_second_later_is_not(contact_at, n):
    due = end_of_working_days(contact_at, n)
    due_on = add_working_days(contact_at.astimezone(LONDON).date(), n)
    assert due.tzinfo is LONDON
    assert due > contact_at
    assert (due.date(), due.time()) == (due_on, time(23, 59, 59))
    next_second = (due.astimezone(UTC) + timedelta(seconds=1)).astimezone(LONDON)
    assert (next_second.date(), next_second.time()) == (due_on + timedelta(days=1), time(0))


def test_a_naive_moment_is_refused():
    with pytest.raises(Refused, match="must have an offset"):
        end_of_working_days(datetime.fromisoformat("2026-11-13T16:10:00"), 2)


def test_the_ends_of_the_calendar_are_refused():
    with pytest.raises(Refused, match="no such day"):
        day_in_london(datetime(1, 1, 1, tzinfo=timezone(timedelta(hours=14))))
