"""What every page of this room asks first: which partnership, and what may whoever looks do?"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.goals.models import Partnership
from alongside.people.models import Person, carrying


def may(request: HttpRequest, person: Person, permission: Permission) -> bool:
    """Whether the page may offer what needs this permission."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return bool(decide(permission, roles=actor.roles, standing=person.standing, openness=Openness(person.openness)))


def partnership_of(person: Person, partnership_id: UUID) -> Partnership:
    """One of a person's partnerships, with who is in it; 404 for any other."""
    one = get_object_or_404(Partnership.objects.of(person).with_everybody(), pk=partnership_id)
    return carrying(one, person)
