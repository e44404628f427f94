"""How notes come to be: kept while they are written, and recorded."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations import clock, story
from alongside.conversations.actions.refusals import UnableToRecord
from alongside.conversations.models import Note, NoteDraft
from alongside.conversations.rules import fault_in_contact
from alongside.design.page_mark import PAGE
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.kit.versions import change, create_once
from alongside.people.actions import name_strength
from alongside.people.models import Person, StoryItem
from alongside.workforce import dues
from alongside.workforce.models import Due


@action("note.kept", needs=Permission.NOTE_RECORD, in_ledger=False, creates="conversations.notedraft")
def keep_draft(
    *,
    person: Person,
    id: UUID,
    words: dict[str, Any],
    contact_at: datetime | None,
    seen_version: int,
    by: Any,
    at: datetime,
) -> NoteDraft:
    """Keep what is typed, whatever it is. The recording clock starts as soon as the moment of the contact can be read.

    `words` maps a field to what is in it. `contact_at` None: not yet readable. `seen_version` 0: not kept before.
    Raises ChangedMeanwhile when another device kept it later, and AlreadyDone when it has been recorded.
    """
    record_by = clock.of_a_draft(contact_at, person, at=at)
    facts = {"words": words, "contact_at": contact_at if record_by else None, "record_by": record_by, "saved_at": at}
    if Note.objects.filter(pk=id).exists():
        raise AlreadyDone
    draft = NoteDraft.objects.of(person).filter(pk=id, worker=by).first()
    if draft is None:
        draft = create_once(NoteDraft, id=id, person=person, worker=by, **facts)
    elif draft.version != seen_version:
        raise ChangedMeanwhile(draft)
    else:
        draft = change(draft, seen_version=seen_version, **facts)
    if due := story.due_of_draft(draft):
        dues.keep([due])
    else:
        Due.objects.filter(source_room=story.ROOM, source_id=draft.pk, done_at=None).delete()
    return draft


@action("note.draft_dropped", needs=Permission.NOTE_RECORD)
def drop_draft(*, draft: NoteDraft, by: Any, at: datetime) -> None:
    """Throw away one's own draft, and its clock with it. Refuses another worker's."""
    if draft.worker_id != by.pk:
        raise UnableToRecord("This draft is a colleague's. Only they can drop it.")
    Due.objects.filter(source_room=story.ROOM, source_id=draft.pk, done_at=None).delete()
    draft.delete()


@action("note.recorded", needs=Permission.NOTE_RECORD, creates="conversations.note")
def record_note(
    *,
    person: Person,
    id: UUID,
    kind: str,
    contact_at: datetime,
    place: str = "",
    in_their_words: str = "",
    together: str = "",
    strength: str = "",
    strength_says: str = "person",
    strength_says_name: str = "",
    seen_version: int | None = None,
    page_mark: str = "",
    by: Any,
    at: datetime,
) -> Note:
    """Record a short note: closed from now on, in the person's story, its clock settled, its draft gone.

    `in_their_words` is the person's own, and stays theirs. `strength` empty: none was named. Refuses a moment that
    cannot be right and a note that says nothing; a form sent twice is recorded once (AlreadyDone). `seen_version` is of
    the draft as the page saw it, None: whatever it is; `page_mark` the page's own (`design.page_mark`). Raises
    ChangedMeanwhile when another device kept the draft later.
    """
    if fault := fault_in_contact(contact_at, at=at, born_on=person.born_on):
        raise UnableToRecord(fault, field="contact_at")
    if not in_their_words and not together:
        raise UnableToRecord("Write what they said, or what you did together. One of them is enough.")
    note = create_once(
        Note,
        id=id,
        person=person,
        kind=kind,
        contact_at=contact_at,
        place=place,
        in_their_words=in_their_words,
        said_by=person.called if in_their_words else "",
        said_on=in_london(contact_at).date() if in_their_words else None,
        together=together,
        recorded_by=by,
        recorded_at=at,
        record_by=clock.record_by(contact_at),
        **clock.versions(contact_at),
    )
    StoryItem.objects.bulk_create(story.of_note(note))
    dues.keep([story.due_of_note(note)])
    _close_draft(id, by, seen_version, page_mark)
    if strength:
        # The strength's key follows from the note's, so that this too is done once.
        name_strength(
            person=person,
            id=UUID(int=id.int ^ 1),
            words=strength,
            says=strength_says,
            says_name=strength_says_name,
            source_id=note.pk,
            by=by,
            at=at,
        )
    return note


def _close_draft(key: UUID, by: Any, seen_version: int | None, page_mark: str) -> None:
    drafts = NoteDraft.objects.filter(pk=key, worker=by)
    if (draft := drafts.first()) is None:
        return
    is_own = bool(page_mark) and draft.words.get(PAGE) == page_mark
    if not is_own and seen_version not in (None, draft.version):
        raise ChangedMeanwhile(draft)
    if not drafts.filter(version=draft.version).delete()[0]:  # another device, in this very moment
        raise ChangedMeanwhile(drafts.get())
