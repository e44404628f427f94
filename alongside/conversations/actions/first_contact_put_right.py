"""What becomes of a first contact whose conversation is struck, or moved to the right person. For those acts alone."""

from datetime import datetime
from typing import Any

from alongside.conversations.actions.moving import SOMEBODY
from alongside.conversations.models import Conversation, FirstContact, Note
from alongside.conversations.models.first_contact import Sharing
from alongside.conversations.story.first_contact import TO_TAKE_ON
from alongside.conversations.story.words import ROOM
from alongside.kit.moments import in_london
from alongside.people.actions import take_back_sharing
from alongside.people.models import Person
from alongside.workforce.models import Due

BY_MISTAKE = "It was entered in error: what it rested on was about somebody else, or was struck."


def _end_first_contact(conversation: Conversation, why: str, by: Any, at: datetime) -> None:
    """End what rested on a first contact that is struck: who was to take it on, and what might have been told."""
    contact = FirstContact.objects.filter(conversation=conversation).select_related("consent").first()
    if contact is None:
        return
    _take_back(contact, by, at)
    FirstContact.objects.filter(pk=contact.pk, answered_at=None).update(
        what_was_done=why, answered_at=at, answered_by=by
    )
    Due.objects.filter(source_room=ROOM, source_id=contact.pk, kind__in=TO_TAKE_ON).delete()


def _bring_first_contact(recorded: Note | Conversation, to: Person, by: Any, at: datetime) -> None:
    """Bring a first contact to the person it is about. What the wrong person agreed to is theirs, and is taken back."""
    if isinstance(recorded, Note):
        return
    rows = FirstContact.objects.filter(conversation=recorded).select_related("consent__person", "caller_contact")
    contact = rows.first()
    if contact is None:
        return
    _take_back(contact, by, at)
    facts: dict[str, Any] = {"person": to, "sharing": Sharing.NOT_ASKED, "consent": None}
    if contact.caller_contact is not None and contact.caller_contact.person_id not in to.keys:
        facts |= {"caller_contact": None, "caller_name": SOMEBODY}
    FirstContact.objects.filter(pk=contact.pk).update(**facts)


def _take_back(contact: FirstContact, by: Any, at: datetime) -> None:
    consent = contact.consent
    if consent is not None and consent.taken_back_on is None:
        take_back_sharing(
            consent=consent,
            seen_version=consent.version,
            taken_back_on=in_london(at).date(),
            how_taken_back=BY_MISTAKE,
            by=by,
            at=at,
        )
