"""Two people agree to be assessed jointly, each in their own record; and either takes it back."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.assessments import rules
from alongside.assessments.actions.refusals import UnableToMakeJoint
from alongside.assessments.actions.telling import _hold, _hold_open
from alongside.assessments.models import Assessment, JointAgreement
from alongside.audit.acts import action
from alongside.kit.moments import in_london
from alongside.kit.versions import change, create_once
from alongside.people.models import Person
from alongside.people.rules import fault_in_day_past


@action("assessment.joint_answered", needs=Permission.ASSESSMENT_LEAD, creates="assessments.jointagreement")
def answer_joint(
    *,
    assessment: Assessment,
    id: UUID,
    other: Assessment,
    agrees: bool,
    said_by: str,
    said_on: date,
    words: str,
    by: Any,
    at: datetime,
) -> JointAgreement:
    """Keep what a person says to making theirs jointly with another's: who said so, on which day, in which words.

    It stands in their record alone. Joint they are once the other has agreed in theirs (Care Act 2014, section 12). No
    changes nothing else: each goes on apart. Refuses assessments that have ended, two of one person or that are not an
    adult's and their carer's, another that `by` may not open, a second answer while the first stands, and a day that
    cannot be.
    """
    held = _hold_open(assessment)
    theirs = _hold(other)
    seen = Person.objects.some_seen_by(by, [theirs.person_id], at=at).get(theirs.person_id)
    if seen is None or not seen.opens_to(by, Permission.ASSESSMENT_LEAD):
        raise UnableToMakeJoint(
            "You have to be alongside both. Ask somebody who is, or be asked in first.", field="other"
        )
    if theirs.person_id in held.person.keys or held.pk == theirs.pk:
        raise UnableToMakeJoint("A joint assessment is of two people. Choose the other’s.", field="other")
    if not theirs.is_open:
        raise UnableToMakeJoint(
            "The other one has ended, so it goes on apart. Begin another with them first.", field="other"
        )
    if fault := rules.fault_in_joint(held.what, theirs.what):
        raise UnableToMakeJoint(fault, field="other")
    if held.person.died_on or theirs.person.died_on:
        raise UnableToMakeJoint(
            "One of the two has died, so it cannot be joint. The other’s goes on, and every word stays."
        )
    if fault := fault_in_day_past(said_on, today=in_london(at).date()):
        raise UnableToMakeJoint(fault, field="said_on")
    if any(not one.is_over for one in held.joint_agreements.with_both().exclude(pk=id)):
        raise UnableToMakeJoint("They have agreed already. If that is no longer so, take it back first.")
    facts: dict[str, Any] = {"agrees": agrees, "said_by": said_by, "said_on": said_on, "words": words}
    waits = theirs.joint_agreements.with_both().filter(with_assessment=held, answer=None)
    answers = next((one for one in waits if not one.is_over and one.answers is None), None)
    return create_once(
        JointAgreement,
        id=id,
        assessment=held,
        with_assessment=theirs,
        answers=answers,
        recorded_by=by,
        recorded_at=at,
        **facts,
    )


@action("assessment.joint_taken_back", needs=Permission.ASSESSMENT_LEAD)
def take_joint_back(
    *, agreement: JointAgreement, seen_version: int, words: str, by: Any, at: datetime
) -> JointAgreement:
    """Take an agreement back: the two go on apart, with every word, and can be asked anew. Refuses what is over."""
    held = JointAgreement.objects.select_for_update(of=("self",)).with_both().get(pk=agreement.pk)
    if held.is_over:
        raise UnableToMakeJoint("This is over already: the two go on apart.")
    return change(held, seen_version=seen_version, taken_back_at=at, taken_back_by=by, how_taken_back=words)
