"""Every kind of question: what it understands, and the sentence for what it does not."""

from datetime import UTC, date, datetime, time
from uuid import UUID

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from alongside.design import fields
from alongside.kit.moments import LONDON

KEY = "01a2012a-3312-742a-bc7f-0e8a2c746a53"
WHO = [("us", "The two of us"), ("others", "Others too")]
KINDS = {
    "line": fields.LineField("Name", limit=10),
    "words": fields.WordsField("What they said", limit=2000),
    "email": fields.EmailField(),
    "password": fields.PasswordField(limit=20),
    "number": fields.NumberField("How long?", least=1, most=90),
    "day": fields.DayField("When was it?"),
    "moment": fields.MomentField("When was it?"),
    "clock": fields.ClockField("When does it start?"),
    "choice": fields.ChoiceField("Who was there?", choices=WHO),
    "listed": fields.ChoiceField("Who was there?", choices=lambda: WHO, as_select=True),
    "choices": fields.ChoicesField("Who was there?", choices=WHO),
    "yes": fields.YesNoField("May we?"),
    "tick": fields.TickField("I have read it back", required=True),
    "key": fields.KeyField(),
    "version": fields.VersionField(),
}


@pytest.mark.parametrize(
    "kind, typed, answer",
    [
        ("line", "  Simon \t ", "Simon"),
        ("line", "two\r\nlines", "two lines"),
        ("words", " one\r\n\r\ntwo ", "one\n\ntwo"),
        ("words", "<b>bold</b> '; DROP TABLE people; --", "<b>bold</b> '; DROP TABLE people; --"),
        ("words", "أريد أن أضحك الناس 🎤", "أريد أن أضحك الناس 🎤"),
        ("email", " mina.osei@example.org ", "mina.osei@example.org"),
        ("password", " kept as it is ", " kept as it is "),
        ("number", "1", 1),
        ("day", ("27", "11", "2026"), date(2026, 11, 27)),
        ("moment", ("27", "11", "2026", "2.30pm"), datetime(2026, 11, 27, 14, 30, tzinfo=LONDON)),
        ("moment", ("27", "7", "2026", "14:30"), datetime(2026, 7, 27, 13, 30, tzinfo=UTC)),
        ("clock", "2.30pm", time(14, 30)),
        ("choice", "us", "us"),
        ("listed", "others", "others"),
        ("choices", ["others", "us"], ["us", "others"]),
        ("yes", "yes", True),
        ("yes", "no", False),
        ("tick", True, True),
        ("key", KEY, UUID(KEY)),
        ("version", "3", 3),
    ],
)
def test_what_is_understood(kind, typed, answer):
    assert KINDS[kind].clean(typed) == answer


@pytest.mark.parametrize(
    "kind, typed, sentence",
    [
        ("line", "", "Write an answer to “Name”."),
        ("line", None, "Write an answer to “Name”."),
        ("line", " \n\t", "Write an answer to “Name”."),
        ("line", "a" * 11, "This is 1 character too long. The limit is 10."),
        ("words", "a" * 2214, "This is 214 characters too long. The limit is 2,000."),
        ("email", "", "Write your email address."),
        ("email", "mina", "Write an email address in full, like name@example.com."),
        ("email", "a@b", "Write an email address in full, like name@example.com."),
        ("password", "", "Write your password."),
        ("password", "a" * 21, "This is 1 character too long. The limit is 20."),
        ("number", "ten", "“ten” is not a whole number. Write it in figures, like 12."),
        ("number", "0", "Write a number from 1 to 90."),
        ("number", "91", "Write a number from 1 to 90."),
        ("day", ("", "", ""), "Write the day, the month and the year of “When was it?”."),
        ("day", ("1", "", "2026"), "Add the month."),
        ("moment", ("1", "1", "2026", ""), "Add the time, like 14:30."),
        ("moment", ("1", "1", "2026", "25:00"), "“25:00” is not a time of day. Write it like 14:30 or 2.30pm."),
        (
            "moment",
            ("29", "3", "2026", "01:30"),
            "The clocks went forward over that time, so it never was. Write an hour later.",
        ),
        ("clock", "", "Write an answer to “When does it start?”."),
        ("choice", "", "Choose an answer to “Who was there?”."),
        ("choice", "them", "Choose one of the answers listed under “Who was there?”."),
        ("listed", "them", "Choose one of the answers listed under “Who was there?”."),
        ("choices", [], "Choose at least one answer to “Who was there?”."),
        ("choices", ["us", "them"], "Choose one of the answers listed under “Who was there?”."),
        ("yes", "", "Choose an answer to “May we?”."),
        ("yes", "perhaps", "Choose one of the answers listed under “May we?”."),
        ("tick", False, "Tick “I have read it back” to go on."),
        ("key", "", fields.KeyField.lost),
        ("key", "not-a-key", fields.KeyField.lost),
        ("version", "", fields.VersionField.lost),
        ("version", "0", fields.VersionField.lost),
        ("version", "-1", fields.VersionField.lost),
        ("version", "one", fields.VersionField.lost),
    ],
)
def test_what_is_refused_and_how(kind, typed, sentence):
    with pytest.raises(ValidationError) as refused:
        KINDS[kind].clean(typed)
    assert refused.value.messages == [sentence]


@pytest.mark.parametrize("kind", ["line", "words", "email", "password", "number", "clock", "choice", "listed"])
@pytest.mark.parametrize("character", ["\x00", "\x07", "\x1b", "\x7f", "\x85", "\ud800"])
def test_control_characters_are_refused_in_every_box(kind, character):
    with pytest.raises(ValidationError) as refused:
        KINDS[kind].clean(f"1{character}2")
    assert refused.value.messages[0].endswith(".")


@pytest.mark.parametrize("kind", ["day", "moment"])
def test_control_characters_are_refused_in_a_date(kind):
    with pytest.raises(ValidationError, match="cannot be seen or kept"):
        KINDS[kind].clean(("1", "\x00", "2026", "14:30")[: len(KINDS[kind].parts)])


def refusals(kind, words):
    """The sentences that refuse these words; none when they are understood."""
    try:
        KINDS[kind].clean(words)
    except ValidationError as refused:
        return refused.messages
    return []


@given(
    st.sampled_from(["line", "words", "email", "number", "clock", "choice", "listed", "yes", "key", "version"]),
    st.text(),
)
def test_any_text_is_an_answer_or_a_sentence(kind, words):
    assert all(sentence.endswith((".", "?")) for sentence in refusals(kind, words))


@pytest.mark.parametrize(
    "field, empty",
    [
        (fields.LineField("Name", required=False), ""),
        (fields.WordsField("Words", required=False), ""),
        (fields.NumberField("How long?", required=False), None),
        (fields.DayField("When?", required=False), None),
        (fields.MomentField("When?", required=False), None),
        (fields.ClockField("When?", required=False), None),
        (fields.ChoiceField("Who?", choices=WHO, required=False), ""),
        (fields.ChoicesField("Who?", choices=WHO, required=False), []),
        (fields.YesNoField("May we?", required=False), None),
        (fields.TickField("Read it"), False),
        (fields.VersionField(required=False), None),
    ],
    ids=lambda value: type(value).__name__,
)
def test_what_need_not_be_answered(field, empty):
    assert field.clean(None) == empty


def test_a_room_may_say_its_own_sentence():
    with pytest.raises(ValidationError, match="Say what they like to be called"):
        fields.LineField("Name", missing="Say what they like to be called.").clean("")


@pytest.mark.parametrize(
    "kind, answer, words",
    [
        ("line", "Simon", "Simon"),
        ("line", "", "Nothing"),
        ("number", 0, "0"),
        ("day", date(2026, 11, 27), "Friday 27 November 2026"),
        ("day", None, "Nothing"),
        ("moment", datetime(2026, 7, 27, 13, 30, tzinfo=UTC), "Monday 27 July 2026, 14:30"),
        ("moment", None, "Nothing"),
        ("clock", time(14, 30), "14:30"),
        ("clock", None, "Nothing"),
        ("choice", "us", "The two of us"),
        ("choice", "retired", "retired"),
        ("choice", None, "Nothing"),
        ("choices", ["us", "others"], "The two of us, Others too"),
        ("choices", [], "Nothing"),
        ("yes", True, "Yes"),
        ("yes", None, "Nothing"),
        ("tick", False, "No"),
    ],
)
def test_an_answer_in_words(kind, answer, words):
    assert KINDS[kind].in_words(answer) == words


def test_a_moment_goes_back_into_its_boxes_on_londons_clock():
    assert KINDS["moment"].boxes(datetime(2026, 7, 27, 13, 30, tzinfo=UTC)) == ("27", "7", "2026", "14:30")
    assert KINDS["day"].boxes(date(1988, 11, 1)) == ("1", "11", "1988")
    assert KINDS["day"].boxes(None) == ("", "", "")
