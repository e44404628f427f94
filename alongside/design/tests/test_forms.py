"""Forms: follow-up questions, refusals shown beside their question, and two editors of one record."""

from datetime import date

import pytest
from django.http import QueryDict

from alongside.design.fields import ChoiceField, ChoicesField, DayField, KeyField, LineField, TickField, VersionField
from alongside.design.forms import Difference, Form, TypedEarlier, compare, shown_in, when
from alongside.kit.refusals import ChangedMeanwhile, UnableTo


class Visit(Form):
    key = KeyField(required=False)
    who = ChoiceField("Who was there?", choices=[("us", "The two of us"), ("others", "Others too")])
    who_else = LineField("Who else?", limit=20)
    on = DayField("When?", required=False)
    ways = ChoicesField("How?", choices=[("call", "A call"), ("other", "Another way")], required=False)
    which_way = LineField("Which way?")
    is_later = TickField("We meet again")
    later_on = DayField("When do you meet again?")
    conditions = (
        when("who", "others").needs("who_else"),
        when("ways", "other").asks("which_way"),
        when("is_later", "yes").needs("later_on"),
    )


@pytest.mark.parametrize(
    "typed, errors",
    [
        ({"who": "us"}, []),
        ({"who": "us", "who_else": "a" * 99, "later_on_day": "99", "which_way": "\x00"}, []),
        ({"who": "others"}, ["who_else"]),
        ({"who": "others", "who_else": "Jo"}, []),
        ({"who": "others", "who_else": "a" * 21}, ["who_else"]),
        ({"who": "us", "ways": ["other"]}, []),
        ({"who": "us", "ways": ["call", "other"], "which_way": "a" * 201}, ["which_way"]),
        ({"who": "us", "is_later": "yes"}, ["later_on"]),
        ({"who": "us", "is_later": "yes", "later_on_day": "1", "later_on_month": "1", "later_on_year": "2027"}, []),
        ({}, ["who"]),
    ],
)
def test_only_questions_that_are_asked_are_checked(typed, errors):
    assert list(Visit(typed).errors) == errors


def test_answers_that_were_not_asked_for_are_dropped_but_stay_on_the_page():
    typed = QueryDict("who=us&who_else=Jo&later_on_day=1&later_on_month=1&later_on_year=2027")
    form = Visit(typed)
    assert form.is_valid()
    assert form.cleaned_data["who_else"] == ""
    assert form.cleaned_data["later_on"] is None
    assert form["who_else"].value() == "Jo"
    assert form["later_on"].value() == ("1", "1", "2027")


def test_a_form_from_plain_data_understands_several_answers():
    typed = QueryDict("who=us&ways=call&ways=other&which_way=by+boat")
    form = Visit(typed)
    assert form.is_valid()
    assert (form.cleaned_data["ways"], form.cleaned_data["which_way"]) == (["call", "other"], "by boat")
    assert form.fields["on"].widget.value_omitted_from_data({}, {}, "on")
    assert not form.fields["is_later"].widget.value_omitted_from_data({}, {}, "is_later")


def test_a_form_knows_what_follows_from_an_answer():
    form = Visit()
    assert [bound.name for bound in form.follow("who", "others")] == ["who_else"]
    assert form.follow("who", "us") == []
    assert form.is_follow_up("later_on")
    assert not form.is_follow_up("who")


def test_a_form_with_a_prefix_drops_its_own_answers():
    form = Visit({"v-who": "us", "v-who_else": "a" * 99}, prefix="v")
    assert form.is_valid(), form.errors


def test_a_refusal_is_shown_beside_its_question():
    form = Visit({"who": "others", "who_else": "Jo"})
    assert form.is_valid()
    with shown_in(form):
        raise UnableTo("Jo is away until Tuesday.", field="who_else")
    assert form.errors == {"who_else": ["Jo is away until Tuesday."]}


def test_a_refusal_of_the_whole_is_shown_above():
    form = Visit({"who": "us"})
    assert form.is_valid()
    with shown_in(form):
        raise UnableTo("This note is recorded already.")
    assert form.non_field_errors() == ["This note is recorded already."]
    assert form.standing is None


def test_a_refusal_about_a_question_of_another_page_is_shown_above():
    form = Visit({"who": "us"})
    assert form.is_valid()
    with shown_in(form):
        raise UnableTo("There is no such team.", field="team")
    assert form.non_field_errors() == ["There is no such team."]


def test_what_is_done_inside_can_answer():
    def view(form):
        with shown_in(form):
            return "done"
        return "asked again"

    form = Visit({"who": "us"})
    form.is_valid()
    assert view(form) == "done"


def test_another_error_is_not_swallowed():
    with pytest.raises(ZeroDivisionError), shown_in(Visit({"who": "us"})):
        raise ZeroDivisionError


class Person(Form):
    version = VersionField()
    called = LineField("Called")
    born_on = DayField("Born on", required=False)
    way = ChoiceField("Way", choices=[("call", "A call"), ("letter", "A letter")], required=False)


class Simon:
    called, born_on, way, version = "Si", date(1992, 1, 2), "letter", 4


def typed_about_simon():
    form = Person({"version": "3", "called": "Simon", "born_on_day": "2", "born_on_month": "1", "born_on_year": "1992"})
    assert form.is_valid()
    return form


def test_two_editors_see_what_differs():
    form = typed_about_simon()
    with shown_in(form):
        raise ChangedMeanwhile(Simon())
    assert form.standing.version == 4
    assert form.differences == [Difference("Called", "Simon", "Si"), Difference("Way", "Nothing", "A letter")]
    assert "nothing is lost" in form.non_field_errors()[0]


def test_only_what_is_asked_for_is_compared():
    assert compare(typed_about_simon(), Simon(), {"called": "What he is called"}) == [
        Difference("What he is called", "Simon", "Si")
    ]


def test_nothing_differs():
    class Same:
        called, born_on, way, version = "Simon", date(1992, 1, 2), "", 4

    assert compare(typed_about_simon(), Same()) == []


def test_words_typed_before_a_time_out_are_shown_and_not_yet_judged():
    form = Visit(TypedEarlier(f"who=others&who_else={'a' * 99}&later_on_day=1"))
    assert form.typed_earlier
    assert not form.is_bound
    assert form["who_else"].value() == "a" * 99
    assert form["later_on"].value() == ("1", "", "")


def test_words_of_another_form_are_left_alone():
    form = Visit(TypedEarlier("something=else"), initial={"who": "us"})
    assert not form.typed_earlier
    assert form["who"].value() == "us"
