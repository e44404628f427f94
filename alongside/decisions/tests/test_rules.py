"""What a decision lacks, what law makes of findings and what it leaves to people, and what cannot be: no database."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from alongside import law
from alongside.decisions import rules
from alongside.decisions.facts import CONCLUSIONS, QUESTIONS, asked, to_the_person
from alongside.decisions.forms.facts import facts_in, fields_of
from alongside.decisions.forms.money import MoneyField
from alongside.decisions.kinds import BY_SLUG, CHOICES, DETERMINATIONS, KINDS
from alongside.decisions.laws import picked, replaced_versions
from alongside.decisions.weighed import Weighed, WeighedOption
from tests.cast_decisions import EVENING, NEEDS

ON = date(2026, 11, 26)
AT = datetime(2026, 11, 26, 10, 0, tzinfo=UTC)


def lacks(weighed, kind, on=ON):
    kind = BY_SLUG[kind]
    version = law.as_at(kind.test or kind.also, on=on) if kind.test or kind.also else None
    return [one.words for one in rules.missing(weighed, kind, version, called="Simon")]


def test_a_whole_choice_and_a_whole_determination_lack_nothing():
    assert lacks(replace(EVENING, review_on=ON), "choice") == []
    assert lacks(NEEDS, "adult_eligibility") == []


def test_an_empty_choice_says_everything_that_is_missing_once_and_asks_for_nothing_else():
    assert lacks(Weighed(), "choice") == [
        "Write what is to be decided.",
        "Say whether Simon agrees, or that it is not known.",
        "Weigh at least two ways: one way alone is no choice. Staying as it is can be one.",
        "Say which law this rests on.",
        "Write the reasons, in plain words.",
    ]
    one_way = replace(EVENING, options=EVENING.options[:1], review_on=ON)
    assert lacks(one_way, "choice") == [
        "Weigh at least two ways: one way alone is no choice. Staying as it is can be one."
    ]
    bare = replace(EVENING, options=(WeighedOption("Walk"), WeighedOption("")), chosen=None, review_on=None)
    found = lacks(bare, "choice")
    assert "Write why “Walk” is not right, or why it is chosen." in found
    assert "Write what way 2 is." in found
    assert "Say which way is chosen." in found
    assert "This is for now: write the day on which we look at it again." in found
    assert not [words for words in found if "cost" in words], "cost only where it matters"


def test_their_view_is_asked_for_in_their_words_unless_it_is_not_known_and_why():
    view = replace(EVENING, their_view="", review_on=ON)
    assert lacks(view, "choice") == ["Write what Simon thinks, in their own words."]
    unknown = replace(view, agrees="not_known")
    assert lacks(unknown, "choice") == ["Write why it is not known what Simon thinks."]
    assert lacks(replace(unknown, why_not_known="He was asleep; we ask on Friday."), "choice") == []


def test_what_restricts_asks_for_human_rights_and_best_interests_for_a_finding_and_what_section_4_asks():
    assert len(lacks(replace(EVENING, restricts=True, review_on=ON), "choice")) == 4
    assert len(lacks(replace(EVENING, review_on=ON), "restriction")) == 4
    best = lacks(replace(EVENING, review_on=ON, facts={"present": ["consulted"]}), "best_interests")
    assert best[0].startswith("Choose the finding that Simon cannot make this decision.")
    assert any("8 of them are not ticked yet" in words for words in best), "all of section 4, not its last line alone"
    assert any("Who was asked" in words for words in best)
    all_but_one = {"present": list(law.as_at("best_interests", on=ON).facts["present"].keys[:-1])}
    best = lacks(replace(EVENING, laws=(), other_law="", review_on=ON, facts=all_but_one), "best_interests")
    assert any(words.startswith("Still to be considered and written down") for words in best)
    assert "Say which law this rests on." not in best, "its kind names it"
    kind = BY_SLUG["best_interests"]
    assert rules.NO_SUCH_LAW in [one.words for one in rules.missing(EVENING, kind, None, called="Simon")]
    long = replace(EVENING, options=(WeighedOption("Word " * 40), *EVENING.options[1:]))
    assert max(len(words) for words in lacks(long, "choice")) < 120


def test_a_conclusion_against_what_the_law_makes_of_the_findings_must_change():
    """Two outcomes are what counts: with one alone an adult's needs are not eligible, whatever is concluded."""
    one = replace(NEEDS, facts={**NEEDS.facts, "outcomes": {"nutrition": "distress"}})
    assert lacks(one, "adult_eligibility") == [
        "What you conclude is not what the law makes of your findings. Look at both again: one of them must change."
    ]
    assert lacks(replace(one, finding=False), "adult_eligibility") == []
    assert any("what shows this" in words for words in lacks(replace(NEEDS, evidence={}), "adult_eligibility"))
    carer = {
        "necessary_care": True,
        "health_at_risk": False,
        "wellbeing_impact": True,
        "outcomes": {"nutrition": "longer"},
    }
    wrong = replace(NEEDS, facts=carer)
    assert any("not for a carer" in words for words in lacks(wrong, "carer_eligibility")), "a limb of the other regime"


def test_capacity_is_for_one_decision_with_support_and_evidence_and_in_the_order_of_its_day():
    """Scenario 9: without a decision there is no finding."""
    facts = {
        "support_given": "", "unable": ["retain"], "impairment": True, "because_of_impairment": True,
        "assessed_on": "2026-11-20", "decision": "Where to live",
    }  # fmt: skip
    weighed = Weighed(agrees="no", their_view="No.", facts=facts, finding=True, reasons="As found.")
    found = lacks(weighed, "mental_capacity")
    assert "Write what is to be decided." in found
    assert any("helped to decide" in words for words in found), "practicable support comes first"
    assert any("what shows this" in words for words in found), "evidence of each inability"
    assert any("attorney" in words for words in found)
    whole = replace(
        weighed, question="Where to live", facts={**facts, "support_given": "Pictures, on two mornings."},
        evidence={"unable.retain": "“Which house?” He asked three times within the hour."},
        more={"information": "The two places, and what each is like.", "deciders": "None was found."},
    )  # fmt: skip
    assert lacks(whole, "mental_capacity") == []
    assert any("not what the law" in words for words in lacks(replace(whole, finding=False), "mental_capacity"))
    jb, code = (law.as_at("mental_capacity", on=day) for day in (ON, date(2021, 11, 23)))
    assert [fact for fact, _ in asked(jb)][:3] == ["support_given", "unable", "impairment"]
    assert [fact for fact, _ in asked(code)][:3] == ["support_given", "impairment", "unable"]


def test_an_appropriate_person_does_not_always_end_the_duty_to_arrange_an_advocate():
    """Scenario 4: a long stay that the NHS arranges, and an advocate in their best interests."""
    facts = {
        "function": "assessment", "difficulties": ["weigh"], "appropriate_person": True,
        "nhs_placement": {"long": True, "in_best_interests": True}, "disagreement": None,
    }  # fmt: skip
    weighed = replace(NEEDS, facts=facts, evidence={}, finding=True)
    assert lacks(weighed, "advocacy") == []
    short = replace(weighed, facts={**facts, "nhs_placement": None})
    assert any("not what the law" in words for words in lacks(short, "advocacy"))


def test_law_is_that_of_the_day_and_what_it_leaves_open_is_for_a_person():
    """Scenario 14: the acid test until 1 June 2026; from the next day a judgement, that no machine makes."""
    facts = {
        "confined_continuously": True, "free_to_leave": False, "consents_with_capacity": False,
        "wishes_expressed": None, "attributable_to_state": True,
    }  # fmt: skip
    weighed = replace(NEEDS, facts=facts, evidence={}, finding=False)
    assert any("not what the law" in words for words in lacks(weighed, "deprivation_of_liberty", date(2026, 6, 1)))
    for finding in (True, False):
        judged = replace(weighed, finding=finding)
        assert lacks(judged, "deprivation_of_liberty", date(2026, 6, 3)) == [], "both are a person's to conclude"
    old = law.as_at("deprivation_of_liberty", on=date(2026, 6, 1)).version
    assert old in replaced_versions(on=date(2026, 6, 2))
    assert old not in replaced_versions(on=date(2026, 6, 1)), "it holds to the last"


def test_every_fact_of_every_test_is_asked_and_read_back():
    """A law that gains a fact without a question of ours fails here, not on a worker's page."""
    for kind in (one for one in KINDS if one.test or one.also):
        version = law.as_at(kind.test or kind.also, on=ON)
        boxes, _ = fields_of(version)
        assert {fact for fact in version.facts if fact != "decision"} == set(QUESTIONS[version.name])
        assert all(any(name.startswith(f"fact-{fact}") for name in boxes) for fact in QUESTIONS[version.name])
        assert kind.is_choice or kind.test in CONCLUSIONS
    answers = {"fact-function": "plan", "fact-difficulties": ["weigh"], "fact-appropriate_person": False}
    answers |= {"fact-nhs_placement": True, "fact-nhs_placement-parts": ["long"], "fact-disagreement": False}
    facts = facts_in(law.as_at("advocacy", on=ON), answers)
    assert facts["nhs_placement"] == {"long": True, "in_best_interests": False}
    assert facts["disagreement"] is None
    assert law.as_at("advocacy", on=ON).judge(facts).met is True
    assert len(CHOICES) + len(DETERMINATIONS) == len(KINDS)


def test_law_to_rest_on_keeps_its_version_and_says_what_nobody_has_read():
    wellbeing, section_4, other = picked(["wellbeing", "best_interests", "no_such"], "Our transport policy", on=ON)
    assert (wellbeing.version, wellbeing.is_checked) == ("", True)
    assert section_4.version.startswith("best_interests@")
    assert not section_4.is_checked
    assert (other.words, other.is_checked) == ("Our transport policy", False)
    assert picked(["plan"], "", on=date(2001, 1, 1))[0].version == ""


@pytest.mark.parametrize(
    ("typed", "read"),
    [("45", "45.00"), ("£1,200.5", "1200.50"), (" 0 ", "0.00"), ("", None)]
    + [(words, "x") for words in ("ten", "-3", "1.234", "99999999")],
)
def test_money_is_read_to_the_penny_or_refused(typed, read):
    box = MoneyField("Cost", required=False)
    if read == "x":
        with pytest.raises(ValidationError):
            box.clean(typed)
    else:
        assert box.clean(typed) == (Decimal(read) if read else None)
    assert box.in_words(Decimal("1200.5")) == "£1,200.50"


def test_moments_and_days_that_cannot_be_say_what_would_make_it_possible():
    day = timedelta(days=1)
    born = died = None
    assert rules.fault_in_made_at(AT, at=AT, born_on=born, died_on=died) == ""
    assert "future" in rules.fault_in_made_at(AT + day, at=AT, born_on=born, died_on=died)
    assert "born" in rules.fault_in_made_at(AT, at=AT, born_on=ON + day, died_on=died)
    assert "while they lived" in rules.fault_in_made_at(AT, at=AT, born_on=born, died_on=ON - day)
    assert "year" in rules.fault_in_made_at(AT - 400 * day, at=AT, born_on=born, died_on=died)
    assert "passed" in rules.fault_in_review_on(ON - day, today=ON)
    assert "year" in rules.fault_in_review_on(ON + 400 * day, today=ON)
    assert rules.fault_in_review_on(ON, today=ON) == ""


def test_what_was_concluded_reads_to_the_person_as_their_own():
    assert to_the_person(CONCLUSIONS["adult_eligibility"][0]) == "Your needs are eligible"
    assert to_the_person(CONCLUSIONS["mental_capacity"][1]) == "You can make this decision yourself"
    assert to_the_person(CONCLUSIONS["deprivation_of_liberty"][0]) == "This deprives you of your liberty"
