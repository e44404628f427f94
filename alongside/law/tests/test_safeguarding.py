"""Care Act 2014, section 42: three parts, all of them."""

from itertools import product

import pytest

from alongside.law.tests.asking import ask


@pytest.mark.parametrize(("needs", "abuse", "unable"), list(product([True, False], repeat=3)))
def test_section_42_all_three_parts(needs, abuse, unable):
    facts = {"care_needs": needs, "abuse_or_risk": abuse, "unable_to_protect_because_of_needs": unable}
    verdict = ask("section_42", facts)
    assert verdict.met is (needs and abuse and unable)
    assert [reason.startswith("There is reason") for reason in verdict.reasons[:3]] == [needs, abuse, unable]
    assert verdict.reasons[3] == (
        "So we must find out, ourselves or through others, what should be done to keep you safe, and by whom."
        if verdict.met
        else "So the duty to make enquiries does not arise. We may still look into it with you."
    )
