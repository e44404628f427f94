"""How ready both are, and that the way of working was explained; the page to keep."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside import packs
from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.goals import actions
from alongside.goals.elements import readiness as asked_of_both
from alongside.goals.forms.together import LookAtReadiness, RecordExplained
from alongside.goals.together import in_it
from alongside.goals.views.may import partnership_of, shown
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Person
from alongside.workforce.kept import typed

CHANGE = Permission.PARTNERSHIP_CHANGE


@person_view(CHANGE, page="change_partnership")
def look_at_readiness(request: HttpRequest, person: Person, partnership_id: UUID) -> HttpResponse:
    """Before the wheels turn, and whenever they like: how ready are both? Nothing follows from the answers."""
    one = partnership_of(person, partnership_id)
    form = LookAtReadiness(
        request.POST or typed(request), asked=asked_of_both(), initial={"looked_on": in_london(request.at).date()}
    )
    if request.method == "POST" and form.is_valid():
        facts = {name: form.cleaned_data[name] for name in ("id", "looked_on", "words")}
        with shown_in(form):
            try:
                actions.look_at_readiness(
                    partnership=one, answers=form.answers(), **facts, by=request.actor, at=request.at
                )
            except AlreadyDone:
                pass
            return redirect("goals:partnership", person.pk, one.pk)
    return shown(request, "goals/readiness.html", person, one, form)


@person_view(CHANGE, page="change_partnership")
def explained(request: HttpRequest, person: Person, partnership_id: UUID) -> HttpResponse:
    """Record that somebody explained to the person how they work together."""
    one = partnership_of(person, partnership_id)
    first = {"explained_on": in_london(request.at).date(), "explained_by": request.actor.name}
    form = RecordExplained(request.POST or typed(request), initial=first)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.record_explained(partnership=one, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("goals:partnership", person.pk, one.pk)
    return shown(request, "goals/explained.html", person, one, form)


@person_view(page="partnership")
def to_keep(request: HttpRequest, person: Person, partnership_id: UUID) -> HttpResponse:
    """A page in plain words to give to the person: what working together is, and what it is not."""
    one = partnership_of(person, partnership_id)
    context = {
        "person": person,
        "one": one,
        "who": in_it(one, person),
        "connecting": packs.active().connecting,
        "is_large": request.GET.get("size") == "large",
    }
    return page(request, "goals/to_keep.html", context)
