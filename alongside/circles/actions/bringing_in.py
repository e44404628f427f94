"""A map brought in from a file: all of it or nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid5

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.circles.actions.maps import begin_map
from alongside.circles.actions.under_way import UnableToChangeMap, check_seen
from alongside.circles.models import CircleMap, Placement, Tie
from alongside.circles.rules import AT_MOST, fault_in_ring
from alongside.people.actions import add_contact
from alongside.people.models import Contact, Person


@dataclass(frozen=True)
class ToBring:
    """Somebody to put on the map: one of those in the person's life, or (None) somebody new by this name.

    `facts` is what is said of them, as a placement has it; `through` the place of whom they met through in the list.
    """

    name: str
    ring: int | None
    contact: Contact | None = None
    facts: dict[str, Any] = field(default_factory=dict)
    through: int | None = None


@action("circles.imported", needs=Permission.CIRCLES_DRAW, creates="circles.circlemap")
def import_map(
    *,
    person: Person,
    id: UUID,
    drawn_on: date,
    made_with: str = "",
    said_by: str = "",
    ring_set: str = "",
    rows: Sequence[ToBring],
    pairs: Sequence[tuple[int, int]] = (),
    by: Any,
    at: datetime,
) -> CircleMap:
    """Begin a map of a day with everybody that a file told of, and who of them knows whom (places in `rows`).

    Whoever is new is added to the people in the person's life, also by a name much like another's: whether they are the
    same was asked before. Refuses as `begin_map`; more than a map holds; a ring that the set has not; somebody twice.
    """
    circle_map = begin_map(
        person=person, id=id, drawn_on=drawn_on, made_with=made_with, said_by=said_by, ring_set=ring_set, by=by, at=at
    )
    check_seen(circle_map, by, *(row.contact.pk for row in rows if row.contact))
    if len(rows) > AT_MOST:
        raise UnableToChangeMap(f"A map holds {AT_MOST} at most. Leave some out.")
    if fault := next(filter(None, (fault_in_ring(row.ring, rings=len(circle_map.rings)) for row in rows)), ""):
        raise UnableToChangeMap(fault)
    contacts: list[Contact] = []
    for number, row in enumerate(rows):
        if row.contact is not None and (row.contact.person_id not in person.keys or row.contact in contacts):
            raise UnableToChangeMap(f"{row.contact.name} can be on the map once only, and from this person's life.")
        contacts.append(row.contact or _add(person, uuid5(id, str(number)), row.name, by=by, at=at))
    Placement.objects.bulk_create(
        Placement(
            map=circle_map,
            contact=contact,
            ring=row.ring,
            met_through=contacts[row.through] if row.through is not None else None,
            **row.facts,
        )
        for row, contact in zip(rows, contacts, strict=True)
    )
    known = {tuple(sorted((contacts[a].pk, contacts[b].pk))) for a, b in pairs if a != b}
    Tie.objects.bulk_create(Tie(map=circle_map, one_id=one, other_id=other) for one, other in sorted(known))
    return circle_map


def _add(person: Person, key: UUID, name: str, *, by: Any, at: datetime) -> Contact:
    """Somebody new; the key follows from the map's, so that this too is done once."""
    return add_contact(person=person, id=key, name=name, is_somebody_else=True, by=by, at=at)
