"""What every page of this room asks first: which decision, and what may whoever looks do?"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.decisions.models import Decision
from alongside.people.models import Person, carrying


def may(request: HttpRequest, person: Person, permission: Permission) -> bool:
    """Whether the page may offer what needs this permission."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return bool(decide(permission, roles=actor.roles, standing=person.standing, openness=Openness(person.openness)))


def decision_of(person: Person, decision_id: UUID) -> Decision:
    """One of a person's decisions, who carries the standing they were read with; 404 for any other."""
    rows = Decision.objects.of(person).with_everybody().prefetch_related("options", "laws")
    return carrying(get_object_or_404(rows, pk=decision_id), person)
