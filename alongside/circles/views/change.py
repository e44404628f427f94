"""Changes of a map by a worker: somebody added, moved, written about, taken off; the last change undone."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.circles.views import canvas as on
from alongside.circles.views.drawing import Canvas
from alongside.circles.views.finding import map_of, unless_kept
from alongside.people.doors import person_view
from alongside.people.models import Person

CHANGE = Permission.CIRCLES_CHANGE


@require_POST
@person_view(CHANGE, page="change_circles")
@unless_kept
def add(request: HttpRequest, person: Person, map_id: UUID) -> HttpResponse:
    """Put somebody on the map: by a name alone, or one of those in the person's life."""
    return on.add(Canvas(request, person, map_of(person, map_id)))


@require_POST
@person_view(CHANGE, page="change_circles")
@unless_kept
def move(request: HttpRequest, person: Person, map_id: UUID, placement_id: UUID) -> HttpResponse:
    """Say how close somebody is, by one tap on a ring. Tapped by two people at once, the second is told."""
    return on.move(Canvas(request, person, map_of(person, map_id)), placement_id)


@require_POST
@person_view(CHANGE, page="change_circles")
@unless_kept
def undo(request: HttpRequest, person: Person, map_id: UUID) -> HttpResponse:
    """Undo the last change of a map."""
    return on.undo(Canvas(request, person, map_of(person, map_id)))


@require_POST
@person_view(CHANGE, page="change_circles")
@unless_kept
def take_off(request: HttpRequest, person: Person, map_id: UUID, placement_id: UUID) -> HttpResponse:
    """Take somebody off the map. They stay among the people in the person's life."""
    return on.take_off(Canvas(request, person, map_of(person, map_id)), placement_id)


@person_view(CHANGE, page="change_circles")
@unless_kept
def placement(request: HttpRequest, person: Person, map_id: UUID, placement_id: UUID) -> HttpResponse:
    """Everything about one placement, as a form: how close, who or what, the tie, help, contact, how they met."""
    return on.describe(Canvas(request, person, map_of(person, map_id)), placement_id)


@require_POST
@person_view(CHANGE, page="change_circles")
@unless_kept
def tie(request: HttpRequest, person: Person, map_id: UUID) -> HttpResponse:
    """Say that two know each other, or do not: the second of two taps."""
    return on.tie(Canvas(request, person, map_of(person, map_id)))
