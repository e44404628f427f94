"""Who on a map knows whom."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.circles.actions.under_way import UnableToChangeMap, check_seen, keep_change, next_version
from alongside.circles.models import CircleMap, Tie
from alongside.circles.models.map import What
from alongside.people.models import Contact


@action("circles.tied", needs=Permission.CIRCLES_CHANGE)
def tie(*, circle_map: CircleMap, one: Contact, other: Contact, by: Any, at: datetime) -> CircleMap:
    """Say that two on a map know each other. Said already, in either direction, nothing changes."""
    pair = _pair(circle_map, one, other, by)
    if not Tie.objects.filter(map=circle_map, one=pair[0], other=pair[1]).exists():
        number = next_version(circle_map)
        Tie.objects.create(map=circle_map, one=pair[0], other=pair[1])
        keep_change(circle_map, What.TIED, one, other=other, number=number, by=by, at=at)
    return circle_map


@action("circles.untied", needs=Permission.CIRCLES_CHANGE)
def untie(*, circle_map: CircleMap, one: Contact, other: Contact, by: Any, at: datetime) -> CircleMap:
    """Say that two on a map do not know each other after all. Where nobody said so, nothing changes."""
    pair = _pair(circle_map, one, other, by)
    rows = Tie.objects.filter(map=circle_map, one=pair[0], other=pair[1])
    if rows.exists():
        number = next_version(circle_map)
        rows.delete()
        keep_change(circle_map, What.UNTIED, one, other=other, number=number, by=by, at=at)
    return circle_map


@action("circles.known_said", needs=Permission.CIRCLES_CHANGE)
def say_whom_they_know(
    *, circle_map: CircleMap, contact: Contact, asked: Iterable[UUID], known: Iterable[UUID], by: Any, at: datetime
) -> CircleMap:
    """Say at once whom somebody on a map knows, of those who were asked about: the ticks of one row of the grid.

    Whoever was not asked about stays as they were. Each tie that changes is a change by itself, undone by itself.
    """
    known = set(known)
    known_before = {UUID(key) for key in circle_map.known_by(contact.pk)}
    others = {one.contact_id: one.contact for one in circle_map.placements.select_related("contact")}
    for key in asked:
        if key not in others or key == contact.pk or (key in known) == (key in known_before):
            continue
        (tie if key in known else untie)(circle_map=circle_map, one=contact, other=others[key], by=by, at=at)
    return circle_map


def _pair(circle_map: CircleMap, one: Contact, other: Contact, by: Any) -> tuple[Contact, Contact]:
    """The two in the order of their keys. Refuses one who is not on the map, or who is the other."""
    check_seen(circle_map, by, one.pk, other.pk)
    if one == other:
        raise UnableToChangeMap("Choose two: nobody is asked whether they know themselves.")
    if circle_map.placements.filter(contact__in=(one, other)).count() != 2:
        raise UnableToChangeMap("One of the two is no longer on this map. Put them back first.")
    return (one, other) if one.pk < other.pk else (other, one)
