"""Administration: teams, who is in them, who is on duty."""

from collections import Counter
from typing import Any
from uuid import UUID

from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.workforce import forms
from alongside.workforce.actions import teams as actions
from alongside.workforce.kept import typed
from alongside.workforce.models import DutyTurn, Team, TeamMember, Worker
from alongside.workforce.models.team import holds_now, holds_on
from alongside.workforce.views.going_on import done, go_to


@worker_view(Permission.TEAMS_MANAGE, page="teams")
def teams(request: HttpRequest) -> HttpResponse:
    """Every team, how many are in it today, and who is on duty now."""
    here = TeamMember.objects.filter(holds_on(in_london(request.at).date()))
    counts = dict(here.values_list("team").annotate(Count("worker", distinct=True)))
    on_duty: dict[UUID, list[str]] = {}
    for turn in DutyTurn.objects.filter(holds_now(request.at)).select_related("worker").order_by("worker__name"):
        on_duty.setdefault(turn.team_id, []).append(turn.worker.name)
    rows = [
        (team, counts.get(team.pk, 0), ", ".join(on_duty.get(team.pk, ()))) for team in Team.objects.order_by("name")
    ]
    return page(request, "workforce/teams.html", {"rows": rows, "done": done(request)})


@worker_view(Permission.TEAMS_MANAGE, page="add_team")
def add(request: HttpRequest) -> HttpResponse:
    """A new team."""
    form = forms.AddTeam(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.add_team(**form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return go_to("team", form.cleaned_data["id"], done="added")
    return page(request, "workforce/add_team.html", {"form": form}, status=422 if form.errors else 200)


@worker_view(Permission.TEAMS_MANAGE, page="team")
def team(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """One team: who is in it and who is on duty, now, to come and before."""
    team, today = get_object_or_404(Team, pk=team_id), in_london(request.at).date()
    members = list(team.members.select_related("worker").order_by("worker__name", "starts_on"))
    turns = (
        team.duty_turns.filter(ends_at__gt=request.at).select_related("worker").order_by("starts_at", "worker__name")
    )
    context = {
        "team": team,
        "members": [m for m in members if m.ends_on is None or m.ends_on >= today],
        "were_members": [m for m in members if m.ends_on is not None and m.ends_on < today],
        "turns": list(turns),
        "today": today,
        "now": request.at,
        "done": done(request),
    }
    return page(request, "workforce/team.html", context)


@worker_view(Permission.TEAMS_MANAGE, page="rename_team")
def rename(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """Another name for a team."""
    team = get_object_or_404(Team, pk=team_id)
    form = forms.RenameTeam(request.POST or typed(request), initial={"version": team.version, "name": team.name})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.rename_team(
                team=team,
                seen_version=form.cleaned_data["version"],
                name=form.cleaned_data["name"],
                by=request.actor,
                at=request.at,
            )
            return go_to("team", team.pk, done="changed")
    return page(request, "workforce/rename_team.html", {"form": form, "team": team}, status=422 if form.errors else 200)


def worker_choices(request: HttpRequest) -> list[tuple[str, str]]:
    """Everybody who works here, as a list to choose from; an address tells apart two of one name."""
    working = list(
        Worker.objects.working(on=in_london(request.at).date()).select_related("account").order_by("name", "pk")
    )
    bearers = Counter(worker.name for worker in working)
    return [(str(w.pk), w.name if bearers[w.name] == 1 else f"{w.name} ({w.email})") for w in working]


@worker_view(Permission.TEAMS_MANAGE, page="add_member")
def add_member(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """A worker's time in a team, from a day until a day."""
    team = get_object_or_404(Team, pk=team_id)
    initial = {"starts_on": in_london(request.at).date()}
    form = forms.AddMember(request.POST or typed(request), workers=worker_choices(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            _once(actions.add_member, form, team=team, by=request.actor, at=request.at)
            return go_to("team", team.pk, done="joined")
    return page(request, "workforce/add_member.html", {"form": form, "team": team}, status=422 if form.errors else 200)


@worker_view(Permission.TEAMS_MANAGE, page="add_duty")
def add_duty(request: HttpRequest, team_id: UUID) -> HttpResponse:
    """A worker's turn on duty for a team, from a moment until a moment."""
    team = get_object_or_404(Team, pk=team_id)
    form = forms.SetDuty(
        request.POST or typed(request), workers=worker_choices(request), initial={"starts_at": request.at}
    )
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            _once(actions.set_duty, form, team=team, by=request.actor, at=request.at)
            return go_to("team", team.pk, done="duty_set")
    return page(request, "workforce/add_duty.html", {"form": form, "team": team}, status=422 if form.errors else 200)


def _once(act: Any, form: Any, **words: Any) -> None:
    """Do what a form asks about a worker; a form sent twice goes on as if it were the first."""
    answers = dict(form.cleaned_data)
    worker = get_object_or_404(Worker, pk=answers.pop("worker"))
    try:
        act(**answers, worker=worker, **words)
    except AlreadyDone:
        pass


@worker_view(Permission.TEAMS_MANAGE, page="end_membership")
def end_membership(request: HttpRequest, member_id: UUID) -> HttpResponse:
    """The last day of a worker's time in a team."""
    member = get_object_or_404(TeamMember.objects.select_related("worker", "team"), pk=member_id)
    form = forms.EndMembership(
        request.POST or typed(request), initial={"ends_on": member.ends_on or in_london(request.at).date()}
    )
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.end_membership(member=member, ends_on=form.cleaned_data["ends_on"], by=request.actor, at=request.at)
            return go_to("team", member.team_id, done="left_team")
    return page(
        request, "workforce/end_membership.html", {"form": form, "member": member}, status=422 if form.errors else 200
    )


@require_POST
@worker_view(Permission.TEAMS_MANAGE, page="end_duty")
def end_duty(request: HttpRequest, turn_id: UUID) -> HttpResponse:
    """End a turn on duty now, or take away one that has not begun."""
    turn = get_object_or_404(DutyTurn, pk=turn_id)
    actions.end_duty(turn=turn, by=request.actor, at=request.at)
    return go_to("team", turn.team_id, done="duty_ended")
