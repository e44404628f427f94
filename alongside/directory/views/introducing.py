"""Introducing a person: what may fit them, suggesting it, their answer, how they are introduced, how it went."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.entries.rules import is_stale
from alongside.directory.forms import introduction as forms
from alongside.directory.models import Introduction, Service
from alongside.directory.models.introduction import Answer
from alongside.directory.search.finding import search
from alongside.directory.search.wanted import LONGEST, Wanted
from alongside.directory.views.choices import stands_already, today
from alongside.directory.views.finding import wish
from alongside.directory.views.introduction import one_of
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Address, Contact, Person
from alongside.people.often_asked import alongside_now
from alongside.people.open_to import open_to
from alongside.workforce.kept import typed

MAKE = Permission.INTRODUCE
PLANNED = {name: name for name in ("introducer", "how", "on_day")}


@person_view(MAKE, page="fits")
def fits_them(request: HttpRequest, person: Person) -> HttpResponse:
    """Offers that may fit what this person said (`q`); each can be suggested to them with one press."""
    words = request.GET.get("q", "").replace("\0", "").strip()[:LONGEST]
    found = search(Wanted(words=words), today=today(request)) if words else None
    there = set(Introduction.objects.of(person).open().values_list("service", flat=True))
    context = {
        "person": person,
        "words": words,
        "found": found,
        "rows": [
            (one, is_stale(one.checked_on, today=today(request)), new_id(), one.service in there)
            for one in (found.matches if found else ())
        ],
        "may_make": person.died_on is None,
        "wish": wish(found, _area(person)) if found and not found.matches else None,
    }
    return page(request, "directory/fits_them.html", context)


def _area(person: Person) -> str:
    """The half of a postcode in which they live; empty where it is not known, or is anything that must not be told."""
    rows = Address.objects.of(person).filter(ends_on=None).newest_first()
    lives = list(rows.values_list("outward", "is_confidential"))
    return "" if any(hidden for _, hidden in lives) else next((area for area, _ in lives if area), "")


@worker_view(Permission.DIRECTORY_READ, page="entry")
def introduce(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Of the people whom whoever looks is alongside, to whom this may be suggested; with one press."""
    service = get_object_or_404(Service, pk=service_id)
    people = open_to(request.actor, MAKE, at=request.at) if service.runs else {}
    living = [one for one in people.values() if one.died_on is None]
    there = _suggested_to(living, service)
    context = {"service": service, "people": [(one, new_id(), one.pk in there) for one in living]}
    return page(request, "directory/introduce.html", context)


def _suggested_to(people: list[Person], service: Service) -> set[UUID]:
    keys = {key: one.pk for one in people for key in one.keys}
    rows = Introduction.objects.open().filter(service=service).values_list("person_id", flat=True)
    return {keys[key] for key in rows if key in keys}


@person_view(MAKE, page="change_introduction")
def propose(request: HttpRequest, person: Person, service_id: UUID) -> HttpResponse:
    """Suggest one offer to this person. A list sends it here with one press; opened by itself it asks why."""
    service = get_object_or_404(Service, pk=service_id)
    form = forms.Propose(request.POST or typed(request), initial={"why": request.GET.get("why", "")[:500]})
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        with shown_in(form):
            try:
                actions.propose_introduction(person=person, service=service, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("directory:introduction", person.pk, facts["id"])
    context = {"form": form, "person": person, "service": service, "button": "Suggest it"}
    return page(request, "directory/propose.html", context, status=422 if form.errors else 200)


@person_view(MAKE, page="change_introduction")
def answer(request: HttpRequest, person: Person, introduction_id: UUID) -> HttpResponse:
    """What the person says to it; after a yes, who introduces them, how and when."""
    one = one_of(person, introduction_id)
    if one.is_arranged and request.method != "POST":
        return redirect("directory:introduction", person.pk, one.pk)
    workers, contacts = _around(request, person)
    form = forms.AnswerIntroduction(
        request.POST or typed(request),
        workers=_named(workers),
        contacts=_named(contacts),
        initial={"version": one.version, "asker": str(request.actor.pk), "worker": str(request.actor.pk)},
    )
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        names = {"answer": "answer", "words": "answer_words"}
        names |= {Answer.YES: PLANNED, Answer.NOT_NOW: {"ask_again_on": "ask_again_on"}}.get(facts["answer"], {})
        if stands_already(form, one, **names):
            return redirect("directory:introduction", person.pk, one.pk)
        with shown_in(form):
            actions.answer_introduction(
                introduction=one,
                seen_version=facts["version"],
                answer=facts["answer"],
                words=facts["words"],
                plan=form.plan(workers, contacts) if facts["answer"] == Answer.YES else None,
                ask_again_on=facts.get("ask_again_on"),
                by=request.actor,
                at=request.at,
            )
            return redirect("directory:introduction", person.pk, one.pk)
    return _form_page(request, "directory/answer_introduction.html", one, form, "Keep their answer")


@person_view(MAKE, page="change_introduction")
def arrange(request: HttpRequest, person: Person, introduction_id: UUID) -> HttpResponse:
    """Change who introduces them, how or when; or begin again, because they can always come back."""
    one = one_of(person, introduction_id)
    workers, contacts = _around(request, person, one)
    begin = {name: getattr(one, name) for name in ("version", "introducer", "how")}
    if not one.outcome:
        begin |= {"on_day": one.on_day, "ask_on": one.ask_on}
    keys = {"worker": one.worker_id, "contact": one.contact_id, "asker": one.asker_id or request.actor.pk}
    begin |= {name: str(key) for name, key in keys.items() if key}
    form = forms.ArrangeIntroduction(
        request.POST or typed(request), workers=_named(workers), contacts=_named(contacts), initial=begin
    )
    if request.method == "POST" and form.is_valid():
        if not one.outcome and stands_already(form, one, **PLANNED):
            return redirect("directory:introduction", person.pk, one.pk)
        with shown_in(form):
            actions.arrange_introduction(
                introduction=one,
                seen_version=form.cleaned_data["version"],
                plan=form.plan(workers, contacts),
                by=request.actor,
                at=request.at,
            )
            return redirect("directory:introduction", person.pk, one.pk)
    return _form_page(request, "directory/arrange_introduction.html", one, form, "Keep it so")


@person_view(MAKE, page="change_introduction")
def tell(request: HttpRequest, person: Person, introduction_id: UUID) -> HttpResponse:
    """How it went, in their words. What did not suit leads on to what else may fit."""
    one = one_of(person, introduction_id)
    form = forms.TellIntroduction(request.POST or typed(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        if stands_already(form, one, outcome="outcome", words="outcome_words", why="outcome_why"):
            return redirect("directory:introduction", person.pk, one.pk)
        with shown_in(form):
            seen = facts.pop("version")
            actions.tell_introduction(introduction=one, seen_version=seen, **facts, by=request.actor, at=request.at)
            return redirect("directory:introduction", person.pk, one.pk)
    return _form_page(request, "directory/tell_introduction.html", one, form, "Keep how it went")


@person_view(MAKE, page="change_introduction")
def end(request: HttpRequest, person: Person, introduction_id: UUID) -> HttpResponse:
    """Nothing more is asked of it, and why."""
    one = one_of(person, introduction_id)
    form = forms.EndIntroduction(request.POST or typed(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        facts = form.cleaned_data
        with shown_in(form):
            try:
                actions.end_introduction(
                    introduction=one, seen_version=facts["version"], why=facts["why"], by=request.actor, at=request.at
                )
            except AlreadyDone:
                pass
            return redirect("directory:introduction", person.pk, one.pk)
    return _form_page(request, "directory/end_introduction.html", one, form, "Ask no more")


def _form_page(request: HttpRequest, template: str, one: Introduction, form: Any, button: str) -> HttpResponse:
    context = {"form": form, "person": one.person, "one": one, "button": button}
    return page(request, template, context, status=422 if form.errors else 200)


def _around(
    request: HttpRequest, person: Person, one: Introduction | None = None
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Workers and people in the person's life to choose from, by key: who asks first, and whoever is chosen already."""
    rows = alongside_now(person=person, at=request.at)  # type: ignore[attr-defined]
    chosen = [one.worker, one.asker] if one is not None else []
    workers = [request.actor, *(row.worker for row in rows), *chosen]  # type: ignore[attr-defined]
    contacts = Contact.objects.of(person).still()
    return {str(each.pk): each for each in workers if each is not None}, {str(each.pk): each for each in contacts}


def _named(rows: dict[str, Any]) -> list[tuple[str, str]]:
    return [(key, each.name) for key, each in rows.items()]
