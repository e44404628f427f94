"""Locks, pauses and periods, without a database."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.workforce import rules

START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 23)


def minutes(*after):
    return [START + timedelta(minutes=m) for m in after]


@pytest.mark.parametrize(
    ("failures", "ends_after"),
    [
        ([], None),
        ([0, 1, 2, 3], None),
        ([0, 1, 2, 3, 4], 19),
        ([0, 1, 2, 3, 15.1], None),  # the first is forgotten by then
        ([0, 5, 10, 15.1, 16, 17], 32),
        ([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 19),  # those made while it is shut do not count
        ([0, 1, 2, 3, 4, 19, 20, 21, 22], 19),
        ([0, 1, 2, 3, 4, 19, 20, 21, 22, 23], 38),
    ],
)
def test_five_within_a_quarter_of_an_hour_shut_it_for_one(failures, ends_after):
    expected = None if ends_after is None else START + timedelta(minutes=ends_after)
    assert rules.lock_ends(minutes(*failures)) == expected


@given(st.lists(st.integers(0, 3600), max_size=60))
def test_no_lock_lasts_longer_than_it_should(seconds):
    tries = [START + timedelta(seconds=s) for s in sorted(seconds)]
    ends = rules.lock_ends(tries)
    assert ends is None or ends - rules.LOCKED_FOR in tries
    assert (ends is not None) >= (len(tries) >= 5 and tries[-1] - tries[0] < rules.TRIES_WITHIN)


def test_a_pause_ends_when_the_twentieth_newest_is_five_minutes_old():
    tries = minutes(*[m / 10 for m in range(25)])
    assert rules.slowed_until(tries, at=START + timedelta(minutes=3)) == START + timedelta(minutes=5.5)
    assert rules.slowed_until(tries[:19], at=START + timedelta(minutes=3)) is None
    assert rules.slowed_until(tries, at=START + timedelta(minutes=6)) is None


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [
        (0, 8, None),
        (-24, 8, None),
        (8, 0, "ends_at"),
        (8, 8, "ends_at"),
        (-9, -1, "ends_at"),
        (-24 * 32, 8, "starts_at"),
        (24 * 367, 24 * 368, "starts_at"),
        (0, 24 * 31 + 1, "ends_at"),
    ],
)
def test_a_period_that_cannot_be_right_names_the_field(starts, ends, field):
    starts_at, ends_at = (START + timedelta(hours=h) for h in (starts, ends))
    fault = rules.fault_in_period(starts_at, ends_at, at=START, longest=rules.LONGEST_DUTY)
    assert (fault and fault[0]) == field
    assert fault is None or fault[1].endswith(".")


@pytest.mark.parametrize(
    ("starts", "ends", "field"),
    [
        (0, None, None),
        (-3650, 0, None),
        (-366 * 51, None, "starts_on"),
        (400, None, "starts_on"),
        (0, -1, "ends_on"),
        (0, 4000, "ends_on"),
    ],
)
def test_a_membership_that_cannot_be_right_names_the_field(starts, ends, field):
    ends_on = None if ends is None else TODAY + timedelta(days=ends)
    fault = rules.fault_in_membership(TODAY + timedelta(days=starts), ends_on, today=TODAY)
    assert (fault and fault[0]) == field


@pytest.mark.parametrize(("days", "is_right"), [(0, True), (-30, True), (60, True), (-400, False), (400, False)])
def test_a_leaving_day_far_off_is_refused(days, is_right):
    assert (rules.fault_in_leaving(TODAY + timedelta(days=days), today=TODAY) is None) is is_right
