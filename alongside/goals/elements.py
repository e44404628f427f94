"""What the two wheels are made of, and what readiness is, in the words of the active pack."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from alongside import packs
from alongside.goals.models.wheel import Wheel
from alongside.packs.pack import Pack

# Part of the pack's cycles -> whose wheel, and whether it may be at any point rather than on the way round.
PARTS = (
    ("worker", Wheel.WORKER, False),
    ("worker_any_time", Wheel.WORKER, True),
    ("shared", Wheel.SHARED, False),
    ("person", Wheel.PERSON, False),
    ("person_any_time", Wheel.PERSON, True),
)


@dataclass(frozen=True)
class Element:
    """One element of a wheel: its key and words in the pack, and its number in picture and list."""

    key: str
    title: str
    text: str
    wheel: Wheel
    is_any_time: bool
    number: int


def elements() -> list[Element]:
    """Every element of both wheels, in the order of the list; none where the active pack has no cycles."""
    return list(_elements(packs.active()))


@cache
def _elements(pack: Pack) -> tuple[Element, ...]:
    found: list[Element] = []
    for part, wheel, is_any_time in PARTS:
        for one in getattr(pack.cycles, part, ()):
            found.append(Element(str(one.id), one.title, one.text, wheel, is_any_time, len(found) + 1))
    return tuple(found)


def elements_by_key() -> Mapping[str, Element]:
    """Every element of both wheels by its key."""
    return {one.key: one for one in elements()}


@dataclass(frozen=True)
class Readies:
    """One part of readiness: whose it is, and its statements as key, title and text."""

    whose: str
    title: str
    statements: list[tuple[str, str, str]]


def readiness() -> list[Readies]:
    """What the active pack asks about readiness: the worker's, the person's and both; none where it asks nothing."""
    asked = packs.active().readiness
    titles = (("person", "The person"), ("worker", "The worker"), ("both", "Both"))
    return [
        Readies(whose, title, [(str(one.id), one.title, one.text) for one in getattr(asked, whose)])
        for whose, title in titles
        if asked is not None
    ]


def pack_version() -> str:
    """`hertfordshire 1.0.0`: what a record keeps, so that its words can be found again."""
    pack = packs.active()
    return f"{pack.name} {pack.version}"
