"""Care Act 2014, sections 9, 11 and 13(5): what stays owed where there is no assessment."""

from alongside.law.kinds import OneOf
from alongside.law.verdict import Verdict
from alongside.law.wording import wording

NO_ASSESSMENT = wording("no_assessment", "2015-04-01")
BY_WHOM = ("adult", "council")


@NO_ASSESSMENT.register(by_whom=OneOf(BY_WHOM))
def no_assessment(*, by_whom: str) -> Verdict:
    """Whether an assessment may be left out: always a judgement, with what must be weighed.

    `by_whom`: the adult does not want one, or the council does not offer one.
    """
    return Verdict(
        None,
        tuple(NO_ASSESSMENT[f"duties_{by_whom}"].values()),
        NO_ASSESSMENT.provisions,
        to_weigh=tuple(NO_ASSESSMENT[f"weigh_{by_whom}"].values()),
    )
