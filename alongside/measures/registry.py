"""The measures that can be asked: dated content in `registry/`, with whose each is and what its licence allows. Pure.

One file for each, named by its key. `licence` says what may be here: with *embed* its questions ship; with *formula*
the method is free, and the words are ours or the person's; with *gated* and *ask* no question ships, and nothing is
kept until the council has entered its licence or the permission that it was given. `since` is the day of the version; a
version that changes is a new file, so that nobody's answers are compared across two.
"""

import tomllib
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "registry"


class Terms(StrEnum):
    """What may be here of a measure."""

    EMBED = "embed"
    FORMULA = "formula"
    GATED = "gated"
    ASK = "ask"


TERMS_IN_WORDS = {
    Terms.EMBED: "Its questions are here",
    Terms.FORMULA: "The method is free, the words are ours or the person’s",
    Terms.GATED: "Needs the council’s licence",
    Terms.ASK: "Needs written permission",
}
NEEDS_LICENCE = frozenset({Terms.GATED, Terms.ASK})


@dataclass(frozen=True)
class Item:
    """One question. `hoped` is the way people hope it goes: up, down or none."""

    key: str
    words: str
    hoped: str


@dataclass(frozen=True)
class Change:
    """What a published source says of the size of a change: it can mean something from `points` on, and not below
    `least`. The words are ours."""

    points: int
    least: int
    words: str
    source: str


@dataclass(frozen=True)
class Measure:
    """One measure. `answers` are value and words, from its file or its scale; `count` is how many questions it has.

    `goals` is `rating` or `attainment` where the person brings what is rated; `change` None: no size is published.
    """

    key: str
    title: str
    name: str
    version: str
    since: date
    about: str
    holder: str
    licence: Terms
    licence_facts: str
    licence_read_on: date
    citation: str
    address: str
    scoring: str
    hoped: str
    missing: str
    introduction: str
    answers: tuple[tuple[int, str], ...]
    items: tuple[Item, ...]
    count: int
    least: int | None = None
    most: int | None = None
    goals: str = ""
    change: Change | None = None
    is_scale: bool = field(default=False)

    @property
    def needs_licence(self) -> bool:
        """Must the council enter its licence, or its permission, before anything is kept?"""
        return self.licence in NEEDS_LICENCE

    @property
    def can_be_scored(self) -> bool:
        return self.scoring != "none"

    @property
    def takes_total(self) -> bool:
        """Can a total be entered alone, where the questions were answered elsewhere?"""
        return self.needs_licence and self.scoring in ("sum", "short_wemwbs")

    @property
    def terms(self) -> str:
        """What its licence means here, in a few words."""
        return TERMS_IN_WORDS[self.licence]

    def numbered(self) -> tuple[Item, ...]:
        """Its questions by number, for one whose words may not be here."""
        return tuple(Item(f"q{n}", f"Question {n}", self.hoped) for n in range(1, self.count + 1))


@cache
def every() -> dict[str, Measure]:
    """Every measure by its key: those that can be asked without a licence first, each in the order of its title."""
    found = [_read(path) for path in sorted(FOLDER.glob("*.toml"))]
    found.sort(key=lambda one: (list(Terms).index(one.licence), one.title))
    return {one.key: one for one in found}


def measure(key: str) -> Measure | None:
    """The measure of a key; None: there is none."""
    return every().get(key)


def _read(path: Path) -> Measure:
    said = tomllib.loads(path.read_text(encoding="utf-8"))
    scale, change = said.pop("scale", None), said.pop("change", None)
    answers = tuple((one["value"], one["words"]) for one in said.pop("answers", ()))
    if scale:
        answers = tuple((n, str(n)) for n in range(scale["least"], scale["most"] + 1))
    if values := said.pop("values", None):
        answers = tuple((n, str(n)) for n in values)
    items = tuple(Item(one["key"], one["words"], one.get("hoped", said["hoped"])) for one in said.pop("items", ()))
    return Measure(
        key=path.stem,
        answers=answers,
        items=items,
        count=said.pop("count", len(items)),
        change=Change(**{"least": change["points"], **change}) if change else None,
        is_scale=scale is not None,
        **{
            "address": "",
            "introduction": "",
            **said,
            "licence": Terms(said["licence"]),
        },
    )
