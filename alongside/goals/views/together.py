"""On the way: who is in which part, a rest, a look back together, a place passed on."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.access.policy import PRACTISING
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.goals import actions
from alongside.goals.forms import together as forms
from alongside.goals.models import Explained, LookBack, Partnership, PartnershipPause, PassedOn
from alongside.goals.together import in_it, six_weeks_on
from alongside.goals.views.may import partnership_of, shown
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Contact, Involvement, Person
from alongside.workforce.kept import typed
from alongside.workforce.models import Worker

CHANGE = Permission.PARTNERSHIP_CHANGE
PAGE = "change_partnership"


def _back(person: Person, one: Partnership) -> HttpResponse:
    return redirect("goals:partnership", person.pk, one.pk)


@person_view(CHANGE, page=PAGE)
def change_parts(request: HttpRequest, person: Person, partnership_id: UUID) -> HttpResponse:
    """Who is in which part from a day on; somebody comes in, or goes."""
    one = partnership_of(person, partnership_id)
    now = one.now_in_it()
    workers, contacts = _others(request, person, one)
    form = forms.ChangeParts(
        request.POST or typed(request),
        initial={"version": one.version, "from_on": in_london(request.at).date()},
        partners=[(str(row.pk), row.who(person.called), row.part, not row.is_person) for row in now],
        others=[(key, str(who)) for key, who in {**workers, **contacts}.items()],
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with shown_in(form):
            actions.change_parts(
                partnership=one,
                seen_version=said["version"],
                parts={UUID(key): part for key, part in form.parts().items()},
                newcomer={**workers, **contacts}.get(said["newcomer"]),
                newcomers_part=said["newcomers_part"],
                from_on=said["from_on"],
                why=said["why"],
                by=request.actor,
                at=request.at,
            )
            return _back(person, one)
    return shown(request, "goals/change_parts.html", person, one, form)


def _others(request: HttpRequest, person: Person, one: Partnership) -> tuple[dict[str, Worker], dict[str, Contact]]:
    """Workers alongside, and those in the person's life, who are not in it yet; by key."""
    there = {row.worker_id or row.contact_id for row in one.now_in_it()}
    rows = Involvement.objects.of(person).now(at=request.at).filter(worker__isnull=False).select_related("worker")
    workers = {str(row.worker_id): row.worker for row in rows if row.worker_id not in there}
    contacts = {str(who.pk): who for who in Contact.objects.of(person).still() if who.pk not in there}
    return workers, contacts  # type: ignore[return-value]


@person_view(CHANGE, page=PAGE)
def pause(request: HttpRequest, person: Person, partnership_id: UUID) -> HttpResponse:
    """Let it rest for a while."""
    one = partnership_of(person, partnership_id)
    today = in_london(request.at).date()
    form = forms.Pause(request.POST or typed(request), initial={"from_on": today, "ask_again_on": six_weeks_on(today)})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.pause(partnership=one, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return _back(person, one)
    return shown(request, "goals/pause.html", person, one, form)


@person_view(CHANGE, page=PAGE)
def begin_again(request: HttpRequest, person: Person, partnership_id: UUID) -> HttpResponse:
    """Begin again after a rest."""
    one = partnership_of(person, partnership_id)
    today = in_london(request.at).date()
    form = forms.BeginAgain(request.POST or typed(request), initial={"on": today, "look_back_on": six_weeks_on(today)})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.begin_again(partnership=one, **form.cleaned_data, by=request.actor, at=request.at)
            return _back(person, one)
    return shown(request, "goals/begin_again.html", person, one, form)


@person_view(CHANGE, page=PAGE)
def set_look_back(request: HttpRequest, person: Person, partnership_id: UUID) -> HttpResponse:
    """Name a day to look back together."""
    one = partnership_of(person, partnership_id)
    form = forms.SetLookBack(request.POST or typed(request), initial={"on": six_weeks_on(in_london(request.at).date())})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.set_look_back(partnership=one, **form.cleaned_data, by=request.actor, at=request.at)
            return _back(person, one)
    return shown(request, "goals/set_look_back.html", person, one, form)


@person_view(CHANGE, page=PAGE)
def look_back(request: HttpRequest, person: Person, look_back_id: UUID) -> HttpResponse:
    """What they saw when they looked back together; one that was done leads to the partnership."""
    row = get_object_or_404(LookBack, pk=look_back_id, partnership__person__in=person.keys)
    one = partnership_of(person, row.partnership_id)
    if row.done_on is not None and request.method != "POST":
        return _back(person, one)
    row.partnership = one
    today = in_london(request.at).date()
    first = {"version": row.version, "done_on": today, "next_on": six_weeks_on(today)}
    form = forms.LookBackTogether(request.POST or typed(request), initial=first)
    if person.died is not None:
        del form.fields["next_on"]  # there is no next time
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        with shown_in(form):
            actions.look_back(look_back=row, seen_version=said.pop("version"), **said, by=request.actor, at=request.at)
            return _back(person, one)
    return shown(request, "goals/look_back.html", person, one, form, rests=one.rest)


@person_view(CHANGE, page=PAGE)
def pass_on(request: HttpRequest, person: Person, partnership_id: UUID) -> HttpResponse:
    """Pass a worker's place on to a colleague, with what was learnt."""
    one = partnership_of(person, partnership_id)
    places = [row for row in one.now_in_it() if row.worker_id]
    if not places:
        raise Http404("No worker is in it.")
    before = next((row for row in places if row.worker_id == request.actor.pk), places[0])
    workers, _ = _others(request, person, one)
    able = {key: who for key, who in workers.items() if PRACTISING & set(who.roles)}
    form = forms.PassOn(request.POST or typed(request), colleagues=[(key, str(who)) for key, who in able.items()])
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        to = able[said.pop("to")]
        with shown_in(form):
            try:
                actions.pass_on(partnership=one, before=before, to=to, **said, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return _back(person, one)
    return shown(request, "goals/pass_on.html", person, one, form, before=before, nobody=not able)


@person_view(page="partnership")
def passed_on(request: HttpRequest, person: Person, passed_id: UUID) -> HttpResponse:
    """What was learnt, for the colleague who takes the place: read it, and say so."""
    rows = PassedOn.objects.select_related("partner__partnership", "partner__worker", "before__worker", "passed_by")
    passed = get_object_or_404(rows, pk=passed_id, partner__partnership__person__in=person.keys)
    one = partnership_of(person, passed.partner.partnership_id)
    is_mine: bool = passed.partner.worker_id == request.actor.pk
    if request.method == "POST" and is_mine:
        passed.partner.partnership.person = person
        actions.read_passed_on(passed=passed, by=request.actor, at=request.at)
        return _back(person, one)
    context = {"person": person, "one": one, "who": in_it(one, person), "passed": passed, "is_mine": is_mine}
    return page(request, "goals/passed_on.html", context)


@person_view(page="partnership")
def on_the_way(request: HttpRequest, person: Person, way_id: UUID) -> HttpResponse:
    """Where a line of the story leads: the partnership that it is a part of."""
    facts: tuple[Any, ...] = (PartnershipPause, LookBack, Explained)
    for model in facts:
        row = model.objects.filter(pk=way_id, partnership__person__in=person.keys).first()
        if row is not None:
            return redirect(reverse("goals:partnership", args=[person.pk, row.partnership_id]) + "#on-the-way")
    raise Http404("There is no such thing.")
