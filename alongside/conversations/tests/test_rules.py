"""When a contact can have been, and how its clock was kept: a table, no database."""

from datetime import date, datetime, timedelta

import pytest

from alongside.conversations.rules import clock_kept, fault_in_contact
from alongside.conversations.story import heading_and_rest
from alongside.kit.moments import LONDON

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("contact_at", "born_on", "says"),
    [
        (NOW, None, ""),
        (NOW + timedelta(minutes=4), None, ""),
        (NOW + timedelta(minutes=6), None, "future"),
        (NOW - timedelta(days=365), None, ""),
        (NOW - timedelta(days=367), None, "more than a year ago"),
        (NOW - timedelta(days=10), date(2026, 11, 20), "before they were born"),
    ],
)
def test_a_contact_that_cannot_have_been_then_has_a_sentence(contact_at, born_on, says):
    fault = fault_in_contact(contact_at, at=NOW, born_on=born_on)
    assert says in fault
    assert bool(says) == bool(fault)


@pytest.mark.parametrize(
    ("recorded_at", "days_taken", "outcome", "sentence"),
    [
        (NOW + timedelta(hours=2), 0, "met", "Recorded the same day"),
        (NOW + timedelta(days=1), 1, "met", "Recorded one working day after"),
        (NOW + timedelta(days=2), 2, "met", "Recorded 2 working days after"),
        (NOW + timedelta(days=3), 3, "late", "Recorded 1 working day later than hoped"),
        (NOW + timedelta(days=7), 5, "late", "Recorded 3 working days later than hoped"),
    ],
)
def test_how_the_clock_was_kept_is_said_kindly(recorded_at, days_taken, outcome, sentence):
    record_by = datetime(2026, 11, 25, 23, 59, 59, tzinfo=LONDON)
    kept = clock_kept(
        contact_at=NOW, recorded_at=recorded_at, record_by=record_by, working_days=2, days_taken=days_taken
    )
    assert (kept.outcome, kept.sentence) == (outcome, sentence)


def test_a_saturday_contact_recorded_on_sunday_came_before_the_next_working_day():
    saturday = datetime(2026, 11, 21, 12, 0, tzinfo=LONDON)
    kept = clock_kept(
        contact_at=saturday,
        recorded_at=saturday + timedelta(days=1),
        record_by=saturday + timedelta(days=3),
        working_days=2,
        days_taken=0,
    )
    assert kept.sentence == "Recorded before the next working day"


def test_late_on_a_day_that_is_no_working_day():
    friday = datetime(2026, 11, 20, 12, 0, tzinfo=LONDON)
    kept = clock_kept(
        contact_at=friday,
        recorded_at=friday + timedelta(days=9),
        record_by=friday + timedelta(days=4),
        working_days=2,
        days_taken=2,
    )
    assert kept.outcome == "late"
    assert kept.sentence == "Recorded a little later than hoped"


@pytest.mark.parametrize(
    ("together", "heading", "rest"),
    [
        ("A small comedy night. He used a routine.", "A small comedy night", "He used a routine."),
        ("Did it work? Yes.", "Did it work?", "Yes."),
        ("no full stop", "no full stop", ""),
        ("", "", ""),
        ("word " * 40, "", ("word " * 40).strip()),
        ("Took 2.5 miles. Slowly.", "Took 2.5 miles", "Slowly."),
        ("One\nline. Two", "One line", "Two"),
    ],
)
def test_the_first_sentence_of_what_was_done_is_the_heading_of_the_story(together, heading, rest):
    assert heading_and_rest(together) == (heading, rest)
