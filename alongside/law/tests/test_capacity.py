"""Mental Capacity Act 2005, sections 1 to 3, in the order of the Code of Practice and, from 24 November 2021, of JB."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside import law
from alongside.law.tests.asking import TODAY, ask, refusal

FACTS = {
    "decision": "Whether to move to Elm Court",
    "support_given": "Two visits, pictures, her daughter to interpret.",
    "unable": ["weigh"],
    "impairment": True,
    "because_of_impairment": True,
    "assessed_on": "2026-11-20",
}
DAYS = {"of the Code": date(2021, 11, 23), "of JB": date(2021, 11, 24)}
IN_BOTH_ORDERS = pytest.mark.parametrize("on", DAYS.values(), ids=DAYS)


@IN_BOTH_ORDERS
@pytest.mark.parametrize(
    ("found", "met"),
    [
        ({}, True),
        ({"unable": ["understand", "retain", "weigh", "communicate"]}, True),
        ({"unable": ["communicate"]}, True),
        ({"unable": []}, False),
        ({"impairment": False}, False),
        ({"because_of_impairment": False}, False),
        ({"impairment": False, "because_of_impairment": False, "unable": []}, False),
    ],
)
def test_sections_2_and_3_any_inability_an_impairment_and_the_one_because_of_the_other(found, met, on):
    assert ask("mental_capacity", FACTS | found, on=on).met is met


@given(
    st.lists(st.sampled_from(["understand", "retain", "weigh", "communicate"])),
    st.booleans(),
    st.booleans(),
    st.sampled_from(list(DAYS.values())),
)
def test_sections_2_and_3_all_three(unable, impairment, because, on):
    facts = FACTS | {"unable": unable, "impairment": impairment, "because_of_impairment": because}
    assert ask("mental_capacity", facts, on=on).met is (bool(unable) and impairment and because)


def test_the_order_is_the_orders_of_its_day():
    about = [
        "This is about one decision, as it stood on Friday 20 November 2026: Whether to move to Elm Court",
        "To help you decide, this was done first: Two visits, pictures, her daughter to interpret.",
    ]
    unable = "You could not use or weigh what matters for this decision."
    because = "It is because of that impairment or disturbance that you could not."
    so = (
        "So in law you cannot make this decision for yourself at this time. That says nothing about any other decision."
    )
    impairment = "There is an impairment of, or a disturbance in, the working of your mind or brain."
    old = ask("mental_capacity", FACTS, on=DAYS["of the Code"])
    assert old.reasons == (*about, impairment, unable, because, so)
    new = ask("mental_capacity", FACTS, on=DAYS["of JB"])
    assert new.reasons == (*about, unable, f"{impairment} It need have no diagnosis.", because, so)
    assert "A Local Authority v JB [2021] UKSC 52" in new.provisions
    assert "A Local Authority v JB [2021] UKSC 52" not in old.provisions
    orders = [list(law.as_at("mental_capacity", on=on).words["order"]) for on in DAYS.values()]
    assert orders == [["support", "impairment", "unable", "because"], ["support", "unable", "impairment", "because"]]


def test_where_there_is_nothing_to_cause_it_nothing_is_said_of_the_cause():
    able = ask("mental_capacity", FACTS | {"unable": []})
    assert able.reasons[2] == (
        "You could understand, keep in mind, and use or weigh what matters for this decision, and say what you decided."
    )
    assert able.reasons[-1] == "So this decision is yours to make, wise or unwise."
    assert not any("because of" in reason for reason in able.reasons)
    other_cause = ask("mental_capacity", FACTS | {"because_of_impairment": False})
    assert "It is not because of an impairment or disturbance that you could not." in other_cause.reasons


@IN_BOTH_ORDERS
@pytest.mark.parametrize("nothing", ["", " ", "\n\t", "\u00a0"])
def test_an_empty_decision_or_support_is_refused(nothing, on):
    assert refusal("mental_capacity", FACTS | {"decision": nothing}, on=on) == (
        "decision must not be empty: capacity is always for one decision, so say which."
    )
    assert refusal("mental_capacity", FACTS | {"support_given": nothing}, on=on) == (
        "support_given must not be empty: nobody is found to lack capacity before they were helped to decide, so say "
        "how they were."
    )


@pytest.mark.parametrize("day", ["", "2026-02-30", "20261120", "2026-W47-5", "2026-11-20T10:00:00Z", "today", None, 20])
def test_the_day_of_the_assessment_is_a_day(day):
    assert refusal("mental_capacity", FACTS | {"assessed_on": day}) == (
        "assessed_on must be a day of the calendar written as a string, such as 2026-11-22."
    )


def test_what_somebody_wrote_stands_in_the_reasons_as_it_is():
    decision = "{day} & <b>{0}</b>"
    assert ask("mental_capacity", FACTS | {"decision": decision}, on=TODAY).reasons[0].endswith(decision)
