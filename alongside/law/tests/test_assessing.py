"""Care Act 2014, sections 9, 10 and 12; Children Act 1989, section 17ZA; SI 2014/2827: who is assessed, and how."""

from itertools import product

import pytest

from alongside.law.tests.asking import ask


@pytest.mark.parametrize("name", ["needs_assessment", "carers_assessment"])
def test_sections_9_and_10_on_the_appearance_of_need(name):
    owed, not_now = (ask(name, {"seems_to_need": seems}) for seems in (True, False))
    assert (owed.met, not_now.met) == (True, False)
    assert "we must offer you an assessment" in owed.reasons[0]
    assert "tell us" in not_now.reasons[0], "a no is never the end of it"


@pytest.mark.parametrize(("seems", "asked"), [*product([True, False], repeat=2)])
def test_section_17za_either_is_enough(seems, asked):
    verdict = ask("young_carer", {"seems_to_need": seems, "asked": asked})
    assert verdict.met is (seems or asked)
    assert verdict.provisions[0] == "Children Act 1989, section 17ZA"
    assert verdict.reasons[-1].startswith("So those who answer" if verdict.met else "So nobody has to")


@pytest.mark.parametrize(("able", "willing", "capacity"), [*product([True, False], repeat=3)])
def test_regulation_2_asks_for_all_three(able, willing, capacity):
    verdict = ask("self_assessment", {"able": able, "willing": willing, "has_capacity": capacity})
    assert verdict.met is (able and willing and capacity)
    assert len(verdict.reasons) == 4
    assert ("nobody has to" in verdict.reasons[1]) is not willing


@pytest.mark.parametrize(("adult", "carer"), [*product([True, False], repeat=2)])
def test_section_12_joint_only_where_both_agree(adult, carer):
    verdict = ask("joint_assessment", {"adult_agrees": adult, "carer_agrees": carer})
    assert verdict.met is (adult and carer)
    assert verdict.reasons[-1].startswith("So your assessments" if verdict.met else "So each of you")
