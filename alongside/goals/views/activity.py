"""What is done together: planned, one of them with both sides' tasks, and told."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.goals import actions
from alongside.goals.forms.goal import OnlyVersion
from alongside.goals.forms.step import PlanActivity, TellActivity, lines_of
from alongside.goals.models import Activity, ActivityTask, Connection, Goal, Step
from alongside.goals.sides import sides_of
from alongside.goals.views.may import may
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying
from alongside.workforce.kept import typed

CHOOSE, ANSWER = Permission.GOAL_CHOOSE, Permission.STEP_ANSWER
GOAL, STEP = "goal:", "step:"


def activity_of(person: Person, activity_id: UUID) -> Activity:
    """One of the things done together with a person; 404 for any other."""
    rows = Activity.objects.of(person).select_related("goal", "step", "worker", "told_by")
    return carrying(get_object_or_404(rows, pk=activity_id), person)


@person_view(CHOOSE, page="activity")
def plan_activity(request: HttpRequest, person: Person) -> HttpResponse:
    """Plan something to do together, with tasks on both sides."""
    sides = sides_of(person, request.actor, at=request.at)
    goals = {GOAL + str(one.pk): one for one in Goal.objects.of(person).going().order_by("chosen_on", "pk")}
    rows = Step.objects.of(person).open().select_related("goal__person").order_by("goal", "number")
    steps = {STEP + str(one.pk): one for one in rows}
    towards = [(key, f"{one.words}, as a whole") for key, one in goals.items()]
    towards += [(key, one.words) for key, one in steps.items()]
    first = {"towards": request.GET.get("for", ""), "worker": str(request.actor.pk)}
    form = PlanActivity(request.POST or typed(request), sides=sides, towards=towards, initial=first)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        key = said.pop("towards")
        facts = {
            **said,
            "worker": sides.workers[said["worker"]],
            "theirs": lines_of(said["theirs"]),
            "workers": lines_of(said["workers"]),
            "goal": goals.get(key),
            "step": steps.get(key),
        }
        with shown_in(form):
            try:
                actions.plan_activity(person=person, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("goals:activity", person.pk, said["id"])
    context = {"person": person, "form": form, "button": "Keep this"}
    return page(request, "goals/plan_activity.html", context, status=422 if form.errors else 200)


@person_view(page="activity")
def activity(request: HttpRequest, person: Person, activity_id: UUID) -> HttpResponse:
    """Something done together: whose tasks, what came of it, what both took from it."""
    return activity_page(request, person, activity_of(person, activity_id))


def activity_page(request: HttpRequest, person: Person, one: Activity, *, problem: str = "") -> HttpResponse:
    """The page of something done together; `problem` is why a button on it could not do what it says."""
    tasks = list(one.tasks.select_related("worker", "contact"))
    context = {
        "person": person,
        "one": one,
        "tasks": [(task, task.who(person.called)) for task in tasks],
        "new": Connection.objects.of(person).filter(activity=one).select_related("contact"),
        "problem": problem,
        "may_answer": may(request, person, ANSWER),
        "may_connect": may(request, person, Permission.CONNECTION_RECORD),
    }
    return page(request, "goals/activity.html", context, status=409 if problem else 200)


@require_POST
@person_view(ANSWER, page="activity")
def do_task(request: HttpRequest, person: Person, task_id: UUID) -> HttpResponse:
    """Tick one side's task, or take the tick away."""
    rows = ActivityTask.objects.filter(activity__person__in=person.keys).select_related("activity")
    task, form = get_object_or_404(rows, pk=task_id), OnlyVersion(request.POST)
    carrying(task.activity, person)
    is_done = request.POST.get("done") == "yes"
    try:
        version = form.cleaned_data["version"] if form.is_valid() else 0
        actions.do_task(task=task, seen_version=version, is_done=is_done, by=request.actor, at=request.at)
    except UnableTo as refusal:
        return activity_page(request, person, activity_of(person, task.activity_id), problem=str(refusal))
    return redirect("goals:activity", person.pk, task.activity_id)


@person_view(ANSWER, page="activity")
def tell_activity(request: HttpRequest, person: Person, activity_id: UUID) -> HttpResponse:
    """Say what came of something done together, and what both took from it."""
    one = activity_of(person, activity_id)
    names = ("came_of", "in_their_words", "they_learned", "they_met", "worker_learned", "worker_met")
    first = {name: getattr(one, name) for name in names}
    today = in_london(request.at).date()
    first |= {"version": one.version, "on": min(one.on, today) if one.on else today}
    names_of_both = {"called": person.called, "worker": one.worker.name}
    form = TellActivity(request.POST or typed(request), initial=first, **names_of_both)
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        version = said.pop("version")
        with shown_in(form):
            actions.tell_activity(activity=one, seen_version=version, **said, by=request.actor, at=request.at)
            return redirect("goals:activity", person.pk, one.pk)
    context = {"person": person, "one": one, "form": form, "button": "Save"}
    return page(request, "goals/tell_activity.html", context, status=422 if form.errors else 200)
