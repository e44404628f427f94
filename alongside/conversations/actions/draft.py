"""A conversation while it is written: kept, its clock paused, thrown away."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from alongside import packs
from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations import clock
from alongside.conversations.actions.refusals import UnableToPause, UnableToRecord
from alongside.conversations.models import Conversation, ConversationDraft
from alongside.conversations.story.conversation import CONVERSATION_TO_RECORD, due_of_conversation_draft
from alongside.conversations.story.words import ROOM
from alongside.kit.moments import at_in_london, in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.kit.versions import change, create_once
from alongside.people.models import Person
from alongside.workforce import dues
from alongside.workforce.models import Due


@action(
    "conversation.kept",
    needs=Permission.CONVERSATION_RECORD,
    in_ledger=False,
    creates="conversations.conversationdraft",
)
def keep_conversation_draft(
    *,
    person: Person,
    id: UUID,
    kind: str,
    words: dict[str, Any],
    contact_at: datetime | None,
    seen_version: int,
    by: Any,
    at: datetime,
) -> ConversationDraft:
    """Keep what is typed, whatever it is. The recording clock starts as soon as the moment of the contact can be read.

    `words` maps a box to what is in it. `contact_at` None: not yet readable. `seen_version` 0: not kept before.
    Raises ChangedMeanwhile when another device kept it later, and AlreadyDone when it has been recorded.
    """
    if Conversation.objects.filter(pk=id).exists():
        raise AlreadyDone
    draft = ConversationDraft.objects.of(person).filter(pk=id, worker=by).first()
    paused_until = draft.paused_until if draft else None
    record_by = clock.of_a_draft(contact_at, person, at=at, paused_until=paused_until)
    facts = {
        "kind": kind,
        "words": words,
        "contact_at": contact_at if record_by else None,
        "record_by": record_by,
        "saved_at": at,
    }
    if draft is None:
        draft = create_once(ConversationDraft, id=id, person=person, worker=by, **facts)
    elif draft.version != seen_version:
        raise ChangedMeanwhile(draft)
    else:
        draft = change(draft, seen_version=seen_version, **facts)
    _keep_clock(draft)
    return draft


@action("conversation.draft_dropped", needs=Permission.CONVERSATION_RECORD)
def drop_conversation_draft(*, draft: ConversationDraft, by: Any, at: datetime) -> None:
    """Throw away one's own draft, and its clock with it. Refuses another worker's."""
    _refuse_anothers(draft, by)
    Due.objects.filter(source_room=ROOM, source_id=draft.pk, kind=CONVERSATION_TO_RECORD, done_at=None).delete()
    draft.delete()


@action("conversation.recording_paused", needs=Permission.CONVERSATION_RECORD)
def pause_recording(*, draft: ConversationDraft, until: date, why: str, by: Any, at: datetime) -> ConversationDraft:
    """Let the recording clock of one's own draft begin on a later day, for a reason.

    Refuses where the pack does not let this clock pause, a day that has passed, and a draft that has no moment yet.
    """
    _refuse_anothers(draft, by)
    if not packs.active().clock("recording_working_days").may_pause:
        raise UnableToPause(
            "Your council does not pause this clock. Record what you have; more can be added beside it."
        )
    if draft.contact_at is None:
        raise UnableToPause("Say first when the conversation was: before that no clock runs.")
    if until <= in_london(at).date():
        raise UnableToPause("Choose a day that is still to come.", field="until")
    paused_until = at_in_london(until, time(0))
    draft = change(
        draft,
        seen_version=draft.version,
        paused_until=paused_until,
        why_paused=why,
        record_by=clock.record_by(draft.contact_at, paused_until=paused_until),
    )
    _keep_clock(draft)
    return draft


def _refuse_anothers(draft: ConversationDraft, by: Any) -> None:
    if draft.worker_id != by.pk:
        raise UnableToRecord("This draft is a colleague's. Only they can change it.")


def _keep_clock(draft: ConversationDraft) -> None:
    if due := due_of_conversation_draft(draft):
        dues.keep([due])
    else:
        Due.objects.filter(source_room=ROOM, source_id=draft.pk, kind=CONVERSATION_TO_RECORD, done_at=None).delete()
