"""The newest map, as it stands beside a person's story."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from alongside.circles.models import CircleMap, CirclesKeptFrom, Placement
from alongside.circles.seeing import Drawn, drawn_from
from alongside.people.at_the_side import AtTheSide
from alongside.people.models import Person
from alongside.people.models.person import of_theirs

TITLE, TEMPLATE = "My circles", "circles/beside.html"


def maps_of_them() -> QuerySet:
    """Maps of the outer query's person, or of a record that was joined into theirs."""
    return CircleMap.objects.filter(of_theirs())


def newest_map(person: Person, actor: Any, at: datetime) -> AtTheSide:
    """The newest map with anybody on it, and the one before; nothing of what is kept from `actor`.

    One statement; none for a person who was read with `has_circles` and has no map.
    """
    if not getattr(person, "has_circles", True):
        return AtTheSide(TITLE, TEMPLATE, {"newest": None, "earlier": None})
    two = CircleMap.objects.of(person).standing().values("pk")[:2]
    kept = CirclesKeptFrom.objects.of(person).now().meant_for(actor).filter(contact=None)
    rows = Placement.objects.seen_by(actor).filter(map__in=two).exclude(map__person__in=kept.values("person"))
    maps: dict[Any, tuple[CircleMap, list[Placement]]] = {}
    for row in rows.select_related("map", "contact"):
        maps.setdefault(row.map_id, (row.map, []))[1].append(row)
    ordered = sorted(maps.values(), key=lambda one: (one[0].drawn_on, one[0].drawn_at, one[0].pk), reverse=True)
    newest: Drawn | None = None
    if ordered:
        before = [row.contact_id for row in ordered[1][1]] if len(ordered) > 1 else None
        newest = drawn_from(ordered[0][0], ordered[0][1], before=before)
    facts = {"newest": newest, "earlier": ordered[1][0] if len(ordered) > 1 else None}
    return AtTheSide(TITLE, TEMPLATE, facts)
