"""How a self-assessment becomes a story item and clocks: pure, used by actions and by `manage.py rebuild_story`."""

from datetime import datetime

from alongside.assessments.models import SelfAssessment, State
from alongside.conversations import clock
from alongside.people.answering import Owner, who_keeps
from alongside.people.models import StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import telling
from alongside.workforce import dues
from alongside.workforce.models import Due

ROOM = "assessments"
OWN = "self_assessment"
WRITTEN, WAITS = "self_assessment_written", "self_assessment_waits"


def of_self_assessment(own: SelfAssessment) -> list[StoryItem]:
    """That they were given a page of their own, then that they sent it, with what matters to them.

    None where the assessment was struck: its own quiet line says so.
    """
    if own.assessment.state == State.STRUCK:
        return []
    facts = {"person_id": own.assessment.person_id, "kind": OWN, "source_room": ROOM, "source_id": own.pk}
    if own.sent_at is None:
        line = f"Offered to write for an assessment in their own words: {own.assessment}"
        return [StoryItem(**facts, at=own.offered_at, by=own.offered_by, **telling(line=line))]
    words = {row.part: row.words for row in own.words.all() if not row.is_added and row.words}
    line = f"Wrote for an assessment in their own words: {own.assessment}"
    said = words.get("matters") or next(iter(words.values()), "")
    return [StoryItem(**facts, at=own.sent_at, by=own.offered_by, voice=Voice.PERSON, **telling(line=line, said=said))]


def dues_of_own(own: SelfAssessment) -> list[Due]:
    """To ask how it goes when the link ends, or is shut; once they sent something, to read it together.

    None where the assessment was struck. What ends the assessment ends both.
    """
    if own.assessment.state == State.STRUCK:
        return []
    over = own.assessment.ended_at
    asks_at = min(filter(None, (own.shut_at, own.ends_at)))
    done_at = own.sent_at if own.shut_at is None else None
    what = "The link was tried with wrong words. Give them another." if own.shut_at else "Their link ends."
    found = [_row(own, WAITS, asks_at, what, done_at=done_at or own.ended_at or over, by=own.ended_by_id)]
    if own.told_at is not None:
        by_then = clock.answer_by(own.told_at)
        what = "They sent what they wrote of themselves."
        found.append(_row(own, WRITTEN, by_then, what, done_at=own.read_at or over, by=own.read_by_id))
    return found


def _row(own: SelfAssessment, kind: str, due_at: datetime, what: str, *, done_at: datetime | None, by: object) -> Due:
    owner = Owner(by or own.assessment.ended_by_id) if done_at and (by or own.assessment.ended_by_id) else None
    owner = owner or who_keeps(own.person, own.linked_by)
    row = dues.due_row(
        source_room=ROOM,
        source_id=own.pk,
        kind=kind,
        due_at=due_at,
        what=what,
        worker=owner.worker,
        team=owner.team,
        person=own.assessment.person_id,
    )
    return dues.settle(row, done_at=done_at)
