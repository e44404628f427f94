"""Care Act 2014, sections 12(3) and 13(2): what must be given in writing."""

import pytest

from alongside.law.tests.asking import ask, refusal


@pytest.mark.parametrize("of_what", ["assessment", "determination"])
def test_sections_12_and_13(of_what):
    owed, held = (ask("written_record", {"of_what": of_what, "given": given}) for given in (False, True))
    assert (owed.met, held.met) == (False, True)
    assert "we must give you a written record" in owed.reasons[0].replace("We must", "we must")
    assert held.reasons[0].startswith("You have a written record")
    assert refusal("written_record", {"of_what": "a_poem", "given": True}).startswith("of_what must be one of")
