"""Mental Capacity Act 2005, sections 1 to 3: does somebody lack capacity for one decision?

The test has stood since 1 October 2007. Since A Local Authority v JB it is asked in another order, so there are two
versions: an assessment is read in the order of its day.
"""

from collections.abc import Sequence
from datetime import date

from alongside.law.kinds import Day, FilledText, Words, YesNo
from alongside.law.verdict import Verdict
from alongside.law.wording import Wording, day_in_words, wording

CODE = wording("mental_capacity", "2007-10-01")
JB = wording("mental_capacity", "2021-11-24")
DECISION = FilledText("capacity is always for one decision, so say which")
SUPPORT = FilledText("nobody is found to lack capacity before they were helped to decide, so say how they were")


@CODE.register(
    decision=DECISION,
    support_given=SUPPORT,
    unable=Words(tuple(CODE["unable"])),
    impairment=YesNo(),
    because_of_impairment=YesNo(),
    assessed_on=Day(),
)
def capacity_in_the_order_of_the_code(
    *,
    decision: str,
    support_given: str,
    unable: Sequence[str],
    impairment: bool,
    because_of_impairment: bool,
    assessed_on: date,
) -> Verdict:
    """As it was asked before JB: the impairment first. Facts and verdict as in `capacity_in_the_order_of_jb`."""
    about, able, cause = _said(CODE, decision, support_given, unable, impairment, because_of_impairment, assessed_on)
    met = bool(unable) and impairment and because_of_impairment
    reasons = (*about, CODE.whether("impairment", impairment), *able, *cause, CODE.whether("met", met))
    return Verdict(met, reasons, CODE.provisions)


@JB.register(
    decision=DECISION,
    support_given=SUPPORT,
    unable=Words(tuple(JB["unable"])),
    impairment=YesNo(),
    because_of_impairment=YesNo(),
    assessed_on=Day(),
)
def capacity_in_the_order_of_jb(
    *,
    decision: str,
    support_given: str,
    unable: Sequence[str],
    impairment: bool,
    because_of_impairment: bool,
    assessed_on: date,
) -> Verdict:
    """Met: the person lacks capacity for this decision, as it stood on the day they were assessed.

    Any one inability, and an impairment or disturbance, and the one because of the other. An empty decision or support
    is refused: without them there is nothing to find. Each fact is what the assessor found, on the balance of
    probabilities; the machine only says what follows.
    """
    about, able, cause = _said(JB, decision, support_given, unable, impairment, because_of_impairment, assessed_on)
    met = bool(unable) and impairment and because_of_impairment
    reasons = (*about, *able, JB.whether("impairment", impairment), *cause, JB.whether("met", met))
    return Verdict(met, reasons, JB.provisions)


def _said(
    words: Wording,
    decision: str,
    support: str,
    unable: Sequence[str],
    impairment: bool,
    because: bool,
    assessed_on: date,
) -> tuple[list[str], list[str], list[str]]:
    """Sentences about the decision and the support, about what the person is able to do, and about the cause.

    Nothing is said about the cause where there is nothing to be caused, or nothing to cause it.
    """
    about = [
        words["decision"]["yes"].format(day=day_in_words(assessed_on), decision=decision),
        words["support"]["yes"].format(support=support),
    ]
    able = [words["unable"][key] for key in unable] or [words["able"]["yes"]]
    return about, able, [words.whether("because", because)] if unable and impairment else []
