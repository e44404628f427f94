"""What a person agrees to share, and takes back."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.moments import date_in_words, in_london
from alongside.kit.refusals import ChangedMeanwhile, UnableTo
from alongside.kit.versions import change, create_once
from alongside.people import life_story
from alongside.people.models import Consent, Contact, Person, StoryItem
from alongside.people.models.consent import WhoAgreed
from alongside.people.models.contact import HOLD_POWERS
from alongside.people.rules import fault_in_day_past, fault_in_sharing_days


class UnableToShare(UnableTo):
    """The agreement to share cannot be recorded as it is described."""


@action("sharing.agreed", needs=Permission.SHARING_RECORD, creates="people.consent")
def agree_sharing(
    *,
    person: Person,
    id: UUID,
    contact: Contact | None = None,
    organisation: str = "",
    parts: Iterable[str],
    other: str = "",
    what_for: str = "",
    starts_on: date,
    ends_on: date | None = None,
    how_given: str,
    who_agreed: str = WhoAgreed.PERSON,
    decided_by: Contact | None = None,
    about_capacity: str = "",
    by: Any,
    at: datetime,
) -> Consent:
    """Record what a person agrees to share, with one contact or one organisation, until a last day (None: taken back).

    Everybody is taken to be able to decide until it is shown that they cannot (Mental Capacity Act 2005, section 1). So
    where somebody else decided, `about_capacity` says how that was found for this decision, and an attorney or a deputy
    (`decided_by`) must be on record as one on that day. Refuses what names nothing, nobody or both, and
    days that cannot be.
    """
    parts = list(parts)
    if not parts and not other:
        raise UnableToShare("Say what may be shared. One thing is enough.", field="parts")
    if (contact is None) == (not organisation):
        raise UnableToShare("Say with whom: one of the people in their life, or one organisation.", field="whom")
    if contact is not None and contact.person_id not in person.keys:
        raise UnableToShare("Choose one of the people in this person's life.", field="whom")
    if contact is not None and contact.ended_on is not None:
        raise UnableToShare(f"{contact.name} is no longer in their life. Bring them back first.", field="whom")
    if fault := fault_in_sharing_days(starts_on, ends_on, today=in_london(at).date()):
        raise UnableToShare(fault, field="ends_on" if ends_on and ends_on < starts_on else "starts_on")
    if who_agreed != WhoAgreed.PERSON:
        _check_who_decided(person, who_agreed, decided_by, about_capacity, starts_on)
    consent = create_once(
        Consent,
        id=id,
        person=person,
        contact=contact,
        organisation=organisation,
        parts=parts,
        other=other,
        what_for=what_for,
        starts_on=starts_on,
        ends_on=ends_on,
        how_given=how_given,
        who_agreed=who_agreed,
        decided_by=decided_by if who_agreed == WhoAgreed.DECIDER else None,
        about_capacity=about_capacity if who_agreed != WhoAgreed.PERSON else "",
        recorded_by=by,
        recorded_at=at,
    )
    StoryItem.objects.bulk_create(life_story.of_consent(consent))
    return consent


def _check_who_decided(
    person: Person, who_agreed: str, decided_by: Contact | None, about_capacity: str, on: date
) -> None:
    """Refuses a decision made for somebody that does not say why they could not make it, or who did."""
    if not about_capacity:
        raise UnableToShare(
            "Write how it was found out that they could not decide this for themselves, and how they were helped to.",
            field="about_capacity",
        )
    if who_agreed != WhoAgreed.DECIDER:
        return
    if decided_by is None or decided_by.person_id not in person.keys:
        raise UnableToShare("Choose the attorney or the deputy who decided.", field="decided_by")
    if not decided_by.relationships.holding(on=on).filter(kind__in=HOLD_POWERS).exists():
        raise UnableToShare(
            f"{decided_by.name} is not on record as an attorney or a deputy on that day. Record that first.",
            field="decided_by",
        )


@action("sharing.taken_back", needs=Permission.SHARING_RECORD)
def take_back_sharing(
    *, consent: Consent, seen_version: int, taken_back_on: date, how_taken_back: str, by: Any, at: datetime
) -> Consent:
    """Record that sharing was taken back: on which day, and how they said so. It holds from that day on.

    Refuses a day to come, one before it was agreed, and a second taking back.
    """
    if consent.taken_back_on:
        raise UnableToShare(f"This was taken back already, on {date_in_words(consent.taken_back_on)}.")
    if fault := fault_in_day_past(taken_back_on, today=in_london(at).date()):
        raise UnableToShare(fault, field="taken_back_on")
    if taken_back_on < min(consent.starts_on, in_london(consent.recorded_at).date()):
        raise UnableToShare("That is before it was agreed. Check the day.", field="taken_back_on")
    try:
        consent = change(
            consent,
            seen_version=seen_version,
            taken_back_on=taken_back_on,
            how_taken_back=how_taken_back,
            taken_back_by=by,
            taken_back_at=at,
        )
    except ChangedMeanwhile as meanwhile:
        day = date_in_words(meanwhile.current.taken_back_on)
        raise UnableToShare(f"A colleague recorded meanwhile that this was taken back on {day}.") from None
    items = [item for item in life_story.of_consent(consent) if item.kind == "sharing_taken_back"]
    StoryItem.objects.bulk_create(items)
    return consent
