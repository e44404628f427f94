"""Who is on a map and where: added, moved, described, taken off."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.circles.actions.under_way import (
    UnableToChangeMap,
    check_seen,
    keep_change,
    next_version,
)
from alongside.circles.guest import Guest
from alongside.circles.models import CircleMap, Placement, Tie
from alongside.circles.models.map import What
from alongside.circles.models.words import Kind, Met, Sector
from alongside.circles.rules import AT_MOST, fault_in_ring
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import change, create_once
from alongside.people.actions import add_contact, name_contact
from alongside.people.models import Contact

# What somebody is to the person -> what a new placement begins with; whoever draws may say otherwise.
BEGINS = {
    "family": {"is_paid": False, "sector": Sector.FAMILY, "met": Met.ALWAYS},
    "carer": {"is_paid": False},
    "friend": {"is_paid": False, "sector": Sector.FRIENDS},
    "advocate": {"sector": Sector.SUPPORT, "met": Met.SERVICE},
    "professional": {"is_paid": True, "sector": Sector.SUPPORT, "met": Met.SERVICE},
}


@action("circles.added", needs=Permission.CIRCLES_CHANGE, creates="circles.placement")
def add_to_map(
    *,
    circle_map: CircleMap,
    id: UUID,
    name: str = "",
    contact: Contact | None = None,
    is_somebody_else: bool = False,
    kind: str = Kind.PERSON,
    ring: int | None = None,
    by: Any,
    at: datetime,
) -> Placement:
    """Put somebody or something on a map: one of those in the person's life, or somebody new by a name alone.

    A nickname or initials will do. Whoever is new is added to the people in the person's life, which may refuse a name
    much like another's (UnableToTellApart) unless `is_somebody_else`. No ring yet is allowed. Refuses who is on it.
    """
    if Placement.objects.filter(pk=id).exists():
        raise AlreadyDone
    if not name and contact is None:
        raise UnableToChangeMap("Write a name. A nickname or initials will do.", field="name")
    check_seen(circle_map, by, *([contact.pk] if contact else []))
    if contact is not None and (contact.person_id not in circle_map.person.keys or contact.ended_on is not None):
        raise UnableToChangeMap("Choose one of those who are in this person's life.", field="name")
    if fault := fault_in_ring(ring, rings=len(circle_map.rings)):
        raise UnableToChangeMap(fault, field="ring")
    number = next_version(circle_map)
    if contact is not None and circle_map.placements.filter(contact=contact).exists():
        raise UnableToChangeMap(f"{contact.name} is on this map already.", field="name")
    if circle_map.placements.count() >= AT_MOST:
        raise UnableToChangeMap(f"A map holds {AT_MOST} at most. Take somebody off first.", field="name")
    if contact is None:
        # The contact's key follows from the placement's, so that this too is done once.
        key = UUID(int=id.int ^ 1)
        add = name_contact if isinstance(by, Guest) else add_contact
        contact = add(person=circle_map.person, id=key, name=name, is_somebody_else=is_somebody_else, by=by, at=at)
    placement = create_once(
        Placement, id=id, map=circle_map, contact=contact, ring=ring, kind=kind, **_beginning(contact)
    )
    keep_change(circle_map, What.ADDED, contact, number=number, after=placement.as_kept(), by=by, at=at)
    return placement


def _beginning(contact: Contact) -> dict[str, Any]:
    """What is known of a tie from what somebody is to the person."""
    kinds = contact.relationships.filter(ended_on=None).values_list("kind", flat=True)
    return next((BEGINS[kind] for kind in sorted(kinds) if kind in BEGINS), {})


@action("circles.moved", needs=Permission.CIRCLES_CHANGE)
def move(*, placement: Placement, seen_version: int, ring: int | None, by: Any, at: datetime) -> Placement:
    """Say how close somebody is: ring 1 is closest, None is no ring. ChangedMeanwhile: somebody moved them meanwhile.

    Where they stand already, nothing changes.
    """
    circle_map, contact = placement.map, placement.contact
    check_seen(circle_map, by, contact.pk)
    if fault := fault_in_ring(ring, rings=len(circle_map.rings)):
        raise UnableToChangeMap(fault, field="ring")
    number, before = next_version(circle_map), placement.ring
    placement = change(placement, seen_version=seen_version, ring=ring)
    keep_change(
        circle_map, What.MOVED, contact, number=number, before={"ring": before}, after={"ring": ring}, by=by, at=at
    )
    return placement


@action("circles.described", needs=Permission.CIRCLES_CHANGE)
def describe(
    *,
    placement: Placement,
    seen_version: int,
    ring: int | None,
    kind: str,
    is_paid: bool | None,
    sector: str,
    quality: str,
    words: str,
    help_received: Iterable[str],
    help_given: Iterable[str],
    modes: Iterable[str],
    often: str,
    met: str,
    met_words: str,
    met_through: Contact | None,
    by: Any,
    at: datetime,
) -> Placement:
    """Say how close somebody is, who or what they are, how the tie is, help both ways, contact, and how they met.

    `is_paid` None: not known. `met_through` is somebody, a group or a place on the person's maps.
    """
    circle_map, contact = placement.map, placement.contact
    is_other = met_through is not None and met_through.pk != placement.met_through_id
    check_seen(circle_map, by, contact.pk, *([met_through.pk] if met_through and is_other else []))
    if fault := fault_in_ring(ring, rings=len(circle_map.rings)):
        raise UnableToChangeMap(fault, field="ring")
    if met_through is not None and (met_through == contact or met_through.person_id not in circle_map.person.keys):
        raise UnableToChangeMap("Choose somebody else, or a group or a place, from their life.", field="met_through")
    number, before = next_version(circle_map), placement.as_kept()
    placement = change(
        placement,
        seen_version=seen_version,
        ring=ring,
        kind=kind,
        is_paid=is_paid,
        sector=sector,
        quality=quality,
        words=words,
        help_received=list(help_received),
        help_given=list(help_given),
        modes=list(modes),
        often=often,
        met=met,
        met_words=met_words,
        met_through=met_through,
    )
    keep_change(
        circle_map, What.DESCRIBED, contact, number=number, before=before, after=placement.as_kept(), by=by, at=at
    )
    return placement


@action("circles.taken_off", needs=Permission.CIRCLES_CHANGE)
def take_off(*, placement: Placement, seen_version: int, by: Any, at: datetime) -> CircleMap:
    """Take somebody off a map. They stay among the people in the person's life, and on every other map."""
    circle_map, contact = placement.map, placement.contact
    check_seen(circle_map, by, contact.pk)
    number = next_version(circle_map)
    before = {**placement.as_kept(), "id": str(placement.pk), "knew": circle_map.known_by(contact.pk)}
    change(placement, seen_version=seen_version)
    Tie.objects.filter(Q(one=contact) | Q(other=contact), map=circle_map).delete()
    placement.delete()
    keep_change(circle_map, What.TAKEN_OFF, contact, number=number, before=before, by=by, at=at)
    return circle_map
