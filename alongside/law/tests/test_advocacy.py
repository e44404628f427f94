"""Care Act 2014, sections 67 and 68, and SI 2014/2889, regulation 4: independent advocates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.law.tests.asking import ask, refusal

FUNCTIONS = ("assessment", "carer_assessment", "plan", "review", "safeguarding")
DIFFICULTIES = ("understand", "retain", "weigh", "communicate")
LONG, LONG_ONLY = {"long": True, "in_best_interests": True}, {"long": True, "in_best_interests": False}
DIFFER, DIFFER_ONLY = {"material": True, "both_agree": True}, {"material": True, "both_agree": False}


def facts(function="assessment", difficulties=("retain",), person=True, placement=None, disagreement=None):
    return {
        "function": function,
        "difficulties": list(difficulties),
        "appropriate_person": person,
        "nhs_placement": placement,
        "disagreement": disagreement,
    }


@pytest.mark.parametrize(
    ("asked", "met"),
    [
        (facts(person=False), True),
        (facts(person=False, difficulties=DIFFICULTIES), True),
        (facts(person=False, difficulties=()), False),
        (facts(difficulties=(), placement=LONG, disagreement=DIFFER), False),
        (facts(), False),
        (facts(placement=LONG), True),
        (facts(placement=LONG_ONLY), False),
        (facts(placement={"long": False, "in_best_interests": True}), False),
        (facts(disagreement=DIFFER), True),
        (facts(disagreement=DIFFER_ONLY), False),
        (facts(disagreement={"material": False, "both_agree": True}), False),
        (facts(placement=LONG_ONLY, disagreement=DIFFER_ONLY), False),
        (facts(placement=LONG_ONLY, disagreement=DIFFER), True),
        (facts("safeguarding", person=False), True),
        (facts("safeguarding"), False),
        (facts("safeguarding", placement=LONG, disagreement=DIFFER), False),
    ],
)
def test_sections_67_and_68(asked, met):
    assert ask("advocacy", asked).met is met


def test_sections_67_and_68_the_reasons_name_each_difficulty_and_why_an_exception_counts_or_not():
    reasons = ask("advocacy", facts("plan", ("communicate", "understand"), True, LONG_ONLY, DIFFER)).reasons
    assert reasons == (
        "Without an advocate it would be substantially difficult for you to understand what matters for your plan.",
        "Without an advocate it would be substantially difficult for you to say, in any way, what you think, want or "
        "feel about your plan.",
        "There is somebody suitable, not paid to care for you, who can help you to take part.",
        "That the NHS may arrange a long stay makes no difference here: it takes both that the stay would be long and "
        "that an advocate would be in your best interests.",
        "We and the person who helps you disagree about something that matters, and both think that an advocate would "
        "be good for you; so one is owed although there is somebody suitable.",
        "So we must arrange an independent advocate for you.",
    )
    assert "neither a long stay" in ask("advocacy", facts("safeguarding", placement=LONG)).reasons[-2]
    (none,) = ask("advocacy", facts("review", ())).reasons
    assert none.startswith("You can take part in the review of your plan without substantial difficulty")


@given(
    st.sampled_from(FUNCTIONS),
    st.lists(st.sampled_from(DIFFICULTIES)),
    st.booleans(),
    st.none() | st.tuples(st.booleans(), st.booleans()),
    st.none() | st.tuples(st.booleans(), st.booleans()),
)
def test_sections_67_and_68_any_difficulty_and_nobody_or_an_exception(function, difficulties, person, nhs, differ):
    placement = nhs and dict(zip(("long", "in_best_interests"), nhs, strict=True))
    disagreement = differ and dict(zip(("material", "both_agree"), differ, strict=True))
    excepted = function != "safeguarding" and (nhs == (True, True) or differ == (True, True))
    met = ask("advocacy", facts(function, difficulties, person, placement, disagreement)).met
    assert met is (bool(difficulties) and (not person or excepted))


@pytest.mark.parametrize(("fact", "parts"), [("placement", LONG), ("disagreement", DIFFER)])
def test_an_exception_has_both_its_parts_or_is_null(fact, parts):
    name = {"placement": "nhs_placement", "disagreement": "disagreement"}[fact]
    for part in parts:
        lacking = {key: True for key in parts if key != part}
        assert refusal("advocacy", facts(**{fact: lacking})) == f"{name} also needs {part}."
        for wrong in (1, None, "true", []):
            assert refusal("advocacy", facts(**{fact: parts | {part: wrong}})) == (
                f"{part} in {name} must be true or false."
            )
    assert refusal("advocacy", facts(**{fact: parts | {"also": True}})).startswith(f"{name} has no “also”; it holds ")
    assert refusal("advocacy", facts(**{fact: {}})).startswith(f"{name} also needs ")


@pytest.mark.parametrize(
    ("function", "difficulties"), [("", ["hear"]), ("Plan", ["Retain"]), ("enquiry", ["retain", 1])]
)
def test_only_the_words_of_the_contract(function, difficulties):
    assert refusal("advocacy", facts(function)).startswith("function must be one of assessment, carer_assessment, ")
    assert refusal("advocacy", facts(difficulties=difficulties)).startswith("difficulties may hold only understand, ")
