"""Care Act 2014, sections 9, 10 and 12, and beside it: who is owed an assessment, and how it may be made with them."""

from alongside.law.kinds import YesNo
from alongside.law.verdict import Verdict
from alongside.law.wording import Wording, wording

NEEDS = wording("needs_assessment", "2015-04-01")
CARERS = wording("carers_assessment", "2015-04-01")
YOUNG = wording("young_carer", "2015-04-01")
SELF = wording("self_assessment", "2015-04-01")
JOINT = wording("joint_assessment", "2015-04-01")


@NEEDS.register(seems_to_need=YesNo())
def needs_assessment(*, seems_to_need: bool) -> Verdict:
    """Section 9: must an adult be assessed? Met where it seems that they may need care and support."""
    return Verdict(seems_to_need, (NEEDS.whether("seems", seems_to_need),), NEEDS.provisions)


@CARERS.register(seems_to_need=YesNo())
def carers_assessment(*, seems_to_need: bool) -> Verdict:
    """Section 10: must a carer be assessed? Met where it seems that they may need support, now or later."""
    return Verdict(seems_to_need, (CARERS.whether("seems", seems_to_need),), CARERS.provisions)


@YOUNG.register(seems_to_need=YesNo(), asked=YesNo())
def young_carer(*, seems_to_need: bool, asked: bool) -> Verdict:
    """Children Act 1989, section 17ZA: must a child who cares be assessed? Either is enough.

    `asked`: the child, or a parent, asked for it.
    """
    reasons = (YOUNG.whether("seems", seems_to_need), YOUNG.whether("asked", asked))
    met = seems_to_need or asked
    return Verdict(met, (*reasons, YOUNG.whether("met", met)), YOUNG.provisions)


@SELF.register(able=YesNo(), willing=YesNo(), has_capacity=YesNo())
def self_assessment(*, able: bool, willing: bool, has_capacity: bool) -> Verdict:
    """SI 2014/2827, regulation 2: may an assessment be a supported self-assessment? Met where all three are so."""
    return _all_of(SELF, able=able, willing=willing, has_capacity=has_capacity)


@JOINT.register(adult_agrees=YesNo(), carer_agrees=YesNo())
def joint_assessment(*, adult_agrees: bool, carer_agrees: bool) -> Verdict:
    """Section 12: may an adult's and their carer's assessments be made jointly? Met where both agree."""
    return _all_of(JOINT, adult_agrees=adult_agrees, carer_agrees=carer_agrees)


def _all_of(words: Wording, **parts: bool) -> Verdict:
    """Met where every part is so; a sentence for each, and what follows."""
    met = all(parts.values())
    reasons = tuple(words.whether(part, is_so) for part, is_so in parts.items())
    return Verdict(met, (*reasons, words.whether("met", met)), words.provisions)
