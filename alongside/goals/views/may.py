"""What every page of this room asks first: which partnership, and what may whoever looks do?"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.design.forms import Form
from alongside.design.pages import page
from alongside.goals.models import Partnership
from alongside.goals.together import in_it
from alongside.people.models import Person, carrying


def may(request: HttpRequest, person: Person, permission: Permission) -> bool:
    """Whether the page may offer what needs this permission."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return bool(decide(permission, roles=actor.roles, standing=person.standing, openness=Openness(person.openness)))


def partnership_of(person: Person, partnership_id: UUID) -> Partnership:
    """One of a person's partnerships, with who is in it; 404 for any other."""
    one = get_object_or_404(Partnership.objects.of(person).with_everybody(), pk=partnership_id)
    return carrying(one, person)


def shown(
    request: HttpRequest, template: str, person: Person, one: Partnership, form: Form, **more: Any
) -> HttpResponse:
    """A form about a partnership on a page of its own."""
    context = {"person": person, "one": one, "who": in_it(one, person), "form": form, **more}
    return page(request, template, context, status=422 if form.errors else 200)
