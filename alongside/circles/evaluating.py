"""The figures of every map for an evaluation, without names and without words: pseudonymous rows, codes and numbers.

Ids are made for one bundle with a key that nobody keeps: two bundles cannot be joined, and none leads back to a record.
"""

import hashlib
import hmac
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists

from alongside.circles import figures
from alongside.circles.beside import maps_of_them
from alongside.circles.cells import table
from alongside.circles.codebook import ALTER, EGO, MAP, README, TIE, codebook
from alongside.circles.models import CircleMap
from alongside.circles.models.keeping import keeps_all
from alongside.circles.models.words import Kind, Quality, Sector
from alongside.circles.seeing import Drawn, Row, drawn
from alongside.people.models import Person


@dataclass
class Bundle:
    """The rows of a bundle. `key` makes its ids, and goes when it does."""

    key: bytes = field(default_factory=lambda: secrets.token_bytes(32))
    egos: list[dict[str, Any]] = field(default_factory=list)
    maps: list[dict[str, Any]] = field(default_factory=list)
    alters: list[dict[str, Any]] = field(default_factory=list)
    ties: list[dict[str, Any]] = field(default_factory=list)

    def name(self, key: UUID) -> str:
        """What stands for somebody in this bundle, and in no other."""
        return hmac.new(self.key, key.bytes, hashlib.sha256).hexdigest()[:16]

    def add(self, person: UUID, waves: list[Drawn]) -> None:
        """One person's maps, in the order they were drawn."""
        ego = self.name(person)
        contacts = [[row.contact for row in wave.rows] for wave in waves]
        churn = figures.churn(contacts) if len(waves) > 2 else (None,) * 4
        self.egos.append(dict(zip(EGO, (ego, len(waves), *churn), strict=True)))
        before: Drawn | None = None
        for number, wave in enumerate(waves, 1):
            days = (wave.map.drawn_on - waves[0].map.drawn_on).days
            begins = (ego, number, days, wave.map.reviewed_at is not None, len(wave.map.rings))
            facts = {**dict(zip(list(MAP)[:5], begins, strict=True)), **of_map(wave), **changed(before, wave)}
            self.maps.append({name: facts.get(name) for name in MAP})
            for row in sorted(wave.rows, key=lambda row: self.name(row.contact)):
                values = (ego, number, self.name(row.contact), *of_alter(row))
                self.alters.append(dict(zip(ALTER, values, strict=True)))
            pairs = sorted(tuple(sorted((self.name(a.contact), self.name(b.contact)))) for a, b in wave.ties)
            self.ties += [dict(zip(TIE, (ego, number, *pair), strict=True)) for pair in pairs]
            before = wave

    def files(self, *, at: datetime) -> Iterator[tuple[str, str]]:
        """The files, as name and content. Rows stand in the order of ids, which tells nothing."""
        yield "README.txt", README.format(day=at.date().isoformat(), egos=len(self.egos), maps=len(self.maps))
        yield "codebook.csv", codebook()
        for name, columns, rows in (
            ("egos", EGO, self.egos),
            ("maps", MAP, self.maps),
            ("alters", ALTER, self.alters),
            ("ties", TIE, self.ties),
        ):
            ordered = sorted(rows, key=lambda row: row["ego_id"])
            yield f"{name}.csv", table(list(columns), ([row[column] for column in columns] for row in ordered))


def bundle_for(viewer: Any, *, at: datetime) -> Bundle:
    """Everybody's maps that a viewer may know of: no hidden record, no map and no name that is kept from them."""
    bundle = Bundle()
    people = Person.objects.visible_to(viewer, at=at).filter(Exists(maps_of_them()))
    for person in people.order_by("pk").iterator(chunk_size=500):
        if not keeps_all(person, viewer):
            maps = CircleMap.objects.of(person).standing().order_by("drawn_on", "drawn_at", "id")
            bundle.add(person.pk, [drawn(one, viewer) for one in maps])
    return bundle


def network(one: Drawn) -> figures.Network:
    """A map as a network: who is on it, and who of them knows whom."""
    return figures.Network.of([row.key for row in one.rows], [(a.key, b.key) for a, b in one.ties])


def of_map(one: Drawn) -> dict[str, Any]:
    """Every figure of one map."""
    said = [row.placement for row in one.rows]
    sectors = [row.sector or None for row in said]
    closeness = figures.closeness(row.ring for row in said)
    help_ = figures.help_balance((row.help_received, row.help_given) for row in said)
    beyond = [row.is_beyond_services for row in said]
    facts: dict[str, Any] = figures.structure(network(one))._asdict()
    facts |= {**closeness._asdict(), **{f"help_{name}": value for name, value in help_._asdict().items()}}
    facts |= {f"kind_{kind}": sum(row.kind == kind for row in said) for kind in Kind.values}
    facts |= {f"sector_{key}": sectors.count(key) for key in Sector.values} | {"sector_unknown": sectors.count(None)}
    facts |= {f"quality_{key}": sum(row.quality == key for row in said) for key in Quality.values}
    facts |= {"quality_unknown": sum(not row.quality for row in said)}
    for name, value in (("paid", True), ("unpaid", False), ("paid_unknown", None)):
        facts[name] = sum(row.is_paid is value for row in said)
    return facts | {
        "sector_blau": figures.blau(sectors),
        "sector_iqv": figures.iqv(sectors, offered=len(Sector)),
        "sector_entropy": figures.entropy(sectors),
        "multiplexity": figures.multiplexity([{*row.help_received, *row.help_given} for row in said]),
        "beyond_services": beyond.count(True),
        "beyond_unknown": beyond.count(None),
        "formal_share": figures.formality((bool(r.is_paid), r.met == "service") for r in said).formal_share,
    }


def changed(before: Drawn | None, now: Drawn) -> dict[str, Any]:
    """What changed since the map before; nothing for a first one. Moves count only where the rings are the same."""
    if before is None:
        return {}
    was, is_ = ({row.contact: row.ring for row in one.rows} for one in (before, now))
    facts = figures.turnover(was, is_)._asdict()
    if before.map.rings == now.map.rings:
        facts |= {f"moved_{name}": value for name, value in figures.ring_moves(was, is_)._asdict().items()}
    return facts


def of_alter(row: Row) -> Iterable[Any]:
    """One alter's answers, as codes; those of several choices with blanks between."""
    said = row.placement
    several = (" ".join(sorted(keys)) for keys in (said.help_received, said.help_given, said.modes))
    return (
        said.ring, said.kind, said.is_paid, said.sector, said.quality, said.often, said.met, *several,
        said.is_beyond_services, row.knows,
    )  # fmt: skip
