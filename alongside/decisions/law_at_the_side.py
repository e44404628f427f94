"""What stands at the side of a decision's page: the law of its day in plain words, and what it makes of the facts."""

from dataclasses import dataclass
from datetime import date

from alongside import law
from alongside.decisions import rules
from alongside.decisions.around import Around
from alongside.decisions.laws import changed_since
from alongside.decisions.models import DecisionLaw
from alongside.decisions.weighed import Weighed
from alongside.kit.moments import date_in_words
from alongside.law import Verdict
from alongside.law.registry import Version


@dataclass(frozen=True)
class Law:
    """One law as a page says it: what it rests on, what it asks, where that was read, since when, and whether anybody
    with a legal training has checked it. `changed` is the day from which a later version holds, in words; that may
    still be to come (`changed_on`).
    """

    rests_on: str
    says: str = ""
    source: str = ""
    version: str = ""
    is_checked: bool = True
    changed: str = ""
    changed_on: date | None = None

    def has_changed(self, *, on: date) -> bool:
        """Does a later version hold on this day?"""
        return self.changed_on is not None and self.changed_on <= on


def of_version(version: Version, *, is_checked: bool | None = None) -> Law:
    """A version of law as a page says it."""
    changed = changed_since(version.version)
    return Law(
        rests_on="; ".join(version.provisions),
        says=version.says,
        source=version.source,
        version=f"as it stands since {date_in_words(version.start)}" if version.start else "on every day",
        is_checked=version.checked if is_checked is None else is_checked,
        changed=date_in_words(changed) if changed else "",
        changed_on=changed,
    )


def of_kept(kept: DecisionLaw) -> Law:
    """A law that a decision rests on, as a page says it."""
    try:
        return of_version(law.version(kept.version), is_checked=kept.is_checked)
    except law.Refused:
        return Law(kept.words, is_checked=kept.is_checked)


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
