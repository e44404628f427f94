"""Asking how to communicate with a person, and writing down what they say."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.kit.versions import create_once
from alongside.people import story
from alongside.people.models import CommunicationNeeds, Person, StoryItem
from alongside.people.rules import fault_in_day_said, fault_in_day_to_ask_again
from alongside.workforce import dues

NOTHING_SAID = "Choose at least one thing that helps them, or write in a few words what to do."


class UnableToWriteNeeds(UnableTo):
    """What was said about communication cannot be kept as it is."""


@action("communication.asked", needs=Permission.PERSON_CHANGE, creates="people.communicationneeds")
def write_communication(
    *,
    person: Person,
    id: UUID,
    seen_version: int,
    has_needs: bool,
    review_on: date,
    contacts: list[str] | None = None,
    formats: list[str] | None = None,
    professionals: list[str] | None = None,
    supports: list[str] | None = None,
    in_short: str = "",
    own_words: str = "",
    said_by: str = "",
    said_on: date | None = None,
    supported_by: str = "",
    how_met: str = "",
    share: str = "all",
    share_with: str = "",
    by: Any,
    at: datetime,
) -> CommunicationNeeds:
    """Write down what somebody said when they were asked how to communicate with them; it counts from now on.

    What was said before stays, and its clock to ask again stops. The next clock belongs to whoever answers for the
    person (`people.answering`). `seen_version` 0: nobody had asked. `said_by` empty: the person.
    `said_on` None: today. Refuses a day that cannot be right, needs that name nothing, and the second of two editors
    (ChangedMeanwhile).
    Source: Accessible Information Standard DAPB1605 (identify, record, flag, share, meet, review).
    """
    today = in_london(at).date()
    if fault := fault_in_day_said(said_on, today=today):
        raise UnableToWriteNeeds(fault, field="said_on")
    if fault := fault_in_day_to_ask_again(review_on, today=today):
        raise UnableToWriteNeeds(fault, field="review_on")
    if has_needs and not (contacts or formats or professionals or supports or in_short or own_words):
        raise UnableToWriteNeeds(NOTHING_SAID, field="in_short")
    if share == "some" and not share_with:
        raise UnableToWriteNeeds("Write with whom it may be shared.", field="share_with")
    before = _replaced(person, id, seen_version, at)
    try:
        needs = create_once(
            CommunicationNeeds,
            id=id,
            person=person,
            version=_times_asked(person, seen_version) + 1,
            has_needs=has_needs,
            contacts=contacts or [],
            formats=formats or [],
            professionals=professionals or [],
            supports=supports or [],
            in_short=in_short,
            own_words=own_words,
            said_by=said_by,
            said_on=said_on or today,
            supported_by=supported_by,
            how_met=how_met,
            share=share,
            share_with=share_with if share == "some" else "",
            review_on=review_on,
            recorded_by=by,
            recorded_at=at,
        )
    except IntegrityError:  # somebody else wrote the first at the same moment
        raise ChangedMeanwhile(CommunicationNeeds.objects.counting(person)) from None
    StoryItem.objects.bulk_create(story.of_communication(needs))
    dues.keep([story.due_of_communication(one) for one in (*before, needs)])
    return needs


@action("communication.rested", needs=Permission.PERSON_CHANGE)
def put_asking_to_rest(*, needs: CommunicationNeeds, by: Any, at: datetime) -> CommunicationNeeds:
    """Say that nobody asks again how to communicate with somebody, since they died. What they said goes on counting.

    Refuses where no death is recorded. AlreadyDone when it was asked again, or put to rest, before.
    """
    if needs.person.died_on is None:
        raise UnableToWriteNeeds("No death is recorded here, so the day to ask again stays. Ask, and write it down.")
    rows = CommunicationNeeds.objects.current().filter(pk=needs.pk, rested_at=None)
    if not rows.update(rested_at=at, rested_by=by):
        raise AlreadyDone
    needs.refresh_from_db()
    dues.keep([story.due_of_communication(needs)])
    return needs


def _times_asked(person: Person, seen_version: int) -> int:
    """How often somebody was asked: as often as the editor saw, or oftener where the record that goes on says so."""
    asked = CommunicationNeeds.objects.of(person).values_list("person_id", "version")
    return max([seen_version, *(version for record, version in asked if record == person.pk)])


def _replaced(person: Person, id: UUID, seen_version: int, at: datetime) -> list[CommunicationNeeds]:
    """What counted until now, in each record of theirs, and counts no more; empty when nobody had asked."""
    if CommunicationNeeds.objects.filter(pk=id).exists():
        raise AlreadyDone
    before = list(CommunicationNeeds.objects.current().of(person).order_by("-recorded_at"))
    for number, needs in enumerate(before):
        owner = story.who_asks_again(needs)
        rows = CommunicationNeeds.objects.current().filter(
            pk=needs.pk, version=needs.version if number else seen_version
        )
        if not rows.update(replaced_at=at, asked_worker=owner.worker, asked_team=owner.team):
            raise ChangedMeanwhile(CommunicationNeeds.objects.counting(person))
        needs.refresh_from_db()
    return before
