"""Clocks: kept in one statement, and found by whoever answers for them."""

from datetime import datetime, timedelta

import pytest

from alongside.kit.ids import new_id
from alongside.workforce import dues
from alongside.workforce.actions.cover import end_cover, set_cover
from alongside.workforce.actions.teams import set_duty
from alongside.workforce.models import Due
from alongside.workforce.tests.conftest import hours


def clock(now, due_in=4, **who):
    return dues.due_row(
        source_room="conversations",
        source_id=new_id(),
        kind="note_to_record",
        due_at=now + hours(due_in),
        what="A visit to record.",
        **who,
    )


def test_a_clock_is_open_then_met_then_late(now, mina):
    row = clock(now, worker=mina.pk)
    assert (row.done_at, row.outcome) == (None, "")
    assert dues.settle(row, done_at=row.due_at).outcome == "met"
    assert dues.settle(row, done_at=row.due_at + timedelta(microseconds=1)).outcome == "late"
    assert dues.settle(row, done_at=None).outcome == ""


@pytest.mark.parametrize("owners", [{}, {"worker": new_id(), "team": new_id()}])
def test_a_clock_has_one_owner(now, owners):
    with pytest.raises(ValueError, match="one owner"):
        clock(now, **owners)


def test_a_clock_needs_a_zone(mina):
    with pytest.raises(ValueError, match="time zone"):
        clock(datetime(2026, 11, 23, 9), worker=mina.pk)  # noqa: DTZ001


@pytest.mark.parametrize("number", [1, 3])
def test_any_number_is_kept_in_one_statement(now, mina, number, django_assert_num_queries):
    rows = [clock(now, worker=mina.pk) for _ in range(number)]
    with django_assert_num_queries(1):
        dues.keep(rows)
    assert Due.objects.count() == number
    with django_assert_num_queries(0):
        dues.keep([])


def test_a_fact_has_one_clock_of_a_kind(now, mina, ruth, armley):
    first = clock(now, worker=mina.pk, person=new_id())
    dues.keep([first])
    again = dues.due_row(
        source_room=first.source_room,
        source_id=first.source_id,
        kind=first.kind,
        due_at=now + hours(9),
        what="Moved.",
        team=armley.pk,
    )
    dues.keep([again, dues.settle(again, done_at=now)])
    kept = Due.objects.get()
    assert kept.pk == first.pk
    assert (kept.worker, kept.team, kept.person, kept.what, kept.due_at) == (
        None,
        armley,
        None,
        "Moved.",
        now + hours(9),
    )
    assert (kept.done_at, kept.outcome) == (now, "met")


def needing(worker, at):
    return list(Due.objects.needing(worker, at=at))


def test_whoever_answers_for_a_clock_finds_it(now, mina, ruth, armley, sam):
    own, of_team, done = (
        clock(now, worker=mina.pk),
        clock(now, due_in=5, team=armley.pk),
        dues.settle(clock(now, worker=mina.pk), done_at=now),
    )
    dues.keep([own, of_team, done])
    assert needing(mina, now) == [own]
    assert needing(ruth, now) == []
    set_cover(absent=mina, id=new_id(), covering=ruth, starts_at=now, ends_at=now + hours(8), by=sam, at=now)
    set_duty(team=armley, id=new_id(), worker=ruth, starts_at=now + hours(1), ends_at=now + hours(9), by=sam, at=now)
    assert needing(ruth, now - timedelta(seconds=1)) == []
    assert needing(ruth, now) == [own]
    assert needing(ruth, now + hours(1)) == [own, of_team]
    assert needing(ruth, now + hours(8)) == [of_team], "cover ends on its moment"
    assert needing(ruth, now + hours(9)) == [], "and so does duty"
    assert needing(mina, now + hours(1)) == [own], "duty of a team is not membership of it"


def test_two_turns_at_once_show_a_clock_once(now, mina, ruth, armley, sam):
    dues.keep([clock(now, team=armley.pk)])
    for _ in range(2):
        set_duty(team=armley, id=new_id(), worker=ruth, starts_at=now, ends_at=now + hours(9), by=sam, at=now)
    assert len(needing(ruth, now)) == 1


def test_cover_that_is_ended_ends_now(now, mina, ruth, sam):
    dues.keep([clock(now, worker=mina.pk)])
    cover = set_cover(absent=mina, id=new_id(), covering=ruth, starts_at=now, ends_at=now + hours(8), by=sam, at=now)
    end_cover(cover=cover, by=sam, at=now + hours(1))
    assert needing(ruth, now + hours(1)) == []
