"""Care Act 2014, sections 12 and 13: has somebody the written record that they must be given?"""

from alongside.law.kinds import OneOf, YesNo
from alongside.law.verdict import Verdict
from alongside.law.wording import wording

WRITTEN_RECORD = wording("written_record", "2015-04-01")
OF_WHAT = ("assessment", "determination")


@WRITTEN_RECORD.register(of_what=OneOf(OF_WHAT), given=YesNo())
def written_record(*, of_what: str, given: bool) -> Verdict:
    """Section 12(3) of an assessment, section 13(2) of what was found of eligibility: met once it was given."""
    return Verdict(given, (WRITTEN_RECORD.whether(of_what, given),), WRITTEN_RECORD.provisions)
