"""What an assessment still lacks, and which days cannot be: pure. Prompts, but for the few that the law makes gates."""

from dataclasses import dataclass
from datetime import date, timedelta

from alongside.assessments.parts import Kind, present, where
from alongside.law.registry import Version

READY_WITHIN = timedelta(days=366)


@dataclass(frozen=True)
class Lack:
    """One thing that is still missing, in a sentence; `part` is where it is written (empty: not in a part)."""

    words: str
    part: str = ""


def lacking(kind: Kind, version: Version | None, written: set[str]) -> list[Lack]:
    """What the law asks of an assessment of this kind and is not written yet, in the Act's order.

    `version` is the law of the assessment's day; None: there was no such law that day, which is then all that is said.
    `written` are the slugs of the parts in which something stands.
    """
    if version is None:
        return [Lack("The Care Act’s law of assessments does not hold on that day. Check the year.")]
    verdict = version.judge({"present": present(kind, written)})
    missing = verdict.extra.get("missing", ())
    return [Lack(said, where(kind, content)) for said, content in zip(verdict.reasons, missing, strict=False)]


def fault_in_ready_on(ready_on: date, *, today: date) -> str:
    """Why an assessment cannot be agreed to be ready on a day; empty when it can."""
    if ready_on < today:
        return "This day has passed. Write a day that is still to come, agreed with the person."
    if ready_on > today + READY_WITHIN:
        return "This is more than a year away. Check the year."
    return ""
