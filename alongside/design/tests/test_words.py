"""Words as a page shows them: paragraphs that stay text, quotes, counts, attributes."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from alongside.design import words
from alongside.design.typed import showable


def test_paragraphs_and_line_ends_are_kept():
    shown = words.paragraphs("one\ntwo\r\n\r\n\n three <b>\n\n")
    assert shown == '<p dir="auto">one<br>two</p>\n<p dir="auto"> three &lt;b&gt;</p>'


def test_nothing_is_no_paragraph():
    assert words.paragraphs(" \n ") == ""


@given(st.text())
def test_whatever_was_typed_stays_text(typed):
    shown = words.paragraphs(typed)
    body = JustHTML(
        f'<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>{shown}</body></html>', sanitize=False
    ).query_one("body")
    assert {child.name for child in body.children} <= {"p", "#text"}
    inside = [child.name for paragraph in body.query("p") for child in paragraph.children]
    assert set(inside) <= {"#text", "br"}
    told = "".join(
        child.data or "" for paragraph in body.query("p") for child in paragraph.children if child.name == "#text"
    )
    assert "".join(told.split()) == "".join(showable(typed).split())


@pytest.mark.parametrize(
    "said, shown",
    [
        ("I want to laugh", "“I want to laugh”"),
        ("“already”", "“already”"),
        ('"already"', '"already"'),
        ("«déjà»", "«déjà»"),
        ("“half", "““half”"),
        ('"', '“"”'),
        ("", "“”"),
    ],
)
def test_a_quote_has_its_marks_once(said, shown):
    assert words.quoted(said) == shown


@pytest.mark.parametrize("number, shown", [(0, "no notes"), (1, "1 note"), (2, "2 notes"), (2000, "2,000 notes")])
def test_counts(number, shown):
    assert words.count_of(number, "note") == shown


def test_counts_of_an_odd_noun():
    assert words.count_of(3, "person", "people") == "3 people"


def test_machine_times():
    assert words.machine_time(date(2026, 11, 27)) == "2026-11-27"
    assert words.machine_time(datetime(2026, 7, 27, 13, 30, tzinfo=UTC)) == "2026-07-27T14:30+01:00"


def test_a_form_that_keeps_its_draft_names_where():
    kept = words.draft_keeping('/notes/"1"/draft/')
    assert 'hx-post="/notes/&#34;1&#34;/draft/"' in kept
    assert 'hx-target="#saved"' in kept
    assert "input delay:1s" in kept
    assert 'hx-sync="this:queue last"' in kept, "each carries the version that the one before it made"
