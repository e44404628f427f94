"""A first contact while it is held: kept, and thrown away."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations import clock, rules
from alongside.conversations.actions.refusals import UnableToRecord
from alongside.conversations.models import FirstContact, FirstContactDraft
from alongside.conversations.story.first_contact import TO_RECORD, due_of_first_contact_draft
from alongside.conversations.story.words import ROOM
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.kit.versions import change, create_once
from alongside.people.models import Person
from alongside.workforce import dues
from alongside.workforce.models import Due


@action(
    "first_contact.kept",
    needs=Permission.FIRST_CONTACT_RECORD,
    in_ledger=False,
    creates="conversations.firstcontactdraft",
)
def keep_first_contact_draft(
    *,
    person: Person | None,
    id: UUID,
    words: dict[str, Any],
    contact_at: datetime | None,
    seen_version: int,
    by: Any,
    at: datetime,
) -> FirstContactDraft:
    """Keep what is typed, whatever it is. The recording clock starts as soon as the moment of the contact can be read.

    `person` None: nobody has said yet whom it is about. `seen_version` 0: not kept before. Raises ChangedMeanwhile when
    another device kept it later, and AlreadyDone when it has been recorded.
    """
    if FirstContact.objects.filter(pk=id).exists():
        raise AlreadyDone
    is_right = contact_at is not None and not rules.fault_in_contact(contact_at, at=at, born_on=None)
    facts = {
        "person": person,
        "words": words,
        "contact_at": contact_at if is_right else None,
        "record_by": clock.record_by(contact_at) if is_right and contact_at else None,
        "saved_at": at,
    }
    draft = FirstContactDraft.objects.filter(pk=id, worker=by).first()
    if draft is None:
        draft = create_once(FirstContactDraft, id=id, worker=by, **facts)
    elif draft.version != seen_version:
        raise ChangedMeanwhile(draft)
    else:
        draft = change(draft, seen_version=seen_version, **facts)
    if due := due_of_first_contact_draft(draft):
        dues.keep([due])
    else:
        _drop_clock(draft.pk)
    return draft


@action("first_contact.draft_dropped", needs=Permission.FIRST_CONTACT_RECORD)
def drop_first_contact_draft(*, draft: FirstContactDraft, by: Any, at: datetime) -> None:
    """Throw away one's own draft, and its clock with it. Refuses another worker's."""
    if draft.worker_id != by.pk:
        raise UnableToRecord("This draft is a colleague's. Only they can drop it.")
    _drop_clock(draft.pk)
    draft.delete()


def _drop_clock(key: UUID) -> None:
    Due.objects.filter(source_room=ROOM, source_id=key, kind=TO_RECORD, done_at=None).delete()
