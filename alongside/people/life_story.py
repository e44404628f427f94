"""The lines of a person's story about the people in their life and about what they share: pure, as `people.story`."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from alongside.kit.moments import at_in_london, in_london
from alongside.people.models import Consent, Contact, Relationship, StoryItem
from alongside.people.models.consent import WhoAgreed
from alongside.people.models.contact import Tie
from alongside.people.models.story_item import Voice
from alongside.people.telling import telling

ROOM = "people"
# Whose coming and going a person expects to find in their story; family and friends are in it by what they do.
TOLD_OF = (Tie.CARER, Tie.ATTORNEY, Tie.DEPUTY, Tie.APPOINTEE, Tie.ADVOCATE)


def of_contact(contact: Contact) -> list[StoryItem]:
    """That somebody who mattered most is no longer in a person's life. Nothing of anybody else."""
    if contact.ended_on is None or not contact.matters_most:
        return []
    return [
        _line(
            contact.person_id,
            contact.pk,
            "contact_ended",
            on_the_day(contact.ended_on),
            f"{contact.name} is no longer in my life",
            told=contact.why_ended,
        )
    ]


def of_relationship(relationship: Relationship) -> list[StoryItem]:
    """That a carer, an attorney, a deputy, an appointee or an advocate began, and that it ended."""
    if relationship.kind not in TOLD_OF:
        return []
    contact, what = relationship.contact, relationship.in_words
    begun = relationship.starts_on
    items = [
        _line(
            contact.person_id,
            relationship.pk,
            "relationship_began",
            on_the_day(begun, known_at=relationship.added_at) if begun else relationship.added_at,
            f"{contact.name} became my {what}" if begun else f"{contact.name} is my {what}",
            by=relationship.added_by,
        )
    ]
    if relationship.ended_on:
        line = f"{contact.name} is no longer my {what}"
        at = on_the_day(relationship.ended_on)
        items.append(
            _line(contact.person_id, relationship.pk, "relationship_ended", at, line, told=relationship.why_ended)
        )
    return items


def of_consent(consent: Consent) -> list[StoryItem]:
    """That sharing was agreed, and that it was taken back."""
    theirs = consent.who_agreed == WhoAgreed.PERSON
    items = [
        _line(
            consent.person_id,
            consent.pk,
            "sharing_agreed",
            on_the_day(consent.starts_on, known_at=consent.recorded_at),
            f"I agreed to share with {consent.whom}" if theirs else f"Sharing with {consent.whom} was agreed for me",
            voice=Voice.PERSON if theirs else Voice.WORKER,
            by=consent.recorded_by,
            told=consent.what,
        )
    ]
    if consent.taken_back_on and consent.taken_back_at and consent.taken_back_by:
        items.append(
            _line(
                consent.person_id,
                consent.pk,
                "sharing_taken_back",
                on_the_day(consent.taken_back_on, known_at=consent.taken_back_at),
                f"Sharing with {consent.whom} was taken back",
                voice=Voice.PERSON if theirs else Voice.WORKER,
                by=consent.taken_back_by,
                told=consent.how_taken_back,
            )
        )
    return items


def on_the_day(day: date, *, known_at: datetime | None = None) -> datetime:
    """Where a fact known by its day stands: at its first moment; when it was told, if that was the day or before."""
    if known_at is not None and day >= in_london(known_at).date():
        return known_at
    return at_in_london(day, time(0))


def _line(
    person: UUID, source: UUID, kind: str, at: datetime, line: str, *, told: str = "", by: Any = None, voice: str = ""
) -> StoryItem:
    return StoryItem(
        person_id=person,
        at=at,
        kind=kind,
        voice=voice or Voice.WORKER,
        by=by,
        source_room=ROOM,
        source_id=source,
        **telling(line=line, where_and_how=by.name if by else "", told=told),
    )


def all_items() -> Iterator[list[StoryItem]]:
    """The items of every fact of these kinds, for rebuilding; a few thousand facts at a time."""
    for contact in Contact.objects.exclude(ended_on=None).order_by("pk").iterator(chunk_size=2000):
        yield of_contact(contact)
    ties = Relationship.objects.select_related("contact", "added_by").order_by("pk")
    for relationship in ties.iterator(chunk_size=2000):
        yield of_relationship(relationship)
    agreed = Consent.objects.select_related("contact", "recorded_by", "taken_back_by").order_by("pk")
    for consent in agreed.iterator(chunk_size=2000):
        yield of_consent(consent)
