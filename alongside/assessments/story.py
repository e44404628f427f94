"""How an assessment becomes a story item and clocks: pure, used by actions and by `manage.py rebuild_story`."""

from collections.abc import Iterator
from datetime import datetime

from alongside.assessments import own_story
from alongside.assessments.models import Assessment, SelfAssessment, State, YoungCarer
from alongside.conversations import clock
from alongside.kit.moments import day_in_words, in_london
from alongside.people.answering import Owner, who_keeps
from alongside.people.models import Person, StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import telling
from alongside.workforce import dues
from alongside.workforce.models import Due

ROOM = own_story.ROOM
ASSESSMENT = "assessment"
READY, ADVICE, YOUNG_CARER = "assessment_ready", "assessment_advice", "young_carer"
WITH = ("person", "begun_by", "ended_by", "advised_by", "struck_by", "determination", "follows")
LINES = {
    State.OPEN: "We began an assessment together",
    State.FINISHED: "We finished an assessment together",
    State.DECLINED: "An assessment was not wanted",
    State.UNFINISHED: "An assessment ended before it was finished",
}


def of_assessment(assessment: Assessment) -> list[StoryItem]:
    """That it was begun, and how it ended, with what matters to the person; a quiet line once it was struck."""
    facts = {"person_id": assessment.person_id, "kind": ASSESSMENT, "source_room": ROOM, "source_id": assessment.pk}
    at = assessment.ended_at or assessment.begun_at
    if assessment.state == State.STRUCK and assessment.struck_at is not None:
        on = day_in_words(in_london(assessment.struck_at).date())
        aside = f"Struck by {assessment.struck_by} on {on}"
        return [StoryItem(**facts, at=at, by=assessment.struck_by, aside=aside, **telling(line="Entered in error"))]
    state = State(assessment.state)
    matters = ""
    if state == State.FINISHED:
        matters = next((row.words for row in assessment.written.all() if row.part == "matters"), "")
    return [
        StoryItem(
            **facts,
            at=at,
            by=assessment.ended_by or assessment.begun_by,
            voice=Voice.PERSON if matters else Voice.WORKER,
            **telling(line=f"{LINES[state]}: {assessment}", said=matters, told=assessment.why_ended),
        )
    ]


def dues_of(assessment: Assessment) -> list[Due]:
    """The day agreed with the person, and written advice where nothing was eligible; none of one that was struck."""
    if assessment.state == State.STRUCK:
        return []
    found = []
    if assessment.ready_on is not None:
        ends = clock.end_of_day(assessment.ready_on)
        owner = Owner(assessment.ended_by_id) if assessment.ended_by_id else _keeper(assessment)
        what = "The day that was agreed for an assessment."
        found.append(dues.settle(_row(assessment, READY, ends, owner, what), done_at=assessment.ended_at))
    if assessment.advise_by is not None:
        owner = Owner(assessment.advised_by_id) if assessment.advised_by_id else _keeper(assessment)
        what = "Nothing was eligible: written advice is owed."
        row = _row(assessment, ADVICE, assessment.advise_by, owner, what)
        found.append(dues.settle(row, done_at=assessment.advised_at))
    return found


def dues_of_young_carers(assessment: Assessment) -> list[Due]:
    """For each child who was noticed to care, that somebody has to be told of them."""
    return [_of_young_carer(one, assessment) for one in assessment.young_carers.all()]


def _of_young_carer(one: YoungCarer, assessment: Assessment) -> Due:
    owner = Owner(one.answered_by_id) if one.answered_by_id else who_keeps(assessment.person, one.noticed_by)
    row = dues.due_row(
        source_room=ROOM,
        source_id=one.pk,
        kind=YOUNG_CARER,
        due_at=one.tell_by,
        what="A child who cares was noticed. Whoever answers for children is told.",
        worker=owner.worker,
        team=owner.team,
        person=assessment.person_id,
    )
    return dues.settle(row, done_at=one.answered_at)


def _keeper(assessment: Assessment) -> Owner:
    return who_keeps(assessment.person, assessment.begun_by)


def _row(assessment: Assessment, kind: str, due_at: datetime, owner: Owner, what: str) -> Due:
    return dues.due_row(
        source_room=ROOM,
        source_id=assessment.pk,
        kind=kind,
        due_at=due_at,
        what=what,
        worker=owner.worker,
        team=owner.team,
        person=assessment.person_id,
    )


def clocks_that_follow(person: Person) -> list[Due]:
    """The clocks of every assessment with a person, each with the owner it now has."""
    rows = Assessment.objects.of(person).select_related(*WITH).prefetch_related("young_carers__noticed_by")
    theirs = SelfAssessment.objects.of(person).with_everybody()
    found = [due for one in rows for due in (*dues_of(one), *dues_of_young_carers(one))]
    return found + [due for own in theirs for due in own_story.dues_of_own(own)]


def facts() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and clocks of every assessment, and of what people wrote themselves, for rebuilding."""
    rows = Assessment.objects.select_related(*WITH).order_by("pk")
    rows = rows.prefetch_related("written", "young_carers__noticed_by")
    for one in rows.iterator(chunk_size=1000):
        yield of_assessment(one), [*dues_of(one), *dues_of_young_carers(one)]
    theirs = SelfAssessment.objects.with_everybody().prefetch_related("words").order_by("pk")
    for own in theirs.iterator(chunk_size=1000):
        yield own_story.of_self_assessment(own), own_story.dues_of_own(own)
