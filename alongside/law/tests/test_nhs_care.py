"""The NHS Continuing Healthcare Checklist's threshold, and Mental Health Act 1983, section 117."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside import law
from alongside.law.tests.asking import TODAY, ask, refusal

DOMAINS = tuple(law.as_at("chc_checklist", on=TODAY).words["domains"])
PRIORITY = ("breathing", "behaviour", "drug_therapies", "altered_consciousness")
OTHERS = tuple(domain for domain in DOMAINS if domain not in PRIORITY)


def checklist(**levels):
    return ask("chc_checklist", {"domains": dict.fromkeys(DOMAINS, "C") | levels})


def some(domains, level, n):
    return dict.fromkeys(domains[:n], level)


@pytest.mark.parametrize(
    ("levels", "met"),
    [
        ({}, False),
        *[({domain: "A"}, True) for domain in PRIORITY],
        *[({domain: "A"}, False) for domain in OTHERS],
        (some(OTHERS, "A", 2), True),
        (some(DOMAINS, "B", 4), False),
        (some(DOMAINS, "B", 5), True),
        ({"skin": "A"} | some(PRIORITY, "B", 4), True),
        ({"skin": "A"} | some(PRIORITY, "B", 3), False),
        (some(PRIORITY, "B", 4), False),
        (dict.fromkeys(DOMAINS, "A"), True),
        (dict.fromkeys(DOMAINS, "B"), True),
    ],
)
def test_the_checklists_threshold(levels, met):
    assert checklist(**levels).met is met


def test_the_checklists_reasons_count_and_say_what_was_enough():
    assert checklist(breathing="A", skin="A", mobility="B").reasons == (
        "In the eleven areas of the Checklist there is A in 2 and B in 1; A stands for the highest needs.",
        "An A in breathing is enough by itself.",
        "Two or more A are enough.",
        "So a full assessment for NHS Continuing Healthcare is indicated, and we ask the NHS for it.",
    )
    assert "One A and four B are enough." in checklist(skin="A", **some(PRIORITY, "B", 4)).reasons
    assert "Five or more B are enough." in checklist(**some(DOMAINS, "B", 5)).reasons
    assert len(checklist().reasons) == 2


@given(st.lists(st.sampled_from("ABC"), min_size=11, max_size=11))
def test_the_checklists_threshold_is_these_four_ways_and_no_other(levels):
    domains = dict(zip(DOMAINS, levels, strict=True))
    a, b = levels.count("A"), levels.count("B")
    starred = any(domains[domain] == "A" for domain in PRIORITY)
    assert checklist(**domains).met is (a >= 2 or b >= 5 or (a == 1 and b >= 4) or starred)


@given(st.lists(st.sampled_from("ABC"), min_size=11, max_size=11), st.sampled_from(range(11)))
def test_a_higher_need_never_takes_an_assessment_away(levels, at):
    higher = [*levels[:at], {"C": "B"}.get(levels[at], "A"), *levels[at + 1 :]]
    before, after = (checklist(**dict(zip(DOMAINS, each, strict=True))).met for each in (levels, higher))
    assert after or not before


def test_the_checklist_needs_all_eleven_each_with_a_level():
    whole = dict.fromkeys(DOMAINS, "C")
    for domain in DOMAINS:
        lacking = {key: level for key, level in whole.items() if key != domain}
        assert refusal("chc_checklist", {"domains": lacking}) == f"domains also needs {domain}."
        for wrong in (None, "a", "D", "", True, 1, ["A"]):
            assert refusal("chc_checklist", {"domains": whole | {domain: wrong}}) == (
                f"{domain} in domains must be one of A, B or C."
            )
    assert refusal("chc_checklist", {"domains": {}}).startswith("domains also needs breathing, nutrition")
    assert refusal("chc_checklist", {"domains": whole | {"other": "A"}}).startswith("domains has no “other”")


@given(st.booleans(), st.booleans(), st.booleans())
def test_section_117_both_limbs_and_a_detention_that_carries_aftercare(origin, reduces, detention):
    facts = {
        "from_or_related_to_mental_disorder": origin,
        "reduces_readmission_risk": reduces,
        "qualifying_detention": detention,
    }
    verdict = ask("section_117", facts)
    assert verdict.met is (origin and reduces and detention)
    assert len(set(verdict.reasons)) == 4
    assert ("free of charge" in verdict.reasons[-1]) is verdict.met
