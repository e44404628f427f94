"""That a person came to an open evening: said for each by themselves, and taken back where it was a mistake."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.directory import story
from alongside.directory.models import Came, Gathering
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.kit.versions import change, create_once
from alongside.people.models import Person, StoryItem


class UnableToCome(UnableTo):
    """It cannot be said that this person came."""


@action("gathering.came", needs=Permission.GATHERING_COME, creates="directory.came")
def come_to(*, person: Person, id: UUID, gathering: Gathering, words: str = "", by: Any, at: datetime) -> Came:
    """Say that a person came to an open evening, and what they said of it. It stands in their own story alone.

    Said already: AlreadyDone. Refuses an evening that has not begun or was called off.
    """
    if gathering.called_off_at is not None:
        raise UnableToCome("This was called off, so nobody came.", field="gathering")
    if not gathering.has_begun(at=at):
        raise UnableToCome("It has not begun yet. Say who came once it has.", field="gathering")
    if Came.objects.of(person).standing().filter(gathering=gathering).exists():
        raise AlreadyDone
    try:
        came = create_once(Came, id=id, person=person, gathering=gathering, words=words, recorded_by=by, recorded_at=at)
    except IntegrityError:  # a colleague pressed at the same instant
        raise AlreadyDone from None
    StoryItem.objects.bulk_create(story.of_came(came))
    return came


@action("gathering.came_struck", needs=Permission.GATHERING_COME)
def take_back_came(*, came: Came, seen_version: int, by: Any, at: datetime) -> Came:
    """Say that it was a mistake: this person did not come. It leaves story and count. Taken back: AlreadyDone."""
    if came.struck_at is not None:
        raise AlreadyDone
    came = change(came, seen_version=seen_version, struck_at=at, struck_by=by)
    StoryItem.objects.filter(source_room=story.ROOM, source_id=came.pk).delete()
    return came
