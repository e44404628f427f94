"""How the tests of the provisions ask: facts as JSON gives them, the law of a day, and a verdict or a refusal."""

from datetime import date

import pytest

from alongside import law

TODAY = date(2026, 11, 22)


def ask(name, facts, *, on=TODAY):
    """The verdict of the version that is law on a day."""
    return law.as_at(name, on=on).judge(facts)


def refusal(name, facts, *, on=TODAY):
    """The sentence that refuses these facts."""
    with pytest.raises(law.Refused) as refused:
        ask(name, facts, on=on)
    return str(refused.value)
