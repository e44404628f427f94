"""The practice self-check: how often a worker does each of the pack's elements. Ours, and not the validated measure.

One answer from 0 (never) to 4 (always) for each element. A section's figure is 100 x sum / (4 x answered), and is given
only where four fifths of it were answered. There is no figure for the whole, and no mark to pass.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alongside import packs
from alongside.goals.rules import section_figure

OFTEN = (
    ("", "Not answered"),
    ("0", "Never"),
    ("1", "Now and then"),
    ("2", "About half the time"),
    ("3", "Often"),
    ("4", "Nearly always"),
)
HELP = "How often do I help it to happen?"
LOOK_OUT = "How often do I look out for it, and try something together?"
OURS = (
    "This is ours, to think with. It is not the validated measure of the Connecting People Intervention, "
    "whose questions are not public."
)


@dataclass(frozen=True)
class Section:
    """Elements that are asked about together: `asks` is the question, `elements` key, title and text of each."""

    key: str
    title: str
    asks: str
    elements: tuple[tuple[str, str, str], ...]


def sections() -> list[Section]:
    """What the active pack gives to ask about; a part it lacks is left out."""
    pack = packs.active()
    ready, cycles = pack.readiness, pack.cycles
    parts: list[tuple[str, str, str, Any]] = [
        ("readiness", "Before the wheels turn", "How often is this true?", ready and (*ready.worker, *ready.both)),
        ("preparation", "How we begin", "How often do we do this?", pack.connecting and pack.connecting.preparation),
        ("worker", "The worker’s wheel", "How often do I?", cycles and (*cycles.worker, *cycles.worker_any_time)),
        ("shared", "Together", "How often is it so?", cycles and cycles.shared),
        ("person", "The person’s wheel", HELP, cycles and (*cycles.person, *cycles.person_any_time)),
        ("barriers", "Barriers", LOOK_OUT, pack.barriers and pack.barriers.barriers),
        ("agency", "The agency", "How often is this so where I work?", pack.agency and pack.agency.features),
    ]
    return [
        Section(key, title, asks, tuple((str(one.id), one.title or one.text, one.text) for one in statements))
        for key, title, asks, statements in parts
        if statements
    ]


def checked_keys() -> list[str]:
    """The key of every element that is asked about."""
    return [key for section in sections() for key, _, _ in section.elements]


@dataclass(frozen=True)
class Figure:
    """What a self-check says of one section: per cent (None: too few answered), and how many were answered."""

    section: Section
    per_cent: int | None
    answered: int


def figures(answers: Mapping[str, int]) -> list[Figure]:
    """A self-check by sections, in the pack's order."""
    found = []
    for section in sections():
        given = [answers[key] for key, _, _ in section.elements if key in answers]
        found.append(Figure(section, section_figure(given, asked=len(section.elements)), len(given)))
    return found
