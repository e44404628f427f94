"""Who is alongside a person: now, before and soon; asking in, handing over, naming, ending."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.access.policy import PRACTISING, decide
from alongside.access.roles import Role
from alongside.access.standing import Openness
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.people import actions
from alongside.people.doors import person_view
from alongside.people.forms import involvement as forms
from alongside.people.models import HandOver, Involvement, Person, carrying
from alongside.workforce.kept import typed
from alongside.workforce.models import Team, Worker

BEFORE_AT_MOST = 50
DONE = {
    "asked": "Asked in.",
    "ended": "Ended.",
    "handed": "Handed over. It is on your colleague's desk.",
    "named": "There is a new named practitioner.",
    "read": "Thank you. It is off your desk.",
    "entered": "The shift is entered.",
    "right": "Thank you. The shift is as it should be.",
    "stopped": "The shift has ended, and the record has closed to them.",
}
WORKER, TEAM = "worker:", "team:"


def may_change(request: HttpRequest, person: Person) -> bool:
    """May whoever is asking say who is alongside this person?"""
    roles, standing = request.actor.roles, person.standing  # type: ignore[attr-defined]
    openness = Openness(person.openness)
    return bool(decide(Permission.INVOLVEMENT_CHANGE, roles=roles, standing=standing, openness=openness))


@person_view(page="alongside")
def alongside(request: HttpRequest, person: Person) -> HttpResponse:
    """Who is alongside this person now, who will be soon, and who was before."""
    at = request.at  # type: ignore[attr-defined]
    rows = Involvement.objects.of(person).select_related("worker", "team", "looked_by", "hand_over")
    ended = rows.filter(ends_at__lte=at)
    told = HandOver.objects.of(person).select_related(
        "involvement__worker", "involvement__follows__worker", "handed_by"
    )
    context = {
        "person": person,
        "now_alongside": list(rows.now(at=at)),
        "soon": list(rows.filter(starts_at__gt=at).order_by("starts_at")),
        "before": list(ended.order_by("-ends_at")[:BEFORE_AT_MOST]),
        "to_look_at": list(rows.filter(shift_from="door", looked_at=None).order_by("starts_at")),
        "handed_over": list(told.order_by("-handed_at")[:BEFORE_AT_MOST]),
        "may_change": may_change(request, person),
        "told": DONE.get(request.GET.get("done", ""), ""),
    }
    return page(request, "people/alongside.html", context)


@person_view(Permission.INVOLVEMENT_CHANGE, page="alongside")
def ask_in(request: HttpRequest, person: Person) -> HttpResponse:
    """Ask a colleague, or a team, to be alongside."""
    form = forms.AskIn(
        request.POST or typed(request),
        choices=[*_teams(), *((WORKER + key, words) for key, words in workers(request, PRACTISING))],
        initial={"starts_at": request.at, "role": Role.PRACTITIONER.value},  # type: ignore[attr-defined]
    )
    if request.method == "POST" and form.is_valid():
        answers = dict(form.cleaned_data)
        with shown_in(form):
            try:
                actions.begin_involvement(
                    person=person, **_who(answers.pop("who")), **answers, by=request.actor, at=request.at
                )
            except AlreadyDone:
                pass
            return back(person, "asked")
    return page(request, "people/ask_in.html", {"form": form, "person": person}, status=422 if form.errors else 200)


@person_view(Permission.INVOLVEMENT_CHANGE, page="alongside")
def end(request: HttpRequest, person: Person, involvement_id: UUID) -> HttpResponse:
    """End somebody's time alongside, after saying what that means."""
    row = _row(person, involvement_id, ends_at__gt=request.at) or _row(person, involvement_id, ends_at=None)  # type: ignore[attr-defined]
    if row is None:
        return _gone(person, involvement_id)
    form = forms.End(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.end_involvement(involvement=row, **form.cleaned_data, by=request.actor, at=request.at)
            return back(person, "ended")
    context = {"form": form, "person": person, "row": row, "not_begun": row.starts_at > request.at}  # type: ignore[attr-defined]
    return page(request, "people/end_involvement.html", context, status=422 if form.errors else 200)


@person_view(Permission.INVOLVEMENT_CHANGE, page="alongside")
def hand_over(request: HttpRequest, person: Person, involvement_id: UUID) -> HttpResponse:
    """Hand a place over to a colleague, with what they should know."""
    row = _row(person, involvement_id, is_shift=False, worker__isnull=False)
    if row is None:
        raise Http404("There is no such place.")
    kind = frozenset({Role.PRACTITIONER}) if row.is_named_practitioner else PRACTISING
    choices = [pair for pair in workers(request, kind) if pair[0] != str(row.worker_id)]
    form = forms.HandOver(request.POST or typed(request), choices=choices)
    if request.method == "POST" and form.is_valid():
        answers = dict(form.cleaned_data)
        to = get_object_or_404(Worker, pk=answers.pop("to"))
        with shown_in(form):
            try:
                actions.hand_over(involvement=row, to=to, **answers, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            if row.worker_id == request.actor.pk:  # type: ignore[attr-defined]
                return redirect(reverse("people:people") + "?handed=1")
            return back(person, "handed")
    context = {"form": form, "person": person, "row": row, "is_mine": row.worker_id == request.actor.pk}  # type: ignore[attr-defined]
    return page(request, "people/hand_over.html", context, status=422 if form.errors else 200)


@person_view(Permission.INVOLVEMENT_CHANGE, page="alongside")
def make_named(request: HttpRequest, person: Person, involvement_id: UUID) -> HttpResponse:
    """Make somebody who is alongside the named practitioner, after saying what that means."""
    row = _row(person, involvement_id, is_shift=False, worker__isnull=False)
    if row is None:
        raise Http404("There is no such place.")
    form = forms.MakeNamed(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.make_named_practitioner(
                    person=person, worker=row.worker, **form.cleaned_data, by=request.actor, at=request.at
                )
            except AlreadyDone:
                pass
            return back(person, "named")
    before = Involvement.objects.of(person).filter(is_named_practitioner=True, ends_at=None)
    context = {"form": form, "person": person, "row": row, "before": before.select_related("worker").first()}
    return page(request, "people/make_named.html", context, status=422 if form.errors else 200)


@person_view(page="alongside")
def read(request: HttpRequest, person: Person, involvement_id: UUID) -> HttpResponse:
    """What a colleague handed over, for whoever took the place; sent, it is read."""
    told = HandOver.objects.of(person).filter(involvement=involvement_id)
    hand_over = told.select_related("involvement__worker", "involvement__follows__worker", "handed_by").first()
    if hand_over is None:
        raise Http404("Nothing was handed over here.")
    refusal = ""
    if request.method == "POST":
        carrying(hand_over.involvement, person)
        try:
            actions.read_hand_over(hand_over=hand_over, by=request.actor, at=request.at)
            return back(person, "read")
        except UnableTo as told_why:
            refusal = str(told_why)
    context = {
        "person": person,
        "hand_over": hand_over,
        "is_mine": hand_over.involvement.worker_id == request.actor.pk,  # type: ignore[attr-defined]
        "refusal": refusal,
    }
    return page(request, "people/handed_over.html", context, status=422 if refusal else 200)


def back(person: Person, done: str) -> HttpResponse:
    """To the page of who is alongside, which says what was done."""
    return redirect(reverse("people:alongside", args=[person.pk]) + f"?done={done}")


def workers(request: HttpRequest, holding: Any) -> list[tuple[str, str]]:
    """Workers who hold one of these roles today, as pairs of key and words."""
    working = Worker.objects.working(on=in_london(request.at).date()).order_by("name")  # type: ignore[attr-defined]
    return [(str(w.pk), f"{w.name}, {w.roles_in_words}") for w in working if holding & set(w.roles)]


def _teams() -> list[tuple[str, str]]:
    return [(f"{TEAM}{team.pk}", f"{team.name} team") for team in Team.objects.order_by("name")]


def _who(key: str) -> dict[str, Any]:
    """The worker or the team of a choice that the form has checked."""
    if key.startswith(TEAM):
        return {"team": get_object_or_404(Team, pk=key.removeprefix(TEAM))}
    return {"worker": get_object_or_404(Worker, pk=key.removeprefix(WORKER))}


def _row(person: Person, key: UUID, **which: Any) -> Involvement | None:
    row = Involvement.objects.of(person).filter(pk=key, **which).select_related("worker", "team").first()
    return row and carrying(row, person)


def _gone(person: Person, key: UUID) -> HttpResponse:
    """Ended by a colleague, or here, a moment ago; or there never was such a row."""
    if Involvement.objects.of(person).filter(pk=key).exists():
        return back(person, "ended")
    raise Http404("There is no such time alongside.")
