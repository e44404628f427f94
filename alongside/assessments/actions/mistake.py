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
from alongside.assessments.models import Assessment, AssessmentPart, Picked, State, YoungCarer
from alongside.assessments.moving import fates, fault_in_moving
from alongside.assessments.said_before import SaidBefore
from alongside.audit.acts import action
from alongside.kit.moments import in_london
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

    `to`: it is about that person, in whose record it goes on under the key `goes_on_as`, begun when this one was,
    however long ago, with what was written in its parts, the day agreed if it is still to come, and the children who
    care. What was picked goes along as far as `moving.fates` says. What was found of eligibility is a decision of its
    own, struck where it stands; what was written by a link stays. Refuses one that is struck, a colleague's for
    whoever may not open what was struck, a record in which it cannot have begun, and, where it goes on nowhere, one in
    which a child who cares was noticed and nobody is told yet.
    """
    held = _hold(assessment)
    if held.state == State.STRUCK:
        raise UnableToAssess("This was struck already, so nothing of it is shown.")
    if held.begun_by_id != by.pk and not set(by.roles) & POLICY[Permission.STRUCK_OPEN].roles:
        raise UnableToEnd(
            f"{held.begun_by} began this. Ask them to put it right, or a practitioner or manager alongside."
        )
    if to is not None and (fault := fault_in_moving(held, to)):
        raise UnableToEnd(fault, field="to")
    if to is None and held.young_carers.filter(answered_at=None).exists():
        raise UnableToEnd(
            "A child who cares was noticed here, and nobody was told yet. Say who was told, then strike it."
        )
    facts: dict[str, Any] = {"state": State.STRUCK, "struck_by": by, "struck_at": at, "why_struck": why}
    Pin.objects.filter(source_room=story.ROOM, source_id=held.pk).delete()
    struck = change(held, seen_version=seen_version, **facts)
    if to is not None and goes_on_as is not None:
        _go_on_there(struck, to, goes_on_as, by, at)
    return _tell(struck)


def _go_on_there(struck: Assessment, to: Person, key: UUID, by: Any, at: datetime) -> None:
    """Begin it in the record of whom it is about, as it had begun, with all that belongs there."""
    found, is_to_come = fates(struck, to), struck.ready_on is not None and struck.ready_on >= in_london(at).date()
    agreed = {"ready_on": struck.ready_on, "told": struck.told} if is_to_come else {}
    begun = begin_assessment(
        person=to, id=key, kind=struck.kind, begun_at=struck.begun_at, goes_on=True, **agreed, by=by, at=at
    )
    rows = {row.part: row for row in struck.written.all()}
    words = {part: row.words for part, row in rows.items()}
    for one in found:
        if one.there is None and one.pick.now:
            words[one.pick.part] = "\n\n".join(filter(None, [words.get(one.pick.part, ""), one.pick.now]))
    AssessmentPart.objects.bulk_create(
        AssessmentPart(
            assessment=begun,
            part=part,
            words=said,
            changed_by_id=rows[part].changed_by_id if part in rows else by.pk,
            changed_at=rows[part].changed_at if part in rows else at,
        )
        for part, said in words.items()
    )
    along = {(one.pick.part, one.there.key): (one.pick, one.there) for one in found if one.there is not None}
    Picked.objects.bulk_create(_as_picked_there(pick, there, begun) for pick, there in along.values())
    YoungCarer.objects.filter(assessment=struck).update(assessment=begun)
    dues.keep(story.dues_of_young_carers(begun))


def _as_picked_there(pick: Picked, there: SaidBefore, begun: Assessment) -> Picked:
    return Picked(
        assessment=begun,
        part=pick.part,
        source=there.source,
        source_id=there.key,
        words=there.words,
        said_by=there.who,
        said_on=there.on,
        voice=there.voice,
        still=pick.still,
        now=pick.now,
        picked_by_id=pick.picked_by_id,
        picked_at=pick.picked_at,
    )
