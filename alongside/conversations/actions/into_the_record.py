"""How what was said in a first contact comes into the record of whom it is about. For the acts on it alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.access.standing import Openness
from alongside.conversations.actions.conversation import record_conversation
from alongside.conversations.actions.refusals import UnableToRecord
from alongside.conversations.models import Conversation, FirstContact
from alongside.conversations.models.conversation import Kind, Mark
from alongside.conversations.models.first_contact import Caller, Sharing, caller_key
from alongside.conversations.told import (
    THE_PERSON,
    Calling,
    CheckingBack,
    MayBeTold,
    NewContact,
    NewStrength,
    Noticed,
    Said,
)
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.actions import UnableToTellApart, add_contact, agree_sharing, come_from_first_contact
from alongside.people.models import Consent, Contact, Person
from alongside.people.models.consent import HowGiven
from alongside.people.models.contact import Tie
from alongside.people.models.strength import Says
from alongside.people.telling import shortened
from alongside.workforce.models import Worker

PURPOSE_AT_MOST, STRENGTH_AT_MOST, STRENGTHS_AT_MOST = 200, 120, 12
NOT_SAID = "Somebody who did not say who they are"
TO_OPEN = Permission.CONVERSATION_RECORD


@dataclass(frozen=True)
class InTheRecord:
    """What came into a record: the conversation, who called as somebody in their life, what may be told to them."""

    conversation: Conversation
    caller: Contact | None
    consent: Consent | None


def _whom(person: Person | None, by: Any, at: datetime) -> Person | None:
    """The person as `by` stands to them now; refuses a record that is hidden from them."""
    if person is None:
        return None
    seen = Person.objects.one_seen_by(by, person.pk, at=at)
    if seen is None or seen.is_hidden_from_them:
        raise UnableToRecord("Find or add whom it is about, or leave it open for now.")
    return seen


def _come_alongside(person: Person, key: UUID, why: str, by: Any, at: datetime) -> Person:
    """The person, alongside whom `by` now is where the record is open to all; as they were where it is not."""
    if person.opens_to(by, TO_OPEN) or person.openness != Openness.OPEN or person.standing.is_kept_from:
        return person
    try:
        come_from_first_contact(person=person, id=key, why=why, by=by, at=at)
    except AlreadyDone:
        pass
    person.seen_as = None  # type: ignore[attr-defined]  # how they stand to each other has just changed
    return Person.objects.one_seen_by(by, person.pk, at=at) or person


def _into_the_record(
    person: Person,
    *,
    id: UUID,
    contact_at: datetime,
    how: str,
    calling: Calling,
    said: Said,
    may_be_told: MayBeTold,
    checking_back: CheckingBack,
    others: tuple[Worker, ...] = (),
    is_told_later: bool = False,
    by: Any,
    at: datetime,
) -> InTheRecord:
    """Record the conversation, who called, and what may be told to them; `by` stands to the person.

    `others` are colleagues who spoke with whoever called. `is_told_later`: nobody can be asked now whether whoever
    called is the same as somebody of much the same name, so they stay a name.
    """
    caller = _caller_in_their_life(person, id, calling, is_told_later, by, at)
    name = calling.contact.name if calling.contact else calling.name
    who = "" if calling.who == Caller.PERSON else name or NOT_SAID
    conversation = record_conversation(
        person=person,
        id=id,
        kind=Kind.FIRST_CONTACT,
        contact_at=contact_at,
        how=how,
        purpose=shortened(said.concern, PURPOSE_AT_MOST),
        purpose_is_theirs=calling.who == Caller.PERSON,
        contacts=[caller] if caller else [],
        new_contact=NewContact(_with_organisation(calling)) if name and caller is None else None,
        workers=others,
        in_their_words=said.concern,
        said_by=who,
        noticed=[Noticed(said.said, Mark.SAID, THE_PERSON)] if said.said else [],
        new_strengths=[
            NewStrength(words, says=Says.OTHER if who else Says.PERSON, says_name=who) for words in _lines(said.strong)
        ],
        checking_back=checking_back,
        by=by,
        at=at,
    )
    return InTheRecord(conversation, caller, _agree(person, id, calling, caller, may_be_told, by, at))


def _with_organisation(calling: Calling) -> str:
    return ", ".join(filter(None, [calling.name, calling.organisation]))[:120]


def _lines(strong: str) -> list[str]:
    """What is strong, a line each; a long line is a strength in as many letters as one may have."""
    lines = [shortened(line.strip(" \t-•"), STRENGTH_AT_MOST) for line in strong.splitlines()]
    return list(dict.fromkeys(line for line in lines if line))[:STRENGTHS_AT_MOST]


def _caller_in_their_life(
    person: Person, id: UUID, calling: Calling, is_told_later: bool, by: Any, at: datetime
) -> Contact | None:
    """Somebody close who called, as one of the people in their life; None for anybody else."""
    if calling.who != Caller.CLOSE:
        return None
    if calling.contact is not None:
        if calling.contact.person_id not in person.keys:
            raise UnableToRecord("Choose one of the people in this person's life.", field="close_contact")
        return calling.contact
    phone = calling.answer_how[:60] if sum(letter.isdigit() for letter in calling.answer_how) > 5 else ""
    try:
        return add_contact(
            person=person,
            id=caller_key(id),
            name=calling.name,
            kind=calling.tie if calling.tie not in (Tie.ATTORNEY, Tie.DEPUTY) else "",
            phone=phone,
            how_best="" if phone else calling.answer_how,
            is_somebody_else=calling.is_somebody_else,
            by=by,
            at=at,
        )
    except UnableToTellApart as alike:
        if is_told_later:
            return None
        written = calling.name.casefold()
        same = [contact for contact in alike.alike if contact.name.casefold() == written]
        if len(same) == 1:  # whoever may not open the record yet has no list of them to choose from
            return same[0]
        names = " and ".join(f"“{contact.name}”" for contact in alike.alike)
        raise UnableToRecord(
            f"{names} is among the people in their life already. If it is the same person, write the name just so; if "
            "it is somebody else, say so beneath the name.",
            field="close_name",
        ) from alike


def _agree(
    person: Person, id: UUID, calling: Calling, caller: Contact | None, told: MayBeTold, by: Any, at: datetime
) -> Consent | None:
    """What the person agreed may be told to whoever called, as an agreement to share; None where they did not."""
    if told.sharing != Sharing.AGREED or (caller is None and not calling.organisation):
        return None
    return agree_sharing(
        person=person,
        id=UUID(int=id.int ^ 8),
        contact=caller,
        organisation="" if caller else calling.organisation,
        parts=told.parts,
        other=told.other,
        what_for="What was said in the first contact, and what comes of it",
        starts_on=in_london(at).date(),
        how_given=told.how_given or HowGiven.SAID,
        by=by,
        at=at,
    )


def _as_told(contact: FirstContact) -> dict[str, Any]:
    """What is kept of a first contact that is in nobody's record yet, as `_into_the_record` takes it."""
    said = ("concern", "said", "strong", "tried", "around", "communicate", "good_outcome")
    return {
        "id": contact.pk,
        "contact_at": contact.contact_at,
        "how": contact.how,
        "calling": Calling(
            contact.caller, contact.caller_name, organisation=contact.organisation, answer_how=contact.answer_how
        ),
        "said": Said(**{name: getattr(contact, name) for name in said}),
        "may_be_told": MayBeTold(Sharing.NOT_ASKED),
        "is_told_later": True,
    }
