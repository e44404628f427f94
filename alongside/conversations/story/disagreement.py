"""How what a person says is not right becomes a clock, and how what was struck or taken away reads in the story."""

from collections.abc import Iterator

from django.db.models import Prefetch

from alongside.conversations.models import Conversation, Correction, Disagreement, Note, TakenAway
from alongside.conversations.story.words import ENTERED_IN_ERROR, ROOM, struck_in_words
from alongside.kit.moments import day_in_words, in_london
from alongside.people.answering import Owner, who_keeps
from alongside.people.models import StoryItem
from alongside.people.telling import telling
from alongside.workforce import dues
from alongside.workforce.models import Due

DISAGREEMENT, TAKEN_AWAY = "disagreement", "taken_away"
# What a story item of a note or a conversation asks of what stands beside it.
BESIDE = (
    Prefetch("corrections", queryset=Correction.objects.order_by("added_at", "pk")),
    Prefetch("disagreements", queryset=Disagreement.objects.order_by("entered_at", "pk")),
)
WITH_ITS_CLOCK = ("person", "answered_by", "note__recorded_by", "conversation__recorded_by")


def due_of_disagreement(disagreement: Disagreement) -> Due | None:
    """The clock of whoever recorded it, to answer the person; then of whoever answers for them. None once struck."""
    recorded = disagreement.recorded
    if recorded.struck_at is not None:
        return None
    is_open = disagreement.answered_at is None
    owner = (
        who_keeps(disagreement.person, recorded.recorded_by) if is_open else Owner(worker=disagreement.answered_by_id)
    )
    row = dues.due_row(
        source_room=ROOM,
        source_id=disagreement.pk,
        kind=DISAGREEMENT,
        due_at=disagreement.due_at,
        what="Something recorded is not right, they say. Read it, and answer them.",
        worker=owner.worker,
        team=owner.team,
        person=disagreement.person_id,
    )
    return dues.settle(row, done_at=disagreement.answered_at)


def of_struck(recorded: Note | Conversation, kind: str) -> StoryItem:
    """The quiet line that stays of what was entered in error: nothing of what it said."""
    return StoryItem(
        person_id=recorded.person_id,
        at=recorded.contact_at,
        kind=kind,
        aside=struck_in_words(recorded),
        by=recorded.struck_by,
        source_room=ROOM,
        source_id=recorded.pk,
        **telling(line=ENTERED_IN_ERROR),
    )


def of_taken_away(taken: TakenAway) -> StoryItem:
    """That something was recorded here by mistake, and no more."""
    day = day_in_words(in_london(taken.taken_away_at).date())
    return StoryItem(
        person_id=taken.person_id,
        at=taken.taken_away_at,
        kind=TAKEN_AWAY,
        by=taken.taken_away_by,
        source_room=ROOM,
        source_id=taken.pk,
        **telling(line=f"Something was recorded here by mistake and taken away on {day}"),
    )


def facts_of_disagreements() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The due rows of every disagreement, for rebuilding; what it says in the story stands with what it is beside."""
    for one in Disagreement.objects.select_related(*WITH_ITS_CLOCK).order_by("pk").iterator(chunk_size=2000):
        due = due_of_disagreement(one)
        yield [], [due] if due else []


def facts_of_taken_away() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The story items of what was taken away, for rebuilding."""
    for taken in TakenAway.objects.select_related("taken_away_by").order_by("pk").iterator(chunk_size=2000):
        yield [of_taken_away(taken)], []
