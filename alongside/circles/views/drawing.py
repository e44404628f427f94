"""The page that a map is drawn on: every change leads back to it, and every refusal stands on it."""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse

from alongside.access.permissions import Permission
from alongside.circles.forms import NO_RING, AddToMap, OnlyVersion
from alongside.circles.models import CircleMap, CirclesKeptFrom, Placement
from alongside.circles.models.words import Kind, Sector
from alongside.circles.seeing import Drawn, about_in_words, change_in_words, drawn, last_change
from alongside.circles.views.finding import may
from alongside.design.pages import page
from alongside.people.models import Contact, Person

PAID = [("yes", "Paid"), ("no", "Not paid"), ("unknown", "Not known")]
FILTERS = {
    "kind": ("Who or what", Kind.choices),
    "part": ("Part of life", Sector.choices),
    "paid": ("Paid or not", PAID),
}


def map_page(
    request: HttpRequest, person: Person, circle_map: CircleMap, *, problem: str = "", form: AddToMap | None = None
) -> HttpResponse:
    """A map to look at or to draw on. `problem` is why the last change was refused; nothing was changed then."""
    maps = list(CircleMap.objects.of(person).standing())
    earlier = _before(maps, circle_map)
    before = Placement.objects.filter(map=earlier).values_list("contact_id", flat=True) if earlier else None
    only = {name: request.GET.get(name, "") for name in FILTERS}
    one = drawn(circle_map, request.actor, before=before, only=only)  # type: ignore[attr-defined]
    is_open = circle_map.reviewed_at is None and may(request, person, Permission.CIRCLES_DRAW)
    is_tying = request.GET.get("mode") == "ties"
    chosen = next((row for row in one.rows if str(row.key) == request.GET.get("who")), None) if is_open else None
    last = last_change(circle_map, request.actor) if is_open else None
    context: dict[str, Any] = {
        "person": person,
        "map": circle_map,
        "one": one,
        "about": about_in_words(circle_map),
        "is_open": is_open,
        "is_tying": is_tying,
        "chosen": chosen,
        "knows": _known_to(one, chosen) if chosen and is_tying else set(),
        "links": _links(one, only, is_tying) if is_open else {},
        "rings": [*enumerate(circle_map.rings, 1), (NO_RING, "No ring yet")],
        "last": (last, change_in_words(last, circle_map)) if last else None,
        "refused": problem,
        "seen": OnlyVersion(initial={"version": circle_map.version}),
        "form": form or (AddToMap(contacts=addable(request, person, circle_map)) if is_open else None),
        "filters": [(name, label, [("", "All"), *choices], only[name]) for name, (label, choices) in FILTERS.items()],
        "is_filtered": any(only.values()),
        "earlier": earlier,
        "correction": circle_map.followed_by.filter(is_correction=True).first() if circle_map.reviewed_at else None,
        "may_draw": may(request, person, Permission.CIRCLES_DRAW),
        "may_keep": may(request, person, Permission.CIRCLES_KEEP_FROM),
    }
    status = 409 if problem else 422 if form is not None and form.errors else 200
    return page(request, "circles/map.html", context, status=status)


def addable(request: HttpRequest, person: Person, circle_map: CircleMap) -> list[tuple[str, str]]:
    """Those in a person's life who are not on a map, and whose name is not kept from whoever looks."""
    on_it = circle_map.placements.values("contact")
    kept = CirclesKeptFrom.objects.of(person).now().meant_for(request.actor).exclude(contact=None).values("contact")  # type: ignore[attr-defined]
    rows = Contact.objects.of(person).still().exclude(pk__in=on_it).exclude(pk__in=kept)
    return [(str(key), name) for key, name in rows.values_list("pk", "name")]


def _before(maps: list[CircleMap], circle_map: CircleMap) -> CircleMap | None:
    """The map that was drawn before this one, None for the first and for one that was corrected."""
    places = {one.pk: n for n, one in enumerate(maps)}
    n = places.get(circle_map.pk)
    return maps[n + 1] if n is not None and n + 1 < len(maps) else None


def _known_to(one: Drawn, chosen: Any) -> set[Any]:
    pairs = [(a.key, b.key) for a, b in one.ties]
    return {b if a == chosen.key else a for a, b in pairs if chosen.key in (a, b)}


def _links(one: Drawn, only: dict[str, str], is_tying: bool) -> dict[Any, str]:
    """Where a tap on each leads: to the same page, with them chosen."""
    kept = {name: value for name, value in only.items() if value} | ({"mode": "ties"} if is_tying else {})
    return {row.key: "?" + urlencode({**kept, "who": str(row.key)}) + "#chosen" for row in one.rows}
