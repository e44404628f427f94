"""Human Rights Act 1998, Article 5: is somebody deprived of their liberty?

Two versions side by side. On 2 June 2026 the Supreme Court overruled the test that a form could count; since then the
answer is always a judgement.
"""

from alongside.law.kinds import Kind, MaybeText, YesNo
from alongside.law.verdict import Verdict
from alongside.law.wording import wording

ACID_TEST = wording("deprivation_of_liberty", "always")
MANY_FACTORS = wording("deprivation_of_liberty", "2026-06-02")
FACTS: dict[str, Kind] = {
    "confined_continuously": YesNo(),
    "free_to_leave": YesNo(),
    "consents_with_capacity": YesNo(),
    "wishes_expressed": MaybeText(),
    "attributable_to_state": YesNo(),
}


@ACID_TEST.register(**FACTS)
def liberty_by_the_acid_test(
    *,
    confined_continuously: bool,
    free_to_leave: bool,
    consents_with_capacity: bool,
    wishes_expressed: str | None,
    attributable_to_state: bool,
) -> Verdict:
    """As it was understood until 1 June 2026: confined continuously, not free to leave, no valid consent, the state's.

    Wishes that somebody without capacity expresses made no difference then.
    """
    del wishes_expressed
    met = confined_continuously and not free_to_leave and not consents_with_capacity and attributable_to_state
    reasons = (
        ACID_TEST.whether("confined", confined_continuously),
        ACID_TEST.whether("leave", free_to_leave),
        ACID_TEST.whether("consents", consents_with_capacity),
        ACID_TEST.whether("state", attributable_to_state),
        ACID_TEST.whether("met", met),
    )
    return Verdict(met, reasons, ACID_TEST.provisions)


@MANY_FACTORS.register(**FACTS)
def liberty_by_many_factors(
    *,
    confined_continuously: bool,
    free_to_leave: bool,
    consents_with_capacity: bool,
    wishes_expressed: str | None,
    attributable_to_state: bool,
) -> Verdict:
    """From 2 June 2026: never settled by these facts, whatever they are. Gives them back in words, and what to weigh.

    `wishes_expressed` is what the person said or showed, as it was written down; None, or nothing but white space,
    where nothing was.
    """
    wishes = (wishes_expressed or "").strip()
    reasons = (
        MANY_FACTORS.whether("confined", confined_continuously),
        MANY_FACTORS.whether("leave", free_to_leave),
        MANY_FACTORS.whether("consents", consents_with_capacity),
        MANY_FACTORS.whether("wishes", bool(wishes), wishes=wishes),
        MANY_FACTORS.whether("state", attributable_to_state),
        MANY_FACTORS["judgement"]["yes"],
    )
    return Verdict(None, reasons, MANY_FACTORS.provisions, to_weigh=tuple(MANY_FACTORS["to_weigh"].values()))
