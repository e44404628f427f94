"""Mental Capacity Act 2005, sections 35 to 41: must an independent mental capacity advocate be instructed?

Not the advocate of the Care Act (`advocacy`): that one supports somebody to take part, this one represents somebody who
cannot decide and has nobody.
"""

from alongside.law.kinds import OneOf, YesNo
from alongside.law.verdict import Verdict
from alongside.law.wording import wording

IMCA = wording("imca", "2007-04-01")
REVIEW, SAFEGUARDING, TREATMENT = "accommodation_review", "safeguarding", "serious_treatment"


@IMCA.register(
    about=OneOf(tuple(IMCA["functions"])),
    lacks_capacity=YesNo(),
    represented=YesNo(),
    somebody_to_consult=YesNo(),
    urgent=YesNo(),
)
def imca(*, about: str, lacks_capacity: bool, represented: bool, somebody_to_consult: bool, urgent: bool) -> Verdict:
    """Sections 37 to 40: does the duty to instruct arise? A power, or what is urgent, is left to judgement.

    `represented`: the person named somebody to be asked about this, or an attorney or a deputy may decide it (section
    40). `somebody_to_consult`: somebody not paid whom it is appropriate to ask. A review of where somebody lives, and
    keeping them safe, are powers (the 2006 regulations); the second does not ask whether there is family.
    """
    words = IMCA["functions"][about]
    if not lacks_capacity:
        return Verdict(False, (IMCA["capacity"]["no"].format(about=words),), IMCA.provisions)
    reasons = [IMCA["capacity"]["yes"].format(about=words)]
    if about != SAFEGUARDING:
        reasons += [IMCA.whether("represented", represented), IMCA.whether("to_consult", somebody_to_consult)]
        if represented or somebody_to_consult:
            return Verdict(False, (*reasons, IMCA["met"]["no"]), IMCA.provisions)
    if about in (REVIEW, SAFEGUARDING):
        weigh = tuple(IMCA["to_weigh_power"].values())
        return Verdict(None, (*reasons, IMCA["met"]["may"]), IMCA.provisions, to_weigh=weigh)
    if urgent:
        reasons.append(IMCA["urgent"]["treatment" if about == TREATMENT else "stay"])
        weigh = tuple(IMCA["to_weigh_urgent"].values())
        return Verdict(None, tuple(reasons), IMCA.provisions, to_weigh=weigh)
    return Verdict(True, (*reasons, IMCA["met"]["yes"]), IMCA.provisions)
