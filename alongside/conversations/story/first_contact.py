"""How first contacts become due rows: whoever takes one on, a draft to record, what is told in confidence."""

from collections.abc import Iterator

from alongside.access.standing import Openness
from alongside.conversations.models import FirstContact, FirstContactDraft, ToldInConfidence
from alongside.conversations.models.place import Place
from alongside.conversations.story.words import ROOM
from alongside.kit.moments import day_in_words, in_london
from alongside.people.answering import Owner, who_answers_in_confidence, who_keeps
from alongside.people.models import Person, StoryItem
from alongside.workforce import dues
from alongside.workforce.models import Due

FIRST_CONTACT, RAPID, SAFEGUARDING = "first_contact", "first_contact_rapid", "first_contact_safeguarding"
TO_RECORD, IN_CONFIDENCE = "first_contact_to_record", "first_contact_in_confidence"
# Kinds of the clock of whoever is to take one on.
TO_TAKE_ON = (FIRST_CONTACT, RAPID, SAFEGUARDING)
NOT_YET = "A first contact of {day} waits to be recorded. The draft is kept."
WHAT_WAITS = {
    RAPID: "Somebody is to be there within four hours. Read it, ring, and say that you have it.",
    SAFEGUARDING: "Somebody may be abused or neglected. Read it, act now, and say what was done.",
    FIRST_CONTACT: "It was given to you from a first contact. Read it, and say that you take it on.",
}


def kind_of(place: str) -> str:
    """Which kind of clock a place has."""
    return (
        {Place.RAPID: RAPID, Place.SAFEGUARDING: SAFEGUARDING}.get(Place(place), FIRST_CONTACT)
        if place
        else FIRST_CONTACT
    )


def due_of_first_contact(contact: FirstContact) -> Due | None:
    """The clock of whom it was given to, until they take it on; None where it was struck.

    A worker's goes, once their time alongside has ended, to whoever answers for the person.
    """
    if contact.conversation is not None and contact.conversation.struck_at:
        return None
    kind, owner = kind_of(contact.place), _owner(contact)
    row = dues.due_row(
        source_room=ROOM,
        source_id=contact.pk,
        kind=kind,
        due_at=contact.due_at,
        what=WHAT_WAITS[kind],
        worker=owner.worker,
        team=owner.team,
        person=contact.person_id,
    )
    return dues.settle(row, done_at=contact.answered_at)


def _owner(contact: FirstContact) -> Owner:
    given = Owner(contact.to_worker_id, contact.to_team_id)
    if contact.answered_at is not None or contact.person is None or contact.to_worker is None:
        return given
    if contact.person.openness != Openness.OPEN:
        return who_answers_in_confidence(contact.person) or given
    return who_keeps(contact.person, contact.to_worker)


def due_of_first_contact_draft(draft: FirstContactDraft) -> Due | None:
    """The recording clock of a first contact that is still a draft; None until its moment is entered."""
    if draft.contact_at is None or draft.record_by is None:
        return None
    return dues.due_row(
        source_room=ROOM,
        source_id=draft.pk,
        kind=TO_RECORD,
        due_at=draft.record_by,
        what=NOT_YET.format(day=day_in_words(in_london(draft.contact_at).date())),
        worker=draft.worker_id,
        person=draft.person_id,
    )


def due_of_told(told: ToldInConfidence) -> Due | None:
    """The clock of whoever answers for a hidden record, until they have read it; None where nobody may know of it."""
    owner = who_answers_in_confidence(told.person)
    if owner is None:
        return None
    row = dues.due_row(
        source_room=ROOM,
        source_id=told.pk,
        kind=IN_CONFIDENCE,
        due_at=told.due_at,
        what="Somebody got in touch, perhaps about a person whose record you look after. Nobody else was told.",
        worker=owner.worker,
        team=owner.team,
        person=told.person_id,
    )
    return dues.settle(row, done_at=told.read_at)


def clocks_of_first_contacts(person: Person) -> list[Due]:
    """The clocks of a person's first contacts that nobody has taken on, and of what was told in confidence of them and
    is not read yet; each with the owner it now has."""
    told = ToldInConfidence.objects.of(person).filter(read_at=None).select_related("person")
    waiting = FirstContact.objects.of(person).filter(answered_at=None)  # type: ignore[attr-defined]
    rows = [
        *(due_of_told(one) for one in told),
        *(due_of_first_contact(one) for one in waiting.select_related("conversation", "person", "to_worker")),
    ]
    return [row for row in rows if row]


def facts_of_first_contacts() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The due rows of all of these, for rebuilding; what they say in the story stands with their conversations."""
    for contact in (
        FirstContact.objects.select_related("conversation", "person", "to_worker")
        .order_by("pk")
        .iterator(chunk_size=2000)
    ):
        due = due_of_first_contact(contact)
        yield [], [due] if due else []
    for draft in FirstContactDraft.objects.order_by("pk").iterator(chunk_size=2000):
        due = due_of_first_contact_draft(draft)
        yield [], [due] if due else []
    for told in ToldInConfidence.objects.select_related("person").order_by("pk").iterator(chunk_size=2000):
        due = due_of_told(told)
        yield [], [due] if due else []
