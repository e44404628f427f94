"""Care Act 2014, sections 67 and 68: must an independent advocate be arranged?"""

from collections.abc import Mapping, Sequence

from alongside.law.kinds import OneOf, Parts, Words, YesNo
from alongside.law.verdict import Verdict
from alongside.law.wording import wording

ADVOCACY = wording("advocacy", "2015-04-01")
SAFEGUARDING = "safeguarding"


@ADVOCACY.register(
    function=OneOf(tuple(ADVOCACY["functions"])),
    difficulties=Words(tuple(ADVOCACY["difficulties"])),
    appropriate_person=YesNo(),
    nhs_placement=Parts(("long", "in_best_interests")),
    disagreement=Parts(("material", "both_agree")),
)
def advocacy(
    *,
    function: str,
    difficulties: Sequence[str],
    appropriate_person: bool,
    nhs_placement: Mapping[str, bool] | None,
    disagreement: Mapping[str, bool] | None,
) -> Verdict:
    """Sections 67 and 68, and regulation 4 of the advocacy regulations: does the duty arise?

    `difficulties` are those that would be substantial without an advocate. An appropriate person ends the duty, unless
    one of two exceptions holds in both its parts: a long stay arranged by the NHS with an advocate in the person's best
    interests, or a material disagreement with that person and both agreeing on an advocate. Safeguarding has no such
    exceptions. None says that there is no such stay or disagreement.
    """
    words = ADVOCACY["functions"][function]
    if not difficulties:
        return Verdict(False, (ADVOCACY["difficulty"]["no"].format(function=words),), ADVOCACY.provisions)
    reasons = [ADVOCACY["difficulties"][difficulty].format(function=words) for difficulty in difficulties]
    reasons.append(ADVOCACY.whether("appropriate_person", appropriate_person))
    met = not appropriate_person
    if appropriate_person:
        exceptions = {
            name: all(parts.values())
            for name, parts in (("nhs_placement", nhs_placement), ("disagreement", disagreement))
            if parts is not None
        }
        if function != SAFEGUARDING:
            met = any(exceptions.values())
            reasons += [ADVOCACY.whether(name, holds) for name, holds in exceptions.items()]
        elif exceptions:
            reasons.append(ADVOCACY["safeguarding"]["no"])
    return Verdict(met, (*reasons, ADVOCACY.whether("met", met)), ADVOCACY.provisions)
