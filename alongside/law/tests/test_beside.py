"""One law at the side of a page: its words, what it says of the case in hand, and from when another version holds."""

from datetime import date

from alongside import law
from alongside.law.beside import Law, changed_since, law_on, laws_on, of_version

BEFORE, AFTER = date(2026, 6, 1), date(2026, 6, 2)
FIRST = "deprivation_of_liberty@0001-01-01"


def test_from_when_another_version_holds():
    assert changed_since(FIRST) == AFTER
    assert changed_since(law.as_at("deprivation_of_liberty", on=AFTER).version) is None
    assert changed_since("") is changed_since("nothing@2020-01-01") is None
    old = of_version(law.version(FIRST), is_checked=True)
    assert (old.version, old.changed, old.is_checked) == ("on every day", "2 June 2026", True)
    assert [old.has_changed(on=day) for day in (BEFORE, AFTER)] == [False, True]
    assert not Law("By policy").has_changed(on=AFTER)


def test_what_it_says_of_the_case_in_hand():
    general = law_on("written_record", AFTER)
    assert (general.reasons, general.is_checked, general.version) == ((), False, "as it stands since 1 April 2015")
    held = law_on("written_record", AFTER, of_what="determination", given=True)
    assert held.reasons == ("You have a written record of what we found, with the reasons.",)
    assert law_on("written_record", date(2014, 1, 1)) is None, "there was no such law"
    assert laws_on(date(2014, 1, 1), "needs_assessment", "written_record") == []
    both = [law.rests_on for law in laws_on(AFTER, "needs_assessment", "carers_assessment")]
    assert both == ["Care Act 2014, section 9", "Care Act 2014, section 10"]
