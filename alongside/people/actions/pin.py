"""Key events of a person's story: pinned, so that they stand first, and unpinned."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.kit.versions import create_once
from alongside.people.models import Person, Pin, StoryItem
from alongside.people.standing import how_they_stand


class UnableToPin(UnableTo):
    """The event cannot be pinned."""


@action("story.pinned", needs=Permission.PERSON_CHANGE, creates="people.pin")
def pin_event(*, person: Person, id: UUID, source_room: str, source_id: UUID, kind: str, by: Any, at: datetime) -> Pin:
    """Pin one item of a person's story as a key event, named by its fact. Pinned already, by anybody: AlreadyDone.

    The pin lies with the record that the item lies with, where two records are one person's. Refuses an item that is
    not in this person's story, or that whoever asks may not see.
    """
    fact = {"source_room": source_room, "source_id": source_id, "kind": kind}
    item = StoryItem.objects.of(person).seen_with(how_they_stand(by, person, at).standing).filter(**fact).first()
    if item is None:
        raise UnableToPin("This is no longer in the story. Open the story again to see how it stands now.")
    if Pin.objects.filter(**fact).exists():
        raise AlreadyDone
    try:
        return create_once(Pin, id=id, person_id=item.person_id, **fact, pinned_by=by, pinned_at=at)
    except IntegrityError:  # a colleague pressed at the same instant
        raise AlreadyDone from None


@action("story.unpinned", needs=Permission.PERSON_CHANGE)
def unpin_event(*, pin: Pin, by: Any, at: datetime) -> None:
    """Take a pin away again; the event itself stays where it is in the story. Taken away already: AlreadyDone."""
    if not Pin.objects.filter(pk=pin.pk).exists():
        raise AlreadyDone
    pin.delete()
