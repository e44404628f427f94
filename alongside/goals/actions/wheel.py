"""What turned the wheels, as it happened, in no order; and taken back where it was entered in error."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.audit.acts import action
from alongside.goals import rules, sources
from alongside.goals.actions.partnership import CHANGE, UnableToWorkTogether
from alongside.goals.elements import elements_by_key
from alongside.goals.models import Partner, Partnership, Touch, WheelEvent
from alongside.goals.story.wheel import of_wheel_event
from alongside.goals.story.words import ROOM
from alongside.kit.moments import in_london
from alongside.kit.versions import create_once
from alongside.people.models import StoryItem
from alongside.people.models.story_item import Voice


@action("wheels.turned", needs=CHANGE, creates="goals.wheelevent")
def turn_wheels(
    *,
    partnership: Partnership,
    id: UUID,
    happened_on: date,
    elements: Sequence[str],
    words: str,
    voice: str = Voice.WORKER,
    partner: Partner | None = None,
    source_kind: str = "",
    source_id: UUID | None = None,
    by: Any,
    at: datetime,
) -> WheelEvent:
    """Keep what happened on a day and which elements of the two wheels it touched: keys of the active pack.

    In no order, and as often as it happens; also of a partnership that rests or has ended, for what was left out.
    `partner` is whose wheel it was, of two who turn both. `source_kind` and `source_id` name the fact that it was.
    Refuses no element, one the pack has not, and a day to come or before they began.
    """
    known = elements_by_key()
    chosen = list(dict.fromkeys(elements))
    if not chosen:
        raise UnableToWorkTogether("Choose at least one: what did it touch?", field="shared")
    if not set(chosen) <= set(known):
        raise UnableToWorkTogether("Choose from those listed.", field="shared")
    if fault := rules.fault_in_past_day(happened_on, today=in_london(at).date(), since=partnership.began_on):
        raise UnableToWorkTogether(fault, field="happened_on")
    if partner is not None and partner.partnership_id != partnership.pk:
        raise UnableToWorkTogether("Choose one of those who work together here.", field="partner")
    if source_kind and not sources.is_known(source_kind):
        raise UnableToWorkTogether("Choose one of those listed, or nothing.", field="source")
    event = create_once(
        WheelEvent,
        id=id,
        partnership=partnership,
        happened_on=happened_on,
        words=words,
        voice=voice,
        partner=partner,
        source_kind=source_kind,
        source_id=source_id,
        recorded_by=by,
        recorded_at=at,
    )
    touched = sorted((known[key] for key in chosen), key=lambda one: one.number)
    rows = [Touch(element=one.key, wheel=one.wheel, title=one.title, number=one.number) for one in touched]
    for row in rows:
        row.event = event
    Touch.objects.bulk_create(rows)
    StoryItem.objects.bulk_create(of_wheel_event(event))
    return event


@action("wheels.taken_back", needs=CHANGE)
def take_back_turn(*, event: WheelEvent, why: str, by: Any, at: datetime) -> WheelEvent:
    """Take back what was entered in error: it stays, with why, and touches nothing any more. Twice changes nothing."""
    row = WheelEvent.objects.select_for_update().get(pk=event.pk)
    if row.taken_back_at is not None:
        return row
    if not why.strip():
        raise UnableToWorkTogether("Write why, in a few words.", field="why")
    row.taken_back_why, row.taken_back_by, row.taken_back_at = why, by, at
    row.save(update_fields=["taken_back_why", "taken_back_by", "taken_back_at"])
    StoryItem.objects.filter(source_room=ROOM, source_id=row.pk).delete()
    return row
