"""The duty of confidentiality and the Caldicott Principles: what may be told to others."""

from alongside.law.tests.asking import ask


def test_agreed_it_may_be_told_and_else_somebody_judges():
    agreed, not_agreed = (ask("information_sharing", {"agreed": agreed}) for agreed in (True, False))
    assert (agreed.met, agreed.to_weigh) == (True, ())
    assert not_agreed.met is None
    assert "write down why" in not_agreed.to_weigh[-1]
