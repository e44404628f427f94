"""Changes of a map: somebody added, moved, written about, taken off; the last change undone."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.circles import actions
from alongside.circles.forms import NO_RING, AddToMap, Describe, OnlyVersion
from alongside.circles.models import CircleMap, Placement
from alongside.circles.models.map import FACTS
from alongside.circles.views.drawing import addable, map_page
from alongside.circles.views.finding import map_of, placement_of, unless_kept
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.people.actions.contact import UnableToTellApart
from alongside.people.doors import person_view
from alongside.people.models import Contact, Person
from alongside.workforce.kept import typed

DRAW = Permission.CIRCLES_DRAW
LOST = "This page lost count of what you had seen. Look at the map as it stands now, and press again."


def to_map(circle_map: CircleMap, placement: UUID | None = None) -> HttpResponse:
    """Back to the map, with somebody chosen when one is given."""
    address = reverse("circles:map", args=[circle_map.person_id, circle_map.pk])
    return redirect(f"{address}?who={placement}#chosen" if placement else f"{address}#drawing")


def ring_in(value: str) -> int | None:
    """A ring as a button or a form sends it; None for no ring; 0, which no map has, for anything else."""
    return None if value == NO_RING else int(value) if value.isdecimal() and len(value) < 3 else 0


@require_POST
@person_view(DRAW, page="change_circles")
@unless_kept
def add(request: HttpRequest, person: Person, map_id: UUID) -> HttpResponse:
    """Put somebody on the map: by a name alone, or one of those in the person's life."""
    circle_map = map_of(person, map_id)
    form = AddToMap(request.POST, contacts=addable(request, person, circle_map))
    if form.is_valid():
        facts = dict(form.cleaned_data)
        key = facts.pop("contact")
        contact = Contact.objects.of(person).filter(pk=key).first() if key and not facts["name"] else None
        with shown_in(form):
            try:
                actions.add_to_map(circle_map=circle_map, contact=contact, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            except UnableToTellApart as refusal:
                form.add_error("name", _alike(refusal))
                form.is_alike = True  # type: ignore[attr-defined]
                return map_page(request, person, map_of(person, map_id), form=form)
            return to_map(circle_map, facts["id"])
    return map_page(request, person, map_of(person, map_id), form=form)


def _alike(refusal: UnableToTellApart) -> str:
    is_here = str(refusal).split(" Open ")[0]
    return f"{is_here} Choose them from the list if it is they; if it is somebody else, say so below."


@require_POST
@person_view(DRAW, page="change_circles")
@unless_kept
def move(request: HttpRequest, person: Person, map_id: UUID, placement_id: UUID) -> HttpResponse:
    """Say how close somebody is, by one tap on a ring. Tapped by two people at once, the second is told."""
    circle_map = map_of(person, map_id)
    one = placement_of(request, circle_map, placement_id)
    form = OnlyVersion(request.POST)
    if not form.is_valid():
        return map_page(request, person, circle_map, problem=LOST)
    try:
        actions.move(
            placement=one,
            seen_version=form.cleaned_data["version"],
            ring=ring_in(request.POST.get("ring", "")),
            by=request.actor,
            at=request.at,
        )
    except ChangedMeanwhile as refusal:
        now = refusal.current.ring_words
        problem = f"Somebody else moved {one.contact.name} meanwhile, to {now}. Press again if you still want to."
        return map_page(request, person, map_of(person, map_id), problem=problem)
    except UnableTo as refusal:
        return map_page(request, person, map_of(person, map_id), problem=str(refusal))
    return to_map(circle_map)


@require_POST
@person_view(DRAW, page="change_circles")
@unless_kept
def undo(request: HttpRequest, person: Person, map_id: UUID) -> HttpResponse:
    """Undo the last change of a map."""
    circle_map, form = map_of(person, map_id), OnlyVersion(request.POST)
    try:
        version = form.cleaned_data["version"] if form.is_valid() else 0
        actions.undo(circle_map=circle_map, seen_version=version, by=request.actor, at=request.at)
    except UnableTo as refusal:
        return map_page(request, person, map_of(person, map_id), problem=str(refusal))
    return to_map(circle_map)


@require_POST
@person_view(DRAW, page="change_circles")
@unless_kept
def take_off(request: HttpRequest, person: Person, map_id: UUID, placement_id: UUID) -> HttpResponse:
    """Take somebody off the map. They stay among the people in the person's life."""
    circle_map = map_of(person, map_id)
    one, form = placement_of(request, circle_map, placement_id), OnlyVersion(request.POST)
    try:
        version = form.cleaned_data["version"] if form.is_valid() else 0
        actions.take_off(placement=one, seen_version=version, by=request.actor, at=request.at)
    except ChangedMeanwhile:
        problem = f"Somebody else changed what stands about {one.contact.name} meanwhile. Look, and press again."
        return map_page(request, person, map_of(person, map_id), problem=problem)
    except UnableTo as refusal:
        return map_page(request, person, map_of(person, map_id), problem=str(refusal))
    return to_map(circle_map)


@person_view(DRAW, page="change_circles")
@unless_kept
def placement(request: HttpRequest, person: Person, map_id: UUID, placement_id: UUID) -> HttpResponse:
    """Everything about one placement, as a form: how close, who or what, the tie, help, contact, how they met."""
    circle_map = map_of(person, map_id)
    one = placement_of(request, circle_map, placement_id)
    others = list(circle_map.placements.seen_by(request.actor).exclude(pk=one.pk))
    form = Describe(
        request.POST or typed(request),
        initial=_as_it_stands(one),
        rings=[(str(n), words) for n, words in enumerate(circle_map.rings, 1)],
        through=[(str(other.contact_id), other.contact.name) for other in others],
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        through = {str(other.contact_id): other.contact for other in others}
        unseen = one.met_through if one.met_through_id and str(one.met_through_id) not in through else None
        facts["met_through"] = through.get(facts["met_through"], unseen)
        facts["ring"] = ring_in(facts["ring"])
        with shown_in(form):
            seen = facts.pop("version")
            actions.describe(placement=one, seen_version=seen, **facts, by=request.actor, at=request.at)
            return to_map(circle_map)
    context = {"person": person, "map": circle_map, "one": one, "form": form}
    return page(request, "circles/placement.html", context, status=422 if form.errors else 200)


def _as_it_stands(one: Placement) -> dict[str, Any]:
    facts: dict[str, Any] = {name: getattr(one, name) for name in FACTS}
    return {
        **facts,
        "version": one.version,
        "ring": str(one.ring) if one.ring else NO_RING,
        "met_through": str(one.met_through_id or ""),
    }
