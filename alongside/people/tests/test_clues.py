"""What was typed into the one box that finds a person, read: pure."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.people.clues import readings

TODAY = date(2026, 11, 22)


def read(typed):
    """The last reading: words, dates in words, NHS number, postcode."""
    meant = readings(typed, today=TODAY)[-1]
    return meant.words, [day.in_words() for day in meant.born], meant.nhs_number, meant.postcode


@pytest.mark.parametrize(
    "typed",
    [
        "27/3/1958", "27 3 58?", "27-03-1958", "27.3.58", "1958-03-27", "27031958", "27 March 1958",
        "27th of march 1958", "27 Mar 58", "27mar58", "March 27, 1958",
        "dob 27/3/1958", "D.O.B: 27/3/1958", "born on 27 3 '58", "٢٧/٣/١٩٥٨",
    ],
)  # fmt: skip
def test_a_date_of_birth_in_any_ordinary_form(typed):
    assert read(typed) == ("", ["27 March 1958"], "", "")


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("1958", ["1958"]),
        ("born 1958", ["1958"]),
        ("March 1958", ["March 1958"]),
        ("sept 1958", ["September 1958"]),
        ("3/1958", ["March 1958"]),
        ("27/3/15", ["27 March 2015", "27 March 1915"]),  # a child, or somebody very old
        ("27/3/27", ["27 March 1927"]),
        ("29/2/1956", ["29 February 1956"]),
    ],
)
def test_a_date_of_birth_known_in_part_or_of_two_centuries(typed, born):
    assert read(typed) == ("", born, "", "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("999 000 0018", ("", [], "9990000018", "")),
        ("9990000018", ("", [], "9990000018", "")),
        ("999-000-0018", ("", [], "9990000018", "")),
        ("99 90 00 00 18", ("", [], "9990000018", "")),
        ("NHS number: 999 000 0018", ("", [], "9990000018", "")),
        ("LS12 3AB", ("", [], "", "LS12 3AB")),
        ("ls123ab", ("", [], "", "LS12 3AB")),
        ("LS12", ("", [], "", "LS12")),
        ("ls12 3", ("", [], "", "LS12")),
        ("e1", ("", [], "", "E1")),
        ("archer 1992", ("archer", ["1992"], "", "")),
        ("Li LS12", ("Li", [], "", "LS12")),
        ("Archer, Simon 27 3 1958 LS12 3AB", ("Archer, Simon", ["27 March 1958"], "", "LS12 3AB")),
        ("archer 27 3 1958 999 000 0018", ("archer", ["27 March 1958"], "9990000018", "")),
        ("LS12 27/3/1958", ("", ["27 March 1958"], "", "LS12")),
        ("Simon Archer", ("Simon Archer", [], "", "")),
        ("Max Born", ("Max Born", [], "", "")),
        ("May Whitby", ("May Whitby", [], "", "")),
        ("April", ("April", [], "", "")),
        ("", ("", [], "", "")),
        ("?!", ("?!", [], "", "")),
    ],
)
def test_numbers_postcodes_and_what_is_put_together(typed, meant):
    assert read(typed) == meant


def test_a_month_that_is_a_name_is_read_as_both():
    name, month = readings("June 1958", today=TODAY)
    assert (name.words, [day.in_words() for day in name.born], name.as_typed) == ("June", ["1958"], True)
    assert (month.words, [day.in_words() for day in month.born]) == ("", ["June 1958"])


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("999 000 0019", "not an NHS number: its last digit does not agree"),
        ("31/2/1958", "“31/2/1958” is no date of birth"),
        ("27/3/2090", "“27/3/2090” is no date of birth"),
        ("1066", "“1066” is no date of birth"),
        ("Simon", ""),
    ],
)
def test_what_only_looks_like_a_fact_has_a_sentence(typed, says):
    fault = readings(typed, today=TODAY)[-1].fault
    assert says in fault
    assert bool(says) == bool(fault)


@given(st.text(alphabet="0123456789 /-.abLSmarch'é😀\x00", max_size=40))
def test_whatever_is_typed_is_read(typed):
    for meant in readings(typed, today=TODAY):
        assert all(day.first <= TODAY for day in meant.born)
        assert len(meant.born) <= 2
