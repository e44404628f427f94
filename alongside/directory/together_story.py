"""How an answered question becomes a clock for whoever asked: pure, used by actions and by `rebuild_story`."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from alongside.directory.models import Answer, Question
from alongside.people.models import StoryItem
from alongside.workforce import dues
from alongside.workforce.models import Due

ROOM, ANSWERED = "directory", "question_answered"
READ_WITHIN = timedelta(days=5)


def dues_of(question: Question, answers: Sequence[Answer]) -> list[Due]:
    """The clock to read what colleagues answered; none while nobody but themselves has. It starts anew with each."""
    theirs = [one for one in answers if one.written_by_id != question.asked_by_id]
    if not theirs:
        return []
    newest = max(one.written_at for one in theirs)
    row = dues.due_row(
        source_room=ROOM,
        source_id=question.pk,
        kind=ANSWERED,
        due_at=newest + READ_WITHIN,
        what="Read what colleagues say, and keep with the entry what others should know.",
        worker=question.asked_by_id,
    )
    seen = max(filter(None, (question.read_at, question.closed_at)), default=None)
    return [dues.settle(row, done_at=seen if seen is not None and seen >= newest else None)]


def facts_of_questions() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The clocks of every question, for rebuilding."""
    for question in Question.objects.prefetch_related("answers").order_by("pk").iterator(chunk_size=1000):
        yield [], dues_of(question, [one for one in question.answers.all() if one.taken_back_at is None])
