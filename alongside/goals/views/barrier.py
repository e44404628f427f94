"""What is in the way: named, one of them with what was tried, behind them, in the way again."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside import packs
from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.goals import actions
from alongside.goals.forms import barrier as forms
from alongside.goals.models import Barrier, Step
from alongside.goals.sides import PERSON, sides_of
from alongside.goals.views.goal import about_goal, goal_of, to_goal
from alongside.goals.views.may import may
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying
from alongside.workforce.kept import typed

RECORD = Permission.BARRIER_RECORD


def barrier_of(person: Person, barrier_id: UUID) -> Barrier:
    """One of the barriers of a person's goals; 404 for any other."""
    rows = Barrier.objects.of(person).select_related("goal", "step", "keeper", "named_by", "behind_by")
    one = carrying(get_object_or_404(rows, pk=barrier_id), person)
    carrying(one.goal, person)
    return one


def _look_again(request: HttpRequest) -> object:
    """The day that is offered: as long from today as the pack says for going back to ask."""
    days = packs.active().clock("check_back_days").count
    return in_london(request.at).date() + timedelta(days=days)  # type: ignore[attr-defined]


@person_view(RECORD, page="barrier")
def name_barrier(request: HttpRequest, person: Person, goal_id: UUID) -> HttpResponse:
    """Name what is in the way of a goal, or of one of its steps."""
    one = goal_of(person, goal_id)
    steps = {str(row.pk): row for row in Step.objects.of(person).open().filter(goal=one)}
    form = forms.NameBarrier(
        request.POST or typed(request),
        steps=[(key, row.words) for key, row in steps.items()],
        initial={"look_again_on": _look_again(request), "step": request.GET.get("step", "")},
    )
    if request.method == "POST" and form.is_valid():
        said = form.facts()
        step = steps.get(said.pop("step"))
        with shown_in(form):
            try:
                actions.name_barrier(goal=one, step=step, **said, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return to_goal(person, one.pk, "#in-the-way")
    intro = "It is no fault of anybody's. Getting past it is likely to take the most time: make room for that."
    return about_goal(request, person, one, form, heading="What is in the way?", button="Keep this", intro=intro)


@person_view(page="barrier")
def barrier(request: HttpRequest, person: Person, barrier_id: UUID) -> HttpResponse:
    """One barrier: what was tried, by whom, what happened; and what is tried next."""
    one, sides = barrier_of(person, barrier_id), sides_of(person, request.actor, at=request.at)
    today = in_london(request.at).date()
    first = {
        "whose": PERSON,
        "contact": "",
        "tried_on": today,
        "look_again_on": _look_again(request),
        "now": forms.STILL,
    }
    form = forms.TellAttempt(request.POST or typed(request), sides=sides, initial=first)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.tell_attempt(barrier=one, **form.facts(), by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("goals:barrier", person.pk, one.pk)
    tried = one.attempts.select_related("worker", "contact").order_by("tried_on", "told_at", "pk")
    context = {
        "person": person,
        "one": one,
        "form": form,
        "tried": [(row, row.who(person.called)) for row in tried],
        "may_record": may(request, person, RECORD),
        "may_introduce": may(request, person, Permission.INTRODUCE),
    }
    return page(request, "goals/barrier.html", context, status=422 if form.errors else 200)


@person_view(RECORD, page="barrier")
def put_behind(request: HttpRequest, person: Person, barrier_id: UUID) -> HttpResponse:
    """Say that a barrier is behind them."""
    one = barrier_of(person, barrier_id)
    first = {"version": one.version, "on": in_london(request.at).date()}
    form = forms.PutBehind(request.POST or typed(request), initial=first)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        with shown_in(form):
            actions.put_behind(barrier=one, seen_version=said.pop("version"), **said, by=request.actor, at=request.at)
            return redirect("goals:barrier", person.pk, one.pk)
    return about_goal(request, person, one.goal, form, heading=f"“{one}” is behind us", button="Save")


@person_view(RECORD, page="barrier")
def in_the_way_again(request: HttpRequest, person: Person, barrier_id: UUID) -> HttpResponse:
    """Say that a barrier is in the way again."""
    one = barrier_of(person, barrier_id)
    first = {"version": one.version, "look_again_on": _look_again(request)}
    form = forms.InTheWayAgain(request.POST or typed(request), initial=first)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        with shown_in(form):
            actions.put_in_the_way_again(
                barrier=one, seen_version=said.pop("version"), **said, by=request.actor, at=request.at
            )
            return redirect("goals:barrier", person.pk, one.pk)
    return about_goal(request, person, one.goal, form, heading=f"“{one}” is in the way again", button="Save")
