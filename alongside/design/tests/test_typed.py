"""Reading what people type: tables of cases, and properties over any text."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.design import typed

UNKEEPABLE = [*range(9), *range(11, 32), 127, *range(128, 160), 0xD800, 0xDBFF, 0xDC00, 0xDFFF]


@pytest.mark.parametrize(
    "day, month, year, expected",
    [
        ("27", "11", "2026", date(2026, 11, 27)),
        (" 1 ", "Nov", "1988", date(1988, 11, 1)),
        ("1", "november", "1988", date(1988, 11, 1)),
        ("1", "sept.", "1988", date(1988, 9, 1)),
        ("29", "2", "2024", date(2024, 2, 29)),
        ("٢٧", "١١", "٢٠٢٦", date(2026, 11, 27)),
    ],
)
def test_a_day(day, month, year, expected):
    assert typed.read_day(day, month, year) == expected


@pytest.mark.parametrize(
    "day, month, year, part, sentence",
    [
        ("", "11", "2026", "day", "Add the day."),
        ("27", "", "", "month", "Add the month and the year."),
        ("", "", "", "day", "Add the day, the month and the year."),
        ("0", "11", "2026", "day", "The day is a number from 1 to 31."),
        ("32", "11", "2026", "day", "The day is a number from 1 to 31."),
        ("²", "11", "2026", "day", "The day is a number from 1 to 31."),
        ("x", "11", "2026", "day", "The day is a number from 1 to 31."),
        ("1", "13", "2026", "month", "The month is a number from 1 to 12, or its name, like November."),
        ("1", "Smarch", "2026", "month", "The month is a number from 1 to 12, or its name, like November."),
        ("1", "1", "26", "year", "Write the year in full, as four figures, like 2026."),
        ("1", "1", "20260", "year", "Write the year in full, as four figures, like 2026."),
        ("1", "1", "9" * 400, "year", "Write the year in full, as four figures, like 2026."),
        ("31", "11", "2026", "day", "November 2026 has 30 days."),
        ("29", "2", "2026", "day", "February 2026 has 28 days."),
    ],
)
def test_no_day(day, month, year, part, sentence):
    with pytest.raises(typed.Misread) as misread:
        typed.read_day(day, month, year)
    assert (misread.value.part, misread.value.sentence) == (part, sentence)


@pytest.mark.parametrize(
    "words, expected",
    [
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("1430", time(14, 30)),
        ("0230", time(2, 30)),
        ("02:30", time(2, 30)),
        ("9:15", time(9, 15)),
        ("2.30pm", time(14, 30)),
        ("2:30 PM", time(14, 30)),
        ("2.30 p.m.", time(14, 30)),
        ("2pm", time(14)),
        ("12pm", time(12)),
        ("12am", time(0)),
        ("12.05am", time(0, 5)),
        ("14:30pm", time(14, 30)),
        ("noon", time(12)),
        ("Midnight", time(0)),
        ("１４：３０", time(14, 30)),
        ("0:00", time(0)),
    ],
)
def test_a_time_of_day(words, expected):
    assert typed.read_clock(words) == expected


@pytest.mark.parametrize(
    "words, sentence",
    [
        ("25:00", "“25:00” is not a time of day. Write it like 14:30 or 2.30pm."),
        ("14:60", "“14:60” is not a time of day. Write it like 14:30 or 2.30pm."),
        ("half two", "“half two” is not a time of day. Write it like 14:30 or 2.30pm."),
        ("0.30pm", "“0.30pm” is not a time of day. Write it like 14:30 or 2.30pm."),
        ("14:30am", "“14:30am” is not a time of day. Write it like 14:30 or 2.30pm."),
        ("2.30", "Say whether that is in the morning: 02:30, or 2.30pm?"),
        ("14", "Write the minutes of “14” too, or say am or pm, like 14:00 or 2pm."),
    ],
)
def test_no_time_of_day(words, sentence):
    with pytest.raises(typed.Misread) as misread:
        typed.read_clock(words)
    assert misread.value.sentence == sentence


@pytest.mark.parametrize(
    "words, expected", [("12", 12), ("2,000", 2000), ("2 000", 2000), ("-3", -3), ("−3", -3), ("٤٥", 45)]
)
def test_a_number(words, expected):
    assert typed.read_number(words) == expected


@pytest.mark.parametrize("words", ["ten", "1.5", "", "1e3", "½", "9" * 30, "--3"])
def test_no_number(words):
    with pytest.raises(typed.Misread, match="is not a whole number"):
        typed.read_number(words)


@pytest.mark.parametrize("number", UNKEEPABLE)
def test_a_control_character_is_refused_wherever_it_stands(number):
    for words in (chr(number), f"a{chr(number)}", f"{chr(number)}a", f"one\ntwo {chr(number)} three"):
        with pytest.raises(typed.Misread, match="cannot be seen or kept"):
            typed.check_keepable(words)
        assert chr(number) not in typed.showable(words) or number in (10, 13)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "tab\tand\nnewline",
        "🎤 👩🏽‍🦽",
        "أريد أن أضحك الناس",
        "‏שלום‎",
        "<script>alert(1)</script>",
        "'; DROP TABLE people; --",
        "Zoë Ó Briain",
        "‮back",
    ],
)
def test_every_script_and_every_sign_is_kept(words):
    typed.check_keepable(words)
    assert typed.showable(words) == words


def sentence(read, *words):
    """The sentence that refuses these words; empty when they are understood."""
    try:
        read(*words)
    except typed.Misread as misread:
        return misread.sentence
    return ""


@given(st.text(st.characters(codec=None)))
def test_any_text_is_kept_whole_or_refused_in_a_sentence(words):
    refused = sentence(typed.check_keepable, words)
    assert bool(refused) == bool(typed.UNKEEPABLE.search(words))
    assert (refused or words + ".").endswith(".")
    (refused or words).encode()


@given(st.text(st.characters(codec=None)))
def test_whatever_was_typed_can_be_shown(words):
    assert isinstance(typed.showable(words).encode(), bytes)


@given(st.text(), st.integers(0, 50))
def test_too_long_says_by_how_much(words, limit):
    if len(words) <= limit:
        typed.check_length(words, limit)
        return
    with pytest.raises(typed.Misread, match=f"{len(words) - limit} character"):
        typed.check_length(words, limit)


def test_the_sentence_for_too_long():
    with pytest.raises(typed.Misread, match=r"^This is 1,214 characters too long. The limit is 2,000.$"):
        typed.check_length("a" * 3214, 2000)
    with pytest.raises(typed.Misread, match=r"^This is 1 character too long. The limit is 5.$"):
        typed.check_length("a" * 6, 5)


@given(st.text(), st.text(), st.text())
def test_three_boxes_are_a_day_or_a_sentence(day, month, year):
    assert (sentence(typed.read_day, day, month, year) or ".").endswith(".")


@given(st.text(max_size=12))
def test_a_box_is_a_time_or_a_sentence(words):
    assert (sentence(typed.read_clock, words) or ".").endswith((".", "?"))


@given(st.times())
def test_every_time_is_read_as_it_is_written(clock):
    clock = clock.replace(second=0, microsecond=0)
    assert typed.read_clock(f"{clock:%H:%M}") == clock
    assert typed.read_clock(f"{clock:%I.%M%p}") == clock


def test_line_ends_of_every_system_are_newlines():
    assert typed.tidy(" one\r\ntwo\rthree\u2028four\u2029 ") == "one\ntwo\nthree\nfour"
    assert typed.on_one_line("one \t two\r\n three") == "one two three"
