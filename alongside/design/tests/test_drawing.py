"""Questions as HTML: valid, escaped, linked from the error summary, and holding whatever was typed."""

import html
import re

import pytest
from django.template import engines
from hypothesis import given
from hypothesis import strategies as st
from justhtml import JustHTML

from alongside.design import samples
from alongside.design.drawing import error_summary, field, fields, hidden_box
from alongside.design.fields import (
    ChoiceField,
    ChoicesField,
    KeyField,
    LineField,
    PasswordField,
    TickField,
    VersionField,
    WordsField,
    YesNoField,
)
from alongside.design.forms import Form, when
from alongside.design.govuk import html_attributes, macros


def faults(piece):
    """What a strict reader finds wrong in a piece of a page."""
    page = f'<!DOCTYPE html><html lang="en"><head><title>T</title></head><body>{piece}</body></html>'
    return [str(error) for error in JustHTML(page, collect_errors=True).errors]


class Note(Form):
    id = KeyField()
    version = VersionField(required=False)
    said = WordsField("What did they say?", limit=400)
    who = ChoiceField("Who was there?", choices=[("us", "The two of us"), ("others", "Others too")])
    who_else = WordsField("Who else?")
    secret = PasswordField("Password", required=False)
    may = YesNoField("May we?", required=False)
    conditions = (when("who", "others").needs("who_else"),)


@pytest.mark.parametrize("form", [samples.Sample(), samples.gallery()["wrong"]], ids=["asked", "answered wrongly"])
def test_every_kind_of_question_is_valid_html(form):
    assert faults(fields(form)) == []


@pytest.mark.parametrize("name", samples.GOVUK)
def test_every_component_is_valid_html(name):
    assert faults(macros()[name](samples.GOVUK[name])) == []


def test_the_gallery_holds_every_component():
    assert samples.GOVUK.keys() == macros().keys()


def test_every_line_of_the_summary_leads_to_a_box():
    form = samples.gallery()["wrong"]
    drawn = fields(form)
    links = re.findall(r'href="#([^"]+)"', error_summary(form))
    assert len(links) == len([name for name in form.errors if not form[name].is_hidden])
    for link in links:
        assert f'id="{link}"' in drawn, link
    assert "wrong-at_day" in drawn
    assert "id_wrong-at_day" in links


def test_a_form_that_is_well_has_no_summary():
    assert error_summary(Note(), None) == ""


def test_an_error_stands_beside_its_question_and_is_told_to_a_screen_reader():
    drawn = field(Note({"said": "a" * 401})["said"])
    assert "This is 1 character too long. The limit is 400." in drawn
    described = re.search(r'aria-describedby="([^"]+)"', drawn)[1].split()
    assert "id_said-error" in described
    assert 'id="id_said-error"' in drawn
    assert 'aria-invalid="true"' in drawn


@pytest.mark.parametrize(
    "words",
    ["one\n\n  two\n\tthree", "\nfirst line empty", "<b>&amp; \"quoted\" 'so'</b>", "</textarea><script>", "أهلا 🎤"],
)
def test_what_was_typed_is_still_there_word_for_word(words):
    for name, typed in (("said", {"said": words}), ("who", {"who": "others", "who_else": words})):
        boxes = JustHTML(f"<!DOCTYPE html><title>T</title>{field(Note(typed)[name])}", sanitize=False).query("textarea")
        assert ["".join(child.data for child in box.children) for box in boxes] == [words]


@given(st.text(max_size=60))
def test_no_text_breaks_out_of_its_box(words):
    drawn = field(Note({"said": words})["said"])
    assert faults(drawn) == []
    assert drawn.count("<textarea") == drawn.count("</textarea>") == 1
    drawn.encode()


def test_no_text_breaks_out_of_an_attribute():
    class Line(Form):
        name = LineField("Name")

    drawn = field(Line({"name": '"><script>alert(1)</script>'})["name"])
    assert "<script>" not in drawn
    assert html.unescape(re.search(r'value="([^"]*)"', drawn)[1]) == '"><script>alert(1)</script>'


def test_labels_and_choices_are_escaped():
    class Odd(Form):
        who = ChoiceField(
            "Who <b>was</b> there?", choices=[("a", "<i>A</i>")], hint="<u>hint</u>", hints={"a": "<s>a</s>"}
        )

    drawn = field(Odd()["who"])
    for tag in ("<b>", "<i>", "<u>", "<s>"):
        assert tag not in drawn


def test_a_password_is_never_shown_again():
    assert "correct horse" not in field(Note({"secret": "correct horse"})["secret"])


def test_radios_have_no_blank_answer_and_no_answer_chosen():
    drawn = field(Note()["who"])
    assert drawn.count('type="radio"') == 2
    assert "checked" not in drawn


def test_a_list_asks_until_something_is_chosen():
    class Listed(Form):
        team = ChoiceField("Team", choices=[("a", "Armley"), ("w", "Wortley")], as_select=True)

    assert '<option value="" selected>Choose</option>' in field(Listed()["team"])
    assert "Choose</option>" not in field(Listed(initial={"team": "w"})["team"])
    assert 'value="w" selected' in field(Listed(initial={"team": "w"})["team"])


@pytest.mark.parametrize("chosen, checked", [(True, "yes"), (False, "no")])
def test_yes_or_no_to_begin_with(chosen, checked):
    assert re.search(r'value="(\w+)" checked', field(Note(initial={"may": chosen})["may"]))[1] == checked


def test_what_follows_from_an_answer_is_drawn_with_it_and_once():
    drawn = fields(Note())
    assert drawn.count('name="who_else"') == 1
    assert "data-aria-controls" not in drawn
    assert "--hidden" not in drawn


def test_what_need_not_be_answered_says_so():
    assert "(optional)" in field(Note()["may"])
    assert "(optional)" not in field(Note()["may"], unmarked=True)
    assert "(optional)" not in field(Note({"who": "us"})["who_else"])


def test_hidden_answers():
    form = Note({"id": "broken", "version": "2"})
    first = hidden_box(form["id"])
    assert "broken" not in first
    assert re.search(r'value="[0-9a-f-]{36}"', first)
    assert hidden_box(form["version"]) == '<input type="hidden" name="version" value="2">'
    form.changed_meanwhile(samples.Standing())
    form.standing.version = 7
    assert 'value="7"' in hidden_box(form["version"])


def test_a_form_carries_its_token_and_its_key(rf):
    template = engines["jinja2"].from_string("{{ hidden(form) }}")
    drawn = template.render({"form": Note()}, rf.get("/"))
    assert re.findall(r'name="(\w+)"', drawn) == ["csrfmiddlewaretoken", "id", "version"]
    assert template.render({"form": None}, rf.get("/")).count("<input") == 1


@pytest.mark.parametrize(
    "told, expected",
    [
        ({"class": "a", "id": None}, ' class="a" id=""'),
        ({"hidden": {"value": True, "optional": True}, "value": {"value": None, "optional": True}}, " hidden"),
        ({"aria-hidden": True, "spellcheck": {"value": False, "optional": True}}, ' aria-hidden="true"'),
        (' data-x="1"', ' data-x="1"'),
        (None, ""),
        ({"title": '"<&'}, ' title="&#34;&lt;&amp;"'),
    ],
)
def test_attributes_are_written_as_govuk_writes_them(told, expected):
    assert html_attributes(told) == expected


def test_a_hidden_question_is_drawn_unseen():
    assert 'type="hidden"' in field(Note()["id"])


def test_a_tick_brings_its_question():
    class Meet(Form):
        again = TickField("We meet again")
        where = LineField("Where?")
        conditions = (when("again", "yes").needs("where"),)

    drawn = fields(Meet(), classes="wide")
    assert drawn.count('name="where"') == 1
    assert 'class="govuk-checkboxes wide"' in drawn


def test_boxes_are_ticked_to_begin_with():
    class Ways(Form):
        ways = ChoicesField("How?", choices=[("call", "A call"), ("letter", "A letter")])

    assert field(Ways(initial={"ways": ["letter"]})["ways"]).count("checked") == 1
