"""Which days, which times, how long somebody waited: tables of cases, and no database."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.kit.moments import in_london
from alongside.talking_points.rules import (
    Days,
    Waits,
    days_of,
    fault_in_asked_at,
    fault_in_hours,
    fault_in_pattern,
    places_of,
    times_of,
    waited_days,
    waited_in_words,
    waits_of,
)

AT = datetime(2026, 11, 26, 10, tzinfo=UTC)


def test_a_pattern_leaves_bank_holidays_out_and_tells_them():
    december = {"starts_on": date(2026, 12, 17), "ends_on": date(2027, 1, 7)}
    fridays = days_of(**december, days=[4])
    assert fridays == Days((date(2026, 12, 18),), (date(2026, 12, 25), date(2027, 1, 1)))
    assert days_of(**december, days=[4], on_bank_holidays=True).left_out == ()
    second = days_of(**december, days=[3], every_weeks=2)
    assert second.open == (date(2026, 12, 17), date(2026, 12, 31))


def test_a_day_is_cut_into_times_by_the_clock_on_the_wall():
    summer = times_of(date(2026, 7, 2), time(13), time(14, 10), 20)
    assert [f"{in_london(begins):%H:%M}" for begins, _ in summer] == ["13:00", "13:20", "13:40"]
    assert summer[-1][1] - summer[0][0] == timedelta(hours=1)


@given(minutes=st.integers(5, 180), opens=st.integers(0, 20), hours=st.integers(1, 3))
def test_times_follow_each_other_and_none_goes_over_the_end(minutes, opens, hours):
    day = date(2026, 6, 4)
    times = times_of(day, time(opens), time(opens + hours), minutes)
    assert len(times) == hours * 60 // minutes
    assert all(before[1] == after[0] for before, after in pairwise(times))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({}, None),
        ({"closes_at": time(12)}, "closes_at"),
        ({"ends_on": date(2026, 11, 1)}, "ends_on"),
        ({"starts_on": date(2026, 11, 1)}, "starts_on"),
        ({"ends_on": date(2028, 11, 1)}, "ends_on"),
        ({"minutes": 240}, "slot_minutes"),
        ({"minutes": 2}, "slot_minutes"),
        ({"found": Days(())}, "days"),
        ({"found": Days((), (date(2026, 12, 25),))}, "days"),
        ({"found": Days(tuple(date(2026, 12, 1) + timedelta(days=n) for n in range(121)))}, "ends_on"),
    ],
)
def test_what_cannot_be_opened_is_said_with_its_question(changed, field):
    facts = {
        "starts_on": date(2026, 12, 3), "ends_on": date(2026, 12, 31), "opens_at": time(13), "closes_at": time(16),
        "minutes": 20, "found": Days((date(2026, 12, 3),)), "today": date(2026, 11, 26), **changed,
    }  # fmt: skip
    days = [facts.pop(name) for name in ("starts_on", "ends_on", "opens_at", "closes_at")]
    fault = fault_in_pattern(*days, **facts)
    assert (fault and fault[0]) == field


def test_days_waited_are_those_of_londons_calendar():
    late = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)  # the second of June in London
    assert waited_days(late, datetime(2026, 6, 4, 9, tzinfo=UTC)) == 2
    assert [waited_in_words(days) for days in (0, 1, 3)] == [
        "on the day they asked", "1 day after asking", "3 days after asking",
    ]  # fmt: skip
    assert fault_in_asked_at(AT, at=AT) == ""
    assert "still to come" in fault_in_asked_at(AT + timedelta(minutes=1), at=AT)
    assert "a year ago" in fault_in_asked_at(AT - timedelta(days=400), at=AT)


def test_of_few_people_nothing_is_told():
    assert waits_of([1, 2, 3, 4], within=5) == Waits(4)
    assert waits_of([1, 2, 3, 4, 9], within=5) == Waits(5, 3, 9, 4)


def test_new_hours_leave_places_beside_the_times_that_are_given():
    day = date(2026, 11, 26)
    old = times_of(day, time(13), time(14), 20)
    cut = times_of(day, time(13, 10), time(14, 10), 30)
    # Two side by side; the first side has 13:20 to 13:40, the second is free all the time.
    assert list(places_of(cut, [(*old[1], 1)], 2).values()) == [1, 2]
    assert list(places_of(cut, [(*old[1], 1), (*old[1], 2)], 2).values()) == [0, 2]
    assert list(places_of(old, [(*old[0], 1), (*old[0], 2), (*old[0], 3)], 2).values()) == [0, 2, 2]
    before = (old[0][0], old[-1][1])
    for opens, closes, minutes, field in (
        (13, 13, 20, "closes_at"), (9, 14, 20, "opens_at"), (13, 14, 90, "slot_minutes"), (0, 23, 10, "opens_at"),
        (13, 23, 5, "slot_minutes"),
    ):  # fmt: skip
        asked = (day, time(opens), time(closes))
        assert fault_in_hours(*asked, minutes=minutes, before=before, at=AT)[0] == field
    assert fault_in_hours(day, time(13), time(15), minutes=20, before=before, at=AT) is None
    late = before[0] + timedelta(minutes=30)
    assert fault_in_hours(day, time(13), time(13, 20), minutes=20, before=before, at=late)[0] == "closes_at"
    assert fault_in_hours(day, time(13, 40), time(15), minutes=20, before=before, at=late)[0] == "opens_at"
