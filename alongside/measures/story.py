"""How an asking becomes a story item and a clock to ask again: pure, used by actions and by rebuilding."""

from collections.abc import Iterator
from datetime import datetime, time

from alongside.kit.moments import at_in_london, in_london
from alongside.measures.change import number
from alongside.measures.models import Asking
from alongside.measures.models.asking import WhoAnswered
from alongside.people.answering import who_keeps
from alongside.people.models import Person, StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import telling
from alongside.workforce import dues
from alongside.workforce.models import Due

ROOM = "measures"
ANSWERED, AGAIN = "measure_answered", "measure_again"
LAST_SECOND = time(23, 59, 59)


def of_asking(asking: Asking) -> list[StoryItem]:
    """That a measure was answered, with what the person said of it; nothing of one that is unfinished or was struck."""
    if asking.finished_at is None or asking.struck_at is not None:
        return []
    measure = asking.registered
    theirs = asking.who_answered != WhoAnswered.OTHER
    return [
        StoryItem(
            person_id=asking.person_id,
            at=_when(asking),
            kind=ANSWERED,
            voice=Voice.PERSON if theirs else Voice.WORKER,
            by=asking.finished_by,
            source_room=ROOM,
            source_id=asking.pk,
            **telling(
                line=f"I answered: {measure.title}" if theirs else f"Somebody answered: {measure.title}",
                where_and_how=asking.get_when_display() if theirs else f"{asking.who}, as they see it",
                said=asking.words if theirs else "",
                told="" if theirs else asking.words,
                also=" ".join(score["words"] for score in asking.scores),
            ),
        )
    ]


def in_short(asking: Asking) -> str:
    """`Total: 8`; for several figures, each."""
    return "; ".join(f"{one['words']}: {number(one['value'])}" for one in asking.scores)


def due_of(asking: Asking) -> Due | None:
    """The clock to ask again, by the end of the day that was agreed; None where none was, or the asking was struck."""
    if asking.again_on is None or asking.struck_at is not None or asking.finished_by is None:
        return None
    owner = who_keeps(asking.person, asking.finished_by)
    row = dues.due_row(
        source_room=ROOM,
        source_id=asking.pk,
        kind=AGAIN,
        due_at=at_in_london(asking.again_on, LAST_SECOND),
        what=f"{asking.registered.title}: they said that they would answer again. Nothing depends on it.",
        worker=owner.worker,
        team=owner.team,
        person=asking.person_id,
    )
    return dues.settle(row, done_at=asking.again_answered_at)


def clocks_that_follow(person: Person) -> list[Due]:
    """The open clocks to ask a person again, each with the owner it now has."""
    rows = Asking.objects.of(person).filter(again_on__isnull=False, again_answered_at=None)
    return [row for one in rows.select_related("person", "finished_by") if (row := due_of(one))]


def _when(asking: Asking) -> datetime:
    """When it was answered: the moment it was finished, if that was the day; else the first moment of its day."""
    finished = asking.finished_at or asking.begun_at
    if asking.asked_on >= in_london(finished).date():
        return finished
    return at_in_london(asking.asked_on, time(0))


def facts() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items and due rows of every asking, for rebuilding; a few thousand at a time."""
    for asking in Asking.objects.select_related("person", "finished_by").order_by("pk").iterator(chunk_size=2000):
        due = due_of(asking)
        yield of_asking(asking), [due] if due else []
