"""Who works together with a person: all of them, a new one, one, and moving on."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.goals import actions
from alongside.goals.forms.partnership import Begin, MoveOn
from alongside.goals.models import Barrier, Connection, Partnership, PassedOn
from alongside.goals.models.partnership import HowEnded, Shape
from alongside.goals.ready import readiness_of
from alongside.goals.together import elsewhere, in_it, six_weeks_on
from alongside.goals.views.may import may, partnership_of, shown
from alongside.goals.wheels import wheels_of
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Contact, Involvement, Person
from alongside.workforce.kept import typed
from alongside.workforce.models import Worker

CHANGE = Permission.PARTNERSHIP_CHANGE


@person_view(page="partnerships")
def partnerships(request: HttpRequest, person: Person) -> HttpResponse:
    """Everybody who works together with this person now, and did before."""
    rows = Partnership.objects.of(person).with_everybody().order_by("-began_on", "-begun_at", "-id")
    said = [(one, in_it(one, person)) for one in rows]
    context = {
        "person": person,
        "going_on": [row for row in said if row[0].ended_on is None],
        "before": [row for row in said if row[0].ended_on is not None],
        "elsewhere": elsewhere(person, request.actor, at=request.at),
        "may_change": may(request, person, CHANGE),
    }
    return page(request, "goals/partnerships.html", context)


@person_view(CHANGE, page="change_partnership")
def begin(request: HttpRequest, person: Person) -> HttpResponse:
    """Say who works together from now on."""
    workers, contacts = _workers(request, person), {str(one.pk): one for one in Contact.objects.of(person).still()}
    first = {"began_on": in_london(request.at).date(), "shape": Shape.WORKER, "worker": str(request.actor.pk)}
    first["look_back_on"] = six_weeks_on(in_london(request.at).date())
    form = Begin(
        request.POST or typed(request),
        initial=first,
        workers=[(key, str(one)) for key, one in workers.items()],
        contacts=[(key, one.name) for key, one in contacts.items()],
    )
    if request.method == "POST" and form.is_valid():
        said, (worker, others) = form.cleaned_data, form.who()
        facts = {name: said[name] for name in ("id", "shape", "began_on", "purpose", "look_back_on")}
        with shown_in(form):
            try:
                actions.begin_partnership(
                    person=person,
                    worker=workers.get(worker),
                    contacts=[contacts[key] for key in others],
                    **facts,
                    by=request.actor,
                    at=request.at,
                )
            except AlreadyDone:
                pass
            return redirect("goals:partnership", person.pk, said["id"])
    context = {"person": person, "form": form, "nobody_in_life": not contacts}
    return page(request, "goals/begin.html", context, status=422 if form.errors else 200)


def _workers(request: HttpRequest, person: Person) -> dict[str, Worker]:
    """Whoever looks first, then those alongside by name, by key."""
    rows = Involvement.objects.of(person).now(at=request.at).filter(worker__isnull=False).select_related("worker")  # type: ignore[attr-defined]
    found: list[Any] = [request.actor, *(row.worker for row in rows)]  # type: ignore[attr-defined]
    return {str(one.pk): one for one in found}


def _facts(request: HttpRequest, person: Person, one: Partnership) -> dict[str, Any]:
    """All that the page of a partnership shows, on the screen and on paper."""
    looks = list(one.look_backs.select_related("done_by"))
    told = list(one.explained.all())
    passed = PassedOn.objects.filter(partner__partnership=one)
    return {
        "person": person,
        "one": one,
        "who": in_it(one, person),
        "how_ended": HowEnded(one.how_ended).label if one.how_ended else "",
        "rests": one.rest,
        "pauses": list(one.pauses.all()),
        "look_back": next((row for row in looks if row.done_on is None), None),
        "looked_back": [row for row in looks if row.done_on is not None],
        "explained": told,
        "readiness": readiness_of(one),
        "passed": list(passed.select_related("partner__worker", "before__worker", "passed_by")),
        "wheels": wheels_of(
            one,
            person,
            today=in_london(request.at).date(),  # type: ignore[attr-defined]
            connections=Connection.objects.of(person).count() or None,
            pushes=[str(barrier) for barrier in Barrier.objects.of(person).open().order_by("named_at", "pk")],
        ),
    }


@person_view(page="partnership")
def one_partnership(request: HttpRequest, person: Person, partnership_id: UUID) -> HttpResponse:
    """Two people who work together: their wheels, in a picture and as a list; who does what; what came on the way."""
    one = partnership_of(person, partnership_id)
    may_change = may(request, person, CHANGE)
    context = {
        **_facts(request, person, one),
        "may_turn": may_change,
        "may_change": may_change and one.ended_on is None,
        "has_worker": any(row.worker_id for row in one.now_in_it()),
    }
    return page(request, "goals/partnership.html", context)


@person_view(page="partnership")
def to_print(request: HttpRequest, person: Person, partnership_id: UUID) -> HttpResponse:
    """The same on paper, in large print when asked for."""
    context = _facts(request, person, partnership_of(person, partnership_id))
    return page(request, "goals/partnership_to_print.html", {**context, "is_large": request.GET.get("size") == "large"})


@person_view(CHANGE, page="change_partnership")
def move_on(request: HttpRequest, person: Person, partnership_id: UUID) -> HttpResponse:
    """They move on: how, and what goes on."""
    one = partnership_of(person, partnership_id)
    first = {"version": one.version, "ended_on": in_london(request.at).date()}
    form = MoveOn(request.POST or typed(request), initial=first)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        with shown_in(form):
            actions.move_on(partnership=one, seen_version=said.pop("version"), **said, by=request.actor, at=request.at)
            return redirect("goals:partnership", person.pk, one.pk)
    return shown(request, "goals/move_on.html", person, one, form)
