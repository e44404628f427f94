"""Steps: a new one, one of them and what came of it, changed, put in another place, taken up again."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.goals import actions
from alongside.goals.forms import step as forms
from alongside.goals.forms.goal import OnlyVersion
from alongside.goals.models import Step
from alongside.goals.path import paths_of
from alongside.goals.sides import PERSON, sides_of
from alongside.goals.views.goal import about_goal, goal_of, goal_page, to_goal
from alongside.goals.views.may import may
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying
from alongside.workforce.kept import typed

CHOOSE, ANSWER = Permission.GOAL_CHOOSE, Permission.STEP_ANSWER


def step_of(person: Person, step_id: UUID) -> Step:
    """One of a person's steps; 404 for any other."""
    rows = Step.objects.of(person).select_related("goal", "worker", "with_worker", "contact", "answered_by")
    one = carrying(get_object_or_404(rows, pk=step_id), person)
    carrying(one.goal, person)
    return one


@person_view(CHOOSE, page="change_goal")
def add_step(request: HttpRequest, person: Person, goal_id: UUID) -> HttpResponse:
    """Add a step on the way to a goal."""
    one, sides = goal_of(person, goal_id), sides_of(person, request.actor, at=request.at)
    form = forms.AddStep(
        request.POST or typed(request), sides=sides, initial={"whose": PERSON, "contact": "", "with_worker": ""}
    )
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.add_step(goal=one, **form.facts(), by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return to_goal(person, one.pk, f"#step-{form.cleaned_data['id'].hex}")
    return about_goal(request, person, one, form, heading="Add a step", button="Add this step")


@person_view(page="step")
def step(request: HttpRequest, person: Person, step_id: UUID) -> HttpResponse:
    """One step: whose, what it draws on, and what came of it."""
    one = step_of(person, step_id)
    form = forms.AnswerStep(
        request.POST or typed(request),
        initial={"version": one.version, "happened": request.GET.get("happened"), "what_happened": one.what_happened},
    )
    if request.method == "POST" and form.is_valid():
        said, now = dict(form.cleaned_data), {"by": request.actor, "at": request.at}
        version, by_on, on = said.pop("version"), said.pop("by_on"), said.pop("on")
        with shown_in(form):
            if said["happened"] == forms.ANOTHER_DAY:
                actions.put_off_step(step=one, seen_version=version, by_on=by_on, **now)
            else:
                on = on or in_london(request.at).date()
                actions.answer_step(step=one, seen_version=version, on=on, **said, **now)
            return to_goal(person, one.goal_id, f"#step-{one.pk.hex}")
    [path] = paths_of([one.goal], person)
    context = {
        "person": person,
        "one": next(row for row in path.steps if row.step.pk == one.pk),
        "step": one,
        "goal": one.goal,
        "form": form,
        "again": OnlyVersion(initial={"version": one.version}),
        "may_choose": may(request, person, CHOOSE),
        "may_answer": may(request, person, ANSWER),
        "may_bar": may(request, person, Permission.BARRIER_RECORD),
        "may_connect": may(request, person, Permission.CONNECTION_RECORD),
    }
    return page(request, "goals/step.html", context, status=422 if form.errors else 200)


@person_view(CHOOSE, page="change_goal")
def change_step(request: HttpRequest, person: Person, step_id: UUID) -> HttpResponse:
    """Change a step that is still to do."""
    one, sides = step_of(person, step_id), sides_of(person, request.actor, at=request.at)
    for worker in filter(None, (one.worker, one.with_worker)):
        sides.workers.setdefault(str(worker.pk), worker)
    if one.contact is not None:
        sides.contacts.setdefault(str(one.contact_id), one.contact)
    form = forms.ChangeStep(request.POST or typed(request), sides=sides, initial=forms.ChangeStep.begins(one))
    if request.method == "POST" and form.is_valid():
        said = form.facts()
        with shown_in(form):
            actions.change_step(step=one, seen_version=said.pop("version"), **said, by=request.actor, at=request.at)
            return redirect("goals:step", person.pk, one.pk)
    return about_goal(request, person, one.goal, form, heading="Change this step", button="Save")


@require_POST
@person_view(CHOOSE, page="change_goal")
def move_step(request: HttpRequest, person: Person, step_id: UUID) -> HttpResponse:
    """Put a step before the one above it, or after the one below."""
    one, form = step_of(person, step_id), OnlyVersion(request.POST)
    is_up = request.POST.get("way") == "up"
    try:
        version = form.cleaned_data["version"] if form.is_valid() else 0
        actions.move_step(step=one, seen_version=version, is_up=is_up, by=request.actor, at=request.at)
    except UnableTo as refusal:
        return goal_page(request, person, goal_of(person, one.goal_id), problem=str(refusal))
    return to_goal(person, one.goal_id, f"#step-{one.pk.hex}")


@require_POST
@person_view(ANSWER, page="change_goal")
def take_up_step(request: HttpRequest, person: Person, step_id: UUID) -> HttpResponse:
    """Take up a step again."""
    one, form = step_of(person, step_id), OnlyVersion(request.POST)
    try:
        version = form.cleaned_data["version"] if form.is_valid() else 0
        actions.take_up_step(step=one, seen_version=version, by=request.actor, at=request.at)
    except UnableTo as refusal:
        return goal_page(request, person, goal_of(person, one.goal_id), problem=str(refusal))
    return redirect("goals:step", person.pk, one.pk)
