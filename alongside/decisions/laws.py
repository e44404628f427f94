"""The law that a choice can rest on, to pick from: what it is called, what it asks in a line, and whether it was read.

What is in `alongside.law` keeps its version of the day. The others are named as the research behind the product gives
them; one that nobody has read against its source yet says *not yet checked*, as docs/law.md does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from alongside import law
from alongside.law.registry import REGISTER, Version


@dataclass(frozen=True)
class Named:
    """A provision to pick. `name` is its name in `alongside.law`; empty: no rule of it is there."""

    key: str
    words: str
    says: str
    name: str = ""
    is_checked: bool = False


NAMED = (
    Named(
        "wellbeing",
        "Care Act 2014, section 1: wellbeing",
        "The nine areas of wellbeing, and what to have regard to.",
        is_checked=True,
    ),
    Named(
        "assessment",
        "Care Act 2014, section 9: assessment",
        "What else than care and support could help, among the rest.",
        "section_9",
    ),
    Named("plan", "Care Act 2014, section 25: the plan", "What a plan must hold.", "section_25"),
    Named(
        "meeting_needs",
        "Care Act 2014, sections 18 to 20: meeting needs",
        "The duty to meet eligible needs, and the power to meet others.",
    ),
    Named(
        "urgent",
        "Care Act 2014, section 19(3): urgent needs",
        "Urgent needs can be met before any assessment.",
        is_checked=True,
    ),
    Named("review", "Care Act 2014, section 27: review", "A reduction rests on a change in needs or circumstances."),
    Named(
        "direct_payments",
        "Care Act 2014, sections 31 to 33: direct payments",
        "The conditions, with capacity and without.",
    ),
    Named(
        "accommodation",
        "Care Act 2014, section 30: choice of home",
        "The preferred home, where it is suitable and available.",
    ),
    Named(
        "best_interests",
        "Mental Capacity Act 2005, section 4: best interests",
        "What must be considered first.",
        "best_interests",
    ),
    Named(
        "aftercare", "Mental Health Act 1983, section 117: aftercare", "Free aftercare, by both bodies.", "section_117"
    ),
    Named("rights", "Human Rights Act 1998, section 6", "The council acts compatibly with everybody’s rights."),
    Named("equality", "Equality Act 2010, sections 20 and 149", "Reasonable adjustments, and the public sector duty."),
)
BY_KEY = {one.key: one for one in NAMED}
BY_WORDS = {one.words: one for one in NAMED}


@dataclass(frozen=True)
class Rests:
    """One law that a decision rests on, as it is kept: `version` as `law.version` finds it; empty: there is none."""

    words: str
    version: str = ""
    is_checked: bool = False


def picked(keys: Iterable[str], other: str, *, on: date) -> list[Rests]:
    """The laws of these keys as they stand on a day, and what was written besides. Unknown keys are passed over."""
    found = [_as_at(BY_KEY[key], on) for key in keys if key in BY_KEY]
    return [*found, Rests(other)] if other else found


def _as_at(one: Named, on: date) -> Rests:
    if not one.name:
        return Rests(one.words, is_checked=one.is_checked)
    try:
        version = law.as_at(one.name, on=on)
    except law.Refused:  # before there was such a law
        return Rests(one.words)
    return Rests(one.words, version.version, version.checked)


def replaced_versions(*, on: date) -> list[str]:
    """Every version of law that a later one has followed by a day, as decisions keep them."""
    every = [version for name in REGISTER.names() for version in REGISTER.versions(name)]
    return [version.version for version in every if (until := REGISTER.until(version)) is not None and until < on]


def of_a_test(version: Version) -> Rests:
    """The law that a determination applies, as it is kept."""
    return Rests("; ".join(version.provisions), version.version, version.checked)
