"""Care Act 2014, sections 9, 11 and 13(5): no assessment is always a judgement, and says what stays owed."""

from alongside.law.tests.asking import ask, refusal


def test_what_stays_owed_where_there_is_no_assessment():
    theirs, ours = ask("no_assessment", {"by_whom": "adult"}), ask("no_assessment", {"by_whom": "council"})
    assert (theirs.met, ours.met) == (None, None)
    assert theirs.reasons[0] == "You may say no to an assessment."
    assert any("abused or neglected" in one for one in theirs.to_weigh)
    assert any("written advice" in one for one in ours.reasons)
    assert "not ours to refuse" in ours.to_weigh[0]
    assert refusal("no_assessment", {"by_whom": "nobody"}) == "by_whom must be one of adult or council."
