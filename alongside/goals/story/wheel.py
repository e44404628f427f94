"""How what turned the wheels becomes story items: what it touched, and what was said of it."""

from collections.abc import Iterator

from alongside.goals.models import WheelEvent
from alongside.goals.story.words import ROOM, when
from alongside.people.models import StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import telling
from alongside.workforce.models import Due

TURNED = "wheels_turned"


def of_wheel_event(event: WheelEvent) -> list[StoryItem]:
    """What turned the wheels, in whose words; nothing where it was taken back. Asks for `touches`."""
    if event.taken_back_at:
        return []
    is_theirs = event.voice == Voice.PERSON
    return [
        StoryItem(
            person_id=event.partnership.person_id,
            at=when(event.happened_on, event.recorded_at),
            kind=TURNED,
            voice=event.voice,
            by=event.recorded_by,
            source_room=ROOM,
            source_id=event.pk,
            **telling(
                line=", ".join(touch.title for touch in event.touches.all()),
                where_and_how="the wheels turned",
                said=event.words if is_theirs else "",
                told="" if is_theirs else event.words,
            ),
        )
    ]


def facts_of_wheels() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items of everything that turned the wheels, for rebuilding; a few thousand at a time."""
    rows = WheelEvent.objects.select_related("partnership", "recorded_by").prefetch_related("touches").order_by("pk")
    for event in rows.iterator(chunk_size=2000):
        yield of_wheel_event(event), []
