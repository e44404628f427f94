"""Whether a page may offer what needs a permission."""

from typing import Any

from django.http import HttpRequest

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.people.models import Person


def may(request: HttpRequest, person: Person, permission: Permission) -> bool:
    """May whoever is asking do this, standing to the person as they do?"""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return bool(decide(permission, roles=actor.roles, standing=person.standing, openness=Openness(person.openness)))
