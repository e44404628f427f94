"""An assessment is finished and given, is not wanted or ends unfinished; advice is written."""

from datetime import datetime, timedelta
from typing import Any

from alongside import law
from alongside.access.permissions import Permission
from alongside.assessments.actions.refusals import UnableToCounsel, UnableToEnd
from alongside.assessments.actions.telling import _hold, _hold_open, _tell
from alongside.assessments.found import finding_of
from alongside.assessments.models import Assessment, State
from alongside.audit.acts import action
from alongside.conversations import clock
from alongside.decisions.models.decision import State as DecisionState
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import change
from alongside.letters.actions import prepare_copy
from alongside.letters.formats import Format
from alongside.letters.rules import forms_that_meet
from alongside.people.models.communication import CommunicationNeeds

COPY_WITHIN = timedelta(days=7)


@action("assessment.finished", needs=Permission.ASSESSMENT_LEAD)
def finish_assessment(
    *, assessment: Assessment, seen_version: int, is_carer_blind: bool, by: Any, at: datetime
) -> Assessment:
    """Finish an assessment: it changes no more, is told in the story, and a copy is prepared for the person.

    It keeps the finding that counts by then (`found.finding_of`). Where that is that no need is eligible, written
    advice is owed and waits on the desk (Care Act 2014, section 13(5)); not of a person who has died. Refuses while its
    finding of eligibility is still weighed, and one about an adult until `is_carer_blind`: what carers do was left out
    of account. AlreadyDone when it is finished.
    """
    held = _hold(assessment)
    if held.state == State.FINISHED:
        raise AlreadyDone
    _hold_open(assessment)
    found = finding_of(held)
    if found is not None and found.state in (DecisionState.WEIGHING, DecisionState.SECOND):
        raise UnableToEnd("Whether the needs are eligible is still being weighed. Decide that first, or throw it away.")
    has_finding = found is not None and found.state == DecisionState.STANDS
    if has_finding and held.what.test == "adult_eligibility" and not is_carer_blind:
        raise UnableToEnd(
            "Say that what carers do was left out of account. Where it was not, look at the finding again first.",
            field="is_carer_blind",
        )
    is_living = held.person.died_on is None
    owes_advice = has_finding and found is not None and found.finding is False and is_living
    try:
        version = law.as_at(held.what.law, on=in_london(held.begun_at).date()).version
    except law.Refused:
        version = ""
    finished = change(
        held,
        seen_version=seen_version,
        state=State.FINISHED,
        determination=found,
        is_carer_blind=has_finding and is_carer_blind,
        ended_by=by,
        ended_at=at,
        law_version=version,
        advise_by=clock.answer_by(at) if owes_advice else None,
    )
    told = _tell(finished)
    if is_living:
        _prepare_a_copy(told, by, at)
    return told


def _prepare_a_copy(assessment: Assessment, by: Any, at: datetime) -> None:
    """Begin a copy in a form that meets their needs; none where somebody must say into which language."""
    needs = CommunicationNeeds.objects.counting(assessment.person)
    forms = [form for form in forms_that_meet(needs.formats if needs else []) if form != Format.TRANSLATION]
    if forms:
        prepare_copy(
            person=assessment.person,
            id=new_id(),
            kind="assessment",
            source_id=assessment.pk,
            format=forms[0],
            give_by=in_london(at).date() + COPY_WITHIN,
            by=by,
            at=at,
        )


@action("assessment.ended", needs=Permission.ASSESSMENT_LEAD)
def end_assessment(
    *, assessment: Assessment, seen_version: int, outcome: str, words: str, by: Any, at: datetime
) -> Assessment:
    """End an assessment that is not finished: the person does not want it (section 11), or it goes no further; and why.

    Every word stays. What the law still owes where they do not want it stands on its page. Refuses one that has ended.
    """
    held = _hold_open(assessment)
    if outcome not in (State.DECLINED, State.UNFINISHED):
        raise UnableToEnd("Say how it ended.", field="outcome")
    return _tell(change(held, seen_version=seen_version, state=outcome, ended_by=by, ended_at=at, why_ended=words))


@action("assessment.advice_rested", needs=Permission.ASSESSMENT_LEAD)
def put_advice_to_rest(*, assessment: Assessment, seen_version: int, by: Any, at: datetime) -> Assessment:
    """Say that no written advice is owed any more, since the person died: section 13(5) owes it to them alone.

    Refuses where no death is recorded. AlreadyDone when it is written, or none is owed.
    """
    held = _hold(assessment)
    if held.person.died_on is None:
        raise UnableToCounsel("No death is recorded here, so the advice is still owed. Write it.")
    if held.advise_by is None or held.advised_at is not None:
        raise AlreadyDone
    return _tell(change(held, seen_version=seen_version, advise_by=None))


@action("assessment.advised", needs=Permission.ASSESSMENT_LEAD)
def write_advice(*, assessment: Assessment, seen_version: int, words: str, by: Any, at: datetime) -> Assessment:
    """Write the advice that is owed where nothing was found eligible: what would lessen, prevent or delay the needs.

    It stands in every copy that is given from now on (section 13(5)). Refuses where none is owed. AlreadyDone when it
    is written.
    """
    held = _hold(assessment)
    if held.advise_by is None or held.state != State.FINISHED:
        raise UnableToCounsel("Written advice is owed where an assessment finds nothing eligible. This one did not.")
    if held.advised_at is not None:
        raise AlreadyDone
    return _tell(change(held, seen_version=seen_version, advice=words, advised_by=by, advised_at=at))
