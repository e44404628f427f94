"""Administration: workers, their roles and their way in."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.moments import clock_time, day_in_words, in_london
from alongside.kit.refusals import AlreadyDone
from alongside.workforce import forms, history
from alongside.workforce.actions import workers as actions
from alongside.workforce.kept import typed
from alongside.workforce.keys import link_for
from alongside.workforce.models import Cover, Due, DutyTurn, Team, TeamMember, Worker
from alongside.workforce.models.team import holds_on
from alongside.workforce.signing_in import locked_until
from alongside.workforce.views.going_on import done, go_to, site_of

WORKERS_A_PAGE = 50


@worker_view(Permission.TEAMS_MANAGE, page="administration")
def administration(request: HttpRequest) -> HttpResponse:
    """What can be looked after here, by whoever asks."""
    may = {permission: bool(decide(permission, roles=request.actor.roles)) for permission in MANAGED}
    return page(request, "workforce/administration.html", {"may": may})


MANAGED = (Permission.WORKERS_MANAGE, Permission.TEAMS_MANAGE, Permission.COVER_SET)


@worker_view(Permission.WORKERS_MANAGE, page="workers")
def workers(request: HttpRequest) -> HttpResponse:
    """The workers of this council, found by name, team or role; those who have left stand apart."""
    today, shows_left = in_london(request.at).date(), "left" in request.GET
    form = forms.FindWorkers(request.GET or None, teams=_team_choices())
    asked = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = Worker.objects.left(on=today) if shows_left else Worker.objects.working(on=today)
    found = found.called(asked.get("q", "")).select_related("account").order_by("name", "pk")
    if asked.get("role"):
        found = found.holding(asked["role"])
    if asked.get("team"):
        found = found.filter(pk__in=TeamMember.objects.filter(holds_on(today), team=asked["team"]).values("worker"))
    shown = Paginator(found, WORKERS_A_PAGE).get_page(request.GET.get("page"))
    context = {
        "form": form,
        "shown": shown,
        "rows": _with_teams(shown.object_list, today),
        "shows_left": shows_left,
        "is_narrowed": any(asked.values()),
        "query": _query_without_page(request),
        "done": done(request),
    }
    return page(request, "workforce/workers.html", context, status=422 if form.errors else 200)


def _team_choices() -> list[tuple[str, str]]:
    return [(str(key), name) for key, name in Team.objects.order_by("name").values_list("pk", "name")]


def _with_teams(workers: Iterable[Worker], today: date) -> list[tuple[Worker, str]]:
    """Each worker with the names of their teams today, all read in one statement."""
    listed = list(workers)
    names: dict[UUID, list[str]] = {}
    for key, name in (
        TeamMember.objects.filter(holds_on(today), worker__in=listed)
        .order_by("team__name")
        .values_list("worker_id", "team__name")
    ):
        names.setdefault(key, []).append(name)
    return [(worker, ", ".join(names.get(worker.pk, ()))) for worker in listed]


def _query_without_page(request: HttpRequest) -> str:
    kept = request.GET.copy()
    kept.pop("page", None)
    kept.pop("done", None)
    return kept.urlencode()


@worker_view(Permission.WORKERS_MANAGE, page="add_worker")
def add(request: HttpRequest) -> HttpResponse:
    """Somebody new. Their invitation goes by email; the link is shown once too, in case the email does not arrive."""
    form = forms.AddWorker(request.POST or typed(request), teams=_team_choices())
    if request.method == "POST" and form.is_valid():
        answers = dict(form.cleaned_data)
        teams = list(Team.objects.filter(pk__in=answers.pop("teams", [])))
        with shown_in(form):
            try:
                added = actions.add_worker(
                    **answers, teams=teams, site=site_of(request), by=request.actor, at=request.at
                )
            except AlreadyDone:
                return redirect("workforce:worker", answers["id"])
            return _invited(request, added)
    return page(request, "workforce/add_worker.html", {"form": form}, status=422 if form.errors else 200)


def _invited(request: HttpRequest, worker: Worker) -> HttpResponse:
    link = link_for(worker.account, site=site_of(request), at=request.at)
    return page(request, "workforce/invited.html", {"worker": worker, "link": link})


@worker_view(Permission.WORKERS_MANAGE, page="worker")
def worker(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    """One worker: what they may do, how they get in, where they are, what changed."""
    worker, today = _worker(worker_id), in_london(request.at).date()
    shut_until = locked_until(worker.account, at=request.at)
    context = {
        "worker": worker,
        "has_left": worker.has_left(on=today),
        "is_self": worker == request.actor,
        "is_locked": shut_until is not None,
        "sign_in": sign_in_in_words(worker, shut_until, today),
        **_periods(worker, request.at),
        "open_dues": Due.objects.open().filter(worker=worker).count(),
        "history": history.of_worker(worker),
        "form": None,
        "done": done(request),
    }
    return page(request, "workforce/worker.html", context)


def sign_in_in_words(worker: Worker, shut_until: Any, today: date) -> str:
    """How a worker's way in stands, in a sentence."""
    if worker.has_left(on=today):
        return f"Shut. They have not worked here since {day_in_words(worker.left_on)}."
    until = f" They leave on {day_in_words(worker.left_on - timedelta(days=1))}." if worker.left_on else ""
    if shut_until is not None:
        return f"Locked until {clock_time(shut_until)}, after five failed tries.{until}"
    if worker.account.is_invited:
        return f"Invited. They have not chosen a password yet.{until}"
    return f"Open: they can sign in.{until}"


def _periods(worker: Worker, at: Any) -> dict[str, Any]:
    """Where a worker is, now and to come."""
    today = in_london(at).date()
    return {
        "teams": list(
            TeamMember.objects.filter(worker=worker)
            .exclude(ends_on__lt=today)
            .select_related("team")
            .order_by("starts_on")
        ),
        "turns": list(
            DutyTurn.objects.filter(worker=worker, ends_at__gt=at).select_related("team").order_by("starts_at")
        ),
        "covers": list(
            Cover.objects.filter(covering=worker, ends_at__gt=at).select_related("absent").order_by("starts_at")
        ),
        "covered_by": list(
            Cover.objects.filter(absent=worker, ends_at__gt=at).select_related("covering").order_by("starts_at")
        ),
        "now": at,
        "today": today,
    }


def _worker(worker_id: UUID) -> Worker:
    return get_object_or_404(Worker.objects.select_related("account"), pk=worker_id)


@worker_view(Permission.WORKERS_MANAGE, page="change_worker")
def change(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    """Change a worker's name, address, roles or agency. A second editor sees both versions and loses nothing."""
    worker = _worker(worker_id)
    initial = {name: getattr(worker, name) for name in forms.ChangeWorker.base_fields}
    form = forms.ChangeWorker(request.POST or typed(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        answers = dict(form.cleaned_data)
        with shown_in(form):
            actions.change_worker(
                worker=worker, seen_version=answers.pop("version"), **answers, by=request.actor, at=request.at
            )
            return go_to("worker", worker.pk, done="changed")
    return page(
        request, "workforce/change_worker.html", {"form": form, "worker": worker}, status=422 if form.errors else 200
    )


@require_POST
@worker_view(Permission.WORKERS_MANAGE, page="unlock_worker")
def unlock(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    """Let a locked worker try again at once."""
    actions.unlock_worker(worker=_worker(worker_id), by=request.actor, at=request.at)
    return go_to("worker", worker_id, done="unlocked")


@require_POST
@worker_view(Permission.WORKERS_MANAGE, page="new_link")
def new_link(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    """Send a fresh link. One for an account without a password is shown too; any other goes to its holder alone."""
    worker, form = _worker(worker_id), forms.Nothing(request.POST)
    form.is_valid()
    with shown_in(form):
        actions.send_new_link(worker=worker, site=site_of(request), by=request.actor, at=request.at)
        return _invited(request, worker) if worker.account.is_invited else go_to("worker", worker.pk, done="link_sent")
    return page(request, "workforce/refused.html", {"form": form, "worker": worker}, status=422)


@worker_view(Permission.WORKERS_MANAGE, page="say_left")
def say_left(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    """Say from which day a worker no longer works here, after seeing what ends with it."""
    worker = _worker(worker_id)
    form = forms.SayLeft(request.POST or typed(request), initial={"version": worker.version, "left_on": worker.left_on})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.say_worker_left(
                worker=worker,
                seen_version=form.cleaned_data["version"],
                left_on=form.cleaned_data["left_on"],
                by=request.actor,
                at=request.at,
            )
            return go_to("worker", worker.pk, done="left")
    context = {
        "form": form,
        "worker": worker,
        **_periods(worker, request.at),
        "open_dues": Due.objects.open().filter(worker=worker).count(),
    }
    return page(request, "workforce/say_left.html", context, status=422 if form.errors else 200)


@require_POST
@worker_view(Permission.WORKERS_MANAGE, page="welcome_back")
def welcome_back(request: HttpRequest, worker_id: UUID) -> HttpResponse:
    """Say that a worker who left is back."""
    worker, form = _worker(worker_id), forms.Nothing(request.POST)
    if form.is_valid():
        with shown_in(form):
            seen = form.cleaned_data["version"] or 0
            actions.welcome_back(
                worker=worker, seen_version=seen, site=site_of(request), by=request.actor, at=request.at
            )
            return go_to("worker", worker.pk, done="back")
    return page(request, "workforce/refused.html", {"form": form, "worker": worker}, status=422)
