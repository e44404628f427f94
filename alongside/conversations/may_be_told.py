"""What may be told to whoever called about somebody else, in a sentence: what the person agreed, and nothing more."""

from datetime import date

from alongside.conversations.models import FirstContact
from alongside.conversations.models.first_contact import Caller, Sharing
from alongside.people.models import Consent, Person


def may_be_told(contact: FirstContact, person: Person | None, *, on: date) -> str:
    """The sentence for a day; empty where the person themselves called.

    What holds is what the person agrees to share now, whenever that was said: taken back, nothing may be told.
    """
    if contact.caller == Caller.PERSON:
        return ""
    if contact.caller == Caller.ANONYMOUS:
        return "Nothing may be told to whoever called: we do not know who they are. You can listen to all they say."
    called = person.called if person else "the person"
    who = contact.who_called(called)
    agreed = "; ".join(one.what for one in _holding(contact, person, on)) if person else ""
    if agreed:
        return f"{who} may be told what {called} agreed to, and nothing else: “{agreed}”."
    if contact.consent is not None and contact.consent.taken_back_on:
        return f"Nothing may be told to {who} any more: {called} took it back."
    if contact.sharing == Sharing.NOTHING:
        return (
            f"Nothing may be told to {who}: {called} was asked, and does not want it. You can listen to all they say."
        )
    return f"Nothing may be told to {who} until {called} was asked and agrees. You can listen to all they say."


def _holding(contact: FirstContact, person: Person, on: date) -> list[Consent]:
    rows = Consent.objects.of(person).holding(on=on)  # type: ignore[attr-defined]
    if contact.caller_contact is not None:
        return list(rows.filter(contact=contact.caller_contact))
    return list(rows.filter(organisation=contact.organisation)) if contact.organisation else []
