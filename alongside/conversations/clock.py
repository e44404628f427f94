"""The recording clock: how many working days the pack gives, and the moment that makes."""

from datetime import datetime

from alongside import law, packs
from alongside.kit.moments import in_london
from alongside.law.working_days import end_of_working_days


def record_by(contact_at: datetime) -> datetime:
    """The moment by which a contact is to be recorded: the active pack's working days, England's bank holidays."""
    return end_of_working_days(contact_at, packs.active().clock("recording_working_days").count)


def versions(contact_at: datetime) -> dict[str, str]:
    """What a note keeps about the words and law it was recorded under."""
    pack = packs.active()
    version = law.as_at("recording_deadline", on=in_london(contact_at).date())
    return {"pack_version": f"{pack.head.name}@{pack.head.version}", "law_version": version.version}
