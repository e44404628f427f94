"""Open evenings: what is on, one of them, arranged, changed, called off, and who came."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.events import mine, names
from alongside.directory.forms import gathering as forms
from alongside.directory.models import Came, Gathering, Going
from alongside.directory.views.choices import stands_already, teams
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.people.models import Person
from alongside.people.open_to import open_to
from alongside.workforce.kept import typed
from alongside.workforce.models import Team

READ, KEEP, COME = Permission.COMMUNITY_READ, Permission.COMMUNITY_KEEP, Permission.GATHERING_COME
SHOWN = 30
ASKED = ("version", "title", "what", "place", "starts_at", "ends_at")


@worker_view(READ, page="gatherings")
def gatherings(request: HttpRequest) -> HttpResponse:
    """What is on, and what has been, with how many came."""
    rows = Gathering.objects.with_how_many().select_related("team")
    context = {"to_come": list(rows.to_come(at=request.at)[:SHOWN]), "been": list(rows.been(at=request.at)[:SHOWN])}
    return page(request, "directory/gatherings.html", context)


@worker_view(READ, page="gathering")
def gathering(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """One open evening: how many came, and of those the people whom whoever looks is alongside; and say who came."""
    one = _one(gathering_id)
    people = open_to(request.actor, COME, at=request.at)
    came = _whom_they_may_know(request, one)
    form = _who_came(request, one, people, came)
    if request.method == "POST" and form.is_valid():
        there = {key for person, _ in came for key in person.keys}
        is_new = any(people[key].pk not in there for key in form.cleaned_data.get("people", []))
        if not is_new and stands_already(form, one, others="others", how_it_was="how_it_was"):
            return redirect("directory:gathering", one.pk)
        with shown_in(form):
            facts = dict(form.cleaned_data)
            chosen = facts.pop("people", [])
            actions.count_gathering(
                gathering=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            for key in chosen:
                _came(request, one, people[key])
            return redirect("directory:gathering", one.pk)
    context = {
        "gathering": one,
        "form": form if one.has_begun(at=request.at) and one.called_off_at is None else None,
        "came": came,
        "has_begun": one.has_begun(at=request.at),
        "going": names(going := list(Going.objects.standing().filter(gathering=one))),
        "mine": mine(going, request.actor),
        "is_over": one.ends_at < request.at or one.called_off_at is not None,
        "new_key": new_id(),
    }
    return page(request, "directory/gathering.html", context, status=422 if form.errors else 200)


def _who_came(request: HttpRequest, one: Gathering, people: dict[str, Person], came: list[Any]) -> forms.SayWhoCame:
    there = {key for person, _ in came for key in person.keys}
    sent = request.POST.getlist("people")  # a form sent twice still names whom it named
    offered = [(key, person.called) for key, person in people.items() if person.pk not in there or key in sent]
    begins = {
        "version": one.version,
        "others": "" if one.others is None else str(one.others),
        "how_it_was": one.how_it_was,
    }
    return forms.SayWhoCame(request.POST or typed(request), people=offered, initial=begins)


def _came(request: HttpRequest, one: Gathering, person: Person) -> None:
    person.seen_as = (request.actor.key, request.at)  # type: ignore[attr-defined]
    try:
        actions.come_to(person=person, id=new_id(), gathering=one, by=request.actor, at=request.at)  # type: ignore[attr-defined]
    except AlreadyDone:
        pass


def _whom_they_may_know(request: HttpRequest, one: Gathering) -> list[tuple[Person, Came]]:
    """Of those who came, the people whose record is open to whoever looks; the others are counted, and not named."""
    rows = list(Came.objects.filter(gathering=one).standing())
    people = Person.objects.some_seen_by(request.actor, [row.person_id for row in rows], at=request.at)  # type: ignore[attr-defined]
    known = [
        (people[row.person_id], row)
        for row in rows
        if row.person_id in people and people[row.person_id].opens_to(request.actor)  # type: ignore[attr-defined]
    ]
    return sorted(known, key=lambda pair: pair[0].called)


@worker_view(KEEP, page="arrange_gathering")
def arrange(request: HttpRequest) -> HttpResponse:
    """Arrange an open evening; or one like another, whose words are brought along."""
    listed, own = teams(request)
    again = Gathering.objects.filter(pk=like).first() if (like := _key(request.GET.get("like", ""))) else None
    begins = {"team": own, **({name: getattr(again, name) for name in ("title", "what", "place")} if again else {})}
    form = forms.Arrange(request.POST or typed(request), teams=listed, initial=begins)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        team = get_object_or_404(Team, pk=facts.pop("team"))
        with shown_in(form):
            try:
                actions.arrange_gathering(team=team, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("directory:gathering", facts["id"])
    return page(request, "directory/arrange.html", {"form": form}, status=422 if form.errors else 200)


@worker_view(KEEP, page="change_gathering")
def change(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """Change what an open evening is, where or when."""
    one = _one(gathering_id)
    form = forms.ChangeGathering(request.POST or typed(request), initial={name: getattr(one, name) for name in ASKED})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        if stands_already(form, one, **{name: name for name in ASKED if name != "version"}):
            return redirect("directory:gathering", one.pk)
        with shown_in(form):
            actions.change_gathering(
                gathering=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("directory:gathering", one.pk)
    context = {"form": form, "gathering": one}
    return page(request, "directory/change_gathering.html", context, status=422 if form.errors else 200)


@worker_view(KEEP, page="call_off_gathering")
def call_off(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """Say that it does not take place."""
    one = _one(gathering_id)
    form = forms.CallOff(request.POST or typed(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        if one.called_off_at and stands_already(form, one):
            return redirect("directory:gathering", one.pk)
        with shown_in(form):
            actions.call_off_gathering(
                gathering=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("directory:gathering", one.pk)
    return page(
        request, "directory/call_off.html", {"form": form, "gathering": one}, status=422 if form.errors else 200
    )


def _one(gathering_id: UUID) -> Gathering:
    rows = Gathering.objects.with_how_many().select_related("team", "arranged_by", "counted_by", "called_off_by")
    return get_object_or_404(rows, pk=gathering_id)


def _key(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
