"""The clocks of a contact: by when it is recorded, when somebody checks back, what a worry and an override wait for."""

from datetime import date, datetime, timedelta

from alongside import law, packs
from alongside.conversations.rules import fault_in_contact
from alongside.kit.moments import at_in_london, in_london
from alongside.law import Refused
from alongside.law.working_days import LAST_SECOND, end_of_working_days
from alongside.people.models import Person

# Working days in which a person who says `this is not right` is answered. The law gives a month (UK GDPR, articles 12
# and 16); whoever recorded it can say sooner.
ANSWERED_WITHIN = 5


def record_by(contact_at: datetime, *, paused_until: datetime | None = None) -> datetime:
    """The moment by which a contact is to be recorded: the active pack's working days, England's bank holidays.

    `paused_until`: the clock was paused, and begins then.
    """
    begins = max(contact_at, paused_until) if paused_until else contact_at
    return end_of_working_days(begins, packs.active().clock("recording_working_days").count)


def of_a_draft(
    contact_at: datetime | None, person: Person, *, at: datetime, paused_until: datetime | None = None
) -> datetime | None:
    """The clock of a draft; None while its moment is missing or cannot be right, and once the person has died."""
    if contact_at is None or person.died_on or fault_in_contact(contact_at, at=at, born_on=person.born_on):
        return None
    try:
        return record_by(contact_at, paused_until=paused_until)
    except Refused:
        return None


def check_back_on(contact_at: datetime) -> date:
    """The day that is offered for a check-back: the active pack's days after the contact."""
    return in_london(contact_at).date() + timedelta(days=packs.active().clock("check_back_days").count)


def end_of_day(day: date) -> datetime:
    """The last moment of a day in London: a clock that is known by its day stands there."""
    return at_in_london(day, LAST_SECOND)


def worry_due(at: datetime) -> datetime:
    """By when a worry for safety is answered: no clock is published, so as soon as somebody responds in a crisis."""
    return at + timedelta(hours=packs.active().clock("rapid_response_hours").count)


def review_due(at: datetime) -> datetime:
    """By when a second person has looked at an override: as long as there was to record the conversation."""
    return record_by(at)


def answer_by(at: datetime) -> datetime:
    """By when somebody answers a person who says that something is not right."""
    return end_of_working_days(at, ANSWERED_WITHIN)


def versions(contact_at: datetime) -> dict[str, str]:
    """What a note keeps about the words and law it was recorded under."""
    pack = packs.active()
    version = law.as_at("recording_deadline", on=in_london(contact_at).date())
    return {"pack_version": f"{pack.head.name}@{pack.head.version}", "law_version": version.version}
