"""An assessment that was entered in error is struck; one in the wrong record is gone on with in the right one."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.access.policy import POLICY
from alongside.assessments import story
from alongside.assessments.actions.refusals import UnableToAssess, UnableToEnd
from alongside.assessments.actions.telling import _hold, _tell
from alongside.assessments.actions.writing import begin_assessment
from alongside.assessments.models import Assessment, AssessmentPart, State, YoungCarer
from alongside.audit.acts import action
from alongside.kit.versions import change
from alongside.people.models import Person, Pin
from alongside.workforce import dues


@action("assessment.struck", needs=Permission.MISTAKE_PUT_RIGHT)
def strike_assessment(
    *,
    assessment: Assessment,
    seen_version: int,
    why: str,
    to: Person | None = None,
    goes_on_as: UUID | None = None,
    by: Any,
    at: datetime,
) -> Assessment:
    """Mark an assessment as entered in error: a quiet line stays, and what it says is no longer shown.

    `to`: it is about that person, in whose record it goes on under the key `goes_on_as`, begun when this one was, with
    what was written in its parts and the children who care. What was picked stays behind, for it was said by somebody
    else, and what was found of eligibility is a decision of its own, struck where it stands. Refuses one that is
    struck, a colleague's for whoever may not open what was struck, a record in which it cannot begin, and, where it
    goes on nowhere, one in which a child who cares was noticed and nobody is told yet.
    """
    held = _hold(assessment)
    if held.state == State.STRUCK:
        raise UnableToAssess("This was struck already, so nothing of it is shown.")
    if held.begun_by_id != by.pk and not set(by.roles) & POLICY[Permission.STRUCK_OPEN].roles:
        raise UnableToEnd(
            f"{held.begun_by} began this. Ask them to put it right, or a practitioner or manager alongside."
        )
    if to is not None and to.pk in held.person.keys:
        raise UnableToEnd("This is that person’s record already. Choose whom it is about.", field="to")
    if to is None and held.young_carers.filter(answered_at=None).exists():
        raise UnableToEnd(
            "A child who cares was noticed here, and nobody was told yet. Say who was told, then strike it."
        )
    if to is not None and Assessment.objects.of(to).filter(kind=held.kind, state=State.OPEN).exists():
        raise UnableToEnd(
            "They have one like this under way already. Write what belongs there into it, then strike this one alone.",
            field="to",
        )
    facts: dict[str, Any] = {"state": State.STRUCK, "struck_by": by, "struck_at": at, "why_struck": why}
    Pin.objects.filter(source_room=story.ROOM, source_id=held.pk).delete()
    struck = change(held, seen_version=seen_version, **facts)
    if to is not None and goes_on_as is not None:
        _go_on_there(struck, to, goes_on_as, by, at)
    return _tell(struck)


def _go_on_there(struck: Assessment, to: Person, key: UUID, by: Any, at: datetime) -> None:
    """Begin it in the record of whom it is about, as it had begun, with what was written and the children noticed."""
    begun = begin_assessment(person=to, id=key, kind=struck.kind, begun_at=struck.begun_at, by=by, at=at)
    AssessmentPart.objects.bulk_create(
        AssessmentPart(
            assessment=begun,
            part=row.part,
            words=row.words,
            changed_by_id=row.changed_by_id,
            changed_at=row.changed_at,
        )
        for row in struck.written.all()
    )
    YoungCarer.objects.filter(assessment=struck).update(assessment=begun)
    dues.keep(story.dues_of_young_carers(begun))
