"""A copy of a person's, and what a page may offer."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from alongside.access.permissions import Permission
from alongside.kit.moments import in_london
from alongside.law.beside import Law, law_on
from alongside.letters.kinds import kind_of
from alongside.letters.models import Copy
from alongside.people.models import Person, carrying
from alongside.people.models.communication import CommunicationNeeds

WHO = ("contact", "prepared_by", "given_by", "acknowledged_by", "kept_back_by", "file", "address", "person")


def copy_of(person: Person, copy_id: UUID) -> Copy:
    """A copy of this person's, who carries the standing they were read with; 404 for anybody else's."""
    copy: Copy = carrying(get_object_or_404(Copy.objects.of(person).select_related(*WHO), pk=copy_id), person)
    return copy


def may_give(request: HttpRequest, person: Person) -> bool:
    """May whoever is asking prepare and give copies to this person?"""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return person.opens_to(actor, Permission.COPY_GIVE)


def formats_needed(person: Person) -> list[str]:
    """The forms of written information that a person said they need; none where nobody has asked."""
    needs = CommunicationNeeds.objects.counting(person)
    return list(needs.formats) if needs else []


def law_of(request: HttpRequest, copy: Copy | None = None) -> Law | None:
    """The law that asks for something in their hand: of one copy whether it was given; None where none asks for it."""
    today = in_london(request.at).date()  # type: ignore[attr-defined]
    if copy is None:
        return law_on("written_record", today)
    kind = kind_of(copy.kind)
    if kind is None or not kind.owed or copy.contact_id is not None:
        return None
    return law_on("written_record", today, of_what=kind.owed, given=copy.given_on is not None)
