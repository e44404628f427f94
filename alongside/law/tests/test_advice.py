"""Care Act 2014, sections 2, 4 and 13(5): information and advice."""

import pytest

from alongside.law.tests.asking import ask


@pytest.mark.parametrize("name", ["information_and_advice", "written_advice"])
def test_sections_2_4_and_13_5(name):
    owed, held = (ask(name, {"given": given}) for given in (False, True))
    assert (owed.met, held.met) == (False, True)
    assert held.reasons[0].startswith("You ")
    assert "advice" in owed.reasons[0]
