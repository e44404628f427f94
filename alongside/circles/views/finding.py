"""What every page of circles begins with: is it kept from whoever looks, which map, which placement?"""

import functools
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.circles.models import CircleMap, Placement
from alongside.circles.models.keeping import keeps_all
from alongside.design.pages import page
from alongside.people.models import Person

View = TypeVar("View", bound=Callable[..., HttpResponse])


def unless_kept(view: View) -> View:
    """A page of circles, behind the door: whoever all of them are kept from is told so, and no more."""

    @functools.wraps(view)
    def enter(request: HttpRequest, person: Person, **words: Any) -> HttpResponse:
        if keeps_all(person, request.actor):  # type: ignore[attr-defined]
            return page(request, "circles/not_for_you.html", {"person": person}, status=403)
        return view(request, person, **words)

    return enter  # type: ignore[return-value]


def map_of(person: Person, map_id: UUID) -> CircleMap:
    """One of a person's maps; 404 for any other."""
    circle_map = get_object_or_404(CircleMap.objects.of(person).select_related("drawn_by", "reviewed_by"), pk=map_id)
    circle_map.person = person
    return circle_map


def placement_of(request: HttpRequest, circle_map: CircleMap, placement_id: UUID) -> Placement:
    """Somebody on a map whose name is not kept from whoever looks; 404 for anybody else."""
    seen = circle_map.placements.seen_by(request.actor)  # type: ignore[attr-defined]
    placement = get_object_or_404(seen, pk=placement_id)
    placement.map = circle_map
    placement.contact.person = circle_map.person
    return placement


def may(request: HttpRequest, person: Person, permission: Permission) -> bool:
    """Whether the page may offer what needs this permission."""
    actor: Any = request.actor  # type: ignore[attr-defined]
    return bool(decide(permission, roles=actor.roles, standing=person.standing, openness=Openness(person.openness)))
