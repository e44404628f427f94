"""A copy of a person's, and what a page may offer."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from alongside.access.permissions import Permission
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
