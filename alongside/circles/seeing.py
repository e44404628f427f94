"""Maps as pages show them: in words and as a picture, without what is kept from whoever looks."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q

from alongside.circles.layout import Spot, radii, spots
from alongside.circles.models import CircleMap, CirclesKeptFrom, MapChange, Placement
from alongside.circles.models.map import What, ring_in_words
from alongside.circles.models.words import Help, Kind, Met, Mode, Often, Quality, Sector
from alongside.kit.moments import date_in_words

NAME_AT_MOST, MANY = 12, 24
PARTS = list(Sector)


@dataclass(frozen=True)
class Row:
    """Somebody or something on a map, as a table tells of them. `mark`: new, gone, moved in or out, against another."""

    placement: Placement
    knows: int
    mark: str = ""
    is_shown: bool = True

    @property
    def key(self) -> UUID:
        return self.placement.pk

    @property
    def contact(self) -> UUID:
        return self.placement.contact_id

    @property
    def name(self) -> str:
        return self.placement.contact.name

    @property
    def short(self) -> str:
        """A name for the picture: its first word when the whole is long."""
        if len(self.name) <= NAME_AT_MOST:
            return self.name
        first = self.name.split()[0]
        return first if len(first) <= NAME_AT_MOST else first[: NAME_AT_MOST - 1] + "…"

    @property
    def ring(self) -> int | None:
        return self.placement.ring

    @property
    def where(self) -> str:
        """`Close (ring 2 of 3)`."""
        return self.placement.ring_words

    @property
    def kind(self) -> str:
        return str(Kind(self.placement.kind).label)

    @property
    def paid(self) -> str:
        return {True: "Paid", False: "Not paid", None: "Not known"}[self.placement.is_paid]

    @property
    def is_service(self) -> bool:
        """Paid, or met only in a service: drawn dotted."""
        return self.placement.is_beyond_services is False

    @property
    def tie(self) -> str:
        """How the tie is, in a word and in their words."""
        quality = str(Quality(self.placement.quality).label) if self.placement.quality else ""
        return ": ".join(filter(None, [quality, self.placement.words])) or "Not said"

    @property
    def help(self) -> str:
        """Which way help goes, and what."""
        received, given = (
            ", ".join(str(Help(key).label).lower() for key in keys)
            for keys in (self.placement.help_received, self.placement.help_given)
        )
        parts = [f"From them: {received}" if received else "", f"to them: {given}" if given else ""]
        words = "; ".join(filter(None, parts))
        return words[:1].upper() + words[1:] or "Not said"

    @property
    def touch(self) -> str:
        """How often they are in touch, and how."""
        often = str(Often(self.placement.often).label) if self.placement.often else ""
        modes = ", ".join(str(Mode(key).label).lower() for key in self.placement.modes)
        return ", ".join(filter(None, [often, modes])) or "Not said"

    @property
    def part(self) -> str:
        return str(Sector(self.placement.sector).label) if self.placement.sector else "Not said"

    @property
    def met(self) -> str:
        """How they met: `At an activity, a group or a place, Community centre: the comedy night`."""
        how = str(Met(self.placement.met).label) if self.placement.met else ""
        through = self.placement.met_through.name if self.placement.met_through else ""
        return ": ".join(filter(None, [", ".join(filter(None, [how, through])), self.placement.met_words]))


@dataclass(frozen=True)
class Drawn:
    """A map to be shown: its rows, closest first; where each is in the picture; which rows know each other."""

    map: CircleMap
    rows: list[Row]
    spots: Mapping[UUID, Spot]
    ties: list[tuple[Row, Row]] = field(default_factory=list)

    @property
    def radii(self) -> list[tuple[int, str, float]]:
        """Each ring's number, words and radius, outside first, as they are painted."""
        return [(n, self.map.rings[n - 1], r) for n, r in enumerate(radii(len(self.map.rings)), 1)][::-1]

    @property
    def shown(self) -> list[Row]:
        """The rows that a filter leaves."""
        return [row for row in self.rows if row.is_shown]

    @property
    def placed(self) -> list[Row]:
        return [row for row in self.rows if row.ring is not None]

    @property
    def unplaced(self) -> list[Row]:
        return [row for row in self.rows if row.ring is None]

    @property
    def is_crowded(self) -> bool:
        return len(self.placed) > MANY

    @property
    def in_words(self) -> str:
        """`9 on the map: 3 in Closest, 4 in Close, 1 in Further out, 1 with no ring yet.`"""
        if not self.rows:
            return "Nobody is on the map yet."
        counts = [(sum(row.ring == n for row in self.rows), f"in {words}") for n, words in enumerate(self.map.rings, 1)]
        counts.append((len(self.unplaced), "with no ring yet"))
        return f"{len(self.rows)} on the map: {', '.join(f'{n} {where}' for n, where in counts if n)}."

    @property
    def beyond(self) -> str:
        """How many ties are beyond services, and of how many it is not known."""
        known = [row.placement.is_beyond_services for row in self.rows]
        unknown = known.count(None)
        return f"{known.count(True)} beyond services" + (f", {unknown} not known" if unknown else "")


def drawn(
    circle_map: CircleMap,
    viewer: Any,
    *,
    marks: Mapping[UUID, str] | None = None,
    before: Iterable[UUID] | None = None,
    only: Mapping[str, str] | None = None,
) -> Drawn:
    """A map without what is kept from a viewer: two statements, however many are on it.

    `before` are the contacts of an earlier map: whoever is not among them is marked as new; `marks` says it otherwise.
    `only` leaves out of the table what is not of a kind, a part of life, or paid or not (`yes`, `no`, `unknown`).
    """
    placements = list(circle_map.placements.seen_by(viewer).select_related("contact", "met_through"))
    pairs = list(circle_map.ties.values_list("one_id", "other_id"))
    return drawn_from(circle_map, placements, pairs, marks=marks, before=before, only=only)


def drawn_from(
    circle_map: CircleMap,
    placements: Iterable[Placement],
    pairs: Iterable[tuple[UUID, UUID]] = (),
    *,
    marks: Mapping[UUID, str] | None = None,
    before: Iterable[UUID] | None = None,
    only: Mapping[str, str] | None = None,
) -> Drawn:
    """A map from rows that were read already, in their order; ties with anybody who is not among them are left out."""
    placements = list(placements)
    earlier = None if before is None else set(before)
    known: dict[UUID, int] = {one.contact_id: 0 for one in placements}
    pairs = [(a, b) for a, b in pairs if a in known and b in known]
    for pair in pairs:
        for key in pair:
            known[key] += 1
    rows = []
    for one in placements:
        one.map = circle_map
        if one.met_through_id not in known:  # a name that is kept, or that left the map
            one.met_through = None
        mark = (marks or {}).get(one.contact_id, "")
        if not mark and earlier is not None and one.contact_id not in earlier:
            mark = "new"
        rows.append(Row(one, known[one.contact_id], mark, _passes(one, only or {})))
    around = sorted((row for row in rows if row.ring), key=lambda row: _part(row.placement))
    places = spots([(row.key, row.ring or 0) for row in around], len(circle_map.rings))
    by_contact = {row.contact: row for row in rows}
    return Drawn(circle_map, rows, places, [(by_contact[a], by_contact[b]) for a, b in pairs])


def _part(placement: Placement) -> int:
    return PARTS.index(Sector(placement.sector)) if placement.sector else len(PARTS)


def _passes(placement: Placement, only: Mapping[str, str]) -> bool:
    paid = {True: "yes", False: "no", None: "unknown"}[placement.is_paid]
    facts = {"kind": placement.kind, "part": placement.sector, "paid": paid}
    return all(facts[name] == wanted for name, wanted in only.items() if wanted and name in facts)


def last_change(circle_map: CircleMap, viewer: Any) -> MapChange | None:
    """The last change that still stands, unless it is about a name that is kept from a viewer."""
    about = Q(contact=OuterRef("contact")) | Q(contact=OuterRef("other"))
    kept = CirclesKeptFrom.objects.now().meant_for(viewer).filter(about)
    rows = circle_map.changes.filter(undone_at=None).select_related("contact", "other", "made_by")
    last = rows.annotate(is_kept=Exists(kept)).order_by("-number").first()
    return None if last is None or last.is_kept else last


def change_in_words(change: MapChange, circle_map: CircleMap) -> str:
    """`Asha moved to Close (ring 2 of 3).`"""
    name = change.contact.name
    ring = ring_in_words(circle_map, change.after.get("ring"))
    return {
        What.ADDED: f"{name} is on the map now, with {ring}."
        if change.after.get("ring") is None
        else f"{name} is on the map now, in {ring}.",
        What.MOVED: f"{name} has no ring now." if change.after.get("ring") is None else f"{name} moved to {ring}.",
        What.DESCRIBED: f"More is written about {name}.",
        What.TAKEN_OFF: f"{name} was taken off the map.",
        What.TIED: f"{name} and {change.other} know each other.",
        What.UNTIED: f"{name} and {change.other} do not know each other.",
    }[What(change.what)]


def about_in_words(circle_map: CircleMap) -> str:
    """`Drawn on 3 November 2026 with Mina Osei, as they said it`."""
    said = f"as {circle_map.said_by} said" if circle_map.said_by else "as they said it"
    return (
        f"Drawn on {date_in_words(circle_map.drawn_on)} with {circle_map.made_with or circle_map.drawn_by.name}, {said}"
    )
