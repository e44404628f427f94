"""How a person's maps become story items: pure, used by actions and by `manage.py rebuild_story`."""

from collections.abc import Iterator
from datetime import datetime, time

from alongside.circles.models import CircleMap, CirclesKeptFrom
from alongside.kit.moments import at_in_london, in_london
from alongside.people.models import StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import telling
from alongside.workforce.models import Due

ROOM = "circles"
DRAWN = "circles_drawn"


def of_map(circle_map: CircleMap, *, is_kept: bool) -> list[StoryItem]:
    """The item of a map: that it was drawn and, once it is reviewed, how many are on it. None where it was corrected.

    `is_kept`: something of this person's circles is kept from somebody, so that no count is told to everybody.
    Asks for `drawn_by`, `follows`, `followed_by` and `placements`.
    """
    if any(later.is_correction for later in circle_map.followed_by.all()):
        return []
    return [
        StoryItem(
            person_id=circle_map.person_id,
            at=_when(circle_map),
            kind=DRAWN,
            voice=Voice.WORKER if circle_map.said_by else Voice.PERSON,
            aside="A correction of the map before it" if circle_map.is_correction else "",
            by=circle_map.drawn_by,
            source_room=ROOM,
            source_id=circle_map.pk,
            **telling(
                line="My circles, drawn again" if circle_map.follows_id else "My circles, drawn for the first time",
                where_and_how=f"with {circle_map.made_with or circle_map.drawn_by.name}",
                told="" if is_kept or circle_map.reviewed_at is None else how_many(circle_map),
            ),
        )
    ]


def how_many(circle_map: CircleMap) -> str:
    """`7 on the map, 2 of them beyond services.`"""
    placements = list(circle_map.placements.all())
    beyond = sum(bool(one.is_beyond_services) for one in placements)
    return f"{len(placements)} on the map, {beyond} of them known to be beyond services."


def _when(circle_map: CircleMap) -> datetime:
    """When it was told, if it was drawn that day; else the first moment of the day it was drawn on."""
    if circle_map.drawn_on >= in_london(circle_map.drawn_at).date():
        return circle_map.drawn_at
    return at_in_london(circle_map.drawn_on, time(0))


def facts() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items of every map, for rebuilding; a few thousand maps at a time."""
    kept = {key for row in CirclesKeptFrom.objects.now().select_related("person") for key in row.person.keys}
    maps = CircleMap.objects.select_related("drawn_by").prefetch_related("followed_by", "placements").order_by("pk")
    for circle_map in maps.iterator(chunk_size=2000):
        yield of_map(circle_map, is_kept=circle_map.person_id in kept), []
