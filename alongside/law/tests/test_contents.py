"""Care Act 2014, sections 9, 10 and 25, Mental Capacity Act 2005, section 4, and DAPB1605: what must be there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside import law
from alongside.law.tests.asking import TODAY, ask, refusal

NAMES = ("section_9", "section_10", "section_25", "best_interests", "accessible_information")
EACH = pytest.mark.parametrize("name", NAMES)


def contents(name):
    return tuple(law.as_at(name, on=TODAY).words["contents"])


def judge(name, present, *, has_direct_payments=True):
    also = {"has_direct_payments": has_direct_payments} if name == "section_25" else {}
    return ask(name, {"present": list(present)} | also)


@EACH
def test_everything_there_is_met_and_any_one_missing_is_named(name):
    whole = judge(name, reversed(contents(name)))
    assert (whole.met, whole.extra, len(whole.reasons)) == (True, {"missing": []}, 1)
    for key in contents(name):
        verdict = judge(name, [other for other in contents(name) if other != key])
        assert (verdict.met, verdict.extra) == (False, {"missing": [key]})
        assert len(verdict.reasons) == 1
    nothing = judge(name, [])
    assert nothing.extra == {"missing": list(contents(name))}
    assert len(nothing.reasons) == len(contents(name))


@given(st.sampled_from(NAMES), st.data())
def test_what_is_missing_is_what_is_not_there_in_the_order_of_the_law(name, data):
    present = data.draw(st.lists(st.sampled_from(contents(name))))
    verdict = judge(name, present)
    assert verdict.extra["missing"] == [key for key in contents(name) if key not in present]
    assert verdict.met is (set(present) == set(contents(name)))


def test_section_25_direct_payments_are_wanted_only_where_there_are_any():
    without = [key for key in contents("section_25") if key != "direct_payments"]
    assert judge("section_25", without, has_direct_payments=False).met is True
    assert judge("section_25", [*without, "direct_payments"], has_direct_payments=False).met is True
    verdict = judge("section_25", without, has_direct_payments=True)
    assert verdict.extra == {"missing": ["direct_payments"]}
    assert judge("section_25", [], has_direct_payments=False).extra == {"missing": without}


def test_section_9_6_what_else_could_help_is_asked_for():
    present = [key for key in contents("section_9") if key != "other_than_support"]
    assert judge("section_9", present).reasons == (
        "Still to be written down: whether anything other than care and support could help with it, and how far.",
    )


def test_section_4_never_says_what_is_best():
    assert judge("best_interests", contents("best_interests")).reasons == (
        "Everything that the law asks for has been considered. What is best for you is still for people to weigh.",
    )


@EACH
@pytest.mark.parametrize("present", [["needs", "wishes"], [""], [True], [None], [["needs"]], [{}]])
def test_only_what_the_law_asks_for_may_be_present(name, present):
    facts = {"present": present} | ({"has_direct_payments": True} if name == "section_25" else {})
    assert refusal(name, facts).startswith("present may hold only ")
