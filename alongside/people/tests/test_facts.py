"""Days known in part, postcodes, phones and code lists: tables and properties, no database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.people import code_lists
from alongside.people.models import Characteristics
from alongside.people.partial_days import DAY, MONTH, PRECISIONS, YEAR, PartialDay, age_in_words, kept_as, partial
from alongside.people.rules import fault_in_date_of_birth, phone_in, postcode_in


@pytest.mark.parametrize(
    ("born", "words", "age"),
    [
        (PartialDay(date(1945, 3, 3)), "3 March 1945", "81"),
        (PartialDay(date(1945, 3, 1), MONTH), "March 1945", "81"),
        (PartialDay(date(1945, 11, 1), MONTH), "November 1945", "about 81"),
        (PartialDay(date(1945, 1, 1), YEAR), "1945", "about 81"),
        (PartialDay(date(2026, 1, 1), YEAR), "2026", "about 0"),
        (PartialDay(date(2027, 1, 1), YEAR), "2027", ""),
    ],
)
def test_a_day_known_in_part_reads_well_and_gives_an_age(born, words, age):
    assert (born.in_words(), age_in_words(born, on=date(2026, 11, 22))) == (words, age)


@given(st.dates(min_value=date(1000, 1, 1), max_value=date(9998, 12, 31)), st.sampled_from(PRECISIONS))
def test_a_day_in_part_holds_the_day_it_came_from(day, precision):
    first = day if precision == DAY else day.replace(day=1) if precision == MONTH else day.replace(day=1, month=1)
    known = PartialDay(first, precision)
    assert known.first <= known.middle <= known.last
    assert known.first <= day <= known.last
    assert kept_as("born", known) == {"born_on": first, "born_precision": precision}


@pytest.mark.parametrize("wrong", [(date(1945, 3, 3), MONTH), (date(1945, 3, 1), YEAR), (date(1945, 1, 1), "week")])
def test_a_day_in_part_stands_as_its_first(wrong):
    with pytest.raises(ValueError, match=r"precision|first"):
        PartialDay(*wrong)
    assert partial(None) is None


def test_a_birth_after_a_death_is_refused():
    today, died = date(2026, 11, 22), PartialDay(date(2020, 1, 1), YEAR)
    assert "after the day they died" in fault_in_date_of_birth(date(2021, 1, 1), today=today, died=died)
    assert not fault_in_date_of_birth(date(2020, 6, 1), today=today, died=died)
    assert not fault_in_date_of_birth(PartialDay(date(2026, 1, 1), YEAR), today=today)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("ls12 3ab", "LS12 3AB"),
        ("  M11AE ", "M1 1AE"),
        ("EC1A1BB", "EC1A 1BB"),
        ("w1a 0ax", "W1A 0AX"),
        ("CR2 6XH", "CR2 6XH"),
        ("DN55 1PT", "DN55 1PT"),
        ("GIR 0AA", "GIR 0AA"),
        ("", ""),
        ("LS12", ""),
        ("LS12 3CI", ""),
        ("1LS 3AB", ""),
        ("QS1 1AA", ""),
        ("LS12 3AB9", ""),
        ("LS12-3AB", ""),
        ("ＬＳ12 3AB", ""),
        ("LS1٢ 3AB", ""),
    ],
)
def test_postcodes(typed, kept):
    assert postcode_in(typed) == kept


@given(st.text(max_size=30))
def test_no_text_is_too_odd_to_be_asked_about(typed):
    assert postcode_in(postcode_in(typed)) == postcode_in(typed)
    assert phone_in(phone_in(typed)) == phone_in(typed)


def test_every_list_can_be_declined_says_where_it_comes_from_and_has_a_place():
    assert len(code_lists.names()) == 16
    for name in code_lists.names():
        listed = code_lists.code_list(name)
        assert list(listed.words)[-2:] == [code_lists.PREFERS_NOT_TO_SAY, code_lists.NOT_ASKED]
        assert all((listed.label, listed.source, listed.release, listed.confidence))
        field = Characteristics._meta.get_field(name)
        assert max(len(key) for key in listed.words) <= field.max_length
        assert set(listed.codes) <= set(listed.words)
        assert not listed.codes or set(listed.codes) == set(listed.words), "a list has a code for each answer, or none"
    with pytest.raises(KeyError):
        code_lists.code_list("../rules")


def test_what_the_return_counts_is_written_as_the_return_writes_it():
    ethnicity = code_lists.code_list("ethnicity")
    assert len(set(ethnicity.codes.values())) == 21
    assert ethnicity.codes["prefers_not_to_say"] == "No data: Refused"
    assert ethnicity.codes["not_asked"] == "No data: Undeclared or not known"
    assert set(code_lists.code_list("primary_support_reason").codes.values()) >= {
        "Unknown",
        "Learning disability support",
    }
    assert len(set(code_lists.code_list("primary_support_reason").codes.values())) == 13
    assert len(set(code_lists.code_list("accommodation").codes.values())) == 20
    assert code_lists.in_words("gender", "not in the list") == "not in the list"
