"""What an assessment still lacks, and what cannot be: pure. Prompts, but for the few that the law makes gates."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from alongside.assessments.parts import Kind, present, where
from alongside.kit.moments import in_london
from alongside.law.registry import Version

READY_WITHIN = timedelta(days=366)
A_LITTLE_AHEAD = timedelta(minutes=5)  # a clock of a phone
CARER = "carer"
NEW, DIFFERENT, LEFT_OUT, SAME = "new", "different", "not written this time", "the same"
SINCE = (NEW, DIFFERENT, LEFT_OUT, SAME)


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


def fault_in_beginning(
    begun_at: datetime, *, at: datetime, born_on: date | None, died_on: date | None, goes_on: bool = False
) -> str:
    """Why an assessment cannot have begun then, as told at `at`; empty when it can. None: no such day is known.

    `died_on` is the last day on which they can have been alive. `goes_on`: the day was written down before, in a wrong
    record, so that it may be long ago.
    """
    begun_on = in_london(begun_at).date()
    if begun_at > at + A_LITTLE_AHEAD:
        return "This is in the future. Leave it empty if it begins now."
    if born_on and begun_on < born_on:
        return "This is before they were born. Check the year."
    if died_on and begun_on > died_on:
        return "They had died by then. Write the day on which it began with them, or write a note instead."
    if begun_at < at - READY_WITHIN and not goes_on:
        return "This is more than a year ago. Check the year; what is that old belongs beside a note of its time."
    return ""


def since(before: str, now: str) -> str:
    """What became of what an assessment before said in a part, of SINCE; empty where neither says anything."""
    if before == now:
        return SAME if now else ""
    return DIFFERENT if before and now else NEW if now else LEFT_OUT


def fault_in_joint(kind: Kind, other: Kind) -> str:
    """Why assessments of these kinds cannot be made jointly by two people; empty when they can."""
    if (kind.slug == CARER) == (other.slug == CARER):
        return (
            "A joint assessment is of an adult and of whoever cares for them. Begin the carer’s in the carer’s record."
        )
    return ""


def fault_in_ready_on(ready_on: date, *, today: date) -> str:
    """Why an assessment cannot be agreed to be ready on a day; empty when it can."""
    if ready_on < today:
        return "This day has passed. Write a day that is still to come, agreed with the person."
    if ready_on > today + READY_WITHIN:
        return "This is more than a year away. Check the year."
    return ""
