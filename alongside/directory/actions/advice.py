"""Giving advice and information, and asking whether it helped."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.directory.introductions import story
from alongside.directory.models import Advice, Service
from alongside.kit.moments import in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once
from alongside.people.models import Person, StoryItem
from alongside.people.rules import fault_in_day_past


class UnableToAdvise(UnableTo):
    """The advice cannot be as it is described."""


@action("advice.given", needs=Permission.ADVISE, creates="directory.advice")
def give_advice(
    *,
    person: Person,
    id: UUID,
    what: str,
    form: str,
    given_on: date,
    service: Service | None = None,
    by: Any,
    at: datetime,
) -> Advice:
    """Keep what a person was told, in which form and on which day; about an entry of the directory or not.

    Refuses a day to come. The Care Act 2014, section 4, asks a council for information and advice.
    """
    if fault := fault_in_day_past(given_on, today=in_london(at).date()):
        raise UnableToAdvise(fault, field="given_on")
    facts = {"what": what, "form": form, "given_on": given_on, "service": service}
    advice = create_once(Advice, id=id, person=person, **facts, given_by=by, given_at=at)
    StoryItem.objects.bulk_create(story.of_advice(advice))
    return advice


@action("advice.helped", needs=Permission.ADVISE)
def say_whether_it_helped(
    *, advice: Advice, seen_version: int, helped: str, words: str = "", by: Any, at: datetime
) -> Advice:
    """Keep whether advice helped, as the person says, in their words. It may be asked again."""
    advice = change(advice, seen_version=seen_version, helped=helped, helped_words=words, asked_by=by, asked_at=at)
    [item] = story.of_advice(advice)
    StoryItem.objects.filter(source_room=story.ROOM, source_id=advice.pk, kind=story.ADVISED).update(
        said=item.said, said_whole=item.said_whole, searched=item.searched
    )
    return advice
