"""What must be there by law or standard (an assessment, a plan, a decision, a way to communicate): what is missing."""

from collections.abc import Sequence

from alongside.law.kinds import Words, YesNo
from alongside.law.verdict import Verdict
from alongside.law.wording import ALWAYS, Wording, wording

SECTION_9 = wording("section_9", "2015-04-01")
SECTION_10 = wording("section_10", "2015-04-01")
SECTION_25 = wording("section_25", "2015-04-01")
SECTION_4 = wording("best_interests", "2007-10-01")
ACCESSIBLE = wording("accessible_information", ALWAYS)


@SECTION_9.register(present=Words(tuple(SECTION_9["contents"])))
def section_9(*, present: Sequence[str]) -> Verdict:
    """Care Act 2014, section 9(4) to (6): is everything in a needs assessment? Gives `missing`, in the Act's order."""
    return _contents(SECTION_9, present, wanted=tuple(SECTION_9["contents"]))


@SECTION_10.register(present=Words(tuple(SECTION_10["contents"])))
def section_10(*, present: Sequence[str]) -> Verdict:
    """Care Act 2014, section 10(5) to (8): is everything in a carer's assessment? Gives `missing`."""
    return _contents(SECTION_10, present, wanted=tuple(SECTION_10["contents"]))


@SECTION_25.register(present=Words(tuple(SECTION_25["contents"])), has_direct_payments=YesNo())
def section_25(*, present: Sequence[str], has_direct_payments: bool) -> Verdict:
    """Care Act 2014, section 25: is everything in a plan? Direct payments are wanted only where there are any.

    Gives `missing`, in the Act's order.
    """
    wanted = [key for key in SECTION_25["contents"] if key != "direct_payments" or has_direct_payments]
    return _contents(SECTION_25, present, wanted=wanted)


@SECTION_4.register(present=Words(tuple(SECTION_4["contents"])))
def best_interests(*, present: Sequence[str]) -> Verdict:
    """Mental Capacity Act 2005, section 4: has everything been considered? Gives `missing`.

    Met says that nothing was skipped. It does not say what is in somebody's best interests.
    """
    return _contents(SECTION_4, present, wanted=tuple(SECTION_4["contents"]))


@ACCESSIBLE.register(present=Words(tuple(ACCESSIBLE["contents"])))
def accessible_information(*, present: Sequence[str]) -> Verdict:
    """Accessible Information Standard DAPB1605: was each of its six steps taken? Gives `missing`, in its order."""
    return _contents(ACCESSIBLE, present, wanted=tuple(ACCESSIBLE["contents"]))


def _contents(words: Wording, present: Sequence[str], *, wanted: Sequence[str]) -> Verdict:
    """Met where all that is wanted is present; a sentence for each that is not."""
    missing = [key for key in wanted if key not in present]
    reasons = [words["met"]["no"].format(what=words["contents"][key]) for key in missing] or [words["met"]["yes"]]
    return Verdict(not missing, tuple(reasons), words.provisions, extra={"missing": missing})
