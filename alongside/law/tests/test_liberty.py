"""Article 5: two versions side by side, before 2 June 2026 and from then on."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.law.tests.asking import ask

BEFORE, AFTER = date(2026, 6, 1), date(2026, 6, 2)
FACTS = {
    "confined_continuously": True,
    "free_to_leave": False,
    "consents_with_capacity": False,
    "wishes_expressed": None,
    "attributable_to_state": True,
}


def test_the_same_facts_on_either_side_of_one_night():
    old, new = (ask("deprivation_of_liberty", FACTS, on=on) for on in (BEFORE, AFTER))
    assert (old.met, old.to_weigh) == (True, ())
    assert old.reasons[-1].startswith("So, as the law was then understood, this is a deprivation of your liberty")
    assert new.met is None
    assert len(new.to_weigh) == 8
    assert "Attorney General for Northern Ireland's Reference [2026] UKSC 16" in new.provisions
    assert not set(old.provisions) & {"Attorney General for Northern Ireland's Reference [2026] UKSC 16"}


@pytest.mark.parametrize(
    ("fact", "value"),
    [
        ("confined_continuously", False),
        ("free_to_leave", True),
        ("consents_with_capacity", True),
        ("attributable_to_state", False),
    ],
)
def test_the_acid_test_any_one_otherwise_and_it_is_none(fact, value):
    verdict = ask("deprivation_of_liberty", FACTS | {fact: value}, on=BEFORE)
    assert verdict.met is False
    assert verdict.reasons[-1] == "So, as the law was then understood, this is not a deprivation of your liberty."


def test_wishes_made_no_difference_to_the_acid_test():
    said = FACTS | {"wishes_expressed": "I like it here."}
    assert ask("deprivation_of_liberty", said, on=BEFORE) == ask("deprivation_of_liberty", FACTS, on=BEFORE)


booleans = {fact: st.booleans() for fact, value in FACTS.items() if isinstance(value, bool)}


@given(st.fixed_dictionaries(booleans | {"wishes_expressed": st.none() | st.text()}), st.dates(AFTER))
def test_from_2_june_2026_no_facts_settle_it(facts, on):
    verdict = ask("deprivation_of_liberty", facts, on=on)
    assert verdict.met is None
    assert verdict.to_weigh
    assert verdict.reasons[-1].startswith("Since 2 June 2026 no single test decides")


@given(st.fixed_dictionaries(booleans), st.dates(max_value=BEFORE))
def test_until_1_june_2026_all_four(facts, on):
    met = ask("deprivation_of_liberty", facts | {"wishes_expressed": None}, on=on).met
    deprived = facts["confined_continuously"] and facts["attributable_to_state"]
    assert met is (deprived and not facts["free_to_leave"] and not facts["consents_with_capacity"])


@pytest.mark.parametrize("nothing", [None, "", "  \n"])
def test_what_they_wish_is_given_back_in_their_words(nothing):
    said = ask("deprivation_of_liberty", FACTS | {"wishes_expressed": "She hums and pulls us to the door. {wishes}"})
    assert said.reasons[3].endswith(": She hums and pulls us to the door. {wishes}")
    silent = ask("deprivation_of_liberty", FACTS | {"wishes_expressed": nothing})
    assert silent.reasons[3] == "Nothing is written down yet of what you wish and feel about it."
