"""Two maps of one person side by side: in pictures, and in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from alongside.circles.figures import formality
from alongside.circles.models import CircleMap
from alongside.circles.models.words import Met
from alongside.circles.rules import differences
from alongside.circles.seeing import Drawn, Row, drawn

# A change -> how it is told, over its list.
HEADINGS = {
    "new": "New",
    "moved in": "Closer than before",
    "moved out": "Further out than before",
    "kept": "Where they were",
    "gone": "No longer on the map",
}


@dataclass(frozen=True)
class Compared:
    """Two maps and the changes between them: each heading with its rows, and a word on each row."""

    before: Drawn
    after: Drawn
    changes: list[tuple[str, list[tuple[Row, str]]]]
    has_same_rings: bool

    @property
    def in_words(self) -> str:
        """`3 new, 1 closer, 4 where they were, 1 gone.`"""
        words = {"New": "new", "Closer than before": "closer", "Further out than before": "further out"}
        words |= {"Where they were": "where they were", "No longer on the map": "no longer on the map"}
        return ", ".join(f"{len(rows)} {words[heading]}" for heading, rows in self.changes if rows) or "No change"

    @property
    def beyond(self) -> str:
        """How many ties are beyond services on either, of those of whom it is known."""
        was, now = (beyond_services(one) for one in (self.before, self.after))
        return f"Beyond services: {was} then, {now} now."


def beyond_services(one: Drawn) -> int:
    """How many on a map are known to be neither paid nor met only in a service."""
    known = [row.placement for row in one.rows if row.placement.is_beyond_services is not None]
    return formality((bool(each.is_paid), each.met == Met.SERVICE) for each in known).beyond_services


def compared(first: CircleMap, second: CircleMap, viewer: Any) -> Compared:
    """What changed from one map to another, without what is kept from a viewer: statements as for two maps."""
    was, now = drawn(first, viewer), drawn(second, viewer)
    same = first.ring_set == second.ring_set and len(first.rings) == len(second.rings)
    found = differences(
        {row.contact: row.ring for row in was.rows}, {row.contact: row.ring for row in now.rows}, same_rings=same
    )
    keys = {
        "new": found.new,
        "moved in": found.moved_in,
        "moved out": found.moved_out,
        "kept": found.kept,
        "gone": found.gone,
    }
    marks: dict[UUID, str] = {key: mark for mark, many in keys.items() for key in many if mark != "kept"}  # type: ignore[misc]
    was, now = _marked(was, marks), _marked(now, marks)
    rows_before, rows_after = ({row.contact: row for row in each.rows} for each in (was, now))
    changes = []
    for mark, heading in HEADINGS.items():
        rows = [rows_after.get(key) or rows_before[key] for key in keys[mark]]  # type: ignore[index]
        changes.append((heading, [(row, _word(mark, row, rows_before)) for row in rows]))
    return Compared(was, now, changes, same)


def _marked(one: Drawn, marks: Mapping[UUID, str]) -> Drawn:
    rows = [Row(row.placement, row.knows, marks.get(row.contact, "")) for row in one.rows]
    return Drawn(one.map, rows, one.spots, one.ties)


def _word(mark: str, row: Row, before: Mapping[UUID, Row]) -> str:
    if mark == "new":
        return f"{row.where}. {'Met: ' + row.met if row.met else 'How they met is not written down'}."
    if mark in ("moved in", "moved out"):
        return f"from {before[row.contact].where} to {row.where}"
    return row.where if mark == "kept" else f"was in {row.where}"
