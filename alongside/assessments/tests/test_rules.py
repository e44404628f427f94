"""What an assessment still lacks by law, which days cannot be, how old something is: no database."""

from datetime import date, timedelta

from alongside import law
from alongside.assessments import rules
from alongside.assessments.parts import BY_SLUG, KINDS, present
from alongside.assessments.said_before import age

DAY = date(2026, 11, 26)


def test_every_content_of_the_law_is_written_somewhere_and_missing_until_it_is():
    for kind in KINDS:
        version = law.as_at(kind.law, on=DAY)
        everything = {part.slug for part in kind.parts}
        assert len(everything) == len(kind.parts)
        assert rules.lacking(kind, version, everything) == []
        lacking = rules.lacking(kind, version, set())
        assert len(lacking) == len(version.words["contents"])
        assert all(lack.part in everything for lack in lacking)
    one = present(BY_SLUG["adult"], {"dignity", "matters", "community"})
    assert one == ["wellbeing_impact"], "any one of the nine areas; what matters is nobody’s content but theirs"
    assert len([part for part in BY_SLUG["adult"].parts if "wellbeing_impact" in part.holds]) == 9
    assert "does not hold" in rules.lacking(BY_SLUG["adult"], None, everything)[0].words


def test_days_and_ages():
    assert "passed" in rules.fault_in_ready_on(DAY - timedelta(days=1), today=DAY)
    assert "year" in rules.fault_in_ready_on(DAY + timedelta(days=400), today=DAY)
    assert rules.fault_in_ready_on(DAY, today=DAY) == ""
    ages = {0: "today", 1: "1 day ago", 15: "2 weeks ago", 70: "2 months ago", 800: "2 years ago"}
    assert {days: age(DAY - timedelta(days=days), today=DAY) for days in ages} == ages
