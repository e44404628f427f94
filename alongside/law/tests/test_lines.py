"""Lines of JSON in, lines of JSON out, as `manage.py law` has them."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alongside.law.kinds import Text
from alongside.law.lines import answers, as_line, listing, read_facts
from alongside.law.registry import Register, UnknownName
from alongside.law.verdict import Refused, Verdict

ON = date(2026, 11, 22)
FRIDAY = b'{"contact_at": "2026-11-13T16:10:00+00:00", "working_days": 2}\n'


def ask(name, *lines, on=ON):
    return list(answers(name, lines, on=on))


def test_an_answer_has_the_contracts_shape():
    (answer,) = ask("recording_deadline", FRIDAY)
    assert answer == {
        "name": "recording_deadline",
        "version": "recording_deadline@0001-01-01",
        "met": None,
        "reasons": answer["reasons"],
        "provisions": ["Hertfordshire practice principle 6", "Southend practice principle 6"],
        "facts": {"contact_at": "2026-11-13T16:10:00+00:00", "working_days": 2},
        "to_weigh": [],
        "due_on": "2026-11-17",
    }
    assert answer["reasons"]


def test_what_is_settled_has_nothing_to_weigh():
    (answer,) = ask("nhs_number", b'{"value": "943 476 5919"}')
    assert list(answer) == ["name", "version", "met", "reasons", "provisions", "facts", "synthetic"]
    assert (answer["met"], answer["synthetic"]) == (True, False)


def test_answers_come_in_order_and_blank_lines_give_none():
    lines = (b"\n", FRIDAY, b"   \r\n", b"no\n", b"\t\n", FRIDAY.rstrip(b"\n"))
    answered = ask("recording_deadline", *lines)
    assert [set(answer) == {"name", "refused"} for answer in answered] == [False, True, False]


def test_a_byte_order_mark_before_the_first_line_is_no_fault_and_later_is():
    bom = b"\xef\xbb\xbf"
    first, later = ask("recording_deadline", bom + FRIDAY, bom + FRIDAY)
    assert first["due_on"] == "2026-11-17"
    assert later == {"name": "recording_deadline", "refused": "This line is not JSON."}
    assert ask("recording_deadline", bom + b"\n") == []


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        (b"no", "This line is not JSON."),
        (b"{", "This line is not JSON."),
        (b"{} {}", "This line is not JSON."),
        (b"{'value': 1}", "This line is not JSON."),
        (b'{"value": 1,}', "This line is not JSON."),
        (b'{"value": 01}', "This line is not JSON."),
        (b'{"value": "a\tb"}', "This line is not JSON."),
        (b'{"value": ' + b"9" * 10_000 + b"}", "This line is not JSON."),
        (b"[" * 100_000, "This line is not JSON."),
        (b'{"value":' * 100_000, "This line is not JSON."),
        (b'{"value": NaN}', "NaN is not a number in JSON."),
        (b'{"value": Infinity}', "Infinity is not a number in JSON."),
        (b'{"value": [-Infinity]}', "-Infinity is not a number in JSON."),
        (b'{"value": "1", "value": "2"}', "This line says “value” twice."),
        (b'{"value": {"a": 1, "a": 1}}', "This line says “a” twice."),
        (b'{"value": "\xff"}', "This line is not UTF-8 text."),
        ('{"value": "1"}'.encode("utf-16"), "This line is not UTF-8 text."),
        (b'["9434765919"]', "This line is JSON but not an object of facts."),
        (b'"9434765919"', "This line is JSON but not an object of facts."),
        (b"null", "This line is JSON but not an object of facts."),
        (b"9434765919", "This line is JSON but not an object of facts."),
        (b"{}", "nhs_number also needs value."),
        (b'{"value": 9434765919}', "value must be a string."),
        (b'{"value": 1e999}', "value must be a string."),
        (b'{"value": {"value": "9434765919"}}', "value must be a string."),
        (b'{"value": "9434765919", "Value": 1}', "“Value” is not a fact of nhs_number, which takes value."),
    ],
)
def test_a_line_that_cannot_be_answered_is_refused_in_a_sentence(line, sentence):
    assert ask("nhs_number", line) == [{"name": "nhs_number", "refused": sentence}]


@given(st.binary())
def test_any_line_of_bytes_is_answered_or_refused(line):
    for answer in ask("nhs_number", line):
        assert answer["name"] == "nhs_number"
        assert ("refused" in answer) != ("version" in answer)
        json.loads(as_line(answer))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.dictionaries(st.sampled_from(["contact_at", "working_days", "value", ""]), json_values))
def test_any_object_is_answered_or_refused(facts):
    for name in ("recording_deadline", "nhs_number"):
        (answer,) = ask(name, json.dumps(facts).encode())
        assert answer.get("facts", facts) == facts
        assert json.loads(as_line(answer)) == answer


def test_an_unknown_name_is_refused_before_a_line_is_read():
    with pytest.raises(UnknownName):
        answers("recording", iter(()), on=ON)


def test_a_day_before_the_first_version_refuses_every_line():
    register = Register()
    register.provision(
        "duty", start=date(2015, 4, 1), provisions=("An Act",), facts={"care": Text()}, says="Says.", source="Read."
    )(lambda *, care: Verdict(True, (care,), ("An Act",)))
    asked = list(answers("duty", [b'{"care": "a"}', b'{"care": "b"}'], on=date(2015, 3, 31), register=register))
    sentence = "duty is known here from 2015-04-01 on, so not on 2015-03-31."
    assert asked == [{"name": "duty", "refused": sentence}] * 2


def test_what_no_statute_dates_is_answered_on_any_day():
    for on in (date.min, date.max):
        assert ask("recording_deadline", FRIDAY, on=on)[0]["due_on"] == "2026-11-17"


def test_letters_stand_as_they_are():
    line = as_line({"name": "nhs_number", "refused": "“é” 李 🙂"})
    assert line == '{"name": "nhs_number", "refused": "“é” 李 🙂"}'


def test_half_a_surrogate_pair_is_given_back_as_it_came():
    (answer,) = ask("nhs_number", b'{"value": "\\ud800"}')
    line = as_line(answer)
    assert "\\ud800" in line
    assert json.loads(line.encode("utf-8"))["facts"] == {"value": "\ud800"}


def test_an_answer_is_one_line():
    (answer,) = ask("nhs_number", b'{"value": "9\\n4\\r3\\u2028"}')
    assert as_line(answer).split("\n") == [as_line(answer)]
    assert "\r" not in as_line(answer)


def test_facts_are_given_back_as_they_came():
    assert read_facts(b'{"b": 1.0, "a": [true, null, {"x": ""}], "c": 1e2}') == {
        "b": 1.0,
        "a": [True, None, {"x": ""}],
        "c": 100.0,
    }
    with pytest.raises(Refused):
        read_facts(b"")


def test_the_list():
    listed = {entry["name"]: entry for entry in listing()}
    assert listed["recording_deadline"] == {
        "name": "recording_deadline",
        "versions": [{"version": "recording_deadline@0001-01-01", "from": None, "until": None}],
        "provisions": ["Hertfordshire practice principle 6", "Southend practice principle 6"],
        "checked": True,
        "facts": {"contact_at": "moment with offset", "working_days": "whole number, 1 or more"},
        "keys": [],
    }
    assert listed["nhs_number"]["facts"] == {"value": "string"}


def test_the_list_shows_versions_side_by_side_and_the_newest_ones_facts():
    register = Register()
    for start, fact in ((date(2026, 6, 2), "wishes"), (date(2015, 4, 1), "care")):
        scope = {}
        exec(f"def rule(*, {fact}): ...", scope)  # noqa: S102 - the two take facts of different names.
        register.provision(
            "duty",
            start=start,
            provisions=(f"{fact} Act",),
            facts={fact: Text(keys=("a", "b"))},
            says="Says.",
            source="Read.",
        )(scope["rule"])
    (entry,) = listing(register)
    assert entry["versions"] == [
        {"version": "duty@2015-04-01", "from": "2015-04-01", "until": "2026-06-01"},
        {"version": "duty@2026-06-02", "from": "2026-06-02", "until": None},
    ]
    assert (entry["provisions"], entry["facts"], entry["keys"]) == (["wishes Act"], {"wishes": "string"}, ["a", "b"])
