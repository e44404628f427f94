"""Going to what is on, together; and asking colleagues, whose answers stay with the entry they are about."""

from datetime import date, datetime
from itertools import islice, takewhile
from typing import Any
from uuid import UUID

from django.db import IntegrityError

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.directory import together_story as story
from alongside.directory.entries.days import days_from, when_of
from alongside.directory.entries.trust import may_settle
from alongside.directory.models import Answer, Gathering, Going, LocalKnowledge, Question, Service
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.kit.versions import change, create_once
from alongside.workforce import dues
from alongside.workforce.models import Due

GO, ASK, KNOW = Permission.EVENT_JOIN, Permission.QUESTION_ASK, Permission.LOCAL_KNOWLEDGE_SHARE


class UnableToGo(UnableTo):
    """It is over, called off, or not on that day."""


class UnableToAnswer(UnableTo):
    """The question is closed, or is not theirs to close; or the answer is kept already."""


@action("going.said", needs=GO, creates="directory.going")
def say_going(*, gathering: Gathering, id: UUID, by: Any, at: datetime) -> Going:
    """Say that one is going to an open evening. Refuses one that is over or called off; said twice, it stands once."""
    if gathering.called_off_at is not None:
        raise UnableToGo("This was called off.")
    if gathering.ends_at < at:
        raise UnableToGo("This is over. Look what comes next.")
    return _go(id, by, at, gathering=gathering)


@action("going.said_for_a_day", needs=GO, creates="directory.going")
def say_going_on(*, service: Service, id: UUID, on: date, by: Any, at: datetime) -> Going:
    """Say that one is going to something of the directory on a day. Refuses one that is past, or on which it is not."""
    if on < in_london(at).date():
        raise UnableToGo("That day is over. Choose one that is to come.")
    days = (takewhile(lambda day: day <= on, days_from(when_of(row), on)) for row in service.schedules.all())
    if not service.runs or not any(on in islice(each, 1) for each in days):
        raise UnableToGo("It is not on, on that day.")
    return _go(id, by, at, service=service, on=on)


def _go(id: UUID, by: Any, at: datetime, **to: Any) -> Going:
    if Going.objects.standing().filter(worker=by, **to).exists():
        raise AlreadyDone
    try:
        return create_once(Going, id=id, worker=by, said_at=at, **to)
    except IntegrityError:  # said in another window meanwhile
        raise AlreadyDone from None


@action("going.taken_back", needs=GO)
def take_back_going(*, going: Going, by: Any, at: datetime) -> Going:
    """Say that one is not going after all. Refuses what a colleague said."""
    if going.worker_id != by.pk:
        raise UnableToGo("Only whoever said so can take it back.")
    Going.objects.filter(pk=going.pk, taken_back_at=None).update(taken_back_at=at)
    return going


@action("question.asked", needs=ASK, creates="directory.question")
def ask_colleagues(*, service: Service | None, id: UUID, words: str, by: Any, at: datetime) -> Question:
    """Ask colleagues something about the community: about one entry, or (None) about none. Nothing about a person."""
    return create_once(Question, id=id, service=service, words=words, asked_by=by, asked_at=at)


@action("question.answered", needs=ASK, creates="directory.answer")
def answer_question(*, question: Question, id: UUID, words: str, by: Any, at: datetime) -> Answer:
    """Answer a colleague's question: it comes to the desk of whoever asked. Refuses one that is closed."""
    if question.closed_at is not None:
        raise UnableToAnswer("This question is closed. Ask it again, if you like to know more.")
    made = create_once(Answer, id=id, question=question, words=words, written_by=by, written_at=at)
    _keep_clock(question)
    return made


@action("question.read", needs=ASK)
def read_answers(*, question: Question, seen_version: int, by: Any, at: datetime) -> Question:
    """Say that one has read the answers to one's own question; it stays open for more."""
    if question.asked_by_id != by.pk:
        raise UnableToAnswer("Only whoever asked can say that they have read it.")
    question = change(question, seen_version=seen_version, read_at=at)
    _keep_clock(question)
    return question


@action("question.closed", needs=ASK)
def close_question(*, question: Question, seen_version: int, by: Any, at: datetime) -> Question:
    """Say that a question is answered, or asked no more: by whoever asked, or who looks after the directory."""
    if not may_settle(question, by):
        raise UnableToAnswer("Only whoever asked, or the team that looks after the directory, can close it.")
    if question.closed_at is not None:
        raise UnableToAnswer("A colleague closed it meanwhile.")
    question = change(question, seen_version=seen_version, closed_at=at, closed_by=by)
    _keep_clock(question)
    return question


@action("answer.kept", needs=KNOW, creates="directory.localknowledge")
def keep_answer(*, answer: Answer, id: UUID, service: Service, words: str, by: Any, at: datetime) -> LocalKnowledge:
    """Make an answer local knowledge of an entry, in the name of whoever gave it, for every team.

    By whoever asked, or who looks after the directory. Refuses an answer that is kept already.
    """
    if not may_settle(answer.question, by):
        raise UnableToAnswer("Only whoever asked, or the team that looks after the directory, can keep it.")
    known = create_once(
        LocalKnowledge, id=id, service=service, words=words, written_by=answer.written_by, written_at=at
    )
    if not Answer.objects.standing().filter(pk=answer.pk, kept_as=None).update(kept_as=known, kept_by=by):
        raise UnableToAnswer("A colleague kept this answer meanwhile, or whoever gave it took it back. Look once more.")
    return known


@action("answer.taken_back", needs=ASK)
def take_answer_back(*, answer: Answer, why: str, by: Any, at: datetime) -> Answer:
    """Say that what one answered does not hold, and why. It stays readable beside that, and nobody has to read it.

    What was kept of it with an entry stays until it is ended there. Refuses a colleague's answer. AlreadyDone when it
    is taken back.
    """
    if answer.written_by_id != by.pk:
        raise UnableToAnswer("Only whoever answered can take it back. Write beside it what you know.")
    if not Answer.objects.standing().filter(pk=answer.pk).update(taken_back_at=at, why_taken_back=why):
        raise AlreadyDone
    _keep_clock(answer.question)
    return answer


def _keep_clock(question: Question) -> None:
    clocks = story.dues_of(question, list(question.answers.standing().order_by("written_at", "id")))
    dues.keep(clocks)
    if not clocks:
        Due.objects.filter(source_room=story.ROOM, source_id=question.pk).delete()
