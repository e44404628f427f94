"""Who knows whom, as ticks in a grid. (By two taps on the map: `change.py`.)"""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.circles import actions
from alongside.circles.seeing import drawn
from alongside.circles.views.canvas import key_in
from alongside.circles.views.finding import map_of, placement_of, unless_kept
from alongside.design.pages import page
from alongside.kit.refusals import UnableTo
from alongside.people.doors import person_view
from alongside.people.models import Person

CHANGE = Permission.CIRCLES_CHANGE


@person_view(CHANGE, page="change_circles")
@unless_kept
def who_knows_whom(request: HttpRequest, person: Person, map_id: UUID) -> HttpResponse:
    """The grid: a row of ticks for everybody, one row at a time to change."""
    circle_map = map_of(person, map_id)
    problem = ""
    if request.method == "POST":
        one = placement_of(request, circle_map, key_in(request.POST.get("one", "")))
        seen = set(circle_map.placements.seen_by(request.actor).values_list("contact_id", flat=True))
        asked, known = ({key_in(key) for key in request.POST.getlist(name)} & seen for name in ("asked", "known"))
        try:
            actions.say_whom_they_know(
                circle_map=circle_map, contact=one.contact, asked=asked, known=known, by=request.actor, at=request.at
            )
            address = reverse("circles:who_knows_whom", args=[person.pk, circle_map.pk])
            return redirect(f"{address}?who={one.pk}#row")
        except UnableTo as refusal:
            problem = str(refusal)
    grid = drawn(circle_map, request.actor)
    pairs = {pair for a, b in grid.ties for pair in ((a.key, b.key), (b.key, a.key))}
    context = {
        "person": person,
        "map": circle_map,
        "one": grid,
        "pairs": pairs,
        "chosen": next((row for row in grid.rows if str(row.key) == request.GET.get("who")), None),
        "is_open": circle_map.reviewed_at is None,
        "refused": problem,
    }
    return page(request, "circles/who_knows_whom.html", context, status=409 if problem else 200)
