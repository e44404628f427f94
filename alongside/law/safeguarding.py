"""Care Act 2014, section 42: does the duty to make safeguarding enquiries arise?"""

from alongside.law.kinds import YesNo
from alongside.law.verdict import Verdict
from alongside.law.wording import wording

SECTION_42 = wording("section_42", "2015-04-01")


@SECTION_42.register(care_needs=YesNo(), abuse_or_risk=YesNo(), unable_to_protect_because_of_needs=YesNo())
def section_42(*, care_needs: bool, abuse_or_risk: bool, unable_to_protect_because_of_needs: bool) -> Verdict:
    """Section 42(1): all three parts, each of them what there is reasonable cause to suspect and no more."""
    met = care_needs and abuse_or_risk and unable_to_protect_because_of_needs
    reasons = (
        SECTION_42.whether("care_needs", care_needs),
        SECTION_42.whether("abuse", abuse_or_risk),
        SECTION_42.whether("unable", unable_to_protect_because_of_needs),
        SECTION_42.whether("met", met),
    )
    return Verdict(met, reasons, SECTION_42.provisions)
