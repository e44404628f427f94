"""What is done to a map that is being drawn, from a worker's page and from the person's own device alike.

Each takes the Canvas and gives the answer: back to the map, or the map with a sentence that says why nothing was done.
"""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect

from alongside.circles import actions
from alongside.circles.forms import NO_RING, AddToMap, Describe, OnlyVersion
from alongside.circles.models import Placement
from alongside.circles.models.map import FACTS
from alongside.circles.views.drawing import Canvas, addable
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.people.actions.contact import UnableToTellApart
from alongside.people.models import Contact
from alongside.workforce.kept import typed

LOST = "This page lost count of what you had seen. Look at the map as it stands now, and press again."


def ring_in(value: str) -> int | None:
    """A ring as a button or a form sends it; None for no ring; 0, which no map has, for anything else."""
    return None if value == NO_RING else int(value) if value.isdecimal() and len(value) < 3 else 0


def key_in(text: str) -> UUID:
    """A key as a form sent it; one that nothing has for anything else."""
    try:
        return UUID(text)
    except ValueError:
        return UUID(int=0)


def _by(canvas: Canvas) -> dict[str, Any]:
    return {"by": canvas.viewer, "at": canvas.request.at}  # type: ignore[attr-defined]


def add(canvas: Canvas) -> HttpResponse:
    """Put somebody on the map: by a name alone, or one of those who are offered."""
    request = canvas.request
    # A device is offered nobody but those whose name it typed: the key is believed when it comes back with the form.
    offered = addable(canvas, only=Contact.objects.of(canvas.person).filter(pk=key_in(request.POST.get("contact", ""))))
    form = AddToMap(request.POST, contacts=offered if canvas.is_guest else addable(canvas))
    if form.is_valid():
        facts = dict(form.cleaned_data)
        key = facts.pop("contact")
        contact = Contact.objects.of(canvas.person).filter(pk=key).first() if key else None
        if contact is not None and (not facts["name"] or canvas.is_guest):
            facts["name"] = ""
        elif facts["name"]:
            contact = None
        with shown_in(form):
            try:
                actions.add_to_map(circle_map=canvas.map, contact=contact, **facts, **_by(canvas))
            except AlreadyDone:
                pass
            except UnableToTellApart as refusal:
                alike = addable(canvas, only=refusal.alike)
                if canvas.is_guest:
                    form = AddToMap(request.POST, contacts=alike, ask="Is it one of these?")
                form.add_error("name", _alike(refusal, is_offered=bool(alike)))
                form.is_alike = True  # type: ignore[attr-defined]
                return canvas.page(form=form)
            return canvas.back(facts["id"])
    return canvas.page(form=form)


def _alike(refusal: UnableToTellApart, *, is_offered: bool) -> str:
    is_here = str(refusal).split(" Open ")[0]
    if not is_offered:  # they are on the map, or their name is kept
        return f"{is_here} If it is somebody else, say so below."
    return f"{is_here} Choose them from the list if it is they; if it is somebody else, say so below."


def move(canvas: Canvas, key: UUID) -> HttpResponse:
    """Say how close somebody is. The second of two who tap at once is told."""
    one, form = canvas.placement(key), OnlyVersion(canvas.request.POST)
    if not form.is_valid():
        return canvas.page(problem=LOST)
    ring = ring_in(canvas.request.POST.get("ring", ""))
    try:
        actions.move(placement=one, seen_version=form.cleaned_data["version"], ring=ring, **_by(canvas))
    except ChangedMeanwhile as refusal:
        now = refusal.current.ring_words
        problem = f"Somebody else moved {one.contact.name} meanwhile, to {now}. Press again if you still want to."
        return canvas.page(problem=problem)
    except UnableTo as refusal:
        return canvas.page(problem=str(refusal))
    return canvas.back()


def undo(canvas: Canvas) -> HttpResponse:
    """Undo the last change."""
    form = OnlyVersion(canvas.request.POST)
    try:
        version = form.cleaned_data["version"] if form.is_valid() else 0
        actions.undo(circle_map=canvas.map, seen_version=version, **_by(canvas))
    except UnableTo as refusal:
        return canvas.page(problem=str(refusal))
    return canvas.back()


def take_off(canvas: Canvas, key: UUID) -> HttpResponse:
    """Take somebody off the map."""
    one, form = canvas.placement(key), OnlyVersion(canvas.request.POST)
    try:
        version = form.cleaned_data["version"] if form.is_valid() else 0
        actions.take_off(placement=one, seen_version=version, **_by(canvas))
    except ChangedMeanwhile:
        problem = f"Somebody else changed what stands about {one.contact.name} meanwhile. Look, and press again."
        return canvas.page(problem=problem)
    except UnableTo as refusal:
        return canvas.page(problem=str(refusal))
    return canvas.back()


def tie(canvas: Canvas) -> HttpResponse:
    """Say that two know each other, or (`apart`) do not."""
    sent = canvas.request.POST
    one, other = (canvas.placement(key_in(sent.get(name, ""))) for name in ("one", "other"))
    act = actions.untie if "apart" in sent else actions.tie
    try:
        act(circle_map=canvas.map, one=one.contact, other=other.contact, **_by(canvas))
    except UnableTo as refusal:
        return canvas.page(problem=str(refusal))
    return redirect(f"{canvas.to('map')}?mode=ties&who={one.pk}#chosen")


def describe(canvas: Canvas, key: UUID) -> HttpResponse:
    """Everything about one placement, as a form."""
    request, circle_map = canvas.request, canvas.map
    one = canvas.placement(key)
    others = list(circle_map.placements.seen_by(canvas.viewer).exclude(pk=one.pk))
    form = Describe(
        request.POST or (None if canvas.is_guest else typed(request)),
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
            actions.describe(placement=one, seen_version=seen, **facts, **_by(canvas))
            return canvas.back()
    context = {
        "person": canvas.person,
        "map": circle_map,
        "one": one,
        "form": form,
        "is_guest": canvas.is_guest,
        "back_to": canvas.to("map"),
    }
    return page(request, "circles/placement.html", context, status=422 if form.errors else 200)


def _as_it_stands(one: Placement) -> dict[str, Any]:
    facts: dict[str, Any] = {name: getattr(one, name) for name in FACTS}
    return {
        **facts,
        "version": one.version,
        "ring": str(one.ring) if one.ring else NO_RING,
        "met_through": str(one.met_through_id or ""),
    }
