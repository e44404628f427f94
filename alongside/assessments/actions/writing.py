"""An assessment is begun, written part by part by whoever is alongside, and filled from what was already said."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside import law
from alongside.access.permissions import Permission
from alongside.assessments import rules
from alongside.assessments.actions.refusals import UnableToAssess, UnableToPick
from alongside.assessments.actions.telling import _hold_open, _tell
from alongside.assessments.found import finding_of
from alongside.assessments.models import Assessment, AssessmentPart, Picked, State, Still
from alongside.assessments.parts import BY_SLUG
from alongside.assessments.said_before import said_before
from alongside.audit.acts import action
from alongside.decisions.actions import keep_decision
from alongside.decisions.facts import ABLE
from alongside.decisions.kinds import BY_SLUG as DECISIONS
from alongside.decisions.models import Decision
from alongside.kit.moments import in_london
from alongside.kit.refusals import ChangedMeanwhile
from alongside.kit.versions import change, create_once
from alongside.people.models import Person


@action("assessment.begun", needs=Permission.ASSESSMENT_LEAD, creates="assessments.assessment")
def begin_assessment(
    *,
    person: Person,
    id: UUID,
    kind: str,
    begun_at: datetime | None = None,
    ready_on: date | None = None,
    told: str = "",
    goes_on: bool = False,
    by: Any,
    at: datetime,
) -> Assessment:
    """Begin an assessment with a person, or write down one that began earlier with them (`begun_at`; None: now).

    `ready_on`: the day agreed with them; None: it is not agreed yet. `goes_on`: it stood in a wrong record before, so
    that a day long ago is no slip. The last one of the kind that was finished is named as the one before it; nothing
    of that is copied. Refuses to begin with a person who has died, a kind that
    there is not, a moment and a day that cannot be, and a second of the same kind under way.
    """
    if person.died_on is not None and begun_at is None:
        raise UnableToAssess(
            "They have died, so no assessment is begun now. If it began with them before that, say when.",
            field="begun_at",
        )
    if kind not in BY_SLUG:
        raise UnableToAssess("Choose what the assessment is about.", field="kind")
    begins = begun_at or at
    died_on = person.died.last if person.died else None
    if fault := rules.fault_in_beginning(begins, at=at, born_on=person.born_on, died_on=died_on, goes_on=goes_on):
        raise UnableToAssess(fault, field="begun_at")
    _check_ready_on(ready_on, at if goes_on else min(begins, at))
    rows = Assessment.objects.of(person).filter(kind=kind)
    if rows.filter(state=State.OPEN).exclude(pk=id).exists():
        raise UnableToAssess(
            "One like this is under way already. Go on with that one: everybody writes in it together."
        )
    before = rows.filter(state=State.FINISHED).order_by("-ended_at").first()
    facts: dict[str, Any] = {"kind": kind, "ready_on": ready_on, "told": told, "follows": before}
    facts["recorded_at"] = at if begun_at else None
    return _tell(create_once(Assessment, id=id, person=person, begun_by=by, begun_at=min(begins, at), **facts))


@action("assessment.day_agreed", needs=Permission.ASSESSMENT_LEAD)
def agree_day(
    *, assessment: Assessment, seen_version: int, ready_on: date, told: str, by: Any, at: datetime
) -> Assessment:
    """Keep the day by which it is to be ready, as agreed with the person, and how they were told of it.

    Refuses a day that cannot be, and an assessment that has ended.
    """
    held = _hold_open(assessment)
    _check_ready_on(ready_on, at)
    return _tell(change(held, seen_version=seen_version, ready_on=ready_on, told=told))


def _check_ready_on(ready_on: date | None, at: datetime) -> None:
    if ready_on and (fault := rules.fault_in_ready_on(ready_on, today=in_london(at).date())):
        raise UnableToAssess(fault, field="ready_on")


@action("assessment.part_kept", needs=Permission.ASSESSMENT_WRITE, in_ledger=False)
def write_part(
    *, assessment: Assessment, part: str, words: str, seen_version: int, by: Any, at: datetime
) -> AssessmentPart:
    """Keep what is written in one part, in any order, by anybody alongside. `seen_version` 0: nothing was there.

    Raises ChangedMeanwhile, holding the part as it stands, where somebody wrote in it since. Refuses a part that this
    kind does not have, and an assessment that has ended.
    """
    held = _hold_open(assessment)
    if part not in {one.slug for one in held.what.parts}:
        raise UnableToAssess("This kind of assessment has no such part.")
    facts = {"words": words, "changed_by": by, "changed_at": at}
    row = AssessmentPart.objects.filter(assessment=held, part=part).first()
    if row is None:
        return AssessmentPart.objects.create(assessment=held, part=part, **facts)
    if row.version != seen_version:
        raise ChangedMeanwhile(row)
    return change(row, seen_version=seen_version, **facts)


@action("assessment.picked", needs=Permission.ASSESSMENT_WRITE)
def pick_said(
    *, assessment: Assessment, part: str, what: Sequence[str], still: str, by: Any, at: datetime
) -> list[Picked]:
    """Pick things that were said before (`source:key`) into a part, each as it was worded, with who said it and when.

    `still`: what the person says of them today, `yes` or `not_asked`. What is there already is not picked twice.
    Refuses what is not there to pick, or no longer, and an assessment that has ended.
    """
    held = _hold_open(assessment)
    if part not in {one.slug for one in held.what.parts}:
        raise UnableToPick("Choose where it belongs.", field="part")
    known = {one.name: one for one in said_before(held.person)}
    if not what or any(name not in known for name in what):
        raise UnableToPick("Choose what to pick. Something may have been taken back since: look again.", field="what")
    there = set(Picked.objects.filter(assessment=held, part=part).values_list("source_id", flat=True))
    return Picked.objects.bulk_create(
        Picked(
            assessment=held,
            part=part,
            source=known[name].source,
            source_id=known[name].key,
            words=known[name].words,
            said_by=known[name].who,
            said_on=known[name].on,
            voice=known[name].voice,
            still=Still.YES if still == Still.YES else Still.NOT_ASKED,
            picked_by=by,
            picked_at=at,
        )
        for name in dict.fromkeys(what)
        if known[name].key not in there
    )


@action("assessment.pick_answered", needs=Permission.ASSESSMENT_WRITE)
def say_if_still(*, picked: Picked, seen_version: int, still: str, now: str = "", by: Any, at: datetime) -> Picked:
    """Say whether something that was picked still holds, and `now`: what they say today where it is different."""
    _hold_open(picked.assessment)
    if still == Still.CHANGED and not now:
        raise UnableToPick("Write what they say of it today.", field="now")
    return change(picked, seen_version=seen_version, still=still, now=now if still == Still.CHANGED else "")


@action("assessment.put_back", needs=Permission.ASSESSMENT_WRITE)
def put_back(*, picked: Picked, seen_version: int, by: Any, at: datetime) -> None:
    """Take something out of the assessment that was picked into it. Where it was said, it stays."""
    _hold_open(picked.assessment)
    change(picked, seen_version=seen_version)
    picked.delete()


@action("assessment.eligibility_begun", needs=Permission.ASSESSMENT_LEAD)
def begin_eligibility(*, assessment: Assessment, key: UUID, by: Any, at: datetime) -> Decision:
    """Begin to find whether the needs are eligible, as a determination of its own (`decisions`), under this key.

    The person's outcomes go along as their view, to be read and changed there; which outcomes cannot be achieved, what
    shows it and what is concluded are the practitioner's. One that is weighed, or stands, is gone on with.
    """
    held = _hold_open(assessment)
    if (there := finding_of(held)) is not None:
        return there
    words = {row.part: row.words for row in held.written.all()}
    question = DECISIONS[held.what.test].begins.format(called=held.person.called)
    decision = keep_decision(
        person=held.person,
        id=key,
        kind=held.what.test,
        words={
            "question": question,
            "their_view": words.get("outcomes") or words.get("matters", ""),
            "has_copy": "yes",
            **_able_until_found(held.what.test, at),
        },
        question=question,
        made_at=None,
        seen_version=0,
        by=by,
        at=at,
    )
    change(held, seen_version=held.version, determination=decision)
    return decision


def _able_until_found(test: str, at: datetime) -> dict[str, str]:
    """The box of each outcome of a test, at what is taken to be so until something else is found."""
    try:
        outcomes = law.as_at(test, on=in_london(at).date()).words["outcomes"]
    except law.Refused:
        return {}
    return {f"fact-outcomes-{key}": ABLE for key in outcomes}
