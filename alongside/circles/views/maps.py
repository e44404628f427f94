"""A person's maps: all of them, a new one, one, two compared, one to show, one on paper; reviewed, corrected."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.circles import actions
from alongside.circles.comparing import compared
from alongside.circles.forms import NEW_RINGS, BeginMap, OnlyVersion
from alongside.circles.models import CircleMap, Placement
from alongside.circles.seeing import about_in_words, drawn
from alongside.circles.views.canvas import LOST
from alongside.circles.views.drawing import Canvas, map_page
from alongside.circles.views.finding import map_of, may, unless_kept
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.ids import new_id
from alongside.kit.moments import date_in_words, in_london
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.workforce.kept import typed

DRAW = Permission.CIRCLES_DRAW


@person_view(page="circles")
@unless_kept
def circles(request: HttpRequest, person: Person) -> HttpResponse:
    """All of a person's maps, newest first, with the newest drawn; and which two to compare."""
    maps = list(CircleMap.objects.of(person).standing().select_related("drawn_by"))
    earlier = Placement.objects.filter(map=maps[1]).values_list("contact_id", flat=True) if len(maps) > 1 else None
    context = {
        "person": person,
        "maps": [(one, about_in_words(one)) for one in maps],
        "newest": drawn(maps[0], request.actor, before=earlier) if maps else None,
        "may_draw": may(request, person, DRAW),
        "may_keep": may(request, person, Permission.CIRCLES_KEEP_FROM),
        "may_take_out": may(request, person, Permission.CIRCLES_EXPORT),
    }
    return page(request, "circles/circles.html", context)


@person_view(DRAW, page="change_circles")
@unless_kept
def begin(request: HttpRequest, person: Person) -> HttpResponse:
    """Begin a map: empty rings, or a copy of an earlier one to change together."""
    maps = {str(one.pk): one for one in CircleMap.objects.of(person).standing()}
    first = {
        "drawn_on": in_london(request.at).date(),
        "made_with": request.actor.name,
        "follows": next(iter(maps), NEW_RINGS),
    }
    form = BeginMap(
        request.POST or typed(request),
        initial=first,
        maps=[(key, date_in_words(one.drawn_on)) for key, one in maps.items()],
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            try:
                facts["follows"] = maps.get(facts["follows"])
                actions.begin_map(person=person, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("circles:map", person.pk, facts["id"])
    context = {"person": person, "form": form, "is_first": not maps}
    return page(request, "circles/begin.html", context, status=422 if form.errors else 200)


@person_view(page="circles")
@unless_kept
def one_map(request: HttpRequest, person: Person, map_id: UUID) -> HttpResponse:
    """One map: the picture, and the same as a table. Somebody tapped can be moved with the next tap."""
    return map_page(Canvas(request, person, map_of(person, map_id)))


@person_view(page="circles")
@unless_kept
def show(request: HttpRequest, person: Person, map_id: UUID) -> HttpResponse:
    """Show and talk: the picture, large, and nothing else."""
    one = drawn(map_of(person, map_id), request.actor)
    return page(request, "circles/show.html", {"person": person, "one": one})


@person_view(page="circles")
@unless_kept
def to_print(request: HttpRequest, person: Person, map_id: UUID) -> HttpResponse:
    """On paper: the picture and the table, in large print or in black alone when asked for."""
    circle_map = map_of(person, map_id)
    context = {
        "person": person,
        "one": drawn(circle_map, request.actor),
        "about": about_in_words(circle_map),
        "is_large": request.GET.get("size") == "large",
        "is_black": request.GET.get("ink") == "black",
    }
    return page(request, "circles/to_print.html", context)


@person_view(page="compare_circles")
@unless_kept
def compare(request: HttpRequest, person: Person) -> HttpResponse:
    """Two maps side by side, in pictures and in words: the first and the newest unless two others are chosen."""
    maps = list(CircleMap.objects.of(person).standing().select_related("drawn_by"))
    by_key = {str(one.pk): one for one in maps}
    context: dict[str, Any] = {"person": person, "maps": maps, "found": None, "may_draw": may(request, person, DRAW)}
    if len(maps) > 1:
        first = by_key.get(request.GET.get("first", ""), maps[-1])
        second = by_key.get(request.GET.get("second", ""), maps[0])
        context["found"] = compared(first, second, request.actor)
    return page(request, "circles/compare.html", context)


@require_POST
@person_view(DRAW, page="change_circles")
@unless_kept
def review(request: HttpRequest, person: Person, map_id: UUID) -> HttpResponse:
    """Say that a map is right: it changes no more."""
    circle_map, form = map_of(person, map_id), OnlyVersion(request.POST)
    if not form.is_valid():
        return Canvas(request, person, circle_map).page(problem=LOST)
    try:
        version = form.cleaned_data["version"]
        actions.review_map(circle_map=circle_map, seen_version=version, by=request.actor, at=request.at)
    except UnableTo as refusal:
        return Canvas(request, person, circle_map).page(problem=str(refusal))
    return redirect("circles:map", person.pk, circle_map.pk)


@require_POST
@person_view(DRAW, page="change_circles")
@unless_kept
def correct(request: HttpRequest, person: Person, map_id: UUID) -> HttpResponse:
    """Make a new version of a reviewed map, and go there."""
    circle_map = map_of(person, map_id)
    try:
        correction = actions.correct_map(circle_map=circle_map, id=new_id(), by=request.actor, at=request.at)
    except UnableTo as refusal:
        return Canvas(request, person, circle_map).page(problem=str(refusal))
    return redirect("circles:map", person.pk, correction.pk)
