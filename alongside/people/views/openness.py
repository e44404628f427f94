"""Who may open a record: how open it is and was, who is named, who is kept from it, and who broke the glass."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.access.policy import PRACTISING
from alongside.access.standing import Openness
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people import actions
from alongside.people.doors import person_view
from alongside.people.forms import openness as forms
from alongside.people.guarding import who_can_open
from alongside.people.models import BrokenGlass, HowOpen, Involvement, KeptFrom, NamedAccess, Person, carrying
from alongside.people.views.contact import may
from alongside.people.views.involvement import workers
from alongside.workforce.kept import typed
from alongside.workforce.models import Worker
from alongside.workforce.models.team import holds_now

CHANGE = Permission.OPENNESS_CHANGE
DONE = {
    "guarded": "From now on only those named may open this record.",
    "opened": "From now on everybody alongside may open this record.",
    "named": "They are named.",
    "unnamed": "They are no longer named.",
    "kept": "They are kept from this record.",
    "let": "They are no longer kept from this record.",
}
BEFORE_AT_MOST = 50
PERIOD = ("worker_id", "starts_at", "ends_at")


@person_view(page="who_may_open")
def who_may_open(request: HttpRequest, person: Person) -> HttpResponse:
    """How open this record is and was, who may open it, who may not, and who opened it for a reason."""
    at = request.at
    named = NamedAccess.objects.of(person).select_related("worker", "named_by").order_by("starts_at", "pk")
    kept = KeptFrom.objects.of(person).select_related("worker", "kept_by").order_by("starts_at", "pk")
    broken = BrokenGlass.objects.of(person).select_related("worker", "asked", "asked_team", "reviewed_by")
    can = who_can_open(person, at=at) if person.openness != Openness.OPEN else []
    context = {
        "person": person,
        "history": _once(HowOpen.objects.of(person).select_related("set_by"), "openness", "set_at")[:BEFORE_AT_MOST],
        "named": [row for row in _once(named, *PERIOD) if row.ends_at is None or row.ends_at > at],
        "named_before": [row for row in _once(named, *PERIOD) if row.ends_at and row.ends_at <= at][-BEFORE_AT_MOST:],
        "kept": [row for row in _once(kept, *PERIOD) if row.ends_at is None or row.ends_at > at],
        "broken": list(broken.order_by("-opens_at")[:BEFORE_AT_MOST]),
        "only_one": can[0] if len(can) == 1 else None,
        "may_change": may(request, person, CHANGE),
        "may_review": may(request, person, Permission.GLASS_REVIEW),
        "told": DONE.get(request.GET.get("done", ""), ""),
    }
    return page(request, "people/who_may_open.html", context)


def _once(rows: Any, *facts: str) -> list[Any]:
    """Rows without those that say the same of another record of the same person."""
    return list({tuple(getattr(row, fact) for fact in facts): row for row in reversed(list(rows))}.values())[::-1]


@person_view(CHANGE, page="change_openness")
def guard(request: HttpRequest, person: Person) -> HttpResponse:
    """Restrict or hide a record, with a reason, for those who are ticked. A second editor is told."""
    choices = _near(request, person)
    is_open = person.openness == Openness.OPEN
    named = {str(key) for key in _named_now(person, request)} | ({str(request.actor.pk)} if is_open else set())
    begins = {
        "version": person.version,
        "openness": Openness.RESTRICTED if is_open else person.openness,
        "named": sorted(named),
    }
    form = forms.Guard(request.POST or typed(request), choices=choices, initial=begins)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            chosen = list(Worker.objects.filter(pk__in=facts.pop("named")))
            _change(request, person, **facts, named=chosen)
            return _back(request, person, "guarded")
    context = {"form": form, "person": person, "button": "Change who may open it"}
    return page(request, "people/guard.html", context, status=422 if form.errors else 200)


@person_view(CHANGE, page="change_openness")
def open_again(request: HttpRequest, person: Person) -> HttpResponse:
    """Open a restricted or hidden record again to everybody who is alongside."""
    form = forms.OpenAgain(request.POST or typed(request), initial={"version": person.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            _change(request, person, **facts, openness=Openness.OPEN, named=[])
            return _back(request, person, "opened")
    context = {"form": form, "person": person, "button": "Open it again"}
    return page(request, "people/open_again.html", context, status=422 if form.errors else 200)


@person_view(CHANGE, page="change_openness")
def name_worker(request: HttpRequest, person: Person) -> HttpResponse:
    """Name one more worker who may open a restricted or hidden record, from when until when, and why."""
    choices, begins = workers(request, PRACTISING), {"starts_at": request.at}
    form = forms.NameWorker(request.POST or typed(request), choices=choices, initial=begins)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        worker = get_object_or_404(Worker, pk=facts.pop("worker"))
        with shown_in(form):
            try:
                actions.name_worker(person=person, worker=worker, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return _back(request, person, "named")
    context = {"form": form, "person": person, "button": "Name them"}
    return page(request, "people/name_worker.html", context, status=422 if form.errors else 200)


@person_view(CHANGE, page="change_openness")
def unname(request: HttpRequest, person: Person, named_id: UUID) -> HttpResponse:
    """Take a worker's name away, after saying what that means."""
    row = get_object_or_404(NamedAccess.objects.of(person).select_related("worker"), pk=named_id)
    row = carrying(row, person)
    form = forms.Sure(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.unname_worker(named=row, by=request.actor, at=request.at)
            return _back(request, person, "unnamed")
    context = {"form": form, "person": person, "row": row, "button": "Take the name away"}
    return page(request, "people/unname.html", context, status=422 if form.errors else 200)


@person_view(CHANGE, page="change_openness")
def keep_from(request: HttpRequest, person: Person) -> HttpResponse:
    """Keep a worker from a record: their own, or that of somebody close to them."""
    form = forms.KeepFrom(request.POST or typed(request), choices=workers(request, PRACTISING))
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        worker = get_object_or_404(Worker, pk=facts.pop("worker"))
        with shown_in(form):
            try:
                actions.keep_from(person=person, worker=worker, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return _back(request, person, "kept")
    context = {"form": form, "person": person, "button": "Keep them from it"}
    return page(request, "people/keep_from.html", context, status=422 if form.errors else 200)


@person_view(CHANGE, page="change_openness")
def let_again(request: HttpRequest, person: Person, kept_id: UUID) -> HttpResponse:
    """No longer keep a worker from a record, after saying what that means."""
    row = get_object_or_404(KeptFrom.objects.of(person).select_related("worker"), pk=kept_id)
    row = carrying(row, person)
    form = forms.Sure(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.let_again(kept=row, by=request.actor, at=request.at)
            return _back(request, person, "let")
    context = {"form": form, "person": person, "row": row, "button": "No longer keep them from it"}
    return page(request, "people/let_again.html", context, status=422 if form.errors else 200)


@dataclass(frozen=True)
class Stands:
    """How open a record is now, why, and for whom, for whoever was changing it meanwhile. `named` are keys."""

    version: int
    openness: str
    reason: str
    words: str
    named: list[str]


def _change(request: HttpRequest, person: Person, *, version: int, **facts: Any) -> None:
    """Change how open it is. Done already: as the first time. Changed meanwhile: told how it stands now."""
    try:
        actions.change_openness(person=person, seen_version=version, **facts, by=request.actor, at=request.at)  # type: ignore[attr-defined]
    except AlreadyDone:
        pass
    except ChangedMeanwhile as meanwhile:
        now, latest = meanwhile.current, HowOpen.objects.of(person).first()
        named = [str(key) for key in _named_now(now, request)]
        why = (latest.reason, latest.words) if latest else ("", "")
        raise ChangedMeanwhile(Stands(now.version, now.openness, *why, named)) from None


def _named_now(person: Person, request: HttpRequest) -> list[Any]:
    rows = NamedAccess.objects.of(person).filter(holds_now(request.at))  # type: ignore[attr-defined]
    return list(rows.values_list("worker", flat=True))


def _near(request: HttpRequest, person: Person) -> list[tuple[str, str]]:
    """Those whom a record can stay open to: the actor, those named now, those alongside by name now."""
    alongside = Involvement.objects.of(person).now(at=request.at).filter(worker__isnull=False, is_shift=False)  # type: ignore[attr-defined]
    keys = {request.actor.pk, *_named_now(person, request), *alongside.values_list("worker", flat=True)}  # type: ignore[attr-defined]
    return [(key, words) for key, words in workers(request, PRACTISING) if UUID(key) in keys]


def _back(request: HttpRequest, person: Person, done: str) -> HttpResponse:
    """To the page of who may open it; to one's own people for a worker who may not any longer."""
    now = Person.objects.one_seen_by(request.actor, person.pk, at=request.at)  # type: ignore[attr-defined]
    if now is None or not now.opens_to(request.actor):  # type: ignore[attr-defined]
        return redirect("people:people")
    return redirect(reverse("people:who_may_open", args=[person.pk]) + f"?done={done}")
