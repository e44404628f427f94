"""Mental Health Act 1983, section 117: is a service aftercare?"""

from alongside.law.kinds import YesNo
from alongside.law.verdict import Verdict
from alongside.law.wording import wording

SECTION_117 = wording("section_117", "2015-04-01")


@SECTION_117.register(
    from_or_related_to_mental_disorder=YesNo(), reduces_readmission_risk=YesNo(), qualifying_detention=YesNo()
)
def section_117(
    *, from_or_related_to_mental_disorder: bool, reduces_readmission_risk: bool, qualifying_detention: bool
) -> Verdict:
    """Section 117(1) and (6): both limbs of the definition, and a detention that carries aftercare."""
    met = from_or_related_to_mental_disorder and reduces_readmission_risk and qualifying_detention
    reasons = (
        SECTION_117.whether("origin", from_or_related_to_mental_disorder),
        SECTION_117.whether("reduces", reduces_readmission_risk),
        SECTION_117.whether("detention", qualifying_detention),
        SECTION_117.whether("met", met),
    )
    return Verdict(met, reasons, SECTION_117.provisions)
