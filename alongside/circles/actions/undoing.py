"""The last change of a map taken back."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.circles.actions.under_way import check_seen, next_version
from alongside.circles.models import CircleMap, MapChange, Placement, Tie
from alongside.circles.models.map import What
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change


class UnableToUndo(UnableTo):
    """The last change cannot be undone."""


@action("circles.undone", needs=Permission.CIRCLES_CHANGE)
def undo(*, circle_map: CircleMap, seen_version: int, by: Any, at: datetime) -> MapChange:
    """Undo the last change that still stands; pressed again, the one before it. `seen_version` is the map's, as seen.

    Refuses when somebody changed the map meanwhile, so that nobody undoes what they have not seen. Somebody who was new
    leaves the map, and stays among the people in the person's life.
    """
    last = circle_map.changes.filter(undone_at=None).select_related("contact", "other").order_by("-number").first()
    if last is None:
        raise UnableToUndo("There is nothing to undo on this map.")
    check_seen(circle_map, by, last.contact_id, *([last.other_id] if last.other_id else []))
    if next_version(circle_map) != seen_version + 1:
        raise UnableToUndo(
            "Somebody changed the map meanwhile. Look at the last change now, and undo it if you want to."
        )
    last.map = circle_map
    BACK[last.what](last)
    MapChange.objects.filter(pk=last.pk).update(undone_at=at)
    last.undone_at = at
    return last


def _as_before(last: MapChange) -> None:
    placement = last.map.placements.get(contact=last.contact)
    change(placement, seen_version=placement.version, **last.before)


def _off_again(last: MapChange) -> None:
    _ties_of(last).delete()
    last.map.placements.filter(contact=last.contact).delete()


def _back_on(last: MapChange) -> None:
    facts = dict(last.before)
    knew, key = facts.pop("knew"), facts.pop("id")
    Placement.objects.create(id=UUID(key), map=last.map, contact=last.contact, **facts)
    there = set(last.map.placements.values_list("contact_id", flat=True))
    pairs = [sorted((last.contact_id, UUID(other))) for other in knew if UUID(other) in there]
    Tie.objects.bulk_create(Tie(map=last.map, one_id=one, other_id=other) for one, other in pairs)


def _untied(last: MapChange) -> None:
    _ties_of(last).delete()


def _tied(last: MapChange) -> None:
    one, other = sorted((last.contact_id, last.other_id))
    Tie.objects.create(map=last.map, one_id=one, other_id=other)


def _ties_of(last: MapChange) -> Any:
    """The tie of a change about two; every tie of the one that another change is about."""
    if last.other_id:
        one, other = sorted((last.contact_id, last.other_id))
        return Tie.objects.filter(map=last.map, one=one, other=other)
    ties = Tie.objects.filter(map=last.map)
    return ties.filter(one=last.contact_id) | ties.filter(other=last.contact_id)


BACK = {
    What.ADDED: _off_again,
    What.MOVED: _as_before,
    What.DESCRIBED: _as_before,
    What.TAKEN_OFF: _back_on,
    What.TIED: _untied,
    What.UNTIED: _tied,
}
