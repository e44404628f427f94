"""Care Act 2014, section 13: do an adult's needs, or a carer's, meet the eligibility criteria?

Regulations 2 and 3 are not one rule with another number. Adults have ten outcomes and four ways of being unable to
achieve one, and need two; carers have eight and three ways, and need one, or a risk to their health.
"""

from collections.abc import Mapping

from alongside.law.kinds import Findings, YesNo
from alongside.law.verdict import Verdict
from alongside.law.wording import Wording, wording

REGULATION_2 = wording("adult_eligibility", "2015-04-01")
REGULATION_3 = wording("carer_eligibility", "2015-04-01")
ADULT_NEEDS = 2
CARER_NEEDS = 1


@REGULATION_2.register(
    impairment=YesNo(),
    wellbeing_impact=YesNo(),
    outcomes=Findings(tuple(REGULATION_2["outcomes"]), tuple(REGULATION_2["limbs"])),
)
def adult_eligibility(*, impairment: bool, wellbeing_impact: bool, outcomes: Mapping[str, str]) -> Verdict:
    """Regulation 2: are the adult's needs eligible?

    `outcomes` has the limb for each outcome that the adult is unable to achieve, with whatever carers do left out of
    account. `wellbeing_impact` is the practitioner's judgement, as each limb is; only the count is ours.
    """
    met = impairment and len(outcomes) >= ADULT_NEEDS and wellbeing_impact
    reasons = [
        REGULATION_2.whether("impairment", impairment),
        *_found(REGULATION_2, outcomes),
        REGULATION_2.whether("wellbeing", wellbeing_impact),
        REGULATION_2.whether("met", met),
    ]
    return Verdict(met, tuple(reasons), REGULATION_2.provisions)


@REGULATION_3.register(
    necessary_care=YesNo(),
    health_at_risk=YesNo(),
    wellbeing_impact=YesNo(),
    outcomes=Findings(tuple(REGULATION_3["outcomes"]), tuple(REGULATION_3["limbs"]), never=REGULATION_3["never"]),
)
def carer_eligibility(
    *, necessary_care: bool, health_at_risk: bool, wellbeing_impact: bool, outcomes: Mapping[str, str]
) -> Verdict:
    """Regulation 3: are the carer's needs eligible?

    As for an adult, but with the outcomes of regulation 3, of which any one is enough, as is a risk to the carer's
    health. The limb `longer` is refused: carers have no such limb.
    """
    met = necessary_care and (health_at_risk or len(outcomes) >= CARER_NEEDS) and wellbeing_impact
    reasons = [
        REGULATION_3.whether("necessary_care", necessary_care),
        REGULATION_3.whether("health", health_at_risk),
        *_found(REGULATION_3, outcomes),
        REGULATION_3.whether("wellbeing", wellbeing_impact),
        REGULATION_3.whether("met", met),
    ]
    return Verdict(met, tuple(reasons), REGULATION_3.provisions)


def _found(words: Wording, outcomes: Mapping[str, str]) -> list[str]:
    """A sentence for each outcome that cannot be achieved, in the order of the regulation, and one for their count."""
    found = len(outcomes)
    count = words["count"][{0: "none", 1: "one"}.get(found, "more")].format(found=found)
    return [*(f"{words['outcomes'][outcome]}: {words['limbs'][limb]}." for outcome, limb in outcomes.items()), count]
