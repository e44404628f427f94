"""What came of it between two times that a measure was asked: pure, in plain sentences, with what a source says of it.

Two askings are laid side by side; nobody is laid beside anybody else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from alongside.measures.registry import Measure

NOTHING_PUBLISHED = (
    "We know of no published size from which a change of this measure means something. What it means is theirs to say."
)


@dataclass(frozen=True)
class Changed:
    """One figure, before and after: `by` None where one of the two has none. `way` is hoped, feared, same or unsaid."""

    key: str
    words: str
    before: float | None
    after: float | None
    before_words: str
    after_words: str
    by: float | None
    way: str
    sentence: str
    least: float | None
    most: float | None


def number(value: float | None) -> str:
    """`6`, `19.98`, `no score`."""
    return "no score" if value is None else f"{value:.2f}".rstrip("0").rstrip(".")


def changes(measure: Measure, before: Iterable[Mapping[str, Any]], after: Iterable[Mapping[str, Any]]) -> list[Changed]:
    """Each figure that both askings kept, in the order of the later one. A goal named only once has no change."""
    earlier = {one["key"]: one for one in before}
    return [_changed(measure, earlier[one["key"]], one) for one in after if one["key"] in earlier]


def what_it_means(measure: Measure, by: float | None) -> str:
    """What a published source says of a change of this size; or that none says anything."""
    if by is None:
        return ""
    if measure.change is None:
        return NOTHING_PUBLISHED
    size, published = abs(by), measure.change
    if size >= published.points:
        reached = f"This change is {number(size)}, which reaches it."
    elif size >= published.least:
        reached = f"This change is {number(size)}, which reaches the lower of the two."
    else:
        reached = f"This change is {number(size)}, which does not reach it."
    return f"{published.words} {reached}"


def _changed(measure: Measure, before: Mapping[str, Any], after: Mapping[str, Any]) -> Changed:
    a, b = before["value"], after["value"]
    by = None if a is None or b is None else round(b - a, 2)
    return Changed(
        key=after["key"], words=after["words"], before=a, after=b, before_words=_told(before), after_words=_told(after),
        by=by, way=_way(by, after["hoped"]), sentence=_sentence(by, after["hoped"]), least=after["least"],
        most=after["most"],
    )  # fmt: skip


def _told(score: Mapping[str, Any]) -> str:
    """`6, medium`; for an answer in words, the words."""
    if score["value"] is None:
        return "No score"
    return ", ".join(filter(None, [number(score["value"]), score["band"]]))


def _way(by: float | None, hoped: str) -> str:
    if by is None or hoped == "none":
        return "unsaid"
    if by == 0:
        return "same"
    return "hoped" if (by > 0) == (hoped == "up") else "feared"


def _sentence(by: float | None, hoped: str) -> str:
    if by is None:
        return "There is no change to tell: one of the two has no score."
    if by == 0:
        return "The same as before."
    said = f"{'Up' if by > 0 else 'Down'} by {number(abs(by))}"
    way = _way(by, hoped)
    return {"hoped": f"{said}: the way one would hope.", "feared": f"{said}: not the way one would hope."}.get(
        way, f"{said}."
    )
