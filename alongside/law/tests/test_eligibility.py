"""Care and Support (Eligibility Criteria) Regulations 2015, regulations 2 (adults) and 3 (carers)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside import law
from alongside.law.tests.asking import TODAY, ask, refusal

ADULT = law.as_at("adult_eligibility", on=TODAY).words
CARER = law.as_at("carer_eligibility", on=TODAY).words


def adult(outcomes, *, impairment=True, wellbeing_impact=True):
    facts = {"impairment": impairment, "wellbeing_impact": wellbeing_impact, "outcomes": outcomes}
    return ask("adult_eligibility", facts)


def carer(outcomes, *, necessary_care=True, health_at_risk=False, wellbeing_impact=True):
    facts = {"necessary_care": necessary_care, "health_at_risk": health_at_risk}
    return ask("carer_eligibility", facts | {"wellbeing_impact": wellbeing_impact, "outcomes": outcomes})


@pytest.mark.parametrize(
    ("outcomes", "parts", "met"),
    [
        ({"nutrition": "unable", "hygiene": "longer"}, {}, True),
        ({"home_safety": "endangers", "community": "distress"}, {}, True),
        ({"nutrition": "unable"}, {}, False),
        ({"nutrition": "unable", "hygiene": None}, {}, False),
        ({}, {}, False),
        ({"nutrition": "unable", "hygiene": "longer"}, {"impairment": False}, False),
        ({"nutrition": "unable", "hygiene": "longer"}, {"wellbeing_impact": False}, False),
        (dict.fromkeys(ADULT["outcomes"], "longer"), {}, True),
    ],
)
def test_regulation_2_an_adult(outcomes, parts, met):
    verdict = adult(outcomes, **parts)
    assert verdict.met is met
    assert verdict.provisions == (
        "Care and Support (Eligibility Criteria) Regulations 2015 (SI 2015/313), regulation 2",
    )
    assert verdict.extra == {}


def test_regulation_2_the_reasons_can_be_read_to_the_person():
    assert adult({"clothing": "distress", "nutrition": "unable"}).reasons == (
        "Your needs come from, or have to do with, a physical or mental impairment or illness.",
        "Eating and drinking well: you cannot do this without help, reminders included.",
        "Being dressed for the day and the weather: you can do this without help, but it causes you significant pain, "
        "distress or anxiety.",
        "That is 2 of the ten outcomes, and two are enough.",
        "As a consequence there is, or is likely to be, a significant impact on your wellbeing.",
        "All three conditions are met, so these needs are eligible.",
    )
    one = adult({"clothing": "longer"}, impairment=False, wellbeing_impact=False)
    assert "That is one of the ten outcomes, and it takes two." in one.reasons
    assert one.reasons[-1] == "All three conditions must be met, so these needs are not eligible under this law."
    assert "You are able to achieve all ten outcomes" in adult({}).reasons[1]


@given(
    st.dictionaries(st.sampled_from(list(ADULT["outcomes"])), st.sampled_from([None, *ADULT["limbs"]])),
    st.booleans(),
    st.booleans(),
)
def test_regulation_2_two_or_more_and_both_other_conditions(outcomes, impairment, wellbeing_impact):
    verdict = adult(outcomes, impairment=impairment, wellbeing_impact=wellbeing_impact)
    found = sum(limb is not None for limb in outcomes.values())
    assert verdict.met is (impairment and wellbeing_impact and found >= 2)
    assert len(verdict.reasons) == 4 + found


@pytest.mark.parametrize(
    ("outcomes", "parts", "met"),
    [
        ({"recreation": "unable"}, {}, True),
        ({"caring_for_others": "distress"}, {}, True),
        ({"work_education": "endangers", "community": "unable"}, {}, True),
        ({}, {}, False),
        ({"recreation": None}, {}, False),
        ({}, {"health_at_risk": True}, True),
        ({"recreation": "unable"}, {"necessary_care": False}, False),
        ({"recreation": "unable"}, {"wellbeing_impact": False}, False),
        ({}, {"health_at_risk": True, "wellbeing_impact": False}, False),
    ],
)
def test_regulation_3_a_carer(outcomes, parts, met):
    verdict = carer(outcomes, **parts)
    assert verdict.met is met
    assert verdict.provisions == (
        "Care and Support (Eligibility Criteria) Regulations 2015 (SI 2015/313), regulation 3",
    )


def test_regulation_3_longer_is_no_limb_of_a_carers():
    facts = {"necessary_care": True, "health_at_risk": True, "wellbeing_impact": True}
    assert refusal("carer_eligibility", facts | {"outcomes": {"recreation": "longer"}}) == (
        "Taking significantly longer counts for an adult with needs of their own, not for a carer: say unable, "
        "distress, endangers or null."
    )
    assert "longer" not in CARER["limbs"]


def test_regulation_3_the_reasons_can_be_read_to_the_carer():
    assert carer({"recreation": "unable"}, health_at_risk=True).reasons == (
        "Your needs come from the care you give to an adult who needs it.",
        "Your physical or mental health is getting worse because of it, or may.",
        "Doing what you enjoy in your free time: you cannot do this without help, reminders included.",
        "That is one of the eight outcomes, and one is enough.",
        "As a consequence there is, or is likely to be, a significant impact on your wellbeing.",
        "All three conditions are met, so these needs are eligible.",
    )


@given(
    st.dictionaries(st.sampled_from(list(CARER["outcomes"])), st.sampled_from([None, *CARER["limbs"]])),
    st.booleans(),
    st.booleans(),
    st.booleans(),
)
def test_regulation_3_any_one_or_health_and_both_other_conditions(outcomes, care, health, wellbeing):
    verdict = carer(outcomes, necessary_care=care, health_at_risk=health, wellbeing_impact=wellbeing)
    assert verdict.met is (care and wellbeing and (health or any(outcomes.values())))
