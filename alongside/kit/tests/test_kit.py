"""Keys, moments in words, and two editors of one record."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError
from hypothesis import given
from hypothesis import strategies as st

from alongside.kit.ids import new_id
from alongside.kit.moments import (
    LONDON,
    age_on,
    at_in_london,
    clock_time,
    day_in_words,
    day_near,
    due_in_words,
    in_london,
    moment_in_words,
    urgency,
)
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.kit.versions import change, create_once

NOW = datetime(2026, 11, 17, 14, 2, tzinfo=UTC)  # a Tuesday


# Keys


def test_keys_are_of_version_seven_and_in_the_order_of_time():
    keys = [new_id() for _ in range(200)]
    assert {key.version for key in keys} == {7}
    assert {key.variant for key in keys} == {"specified in RFC 4122"}
    assert len(set(keys)) == 200
    moments = [key.int >> 80 for key in keys]
    assert moments == sorted(moments)
    assert abs(moments[-1] / 1000 - datetime.now(UTC).timestamp()) < 60


# Moments


def test_days_and_moments_in_words():
    assert day_in_words(date(2026, 11, 27)) == "Friday 27 November 2026"
    assert day_in_words(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == "Wednesday 1 July 2026", "London's day, not UTC's"
    assert moment_in_words(datetime(2026, 11, 17, 19, 30, tzinfo=UTC)) == "Tuesday 17 November 2026, 19:30"
    assert clock_time(datetime(2026, 7, 1, 13, 2, tzinfo=UTC)) == "14:02"


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="needs a time zone"):
        in_london(datetime(2026, 11, 17, 14, 2))  # noqa: DTZ001


def test_a_day_and_a_clock_make_a_moment_of_london():
    assert at_in_london(date(2026, 7, 1), time(9)) == datetime(2026, 7, 1, 8, tzinfo=UTC)
    twice = at_in_london(date(2026, 10, 25), time(1, 30))
    assert twice.astimezone(UTC) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC), "of the hour that comes twice, the first"


@pytest.mark.parametrize(
    "due, words, how",
    [
        ((2026, 11, 17, 20, 10), "by 20:10 today", "soon"),
        ((2026, 11, 17, 23, 59, 59), "by the end of today", "soon"),
        ((2026, 11, 17, 23, 59, 59, 999999), "by the end of today", "soon"),
        ((2026, 11, 17, 23, 59), "by the end of today", "soon"),
        ((2026, 11, 17, 23, 58), "by 23:58 today", "soon"),
        ((2026, 11, 18, 23, 59, 59), "by tomorrow", "soon"),
        ((2026, 11, 20, 9), "by Friday", "soon"),
        ((2026, 11, 21, 23, 59, 59), "Saturday", "calm"),
        ((2026, 11, 25, 12), "Wed 25 Nov", "calm"),
        ((2027, 1, 5, 12), "Tue 5 Jan 2027", "calm"),
        ((2026, 11, 17, 9), "was due 09:00 today", "late"),
        ((2026, 11, 16, 23, 59, 59), "was due yesterday", "late"),
        ((2026, 11, 13, 23, 59, 59), "was due Fri 13 Nov", "late"),
    ],
)
def test_a_clock_in_words_and_how_much_it_presses(due, words, how):
    moment = datetime(*due, tzinfo=LONDON)
    assert due_in_words(moment, now=NOW) == words
    assert urgency(moment, now=NOW) == how


def test_a_clock_that_runs_out_this_moment_is_not_late_yet():
    assert urgency(NOW, now=NOW) == "soon"
    assert urgency(NOW - timedelta(microseconds=1), now=NOW) == "late"


def test_a_day_near_in_words():
    assert [day_near(NOW + timedelta(days=away), now=NOW) for away in (-1, 0, 1, 2, 6, 7)] == [
        "yesterday",
        "today",
        "tomorrow",
        "Thursday",
        "Monday",
        "Tue 24 Nov",
    ]


@pytest.mark.parametrize(
    "born, on, years",
    [
        (date(1990, 5, 20), date(2026, 5, 19), 35),
        (date(1990, 5, 20), date(2026, 5, 20), 36),
        (date(2000, 2, 29), date(2026, 2, 28), 25),
        (date(2000, 2, 29), date(2026, 3, 1), 26),
        (date(2026, 1, 1), date(2026, 1, 1), 0),
    ],
)
def test_age(born, on, years):
    assert age_on(born, on=on) == years


@given(st.dates(date(1900, 1, 1), date(2026, 1, 1)), st.integers(0, 110))
def test_on_a_birthday_one_is_as_old_as_the_years_between(born, years):
    if (born.month, born.day) != (2, 29):
        assert age_on(born, on=born.replace(year=born.year + years)) == years


# Two editors


def teams():
    return apps.get_model("workforce", "Team").objects


@pytest.mark.django_db
def test_a_change_is_made_by_whoever_saw_what_is_there():
    team = teams().create(name="Stevenage")
    changed = change(team, seen_version=1, name="Hitchin")
    assert (changed.name, changed.version) == ("Hitchin", 2)
    team.refresh_from_db()
    assert (team.name, team.version) == ("Hitchin", 2)


@pytest.mark.django_db
def test_the_second_editor_sees_what_the_first_wrote_and_loses_nothing():
    team = teams().create(name="Stevenage")
    first, second = teams().get(), teams().get()
    change(first, seen_version=1, name="Hitchin")
    with pytest.raises(ChangedMeanwhile, match="nothing is lost") as refusal:
        change(second, seen_version=1, name="Letchworth")
    assert refusal.value.current.name == "Hitchin"
    assert (second.name, second.version) == ("Stevenage", 1), "what the second editor holds is untouched"
    team.refresh_from_db()
    assert team.name == "Hitchin"
    change(second, seen_version=refusal.value.current.version, name="Letchworth")
    team.refresh_from_db()
    assert (team.name, team.version) == ("Letchworth", 3)


@pytest.mark.django_db
def test_a_record_is_made_once():
    model, key = apps.get_model("workforce", "Team"), new_id()
    assert create_once(model, id=key, name="Stevenage").pk == key
    with pytest.raises(AlreadyDone):
        create_once(model, id=key, name="Hitchin")
    assert teams().get().name == "Stevenage"


@pytest.mark.django_db
def test_another_fault_of_the_database_is_no_form_sent_twice():
    model = apps.get_model("workforce", "Cover")
    with pytest.raises(IntegrityError):
        create_once(model, id=new_id())


def test_refusals_are_sentences_and_may_name_a_question():
    assert str(UnableTo("Say when.", field="contact_at")) == "Say when."
    assert UnableTo("Say when.", field="contact_at").field == "contact_at"
    assert UnableTo("Say when.").field == ""
    assert issubclass(AlreadyDone, UnableTo)
