"""Which forms and ways somebody's needs allow, as tables of cases. No database."""

from datetime import date, timedelta

import pytest

from alongside.letters.formats import Channel, Format
from alongside.letters.rules import (
    MEETS,
    fault_in_channel,
    fault_in_form,
    fault_in_give_by,
    fault_in_given_on,
    forms_that_meet,
)
from alongside.people.communication import choices

TODAY = date(2026, 11, 26)


def test_every_form_of_need_that_can_be_recorded_is_met_by_one_of_ours():
    assert set(MEETS) == {key for key, _ in choices("formats")}
    assert all(MEETS.values())


@pytest.mark.parametrize(
    ("needs", "form", "asked_for", "may"),
    [
        ([], Format.STANDARD, "", True),
        (["large_print"], Format.STANDARD, "", False),
        (["large_print"], Format.STANDARD, "My niece reads it to me", True),
        (["large_print"], Format.LARGE_24, "", True),
        (["easy_read", "large_print"], Format.LARGE_18, "", True),
        (["bsl_video"], Format.LARGE_24, "", False),
        (["bsl_video"], Format.RECORDING, "", True),
        (["braille"], Format.PLAIN_TEXT, "", True),
        (["other_language"], Format.STANDARD, "", False),
        (["no_longer_listed"], Format.STANDARD, "", True),
    ],
)
def test_a_form_meets_what_was_recorded_or_was_asked_for(needs, form, asked_for, may):
    fault = fault_in_form(form, needs, called="Dorothy", asked_for=asked_for)
    assert bool(fault) != may, fault
    if fault:
        assert fault.startswith("Dorothy needs: ")
        assert "asked for this form" in fault


def test_the_form_that_meets_most_comes_first():
    assert forms_that_meet(["large_print", "pictures", "easy_read"])[0] == Format.EASY_READ
    assert forms_that_meet([]) == list(Format)


@pytest.mark.parametrize(
    ("channel", "contacts", "formats", "is_confidential", "may_see", "says"),
    [
        (Channel.POST, [], [], False, False, ""),
        (Channel.POST, ["letter"], [], False, False, ""),
        (Channel.POST, ["text_message", "phone_call"], [], False, False, "text message; phone call"),
        (Channel.POST, [], [], True, False, "confidential, so nothing is posted"),
        (Channel.POST, [], [], True, True, ""),
        (Channel.POST, ["phone_call"], [], True, True, "reached by: phone call"),
        (Channel.EMAIL, ["letter"], [], False, False, "reached by: letter"),
        (Channel.EMAIL, ["letter"], ["plain_email"], False, False, ""),
        (Channel.THROUGH, ["in_person"], [], False, False, "in person"),
        (Channel.THROUGH, ["through_somebody"], [], False, False, ""),
        (Channel.BY_HAND, ["phone_call"], [], True, False, ""),
        (Channel.TOGETHER, ["phone_call"], [], True, False, ""),
    ],
)
def test_a_way_is_closed_by_how_somebody_is_reached_and_by_an_address_kept_safe(
    channel, contacts, formats, is_confidential, may_see, says
):
    fault = fault_in_channel(
        channel,
        called="Dorothy",
        contacts=contacts,
        formats=formats,
        is_confidential=is_confidential,
        may_see_confidential=may_see,
        who_may="Mina Osei",
    )
    assert says in fault
    assert bool(fault) == bool(says)
    if is_confidential and not may_see and fault:
        assert "Ask Mina Osei" in fault


def test_days():
    assert "past" in fault_in_give_by(TODAY - timedelta(days=1), today=TODAY)
    assert "year ahead" in fault_in_give_by(TODAY + timedelta(days=400), today=TODAY)
    assert fault_in_give_by(TODAY, today=TODAY) == ""
    assert "still to come" in fault_in_given_on(TODAY + timedelta(days=1), today=TODAY, prepared_on=TODAY)
    assert "26 November 2026" in fault_in_given_on(TODAY - timedelta(days=1), today=TODAY, prepared_on=TODAY)
    assert fault_in_given_on(TODAY, today=TODAY, prepared_on=TODAY) == ""
