"""What is put beside a note or a conversation later: a correction, `this is not right` from the person, its answer."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations import clock
from alongside.conversations.actions.refusals import UnableToAnswer, UnableToDisagree
from alongside.conversations.actions.told_again import _tell_again
from alongside.conversations.models import Conversation, Correction, Disagreement, Note
from alongside.conversations.models.disagreement import Answer
from alongside.conversations.parts import parts_of
from alongside.conversations.story.disagreement import due_of_disagreement
from alongside.kit.moments import in_london
from alongside.kit.versions import change, create_once
from alongside.workforce import dues

STRUCK = "This was entered in error and struck, so nothing is added to it."


@action("note.corrected", needs=Permission.NOTE_CORRECT, creates="conversations.correction")
def add_correction(*, note: Note, id: UUID, words: str, by: Any, at: datetime) -> Correction:
    """Put a correction, or what was left out, beside a note. The note itself stays as it was recorded."""
    _refuse_struck(note)
    correction = create_once(Correction, id=id, note=note, words=words, added_by=by, added_at=at)
    _tell_again(note)
    return correction


@action("conversation.corrected", needs=Permission.NOTE_CORRECT, creates="conversations.correction")
def correct_conversation(*, conversation: Conversation, id: UUID, words: str, by: Any, at: datetime) -> Correction:
    """Put a correction, or what was left out, beside a conversation, which stays as it was recorded.

    Of a conversation with a group, beside this one person's alone.
    """
    _refuse_struck(conversation)
    correction = create_once(Correction, id=id, conversation=conversation, words=words, added_by=by, added_at=at)
    _tell_again(conversation)
    return correction


@action("disagreement.entered", needs=Permission.DISAGREEMENT_ENTER, creates="conversations.disagreement")
def enter_disagreement(
    *,
    recorded: Note | Conversation,
    id: UUID,
    part: str,
    words: str,
    said_on: date,
    said_by: str = "",
    by: Any,
    at: datetime,
) -> Disagreement:
    """Put `this is not right`, in the person's words, beside one part (a key of `parts_of`); its recorder answers.

    `said_by` empty: the person themselves. Refuses a part that is not there, a day to come or before it was recorded,
    and what was struck. UK GDPR, article 16: a person may have what is not right about them put right, or added to.
    """
    _refuse_struck(recorded)
    if part not in dict(parts_of(recorded)):
        raise UnableToDisagree("Choose which part of it is not right.", field="part")
    if said_on > in_london(at).date():
        raise UnableToDisagree("That day is still to come. Write the day on which they said it.", field="said_on")
    if said_on < in_london(recorded.contact_at).date():
        raise UnableToDisagree("That is before it happened. Write the day on which they said it.", field="said_on")
    beside = {"note": recorded} if isinstance(recorded, Note) else {"conversation": recorded}
    disagreement = create_once(
        Disagreement,
        id=id,
        person=recorded.person,
        part=part,
        words=words,
        said_by=said_by or recorded.person.called,
        said_on=said_on,
        entered_by=by,
        entered_at=at,
        due_at=clock.answer_by(at),
        **beside,
    )
    if due := due_of_disagreement(disagreement):
        dues.keep([due])
    _tell_again(recorded)
    return disagreement


@action("disagreement.answered", needs=Permission.DISAGREEMENT_ANSWER)
def answer_disagreement(
    *, disagreement: Disagreement, seen_version: int, answer: str, words: str, by: Any, at: datetime
) -> Disagreement:
    """Answer a person who says that something is not right (`answer`: a key of `Answer`), with how it reads or why.

    Agreed: the words stand beside what was recorded as a correction too. Refuses one that is answered already, and
    one beside what was struck.
    """
    _refuse_struck(disagreement.recorded)
    if disagreement.answered_at is not None:
        raise UnableToAnswer("This was answered already. The answer stands beside it.")
    disagreement = change(
        disagreement, seen_version=seen_version, answer=answer, answer_words=words, answered_at=at, answered_by=by
    )
    recorded = disagreement.recorded
    if answer == Answer.AGREED:
        create_once(
            Correction,
            id=UUID(int=disagreement.pk.int ^ 1),  # its key follows from the disagreement's, so that it is done once
            note=disagreement.note,
            conversation=disagreement.conversation,
            words=words,
            added_by=by,
            added_at=at,
        )
    if due := due_of_disagreement(disagreement):
        dues.keep([due])
    _tell_again(recorded)
    return disagreement


def _refuse_struck(recorded: Note | Conversation) -> None:
    if recorded.struck_at is not None:
        raise UnableToDisagree(STRUCK)
