"""A child who cares is noticed in an assessment, and it is told to whoever answers for children."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.assessments import story
from alongside.assessments.actions.refusals import UnableToAssess, UnableToTell
from alongside.assessments.actions.telling import _hold
from alongside.assessments.models import Assessment, State, YoungCarer
from alongside.audit.acts import action
from alongside.conversations import clock
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import change, create_once
from alongside.people.rules import fault_in_day_past
from alongside.workforce import dues


@action("young_carer.noticed", needs=Permission.ASSESSMENT_WRITE, creates="assessments.youngcarer")
def notice_young_carer(*, assessment: Assessment, id: UUID, who: str, does: str, by: Any, at: datetime) -> YoungCarer:
    """Note that a child in their life cares for somebody: who, and what they do. It waits until somebody is told.

    Also after the assessment has ended; refuses one that was struck. The child may be owed an assessment of their own
    (Children Act 1989, section 17ZA); the Assessment Regulations 2014 have it considered in every assessment.
    """
    held = _hold(assessment)
    if held.state == State.STRUCK:
        raise UnableToAssess("This was entered in error. Note it in the record that it belongs to.")
    facts: dict[str, Any] = {"who": who, "does": does, "noticed_by": by, "noticed_at": at}
    noticed = create_once(YoungCarer, id=id, assessment=held, tell_by=clock.answer_by(at), **facts)
    dues.keep(story.dues_of_young_carers(held))
    return noticed


@action("young_carer.told_of", needs=Permission.ASSESSMENT_WRITE)
def tell_of_young_carer(
    *,
    young_carer: YoungCarer,
    seen_version: int,
    told: str,
    told_on: date,
    what_was_said: str = "",
    by: Any,
    at: datetime,
) -> YoungCarer:
    """Say who was told of a child who cares, on which day, and what was said. Refuses a day to come.

    AlreadyDone when somebody said so before.
    """
    held = YoungCarer.objects.select_for_update().get(pk=young_carer.pk)
    if held.answered_at is not None:
        raise AlreadyDone
    if fault := fault_in_day_past(told_on, today=in_london(at).date()):
        raise UnableToTell(fault, field="told_on")
    facts: dict[str, Any] = {"told": told, "told_on": told_on, "what_was_said": what_was_said}
    told_of = change(held, seen_version=seen_version, answered_by=by, answered_at=at, **facts)
    dues.keep(story.dues_of_young_carers(_hold(young_carer.assessment)))
    return told_of
