"""The page that a map is drawn on: every change leads back to it, and every refusal stands on it."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.circles.forms import NO_RING, AddToMap, OnlyVersion
from alongside.circles.models import CircleMap, CirclesKeptFrom, Placement, Sitting
from alongside.circles.models.words import Kind, Sector
from alongside.circles.seeing import Drawn, about_in_words, change_in_words, drawn, last_change
from alongside.circles.views.finding import map_of, may, placement_of
from alongside.circles.watching import mark
from alongside.design.pages import page
from alongside.people.models import Contact, Person

PAID = [("yes", "Paid"), ("no", "Not paid"), ("unknown", "Not known")]
FILTERS = {
    "kind": ("Who or what", Kind.choices),
    "part": ("Part of life", Sector.choices),
    "paid": ("Paid or not", PAID),
}


@dataclass(frozen=True)
class Canvas:
    """Where a map is drawn: a worker's page about a person, or the person's own device at a sitting (`is_guest`)."""

    request: HttpRequest
    person: Person
    map: CircleMap
    is_guest: bool = False

    @property
    def viewer(self) -> Any:
        """Who looks and draws."""
        return self.request.actor  # type: ignore[attr-defined]

    def to(self, name: str, *keys: Any) -> str:
        """The address of one of the map's pages, or of what is sent from it, on this side."""
        if self.is_guest:
            return reverse(f"circles:together_{name}", args=keys)
        return reverse(f"circles:{name}", args=[self.person.pk, self.map.pk, *keys])

    def placement(self, key: UUID) -> Placement:
        """Somebody on the map whose name is not kept from whoever looks; 404 for anybody else."""
        return placement_of(self.request, self.map, key)

    def back(self, placement: UUID | None = None) -> HttpResponse:
        """Back to the map, with somebody chosen when one is given."""
        return redirect(f"{self.to('map')}?who={placement}#chosen" if placement else f"{self.to('map')}#drawing")

    def page(self, *, problem: str = "", form: AddToMap | None = None) -> HttpResponse:
        """The map as it stands now, with why the last change was refused, or what was wrong in a form."""
        return map_page(replace(self, map=map_of(self.person, self.map.pk)), problem=problem, form=form)


def map_page(canvas: Canvas, *, problem: str = "", form: AddToMap | None = None) -> HttpResponse:
    """A map to look at or to draw on. `problem` is why the last change was refused; nothing was changed then."""
    request, person, circle_map = canvas.request, canvas.person, canvas.map
    maps = list(CircleMap.objects.of(person).standing())
    earlier = _before(maps, circle_map)
    before = Placement.objects.filter(map=earlier).values_list("contact_id", flat=True) if earlier else None
    only = {name: request.GET.get(name, "") for name in FILTERS}
    one = drawn(circle_map, canvas.viewer, before=before, only=only)
    is_open = circle_map.reviewed_at is None and (canvas.is_guest or may(request, person, Permission.CIRCLES_DRAW))
    is_tying = request.GET.get("mode") == "ties"
    chosen = next((row for row in one.rows if str(row.key) == request.GET.get("who")), None) if is_open else None
    last = last_change(circle_map, canvas.viewer) if is_open else None
    sitting = sitting_of(circle_map, at=request.at) if is_open else None  # type: ignore[attr-defined]
    context: dict[str, Any] = {
        "person": person,
        "to": canvas.to,
        "is_guest": canvas.is_guest,
        "sitting": sitting,
        "mark": mark_of(circle_map, sitting),
        "join_at": request.build_absolute_uri(reverse("circles:together")) if sitting else "",
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
        "form": form or (AddToMap(contacts=addable(canvas)) if is_open else None),
        "filters": [(name, label, [("", "All"), *choices], only[name]) for name, (label, choices) in FILTERS.items()],
        "is_filtered": any(only.values()),
        "earlier": earlier,
        "correction": circle_map.followed_by.filter(is_correction=True).first() if circle_map.reviewed_at else None,
    }
    if not canvas.is_guest:
        context |= {
            "may_draw": may(request, person, Permission.CIRCLES_DRAW),
            "may_keep": may(request, person, Permission.CIRCLES_KEEP_FROM),
        }
    status = 409 if problem else 422 if form is not None and form.errors else 200
    template = "circles/together_map.html" if canvas.is_guest else "circles/map.html"
    return page(request, template, context, status=status)


def sitting_of(circle_map: CircleMap, *, at: datetime) -> Sitting | None:
    """The sitting that goes on on a map; None where none does, or where one waits for a code that is no longer good."""
    sitting = Sitting.objects.going_on(at=at).filter(map=circle_map).select_related("begun_by").first()
    return sitting if sitting is not None and (sitting.joined_at or sitting.can_be_joined(at=at)) else None


def mark_of(circle_map: CircleMap, sitting: Sitting | None) -> str:
    """The mark of a map that is shown with this sitting, or with none."""
    is_joined = sitting is not None and sitting.joined_at is not None
    return mark(
        circle_map.version,
        is_reviewed=circle_map.reviewed_at is not None,
        is_joined=is_joined,
        is_waiting=sitting is not None and not is_joined,
    )


def addable(canvas: Canvas, *, only: Iterable[Contact] | None = None) -> list[tuple[str, str]]:
    """Those in a person's life who are not on a map, and whose name is not kept from whoever looks; of `only` some.

    A device that was joined to one map is shown none but those whose name it has typed: the others are not on the map.
    """
    if canvas.is_guest and only is None:
        return []
    on_it = canvas.map.placements.values("contact")
    kept = CirclesKeptFrom.objects.of(canvas.person).now().meant_for(canvas.viewer).exclude(contact=None)
    rows = Contact.objects.of(canvas.person).still().exclude(pk__in=on_it).exclude(pk__in=kept.values("contact"))
    if only is not None:
        rows = rows.filter(pk__in=[one.pk for one in only])
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
