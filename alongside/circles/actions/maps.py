"""A map begun, copied forward, reviewed, corrected."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside import packs
from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.circles import story
from alongside.circles.actions.sittings import end_sitting
from alongside.circles.actions.under_way import UnableToChangeMap, check_seen, next_version
from alongside.circles.models import CircleMap, CirclesKeptFrom, Placement, Sitting, Tie
from alongside.circles.models.map import FACTS
from alongside.circles.rules import fault_in_day
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import create_once
from alongside.people.models import Person, StoryItem


@action("circles.begun", needs=Permission.CIRCLES_DRAW, creates="circles.circlemap")
def begin_map(
    *,
    person: Person,
    id: UUID,
    drawn_on: date,
    made_with: str = "",
    said_by: str = "",
    ring_set: str = "",
    follows: CircleMap | None = None,
    by: Any,
    at: datetime,
) -> CircleMap:
    """Begin a map of a day, with the rings of a set of the active pack (empty: its own); or copied forward.

    `follows` is a map whose names, ties and words are brought along, so that nobody is asked for them again; who has
    left the person's life is not. With another set of rings than it had, everybody begins without a ring. `said_by`
    empty: the person said where everybody belongs. Refuses a day to come, a set the pack has not, somebody else's map.
    """
    pack = packs.active()
    if fault := fault_in_day(drawn_on, today=in_london(at).date()):
        raise UnableToChangeMap(fault, field="drawn_on")
    if follows is not None and follows.person_id not in person.keys:
        raise UnableToChangeMap("Copy from one of this person's own maps.", field="follows")
    if follows is not None and not ring_set:
        ring_set = follows.ring_set
    chosen = {each.id: each for each in pack.rings.sets}.get(ring_set) if ring_set else pack.ring_set
    if chosen is None and (follows is None or follows.ring_set != ring_set):
        raise UnableToChangeMap("Choose one of the sets of rings listed.", field="ring_set")
    rings = [ring.title for ring in chosen.rings] if chosen else follows.rings  # type: ignore[union-attr]
    circle_map = create_once(
        CircleMap,
        id=id,
        person=person,
        drawn_on=drawn_on,
        made_with=made_with,
        said_by=said_by,
        ring_set=chosen.id if chosen else ring_set,
        rings=rings,
        pack_version=f"{pack.name} {pack.version}",
        follows=follows,
        drawn_by=by,
        drawn_at=at,
    )
    check_seen(circle_map, by)
    if follows is not None:
        _bring_along(follows, circle_map, has_rings=follows.ring_set == circle_map.ring_set, still=True)
    _tell(circle_map)
    return circle_map


@action("circles.reviewed", needs=Permission.CIRCLES_DRAW)
def review_map(*, circle_map: CircleMap, seen_version: int, by: Any, at: datetime) -> CircleMap:
    """Say that a map was looked at together and is right. From then on it changes no more.

    A sitting on it ends. Refuses when somebody changed it meanwhile: what was looked at is what is reviewed.
    """
    check_seen(circle_map, by)
    if next_version(circle_map) != seen_version + 1:
        raise UnableToChangeMap("Somebody changed the map meanwhile. Look at it once more together, then say so again.")
    CircleMap.objects.filter(pk=circle_map.pk).update(reviewed_at=at, reviewed_by=by)
    for sitting in Sitting.objects.filter(map=circle_map, ended_at=None):
        end_sitting(sitting=sitting, by=by, at=at)
    circle_map.refresh_from_db()
    _tell(circle_map)
    return circle_map


@action("circles.corrected", needs=Permission.CIRCLES_DRAW, creates="circles.circlemap")
def correct_map(*, circle_map: CircleMap, id: UUID, by: Any, at: datetime) -> CircleMap:
    """Make a new version of a reviewed map, of the same day, to put right what it says. The reviewed one stays.

    Refuses a map that is not reviewed (it can be changed itself), and one that was corrected: correct that correction.
    """
    if CircleMap.objects.filter(pk=id).exists():
        raise AlreadyDone
    check_seen(circle_map, by)
    if circle_map.reviewed_at is None:
        raise UnableToChangeMap("This map is not reviewed yet. Change it as it is.")
    if circle_map.followed_by.filter(is_correction=True).exists():
        raise UnableToChangeMap("This map was corrected already. Open the correction, and change that.")
    facts = {name: getattr(circle_map, name) for name in ("drawn_on", "made_with", "said_by", "ring_set", "rings")}
    correction = create_once(
        CircleMap,
        id=id,
        person=circle_map.person,
        pack_version=circle_map.pack_version,
        follows=circle_map,
        is_correction=True,
        drawn_by=by,
        drawn_at=at,
        **facts,
    )
    _bring_along(circle_map, correction, has_rings=True, still=False)
    StoryItem.objects.filter(source_room=story.ROOM, source_id=circle_map.pk).delete()
    _tell(correction)
    return correction


def _bring_along(old: CircleMap, new: CircleMap, *, has_rings: bool, still: bool) -> None:
    """Copy who is on a map and who knows whom; `still`: only those who are still in the person's life."""
    rows = old.placements.order_by("pk")
    rows = rows.filter(contact__ended_on=None) if still else rows
    copies = [
        Placement(map=new, contact_id=row.contact_id, ring=row.ring if has_rings else None, **_said(row))
        for row in rows
    ]
    Placement.objects.bulk_create(copies)
    there = {row.contact_id for row in copies}
    Tie.objects.bulk_create(
        Tie(map=new, one_id=row.one_id, other_id=row.other_id)
        for row in old.ties.all()
        if {row.one_id, row.other_id} <= there
    )


def _said(row: Placement) -> dict[str, Any]:
    return {name: getattr(row, name) for name in FACTS}


def _tell(circle_map: CircleMap) -> None:
    """Keep the story's line of a map as it is now."""
    is_kept = CirclesKeptFrom.objects.of(circle_map.person).now().exists()
    keep_items([circle_map], is_kept=is_kept)


def keep_items(maps: Any, *, is_kept: bool) -> None:
    """Keep the story's lines of some maps of one person as they are now."""
    items = [item for one in maps for item in story.of_map(one, is_kept=is_kept)]
    kept = dict(
        StoryItem.objects.filter(source_room=story.ROOM, source_id__in=[item.source_id for item in items]).values_list(
            "source_id", "pk"
        )
    )
    for item in items:
        if item.source_id in kept:
            item.pk = kept[item.source_id]
        item.save(force_update=item.source_id in kept, force_insert=item.source_id not in kept)
