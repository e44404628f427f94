"""Hertfordshire practice principle 6 and Southend practice principle 6: recording within working days of contact."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside import law
from alongside.law.working_days import LONDON, add_working_days, is_working_day

RECORDING = law.as_at("recording_deadline", on=date(2026, 11, 22))


@pytest.mark.parametrize(
    ("contact_at", "working_days", "due_on"),
    [
        ("2026-11-13T16:10:00+00:00", 2, "2026-11-17"),  # Friday
        ("2026-11-14T09:00:00Z", 2, "2026-11-17"),  # Saturday
        ("2026-11-15T09:00Z", 2, "2026-11-17"),  # Sunday
        ("2026-11-16T09:00:00.5+00", 2, "2026-11-18"),
        ("2026-07-14T23:30:00Z", 1, "2026-07-16"),  # past midnight in London
        ("2026-07-15T00:30:00+0100", 1, "2026-07-16"),
        ("2026-07-15T08:30:00+09:00", 1, "2026-07-16"),
        ("2026-12-24T12:00:00+00:00", 2, "2026-12-30"),  # Christmas, Saturday, Sunday, substitute Monday
        ("2022-09-16T12:00:00+01:00", 2, "2022-09-21"),
        ("2026-11-13T16:10:00+00:00", 1, "2026-11-16"),
    ],
)
def test_principle_6_whole_working_days_after_the_contact(contact_at, working_days, due_on):
    verdict = RECORDING.judge({"contact_at": contact_at, "working_days": working_days})
    assert verdict.met is None
    assert verdict.to_weigh == ()
    assert verdict.extra == {"due_on": due_on}
    assert verdict.provisions == ("Hertfordshire practice principle 6", "Southend practice principle 6")


def test_the_reasons_name_the_days():
    verdict = RECORDING(contact_at=datetime(2026, 11, 13, 16, 10, tzinfo=UTC), working_days=2)
    assert verdict.reasons[0] == (
        "The contact was on Friday 13 November 2026 in London, and 2 working days after it is Tuesday 17 November 2026."
    )
    one = RECORDING(contact_at=datetime(2026, 11, 13, 16, 10, tzinfo=UTC), working_days=1)
    assert "1 working day after it is Monday 16 November 2026" in one.reasons[0]


@pytest.mark.parametrize("working_days", [0, -2, 2.0, 1.5, "2", True, False, None, [2], {}])
def test_principle_6_only_a_whole_number_of_days(working_days):
    with pytest.raises(law.Refused, match=r"^working_days must be a whole number, 1 or more\.$"):
        RECORDING.judge({"contact_at": "2026-11-13T16:10:00+00:00", "working_days": working_days})


@pytest.mark.parametrize("contact_at", [None, 1763050200, True, ["2026-11-13T16:10:00+00:00"]])
def test_principle_6_only_a_string_for_a_moment(contact_at):
    with pytest.raises(law.Refused, match=r"^contact_at must be a moment written as a string"):
        RECORDING.judge({"contact_at": contact_at, "working_days": 2})


@pytest.mark.parametrize(
    "contact_at",
    [
        "2026-11-13T16:10:00",
        "2026-11-13",
        "2026-11-13 16:10:00+00:00",
        "2026-11-13t16:10:00+00:00",
        "2026-W46-5T16:10:00+00:00",
        "20261113T161000Z",
        "2026-11-13T24:00:00Z",
        "2026-11-13T16:10:00+00:00\n",
        " 2026-11-13T16:10:00+00:00",
        "２０２６-11-13T16:10:00+00:00",
        "",
        "now",
    ],
)
def test_principle_6_a_moment_needs_its_offset(contact_at):
    with pytest.raises(law.Refused, match=r"^contact_at must be a moment with its offset"):
        RECORDING.judge({"contact_at": contact_at, "working_days": 2})


@pytest.mark.parametrize(
    "contact_at",
    [
        "2026-02-30T10:00:00Z",
        "2026-13-01T10:00:00Z",
        "0000-01-01T10:00:00Z",
        "2026-11-13T16:60:00Z",
        "2026-11-13T16:10:00+25:00",
    ],
)
def test_principle_6_a_moment_must_exist(contact_at):
    with pytest.raises(law.Refused, match=r"^contact_at is not a moment that the calendar or the clock has\.$"):
        RECORDING.judge({"contact_at": contact_at, "working_days": 2})


@pytest.mark.parametrize(
    "contact_at",
    ["0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "2100-12-31T12:00:00Z", "1960-01-01T12:00:00Z"],
)
def test_principle_6_years_whose_bank_holidays_are_not_known(contact_at):
    with pytest.raises(law.Refused):
        RECORDING.judge({"contact_at": contact_at, "working_days": 1})


days = st.dates(date(1975, 1, 1), date(2099, 1, 1))
moments = st.builds(datetime.combine, days, st.times(timezones=st.just(UTC)))
counts = st.integers(1, 40)


def due_on(contact_at, working_days):
    return date.fromisoformat(RECORDING(contact_at=contact_at, working_days=working_days).extra["due_on"])


@given(moments, counts)
def test_principle_6_due_on_is_a_working_day_n_steps_on(contact_at, working_days):
    due = due_on(contact_at, working_days)
    assert is_working_day(due)
    assert due == add_working_days(contact_at.astimezone(LONDON).date(), working_days)


@given(moments, st.timedeltas(timedelta(0), timedelta(days=30)), counts)
def test_principle_6_a_later_contact_is_never_due_sooner(contact_at, later, working_days):
    assert due_on(contact_at, working_days) <= due_on(contact_at + later, working_days)


@given(moments, counts)
def test_principle_6_one_more_day_is_due_later(contact_at, working_days):
    assert due_on(contact_at, working_days) < due_on(contact_at, working_days + 1)
