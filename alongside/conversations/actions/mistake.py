"""What was entered in error is struck; what was recorded about the wrong person is moved to the right one."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.access.policy import POLICY
from alongside.audit.acts import action
from alongside.conversations import rules
from alongside.conversations.actions.first_contact_put_right import _bring_first_contact, _end_first_contact
from alongside.conversations.actions.moving import _bring_along, _leave_behind, _settle_in
from alongside.conversations.actions.refusals import UnableToPutRight
from alongside.conversations.actions.told_again import _tell_again
from alongside.conversations.models import (
    CheckBack,
    Conversation,
    Correction,
    Note,
    Override,
    SafetyWorry,
    Series,
    StrengthShown,
    TakenAway,
    Undertaking,
)
from alongside.conversations.models.check_back import CameOut
from alongside.conversations.models.disagreement import Answer
from alongside.conversations.models.undertaking import Happened
from alongside.conversations.story.disagreement import of_taken_away
from alongside.conversations.story.words import ROOM
from alongside.kit.versions import create_once
from alongside.people.models import Person, Pin, StoryItem, Strength
from alongside.workforce.models import Due

ENDED = "What this rested on was entered in error, and was struck."


@action("recorded.struck", needs=Permission.MISTAKE_PUT_RIGHT)
def strike(*, recorded: Note | Conversation, why: str, by: Any, at: datetime) -> Note | Conversation:
    """Mark a note or a conversation as entered in error: a quiet line stays, and what it said is no longer shown.

    What rested on it ends: what somebody said they would do, the check-back, a worry, an override, the strengths it
    named, a series that nothing else stands in. Its recording clock stays as it was kept, its words in their row.
    Refuses one that is struck already, and a colleague's for whoever may not open what was struck.
    """
    held = _hold(recorded)
    if held.recorded_by_id != by.pk and not set(by.roles) & POLICY[Permission.STRUCK_OPEN].roles:
        raise UnableToPutRight(
            f"{held.recorded_by} recorded this. Ask them to put it right, or a practitioner or manager alongside."
        )
    named = Strength.objects.filter(source_id=held.pk).select_related("named_by", "person").order_by("named_at", "pk")
    words = [f"{one.words}, says {one.who_says}" for one in named]
    showed_in = _forget_strengths(held)
    type(held).objects.filter(pk=held.pk).update(struck_at=at, struck_by=by, why_struck=why, struck_strengths=words)
    if isinstance(held, Conversation):
        _end_what_rested_on(held, by, at)
    answered = {"answer": Answer.STANDS, "answer_words": ENDED, "answered_at": at, "answered_by": by}
    beside = held.disagreements.values_list("pk", flat=True)
    Due.objects.filter(source_room=ROOM, source_id__in=list(beside)).delete()
    Pin.objects.filter(source_room=ROOM, source_id=held.pk).delete()
    held.disagreements.filter(answered_at=None).update(**answered)
    _tell_again(held)
    for other in showed_in:
        _tell_again(other)
    held.refresh_from_db()
    return held


@action("recorded.moved", needs=Permission.MISTAKE_PUT_RIGHT, creates="conversations.takenaway")
def move(
    *,
    recorded: Note | Conversation,
    id: UUID,
    to: Person,
    along: Sequence[Correction] = (),
    caller_goes_along: bool = False,
    by: Any,
    at: datetime,
) -> TakenAway:
    """Move a note or a conversation to the person it is about, with all that follows from it.

    The wrong person's record keeps only that something was taken away, and when. What the move leaves behind, so that
    neither record shows the other: who was there or named from the people in the wrong person's life, strengths known
    before, what that person said is not right, and what was added beside it, but for `along`. All of it stays in the
    row history. `caller_goes_along`: whoever called in a first contact is in the other's life as well, and is put there
    by their name; whoever was added with it is so in any case. Needs standing to both. Refuses the same person, one
    struck, and a contact from before they were born.
    """
    held = _hold(recorded)
    wrong = held.person
    if to.pk in wrong.keys:
        raise UnableToPutRight("This is that person's record already. Choose whom it is about.", field="to")
    if held.recorded_by_id != by.pk and not set(by.roles) & POLICY[Permission.STRUCK_OPEN].roles:
        raise UnableToPutRight(
            f"{held.recorded_by} recorded this. Ask them to put it right, or a practitioner or manager alongside."
        )
    if fault := rules.fault_in_contact(held.contact_at, at=held.contact_at, born_on=to.born_on):
        raise UnableToPutRight(fault, field="to")
    taken = create_once(TakenAway, id=id, person=wrong, taken_away_at=at, taken_away_by=by)
    take_in(person=to, recorded=held, along=along, caller_goes_along=caller_goes_along, by=by, at=at)
    StoryItem.objects.bulk_create([of_taken_away(taken)])
    return taken


@action("recorded.moved_here", needs=Permission.MISTAKE_PUT_RIGHT)
def take_in(
    *,
    person: Person,
    recorded: Note | Conversation,
    along: Sequence[Correction] = (),
    caller_goes_along: bool = False,
    by: Any,
    at: datetime,
) -> None:
    """The half of `move` at the person whom it is about, with its own line in the ledger: never done by itself."""
    others = _leave_behind(recorded, person, along)
    _bring_along(recorded, person)
    _bring_first_contact(recorded, person, caller_goes_along, by, at)
    facts: dict[str, Any] = {"person": person, "moved_at": at, "moved_by": by}
    if recorded.said_by and recorded.said_by == recorded.person.called:
        facts["said_by"] = person.called
    type(recorded).objects.filter(pk=recorded.pk).update(**facts)
    _settle_in(recorded, person)
    _tell_again(recorded)
    for other in others:
        _tell_again(other)


def _hold(recorded: Note | Conversation) -> Note | Conversation:
    """The note or conversation as it now stands, held until this act is done; refuses one that is struck."""
    rows = type(recorded).objects.select_for_update(of=("self",)).select_related("recorded_by", "person")
    held = rows.get(pk=recorded.pk)
    if held.struck_at is not None:
        raise UnableToPutRight("This was struck already, so nothing of it is shown.")
    return held


def _forget_strengths(recorded: Note | Conversation) -> list[Conversation]:
    """Take away the strengths that it named; gives the other conversations in which they had shown since."""
    named = Strength.objects.filter(source_id=recorded.pk)
    elsewhere = Conversation.objects.filter(strengths_shown__strength__in=named).exclude(pk=recorded.pk).distinct()
    others = list(elsewhere)
    StrengthShown.objects.filter(strength__in=named).delete()
    named.delete()
    return others


def _end_what_rested_on(conversation: Conversation, by: Any, at: datetime) -> None:
    """End what followed from a conversation, with no clock and no line of the story left of it."""
    ended = {"answered_at": at, "answered_by": by}
    doing = Undertaking.objects.filter(conversation=conversation)
    asking = CheckBack.objects.filter(conversation=conversation)
    worries = SafetyWorry.objects.filter(conversation=conversation)
    overrides = Override.objects.filter(conversation=conversation)
    keys = [key for rows in (doing, asking, worries, overrides) for key in rows.values_list("pk", flat=True)]
    doing.filter(answered_at=None).update(happened=Happened.NOT_DONE, what_happened=ENDED, **ended)
    asking.open().update(came_out=CameOut.ALL_WELL, words=ENDED, **ended)
    worries.filter(answered_at=None).update(what_was_done=ENDED, **ended)
    _end_first_contact(conversation, ENDED, by, at)
    overrides.filter(reviewed_at=None).update(review=ENDED, reviewed_at=at, reviewed_by=by)
    if not conversation.series.conversations.standing().exists():
        Series.objects.filter(pk=conversation.series_id).update(struck_at=at)
        keys.append(conversation.series_id)
    Due.objects.filter(source_room=ROOM, source_id__in=keys).delete()
    StoryItem.objects.filter(source_room=ROOM, source_id__in=keys).delete()
    Pin.objects.filter(source_room=ROOM, source_id__in=keys).delete()
