"""A person's goals: all of them, on paper, a new one, one as a path, in other words, what became of it."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.goals import actions
from alongside.goals.forms import goal as forms
from alongside.goals.models import AttainmentScale, Connection, Goal, GoalChange, Rating
from alongside.goals.models.goal import State
from alongside.goals.path import all_together, history_of, learned_by_workers, paths_of
from alongside.goals.sides import as_brought, strengths_of_both
from alongside.goals.views.may import may
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying
from alongside.workforce.kept import typed

CHOOSE = Permission.GOAL_CHOOSE


def goal_of(person: Person, goal_id: UUID) -> Goal:
    """One of a person's goals; 404 for any other."""
    rows = Goal.objects.of(person).select_related("chosen_by", "follows", "scale")
    return carrying(get_object_or_404(rows, pk=goal_id), person)


def to_goal(person: Person, goal: UUID, at: str = "") -> HttpResponse:
    """To the page of a goal, at a place on it."""
    return redirect(reverse("goals:goal", args=[person.pk, goal]) + at)


def _everything(person: Person) -> dict[str, Any]:
    """Every goal as a path, what both bring, who is new and what workers learned."""
    paths = paths_of(Goal.objects.of(person).in_order(), person)
    importance = AttainmentScale.objects.filter(goal__in=[path.goal.pk for path in paths])
    both = strengths_of_both(person)
    new = Connection.objects.of(person).select_related("contact", "step", "activity").prefetch_related("asked")
    return {
        "person": person,
        "going": [path for path in paths if path.goal.is_going],
        "before": [path for path in paths if not path.goal.is_going],
        "theirs": [as_brought(one, person.called) for one in both["strengths"].values()],
        "workers": [as_brought(one, person.called) for one in both["worker_strengths"].values()],
        "new": list(new.order_by("-made_on", "-recorded_at", "name")),
        "learned": learned_by_workers(person),
        "score": all_together(paths, dict(importance.values_list("goal", "importance"))),
    }


@person_view(page="goals")
def goals(request: HttpRequest, person: Person) -> HttpResponse:
    """What this person wants to do with their life, and the way there."""
    context = {
        **_everything(person),
        "may_choose": may(request, person, CHOOSE),
        "may_connect": may(request, person, Permission.CONNECTION_RECORD),
        "may_name": may(request, person, Permission.STRENGTH_NAME),
    }
    return page(request, "goals/goals.html", context)


@person_view(page="goals")
def goals_to_print(request: HttpRequest, person: Person) -> HttpResponse:
    """The same on paper, in the first person, for the person to keep."""
    context = {**_everything(person), "is_large": request.GET.get("size") == "large"}
    return page(request, "goals/goals_to_print.html", context)


@person_view(CHOOSE, page="change_goal")
def choose(request: HttpRequest, person: Person) -> HttpResponse:
    """Choose a goal together."""
    first = {"chosen_with": request.actor.name, "chosen_on": in_london(request.at).date()}
    form = forms.ChooseGoal(request.POST or typed(request), initial=first)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        with shown_in(form):
            try:
                actions.choose_goal(person=person, **said, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return to_goal(person, said["id"])
    context = {"person": person, "form": form, "button": "Keep this goal"}
    return page(request, "goals/choose_goal.html", context, status=422 if form.errors else 200)


@person_view(page="goal")
def goal(request: HttpRequest, person: Person, goal_id: UUID) -> HttpResponse:
    """One goal as a path: where it began, each step, what was in the way, who was met, where it is now."""
    return goal_page(request, person, goal_of(person, goal_id))


def goal_page(request: HttpRequest, person: Person, one: Goal, *, problem: str = "") -> HttpResponse:
    """A goal's page; `problem` is why a button on it could not do what it says."""
    [path] = paths_of([one], person)
    context = {
        "person": person,
        "path": path,
        "goal": one,
        "scale": getattr(one, "scale", None),
        "history": history_of(one),
        "grew_into": Goal.objects.of(person).filter(follows=one).first(),
        "problem": problem,
        "today": in_london(request.at).date(),  # type: ignore[attr-defined]
        "may_choose": may(request, person, CHOOSE),
        "may_answer": may(request, person, Permission.STEP_ANSWER),
        "may_rate": may(request, person, Permission.GOAL_RATE),
        "may_bar": may(request, person, Permission.BARRIER_RECORD),
        "may_connect": may(request, person, Permission.CONNECTION_RECORD),
        "may_introduce": may(request, person, Permission.INTRODUCE),
    }
    return page(request, "goals/goal.html", context, status=409 if problem else 200)


@person_view(CHOOSE, page="change_goal")
def reword(request: HttpRequest, person: Person, goal_id: UUID) -> HttpResponse:
    """Put a goal in other words."""
    one = goal_of(person, goal_id)
    first = {"version": one.version, "words": one.words, "why": one.why, "chosen_with": one.chosen_with}
    form = forms.RewordGoal(request.POST or typed(request), initial=first)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        with shown_in(form):
            actions.reword_goal(goal=one, seen_version=said.pop("version"), **said, by=request.actor, at=request.at)
            return to_goal(person, one.pk)
    return about_goal(request, person, one, form, heading="Say it in other words", button="Save")


@person_view(CHOOSE, page="change_goal")
def what_became(request: HttpRequest, person: Person, goal_id: UUID) -> HttpResponse:
    """What became of a goal: they got there, it became another, they let go of it."""
    one = goal_of(person, goal_id)
    first = {"version": one.version, "on": in_london(request.at).date(), "state": request.GET.get("state")}
    form = forms.WhatBecame(request.POST or typed(request), initial=first)
    if request.method == "POST" and form.is_valid():
        said, now = dict(form.cleaned_data), {"by": request.actor, "at": request.at}
        key, version, words, why = (said.pop(name) for name in ("id", "version", "words", "why"))
        with shown_in(form):
            if said["state"] != State.CHANGED:
                actions.say_what_became(goal=one, seen_version=version, **said, **now)
                return to_goal(person, one.pk)
            said.pop("state")
            actions.grow_into(goal=one, id=key, seen_version=version, words=words, why=why, **said, **now)
            return to_goal(person, key)
    return about_goal(request, person, one, form, heading="What became of it?", button="Save")


@require_POST
@person_view(CHOOSE, page="change_goal")
def go_on_with(request: HttpRequest, person: Person, goal_id: UUID) -> HttpResponse:
    """Go on with a goal that was let go of, or reached."""
    one, form = goal_of(person, goal_id), forms.OnlyVersion(request.POST)
    version = form.cleaned_data["version"] if form.is_valid() else 0
    try:
        actions.go_on_with_goal(goal=one, seen_version=version, by=request.actor, at=request.at)
    except UnableTo as refusal:
        return goal_page(request, person, goal_of(person, goal_id), problem=str(refusal))
    return to_goal(person, one.pk)


@person_view(page="goal")
def goal_change(request: HttpRequest, person: Person, change_id: UUID) -> HttpResponse:
    """Where a turn in a goal's life is told: on the goal's page."""
    row = get_object_or_404(GoalChange.objects.filter(goal__person__in=person.keys), pk=change_id)
    return to_goal(person, row.goal_id, "#history")


@person_view(page="goal")
def rating(request: HttpRequest, person: Person, rating_id: UUID) -> HttpResponse:
    """Where a rating is told: on the goal's page."""
    row = get_object_or_404(Rating.objects.filter(goal__person__in=person.keys), pk=rating_id)
    return to_goal(person, row.goal_id, "#felt")


def about_goal(
    request: HttpRequest,
    person: Person,
    one: Goal,
    form: Any,
    *,
    template: str = "goals/about_goal.html",
    **words: Any,
) -> HttpResponse:
    """One form about a goal: `heading` and `button`, and perhaps an `intro`."""
    context = {"person": person, "goal": one, "form": form, "intro": "", **words}
    return page(request, template, context, status=422 if form.errors else 200)
