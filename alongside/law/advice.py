"""Care Act 2014, sections 2, 4 and 13(5): were information and advice given, and in writing where that is owed?"""

from alongside.law.kinds import YesNo
from alongside.law.verdict import Verdict
from alongside.law.wording import wording

INFORMATION = wording("information_and_advice", "2015-04-01")
WRITTEN = wording("written_advice", "2015-04-01")


@INFORMATION.register(given=YesNo())
def information_and_advice(*, given: bool) -> Verdict:
    """Sections 2 and 4: is there a record that somebody was given information and advice? Met once it was given."""
    return Verdict(given, (INFORMATION.whether("given", given),), INFORMATION.provisions)


@WRITTEN.register(given=YesNo())
def written_advice(*, given: bool) -> Verdict:
    """Section 13(5), where nothing was found eligible: has somebody the written advice that is owed to them?"""
    return Verdict(given, (WRITTEN.whether("given", given),), WRITTEN.provisions)
