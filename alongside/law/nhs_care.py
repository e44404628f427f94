"""NHS Continuing Healthcare: does the Checklist indicate a full assessment?"""

from collections.abc import Mapping

from alongside.law.kinds import Findings
from alongside.law.verdict import Verdict
from alongside.law.wording import wording

CHECKLIST = wording("chc_checklist", "always")
LEVELS = ("A", "B", "C")


@CHECKLIST.register(domains=Findings(tuple(CHECKLIST["domains"]), LEVELS, is_whole=True))
def chc_checklist(*, domains: Mapping[str, str]) -> Verdict:
    """The Checklist's threshold, over all eleven domains.

    Met where there are two A, or five B, or one A and four B, or one A in a domain where one is enough. Met says that
    a full assessment is indicated, never that somebody is entitled.
    """
    levels = list(domains.values())
    a, b = levels.count("A"), levels.count("B")
    reached = [words for domain, words in CHECKLIST["priority"].items() if domains[domain] == "A"]
    for name, is_reached in (("two_a", a >= 2), ("five_b", b >= 5), ("one_a_four_b", a == 1 and b >= 4)):
        if is_reached:
            reached.append(CHECKLIST["reasons"][name])
    counted = CHECKLIST["reasons"]["counted"].format(a=a, b=b)
    met = bool(reached)
    return Verdict(met, (counted, *reached, CHECKLIST.whether("met", met)), CHECKLIST.provisions)
