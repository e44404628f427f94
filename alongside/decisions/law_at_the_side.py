"""What stands at the side of a decision's page: the law of its day in plain words, and what it makes of the facts."""

from dataclasses import dataclass

from alongside import law
from alongside.decisions import rules
from alongside.decisions.around import Around
from alongside.decisions.laws import BY_WORDS
from alongside.decisions.models import DecisionLaw
from alongside.decisions.weighed import Weighed
from alongside.law import Verdict
from alongside.law.beside import Law, of_version
from alongside.law.registry import Version

__all__ = ["Law", "Settled", "law_for", "of_kept", "of_version", "settled"]


def of_kept(kept: DecisionLaw) -> Law:
    """A law that a decision rests on, as a page says it."""
    try:
        return of_version(law.version(kept.version), is_checked=kept.is_checked)
    except law.Refused:
        named = BY_WORDS.get(kept.words)
        return Law(kept.words, says=named.says if named else "", is_checked=kept.is_checked)


def law_for(about: Around) -> Law | None:
    """The law that a decision applies, or rests on besides, on its day; None where its kind names none."""
    return of_version(about.version) if about.version else None


@dataclass(frozen=True)
class Settled:
    """What law makes of the facts so far. `met` None: somebody must judge, and `to_weigh` says what."""

    met: bool | None
    reasons: tuple[str, ...]
    to_weigh: tuple[str, ...]


def settled(version: Version | None, weighed: Weighed) -> Settled | None:
    """What the law makes of what was found; None while facts are missing."""
    if version is None or any(fact not in weighed.facts for fact in version.facts):
        return None
    verdict = rules.judged(version, weighed)
    return Settled(verdict.met, verdict.reasons, verdict.to_weigh) if isinstance(verdict, Verdict) else None
