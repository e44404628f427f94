"""Drawn together: a worker lets the person's own device in and ends it; the device joins, draws, leaves."""

import functools
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Kind
from alongside.audit.acting import about
from alongside.audit.acts import in_ledger_as
from alongside.audit.doors import READING, look, public_view
from alongside.circles import actions
from alongside.circles.forms import JoinMap
from alongside.circles.guest import Guest
from alongside.circles.joining import try_to_join
from alongside.circles.models import Sitting
from alongside.circles.views import canvas as on
from alongside.circles.views.drawing import Canvas, map_page, mark_of
from alongside.circles.views.finding import map_of, unless_kept
from alongside.circles.watching import MAP_WATCHED, SITTING_JOINED, mark
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.ids import new_id
from alongside.kit.refusals import UnableTo
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.workforce.signing_in import place_of

IN_SESSION = "circles_sitting"
OVER = "over"
TYPED = {"name": "The name", "words": "In their words", "met_words": "How they met"}
View = TypeVar("View", bound=Callable[..., HttpResponse])


# On the worker's side


@require_POST
@person_view(Permission.CIRCLES_DRAW, page="change_circles")
@unless_kept
def begin(request: HttpRequest, person: Person, map_id: UUID) -> HttpResponse:
    """Let the person's own device in to this map: makes the code, and shows it on the map."""
    canvas = Canvas(request, person, map_of(person, map_id))
    try:
        actions.begin_sitting(circle_map=canvas.map, id=new_id(), by=request.actor, at=request.at)
    except UnableTo as refusal:
        return canvas.page(problem=str(refusal))
    return canvas.back()


@require_POST
@person_view(Permission.CIRCLES_DRAW, page="change_circles")
@unless_kept
def end(request: HttpRequest, person: Person, map_id: UUID) -> HttpResponse:
    """End the sitting on this map; where it has ended already, nothing changes."""
    canvas = Canvas(request, person, map_of(person, map_id))
    for sitting in Sitting.objects.filter(map=canvas.map, ended_at=None):
        sitting.map = canvas.map
        try:
            actions.end_sitting(sitting=sitting, by=request.actor, at=request.at)
        except UnableTo as refusal:
            return canvas.page(problem=str(refusal))
    return canvas.back()


@person_view(page="", is_watch=True)
@unless_kept
def version(request: HttpRequest, person: Person, map_id: UUID) -> HttpResponse:
    """What an open page asks each second: the map's mark, a few letters."""
    found = MAP_WATCHED(key=map_id, at=request.at)
    if not found or found[0].person not in person.keys:
        raise Http404("There is no such map.")
    one = found[0]
    is_reviewed = one.reviewed_at is not None
    return _told(mark(one.version, is_reviewed=is_reviewed, is_joined=one.is_joined, is_waiting=one.is_waiting))


def _told(mark: str) -> HttpResponse:
    response = HttpResponse(mark, content_type="text/plain")
    response["Cache-Control"] = "no-store"
    return response


# On the device's side


@public_view
def join(request: HttpRequest) -> HttpResponse:
    """Join a map with the code on the worker's screen and a second thing the person knows."""
    form = JoinMap(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            sitting = try_to_join(**form.cleaned_data, place=place_of(request), at=request.at)
            request.session.cycle_key()
            request.session[IN_SESSION] = str(sitting.pk)
            return redirect("circles:together_map")
    return page(request, "circles/join.html", {"form": form}, status=422 if form.errors else 200)


def at_the_sitting(view: View) -> View:
    """A page of a device that was joined, behind the public door: `request.actor` is the device, as long as it may be.

    Nobody's device is led to the page that joins one. The view is given the Canvas; a page that is read is a look.
    """

    @functools.wraps(view)
    def enter(request: HttpRequest, **words: Any) -> HttpResponse:
        sitting = _joined(request)
        if sitting is None:
            return redirect("circles:together")
        if (canvas := _canvas(request, sitting)) is None:
            return _over(request, sitting)
        if request.method in READING:
            subject = in_ledger_as(canvas.person)
            look(request, subject=subject, page="circles_together", person=canvas.person.pk, because=Kind.SITTING)
        return view(request, canvas, **words)

    return enter  # type: ignore[return-value]


def _joined(request: HttpRequest) -> Sitting | None:
    """The sitting that this device joined, going on or over; None: none."""
    key = request.session.get(IN_SESSION)
    return next(iter(SITTING_JOINED(key=UUID(key))), None) if key else None


def _canvas(request: HttpRequest, sitting: Sitting) -> Canvas | None:
    """The map as this device may draw on it now; None when it may not any more."""
    guest, circle_map = Guest(sitting), sitting.map
    whom = about(guest, circle_map, request.at)  # type: ignore[attr-defined]
    if not decide(Permission.CIRCLES_CHANGE, roles=guest.roles, standing=whom.standing, openness=whom.openness):
        return None
    request.actor = guest  # type: ignore[attr-defined]
    return Canvas(request, circle_map.person, circle_map, is_guest=True)


def _over(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """It is over, by whom, and that nothing drawn is lost; what was sent too late is shown to be copied."""
    sent = [(label, request.POST.get(name, "")) for name, label in TYPED.items()]
    context = {"sitting": sitting, "typed": [(label, words) for label, words in sent if words.strip()]}
    response = page(request, "circles/over.html", context, status=200 if request.method in READING else 409)
    response["Cache-Control"] = "no-store"
    return response


@public_view
@at_the_sitting
def together(request: HttpRequest, canvas: Canvas) -> HttpResponse:
    """The map, on the person's own device."""
    return map_page(canvas)


@public_view
def seen(request: HttpRequest) -> HttpResponse:
    """What the device asks each second: the map's mark, a few letters; `over` once the sitting is."""
    sitting = _joined(request)
    if sitting is None or _canvas(request, sitting) is None:
        return _told(OVER)
    return _told(mark_of(sitting.map, sitting))


@require_POST
@public_view
@at_the_sitting
def add(request: HttpRequest, canvas: Canvas) -> HttpResponse:
    """Put somebody on the map by a name alone."""
    return on.add(canvas)


@require_POST
@public_view
@at_the_sitting
def move(request: HttpRequest, canvas: Canvas, placement_id: UUID) -> HttpResponse:
    """Say how close somebody is, by one tap on a ring."""
    return on.move(canvas, placement_id)


@require_POST
@public_view
@at_the_sitting
def undo(request: HttpRequest, canvas: Canvas) -> HttpResponse:
    """Undo the last change of the map."""
    return on.undo(canvas)


@require_POST
@public_view
@at_the_sitting
def take_off(request: HttpRequest, canvas: Canvas, placement_id: UUID) -> HttpResponse:
    """Take somebody off the map."""
    return on.take_off(canvas, placement_id)


@require_POST
@public_view
@at_the_sitting
def tie(request: HttpRequest, canvas: Canvas) -> HttpResponse:
    """Say that two know each other, or do not."""
    return on.tie(canvas)


@public_view
@at_the_sitting
def placement(request: HttpRequest, canvas: Canvas, placement_id: UUID) -> HttpResponse:
    """Everything about one placement, as a form."""
    return on.describe(canvas, placement_id)


@require_POST
@public_view
@at_the_sitting
def leave(request: HttpRequest, canvas: Canvas) -> HttpResponse:
    """Leave the map. What was drawn stays on it."""
    actions.leave_sitting(sitting=canvas.viewer.sitting, by=canvas.viewer, at=request.at)
    return redirect("circles:together_map")
