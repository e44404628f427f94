"""What becomes of a first contact whose conversation is struck, or moved to the right person. For those acts alone."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.conversations.actions.moving import SOMEBODY
from alongside.conversations.models import Conversation, FirstContact, Note, Present
from alongside.conversations.models.first_contact import Sharing
from alongside.conversations.story.first_contact import TO_TAKE_ON
from alongside.conversations.story.words import ROOM
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people.actions import add_contact, end_contact, take_back_sharing
from alongside.people.models import Contact, Person, Strength
from alongside.workforce.models import Due

BY_MISTAKE = "It was entered in error: what it rested on was about somebody else, or was struck."

NEVER_THERE = "Entered in error: they called about somebody else"


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


def _bring_first_contact(
    recorded: Note | Conversation, to: Person, caller_goes_along: bool, by: Any, at: datetime
) -> None:
    """Bring a first contact to the person it is about. What the wrong person agreed to is theirs, and is taken back.

    Whoever called and was added with it is in the right person's life; whoever was in the wrong one's before only where
    somebody says so. Else nothing of theirs goes along that would say whose life they are in.
    """
    if isinstance(recorded, Note):
        return
    rows = FirstContact.objects.filter(conversation=recorded).select_related("consent__person", "caller_contact")
    contact = rows.first()
    if contact is None:
        return
    _take_back(contact, by, at)
    facts: dict[str, Any] = {"person": to, "sharing": Sharing.NOT_ASKED, "consent": None}
    caller = contact.caller_contact
    if caller is not None and caller.person_id not in to.keys:
        if caller_goes_along or contact.added_its_caller:
            facts["caller_contact"] = _in_the_life_of(to, contact, caller, by, at)
        else:
            facts |= {"caller_contact": None, "caller_name": SOMEBODY}
            Conversation.objects.filter(pk=recorded.pk, said_by=caller.name).update(said_by=SOMEBODY)
            Strength.objects.filter(source_id=recorded.pk, says_name=caller.name).update(says_name=SOMEBODY)
    FirstContact.objects.filter(pk=contact.pk).update(**facts)


def _in_the_life_of(to: Person, contact: FirstContact, caller: Contact, by: Any, at: datetime) -> Contact:
    """Whoever called as one of the people in the right person's life: the one of their name there, or somebody new.

    Of whoever was added with the first contact all that they said of themselves goes along, and they leave the wrong
    person's life, where they never were. Of anybody else only their name: what they are to one is not what they are to
    another.
    """
    there = [one for one in Contact.objects.of(to) if one.name.casefold() == caller.name.casefold()]
    if len(there) == 1:
        theirs = there[0]
    else:
        said: dict[str, Any] = {}
        if contact.added_its_caller:
            ties = list(caller.relationships.filter(ended_on=None).values_list("kind", flat=True))
            said = {"kind": ties[0] if len(ties) == 1 else "", "phone": caller.phone, "how_best": caller.how_best}
        theirs = add_contact(
            person=to, id=UUID(int=contact.pk.int ^ 16), name=caller.name, is_somebody_else=True, by=by, at=at, **said
        )
    if contact.added_its_caller and caller.ended_on is None:
        today = in_london(at).date()
        end_contact(contact=caller, seen_version=caller.version, ended_on=today, why_ended=NEVER_THERE, by=by, at=at)
    Present.objects.create(id=new_id(), conversation_id=contact.conversation_id, contact=theirs)
    return theirs


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
