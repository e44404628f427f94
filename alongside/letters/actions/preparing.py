"""A copy is prepared for its reader, in a form that suits them, and changed until it is given."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.moments import in_london
from alongside.kit.versions import change, create_once
from alongside.letters import rules
from alongside.letters.actions.refusals import UnableToPrepare, _refuse_the_dead, _refuse_what_is_closed, _tell
from alongside.letters.formats import Format
from alongside.letters.kinds import DocumentKind, kind_of
from alongside.letters.languages import LANGUAGES
from alongside.letters.models import Copy
from alongside.people.models import Consent, Contact, Person
from alongside.people.models.communication import CommunicationNeeds


@action("copy.prepared", needs=Permission.COPY_GIVE, creates="letters.copy")
def prepare_copy(
    *,
    person: Person,
    id: UUID,
    kind: str,
    source_id: UUID,
    format: str,
    language: str = "",
    asked_for: str = "",
    contact: Contact | None = None,
    opening: str = "",
    give_by: date,
    by: Any,
    at: datetime,
) -> Copy:
    """Begin a copy of one document in one form, to be given by a day: it waits on the desk of whoever prepares it.

    `kind` and `source_id` say of what (`letters.kinds`). `contact`: for somebody the person shares this part with;
    None: for the person. `language` only for a translation. `asked_for`: how they asked for a form that their needs do
    not name. Refuses a document that is not there, a form that does not meet their needs, somebody with whom this is
    not shared today, a day that is past, and anything for a person who has died.
    """
    _refuse_the_dead(person, UnableToPrepare)
    document_kind = kind_of(kind)
    document = document_kind.write(person, source_id) if document_kind else None
    if document_kind is None or document is None:
        raise UnableToPrepare("Choose what to give them: that is not there, or no longer.", field="what")
    if contact is not None:
        _refuse_what_is_not_shared(person, contact, document_kind, on=in_london(at).date())
    facts = _checked(person, contact, format, language, asked_for, give_by, today=in_london(at).date())
    copy = create_once(
        Copy,
        id=id,
        person=person,
        contact=contact,
        kind=kind,
        source_id=source_id,
        title=document.title[:200],
        opening=opening,
        prepared_by=by,
        prepared_at=at,
        **facts,
    )
    _tell(copy)
    return copy


@action("copy.changed", needs=Permission.COPY_GIVE)
def change_copy(
    *,
    copy: Copy,
    seen_version: int,
    format: str,
    language: str = "",
    asked_for: str = "",
    opening: str = "",
    give_by: date,
    by: Any,
    at: datetime,
) -> Copy:
    """Change the form, the opening words or the day of a copy that is not given yet. What was written for a form stays.

    Refuses as `prepare_copy` does; a day that is past only where it is a new one.
    """
    _refuse_what_is_closed(copy, UnableToPrepare)
    today = min(in_london(at).date(), copy.give_by) if give_by == copy.give_by else in_london(at).date()
    facts = _checked(copy.person, copy.contact, format, language, asked_for, give_by, today=today)
    copy = change(copy, seen_version=seen_version, opening=opening, **facts)
    _tell(copy)
    return copy


def _checked(
    person: Person,
    contact: Contact | None,
    format: str,
    language: str,
    asked_for: str,
    give_by: date,
    *,
    today: date,
) -> dict[str, Any]:
    """The facts of a copy's form; refuses what cannot be."""
    if format not in Format.values:
        raise UnableToPrepare("Choose one of the forms.", field="format")
    if format == Format.TRANSLATION and not language:
        raise UnableToPrepare("Choose the language.", field="language")
    if language and language not in LANGUAGES:
        raise UnableToPrepare("Choose one of the languages listed.", field="language")
    needs = CommunicationNeeds.objects.counting(person) if contact is None else None
    formats = needs.formats if needs else []
    if fault := rules.fault_in_form(format, formats, called=person.called, asked_for=asked_for):
        raise UnableToPrepare(fault, field="format")
    if fault := rules.fault_in_give_by(give_by, today=today):
        raise UnableToPrepare(fault, field="give_by")
    return {
        "format": format,
        "language": language if format == Format.TRANSLATION else "",
        "asked_for": asked_for,
        "give_by": give_by,
    }


def _refuse_what_is_not_shared(person: Person, contact: Contact, kind: DocumentKind, *, on: date) -> None:
    """Refuses a copy for somebody with whom the person does not share this part of their record on that day."""
    agreed = Consent.objects.of(person).holding(on=on).filter(contact=contact)
    if contact.person_id not in person.keys or not any(kind.part in one.parts for one in agreed):
        raise UnableToPrepare(
            f"{person.called} has not agreed to share “{kind.part.label}” with {contact.name}. Ask first, and record "
            "what is agreed.",
            field="to",
        )
