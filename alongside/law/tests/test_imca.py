"""Mental Capacity Act 2005, sections 37 to 40, and SI 2006/2883: independent mental capacity advocates."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.law.tests.asking import ask, refusal

DUTIES, POWERS = ("serious_treatment", "hospital_stay", "care_home_stay"), ("accommodation_review", "safeguarding")


def facts(about="care_home_stay", *, lacks=True, represented=False, family=False, urgent=False):
    return {
        "about": about,
        "lacks_capacity": lacks,
        "represented": represented,
        "somebody_to_consult": family,
        "urgent": urgent,
    }


@pytest.mark.parametrize(
    ("asked", "met", "says"),
    [
        (facts("serious_treatment"), True, "must instruct"),  # section 37
        (facts("hospital_stay"), True, "must instruct"),  # section 38
        (facts(), True, "must instruct"),  # section 39
        (facts(lacks=False), False, "You can decide about a stay of more than 8 weeks"),
        (facts(represented=True), False, "nobody has to instruct"),  # section 40
        (facts(family=True), False, "nobody has to instruct"),
        (facts("serious_treatment", urgent=True), None, "the treatment may be given"),  # section 37(4)
        (facts(urgent=True), None, "the stay may begin"),  # section 39(4)
        (facts("accommodation_review"), None, "somebody must judge"),
        (facts("accommodation_review", family=True), False, "nobody has to instruct"),
        (facts("safeguarding"), None, "somebody must judge"),
        (facts("safeguarding", family=True, represented=True), None, "somebody must judge"),
        (facts("safeguarding", lacks=False), False, "You can decide about how you are kept safe"),
    ],
)
def test_sections_37_to_40_and_the_regulations(asked, met, says):
    verdict = ask("imca", asked)
    assert verdict.met is met
    assert says in verdict.reasons[-1]
    assert bool(verdict.to_weigh) is (met is None)


@given(st.sampled_from(DUTIES + POWERS), st.booleans(), st.booleans(), st.booleans(), st.booleans())
def test_a_duty_only_where_somebody_who_cannot_decide_has_nobody(about, lacks, represented, family, urgent):
    met = ask("imca", facts(about, lacks=lacks, represented=represented, family=family, urgent=urgent)).met
    assert (met is True) is (about in DUTIES and lacks and not represented and not family and not urgent)
    assert met is not False or not lacks or represented or family


def test_only_the_words_of_the_law():
    assert refusal("imca", facts("a_haircut")).startswith("about must be one of serious_treatment, hospital_stay, ")
