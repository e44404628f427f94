"""Versions of a provision by date, and what may be registered."""

from datetime import UTC, date, datetime

import pytest

from alongside import law
from alongside.law.checks import Check
from alongside.law.kinds import Moment, Text, WholeNumber
from alongside.law.registry import Register, UnknownName
from alongside.law.verdict import Refused, Verdict

TO_READ = (Check("Read section 1.", date(2027, 1, 1)),)
PLAIN = {"provisions": ("An Act, section 1",), "facts": {"care": Text()}, "says": "Says.", "source": "Read."}


def says(answer):
    def rule(*, care):
        return Verdict(answer, (f"It was {care}.",), ("An Act, section 1",))

    return rule


@pytest.fixture
def register():
    register = Register()
    register.provision("duty", start=date(2026, 6, 2), **PLAIN)(says(None))
    register.provision("duty", start=date(2015, 4, 1), checks=TO_READ, **PLAIN)(says(True))
    return register


@pytest.mark.parametrize(
    ("on", "version", "met"),
    [
        (date(2015, 4, 1), "duty@2015-04-01", True),
        (date(2026, 6, 1), "duty@2015-04-01", True),
        (date(2026, 6, 2), "duty@2026-06-02", None),
        (date(2999, 1, 1), "duty@2026-06-02", None),
    ],
)
def test_the_version_of_a_day(register, on, version, met):
    found = register.as_at("duty", on=on)
    assert found.version == version
    assert found(care="given").met is met


def test_before_the_first_version_is_refused(register):
    with pytest.raises(Refused, match=r"^duty is known here from 2015-04-01 on, so not on 2015-03-31\.$"):
        register.as_at("duty", on=date(2015, 3, 31))


def test_a_moment_is_not_a_day(register):
    with pytest.raises(Refused, match="a date, not a moment"):
        register.as_at("duty", on=datetime(2026, 6, 2, tzinfo=UTC))


def test_an_unknown_name_is_refused_and_the_names_are_said(register):
    with pytest.raises(UnknownName, match=r"^There is no law named “duties” here; the names are duty\.$"):
        register.as_at("duties", on=date(2026, 6, 2))
    with pytest.raises(UnknownName, match="the names are nothing"):
        Register().versions("duty")


def test_versions_stand_side_by_side_oldest_first(register):
    old, new = register.versions("duty")
    assert (old.start, new.start) == (date(2015, 4, 1), date(2026, 6, 2))
    assert (register.until(old), register.until(new)) == (date(2026, 6, 1), None)
    assert (old.checked, new.checked) == (False, True)


def test_what_no_statute_dates_holds_always_until_something_follows(register):
    register.provision("clock", start=None, **PLAIN)(says(True))
    always = register.as_at("clock", on=date.min)
    assert (always.start, always.version, register.until(always)) == (None, "clock@0001-01-01", None)
    register.provision("clock", start=date(2027, 1, 1), **PLAIN)(says(False))
    assert register.until(always) == date(2026, 12, 31)
    assert register.as_at("clock", on=date(2027, 1, 1))(care="given").met is False


@pytest.mark.parametrize("start", [date(2026, 6, 2), date(2015, 4, 1)])
def test_one_start_once(register, start):
    with pytest.raises(ValueError, match="registered already"):
        register.provision("duty", start=start, **PLAIN)(says(True))


def test_no_start_and_the_calendars_first_day_are_one():
    register = Register()
    register.provision("clock", start=None, **PLAIN)(says(True))
    with pytest.raises(ValueError, match="registered already"):
        register.provision("clock", start=date.min, **PLAIN)(says(True))


@pytest.mark.parametrize("name", ["", "Duty", "a duty", "duty_", "_duty", "2duty", "duty\n", "düty"])
def test_a_name_is_a_slug(name):
    with pytest.raises(ValueError, match="lower case"):
        Register().provision(name, start=None, **PLAIN)


def test_it_must_rest_on_something():
    with pytest.raises(ValueError, match="rests on"):
        Register().provision("duty", start=None, **{**PLAIN, "provisions": ()})


def positional(care): ...
def too_many(*, care, more): ...
def too_few(): ...
def open_ended(*, care, **more): ...


@pytest.mark.parametrize("rule", [positional, too_many, too_few, open_ended])
def test_a_rule_takes_exactly_its_facts_by_keyword(rule):
    with pytest.raises(ValueError, match="by keyword only: care"):
        Register().provision("duty", start=None, **PLAIN)(rule)


def test_facts_are_read_by_their_kinds():
    register = Register()

    @register.provision(
        "visit",
        start=None,
        provisions=("An Act",),
        facts={"seen_at": Moment(), "times": WholeNumber(least=0), "place": Text()},
        says="Says.",
        source="Read.",
    )
    def visit(*, seen_at, times, place):
        return Verdict(True, (), ("An Act",), extra={"read": (seen_at, times, place)})

    facts = {"place": " Café ", "times": 0, "seen_at": "2026-11-13T16:10:00+00:00"}
    assert visit.judge(facts).extra["read"] == (datetime(2026, 11, 13, 16, 10, tzinfo=UTC), 0, " Café ")
    with pytest.raises(Refused, match=r"^visit also needs seen_at and place\.$"):
        visit.judge({"times": 0})
    with pytest.raises(Refused, match=r"^“Times” is not a fact of visit, which takes seen_at, times and place\.$"):
        visit.judge({**facts, "Times": 1})
    with pytest.raises(Refused, match=r"^times must be a whole number, 0 or more\.$"):
        visit.judge({**facts, "times": -1})


def test_a_long_unknown_fact_is_cut_short():
    with pytest.raises(Refused) as refusal:
        law.as_at("nhs_number", on=date(2026, 11, 22)).judge({"x" * 10_000: 1})
    assert len(str(refusal.value)) < 200


def test_a_stored_version_is_found_again(register):
    old, new = register.versions("duty")
    assert (register.version("duty@2015-04-01"), register.version("duty@2026-06-02")) == (old, new)
    with pytest.raises(UnknownName, match=r"^There is no version “duty@2015-04-02” here\.$"):
        register.version("duty@2015-04-02")
    with pytest.raises(UnknownName, match=r"^There is no law named “duties” here; the names are duty\.$"):
        register.version("duties")
    assert law.version("nhs_number@0001-01-01") is law.as_at("nhs_number", on=date(2026, 11, 22))
