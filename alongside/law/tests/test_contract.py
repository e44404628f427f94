"""Every name: its facts and keys to the letter, its first day, and every way of being refused."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside import law
from alongside.law.lines import answers, as_line, listing
from alongside.law.registry import names, versions
from alongside.law.tests.asking import TODAY, ask, refusal

ADULT = (
    "nutrition hygiene toilet clothing home_safety habitable_home relationships work_education community "
    "caring_for_child"
)
CARER = "caring_for_child caring_for_others habitable_home nutrition relationships work_education community recreation"
FOUR = "understand retain weigh communicate"
DOMAINS = (
    "breathing nutrition continence skin mobility communication psychological cognition behaviour drug_therapies "
    "altered_consciousness"
)
SECTION_9 = (
    "wellbeing_impact outcomes_wanted contribution_of_support other_than_support prevention_information_community "
    "adult_involved carer_involved others_asked"
)
SECTION_10 = (
    "able_now able_later willing_now willing_later wellbeing_impact outcomes_wanted contribution_of_support "
    "work_education_recreation other_than_support carer_involved"
)
SECTION_25 = (
    "needs eligibility_extent needs_met_and_how relevant_matters personal_budget advice_information direct_payments"
)
ACCESSIBLE = "identify record flag share meet review"
BEST_INTERESTS = (
    "relevant_circumstances may_regain_capacity participation past_and_present_wishes beliefs_and_values "
    "other_factors consulted no_assumption not_to_bring_about_death"
)

# Facts that are answered, the keys that may stand inside, and the first day: None where no statute dates it.
CARE_ACT, MCA = date(2015, 4, 1), date(2007, 10, 1)
CONTRACT = {
    "recording_deadline": ({"contact_at": "2026-11-13T16:10:00+00:00", "working_days": 2}, "", None),
    "nhs_number": ({"value": "943 476 5919"}, "", None),
    "adult_eligibility": ({"impairment": True, "wellbeing_impact": True, "outcomes": {}}, ADULT, CARE_ACT),
    "carer_eligibility": (
        {"necessary_care": True, "health_at_risk": False, "wellbeing_impact": True, "outcomes": {}},
        CARER,
        CARE_ACT,
    ),
    "imca": (
        {
            "about": "care_home_stay",
            "lacks_capacity": True,
            "represented": False,
            "somebody_to_consult": False,
            "urgent": False,
        },
        "",
        date(2007, 4, 1),
    ),
    "written_record": ({"of_what": "assessment", "given": False}, "", CARE_ACT),
    "needs_assessment": ({"seems_to_need": True}, "", CARE_ACT),
    "carers_assessment": ({"seems_to_need": True}, "", CARE_ACT),
    "young_carer": ({"seems_to_need": False, "asked": True}, "", CARE_ACT),
    "self_assessment": ({"able": True, "willing": True, "has_capacity": False}, "", CARE_ACT),
    "joint_assessment": ({"adult_agrees": True, "carer_agrees": False}, "", CARE_ACT),
    "information_and_advice": ({"given": False}, "", CARE_ACT),
    "written_advice": ({"given": False}, "", CARE_ACT),
    "information_sharing": ({"agreed": False}, "", None),
    "accessible_information": ({"present": []}, ACCESSIBLE, None),
    "no_assessment": ({"by_whom": "adult"}, "", CARE_ACT),
    "section_42": (
        {"care_needs": True, "abuse_or_risk": True, "unable_to_protect_because_of_needs": True},
        "",
        CARE_ACT,
    ),
    "advocacy": (
        {
            "function": "assessment",
            "difficulties": [],
            "appropriate_person": True,
            "nhs_placement": {"long": True, "in_best_interests": True},
            "disagreement": {"material": True, "both_agree": True},
        },
        f"{FOUR} long in_best_interests material both_agree",
        CARE_ACT,
    ),
    "mental_capacity": (
        {
            "decision": "Where to live",
            "support_given": "Pictures of both flats.",
            "unable": [],
            "impairment": True,
            "because_of_impairment": True,
            "assessed_on": "2026-11-20",
        },
        FOUR,
        MCA,
    ),
    "chc_checklist": ({"domains": dict.fromkeys(DOMAINS.split(), "C")}, DOMAINS, None),
    "section_117": (
        {
            "from_or_related_to_mental_disorder": True,
            "reduces_readmission_risk": True,
            "qualifying_detention": True,
        },
        "",
        CARE_ACT,
    ),
    "section_9": ({"present": []}, SECTION_9, CARE_ACT),
    "section_10": ({"present": []}, SECTION_10, CARE_ACT),
    "section_25": ({"present": [], "has_direct_payments": True}, SECTION_25, CARE_ACT),
    "best_interests": ({"present": []}, BEST_INTERESTS, MCA),
    "deprivation_of_liberty": (
        {
            "confined_continuously": True,
            "free_to_leave": False,
            "consents_with_capacity": False,
            "wishes_expressed": None,
            "attributable_to_state": True,
        },
        "",
        None,
    ),
}
EACH = pytest.mark.parametrize("name", CONTRACT)
READ_AT_THE_SOURCE = {
    "recording_deadline",
    "adult_eligibility",
    "carer_eligibility",
    "section_25",
    "accessible_information",
}


def of_its_own_kind(name, fact):
    """What may stand in a fact, by its kind: the wrong kinds are all but these."""
    value = CONTRACT[name][0][fact]
    if fact in ("nhs_placement", "disagreement", "wishes_expressed"):
        return (type(value), type(None), str if fact == "wishes_expressed" else dict)
    return (type(value),)


def test_the_names_are_the_contracts():
    assert names() == tuple(sorted(CONTRACT))


@EACH
def test_the_list_says_each_facts_keys_and_first_day(name):
    facts, keys, start = CONTRACT[name]
    (entry,) = [entry for entry in listing() if entry["name"] == name]
    assert list(entry) == ["name", "versions", "provisions", "checked", "facts", "keys"]
    assert list(entry["facts"]) == list(facts)
    assert entry["keys"] == keys.split()
    assert entry["versions"][0]["from"] == (start and start.isoformat())
    assert entry["versions"][-1]["until"] is None
    assert entry["provisions"]


def test_what_was_not_read_at_its_source_is_checked_only_once_each_of_its_checks_is_signed():
    for entry in listing():
        checks = [check for version in versions(entry["name"]) for check in version.checks]
        assert bool(checks) is (entry["name"] not in READ_AT_THE_SOURCE)
        assert entry["checked"] is all(check.checked_by and check.checked_on for check in checks)


def test_two_names_have_two_versions_side_by_side():
    listed = {entry["name"]: entry["versions"] for entry in listing() if len(entry["versions"]) > 1}
    assert listed == {
        "deprivation_of_liberty": [
            {"version": "deprivation_of_liberty@0001-01-01", "from": None, "until": "2026-06-01"},
            {"version": "deprivation_of_liberty@2026-06-02", "from": "2026-06-02", "until": None},
        ],
        "mental_capacity": [
            {"version": "mental_capacity@2007-10-01", "from": "2007-10-01", "until": "2021-11-23"},
            {"version": "mental_capacity@2021-11-24", "from": "2021-11-24", "until": None},
        ],
    }


@EACH
def test_an_answer_has_its_shape_and_whole_sentences(name):
    (answer,) = answers(name, [json.dumps(CONTRACT[name][0]).encode()], on=TODAY)
    assert list(answer)[:6] == ["name", "version", "met", "reasons", "provisions", "facts"]
    assert answer["facts"] == CONTRACT[name][0]
    assert ("to_weigh" in answer) is (answer["met"] is None)
    assert answer["met"] in (True, False, None)
    assert answer["reasons"]
    assert all(reason[0].isupper() and "{" not in reason for reason in answer["reasons"])
    assert json.loads(as_line(answer)) == answer


@EACH
def test_the_day_before_the_first_version_is_refused_and_the_first_day_is_not(name):
    facts, _, start = CONTRACT[name]
    on = start or date.min
    assert ask(name, facts, on=on).reasons
    if start:
        day_before = date.fromordinal(start.toordinal() - 1)
        (answer,) = answers(name, [json.dumps(facts).encode()], on=day_before)
        assert answer == {"name": name, "refused": f"{name} is known here from {start} on, so not on {day_before}."}


@EACH
def test_an_unknown_fact_a_missing_fact_and_what_is_no_object_are_refused(name):
    facts = CONTRACT[name][0]
    for version in versions(name):
        on = version.start or date.min
        assert refusal(name, facts | {"and": 1}, on=on).startswith(f"“and” is not a fact of {name}, which takes ")
        for fact in facts:
            lacking = {key: value for key, value in facts.items() if key != fact}
            assert refusal(name, lacking, on=on) == f"{name} also needs {fact}."
    lines = [b"no", b"[]", b"null", b"{", b'{"a": 1, "a": 1}']
    assert all(set(answer) == {"name", "refused"} for answer in answers(name, lines, on=TODAY))


@EACH
@pytest.mark.parametrize("wrong", [None, True, 0, 1, 1.0, "true", "", [1], [None], ["no"], {"no": True}, [["no"]]])
def test_a_value_of_the_wrong_kind_is_refused(name, wrong):
    facts = CONTRACT[name][0]
    for fact in facts:
        if type(wrong) in of_its_own_kind(name, fact) and not isinstance(wrong, list | dict):
            continue
        assert refusal(name, facts | {fact: wrong}).startswith(fact)


@pytest.mark.parametrize("outcomes", ["adult_eligibility", "carer_eligibility"])
def test_an_outcome_or_a_limb_that_is_not_there_is_refused(outcomes):
    facts = CONTRACT[outcomes][0]
    assert refusal(outcomes, facts | {"outcomes": {"shopping": "unable"}}).startswith("outcomes has no “shopping”")
    for wrong in ("often", "", "Unable", True, 1, [], {}):
        sentence = refusal(outcomes, facts | {"outcomes": {"nutrition": wrong}})
        assert sentence.startswith("nutrition in outcomes must be null or one of unable, distress")


scalars = st.none() | st.booleans() | st.integers(-2, 3) | st.text(max_size=5)


@given(st.sampled_from(sorted(CONTRACT)), st.data())
def test_any_change_to_the_facts_is_answered_or_refused(name, data):
    facts, keys, _ = CONTRACT[name]
    inside = st.sampled_from(["", "no", "unable", "longer", "A", *keys.split()])
    values = scalars | inside | st.lists(inside | scalars) | st.dictionaries(inside, inside | scalars)
    changed = facts | data.draw(st.dictionaries(st.sampled_from(list(facts)), values))
    (answer,) = answers(name, [json.dumps(changed).encode()], on=data.draw(st.dates()))
    assert ("refused" in answer) != ("version" in answer)
    assert json.loads(as_line(answer)) == answer


@EACH
def test_a_stored_version_answers_as_it_did(name):
    facts = CONTRACT[name][0]
    for version in versions(name):
        assert law.version(version.version).judge(facts) == ask(name, facts, on=version.start or date.min)
