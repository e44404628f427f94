"""Confidentiality, UK GDPR and the Caldicott Principles: may something about somebody be told to others?"""

from alongside.law.kinds import YesNo
from alongside.law.verdict import Verdict
from alongside.law.wording import ALWAYS, wording

SHARING = wording("information_sharing", ALWAYS)


@SHARING.register(agreed=YesNo())
def information_sharing(*, agreed: bool) -> Verdict:
    """Met where the person agreed to it; without that, a judgement, with what must be weighed and written down."""
    reasons = (SHARING.whether("agreed", agreed),)
    to_weigh = () if agreed else tuple(SHARING["to_weigh"].values())
    return Verdict(True if agreed else None, reasons, SHARING.provisions, to_weigh=to_weigh)
