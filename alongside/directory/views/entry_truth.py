"""Keeping entries true: checked, closed, opened again; what colleagues know of them."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.forms import entry as forms
from alongside.directory.forms import entry_truth
from alongside.directory.models import LocalKnowledge, Service
from alongside.directory.models.offer import Status
from alongside.directory.views.choices import stands_already
from alongside.directory.views.entry_ways import go_to, told_of
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.workforce.kept import typed
from alongside.workforce.models import Team, TeamMember
from alongside.workforce.models.team import holds_on

CHANGE, LOOK, KNOW = (
    Permission.DIRECTORY_CHANGE,
    Permission.DIRECTORY_LOOK_AFTER,
    Permission.LOCAL_KNOWLEDGE_SHARE,
)


@worker_view(CHANGE, page="check_entry")
def check(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """All that an entry says is right: on which day that was made sure of, and how."""
    service = get_object_or_404(Service, pk=service_id)
    form = forms.CheckEntry(request.POST or typed(request), initial={"checked_on": in_london(request.at).date()})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            try:
                actions.check_entry(service=service, **form.cleaned_data, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return go_to(service_id, done="checked")
    context = {"form": form, "service": service, "button": "It is right as it stands"}
    return page(request, "directory/check_entry.html", context, status=422 if form.errors else 200)


@worker_view(CHANGE, page="close_entry")
def close(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """It has ended, or rests for a while, and why."""
    service = get_object_or_404(Service, pk=service_id)
    what = told_of(request, service_id)
    begin = {"version": service.version, "status": service.status, "why": service.closed_why}
    form = forms.CloseEntry(request.POST or typed(request), initial=begin)
    if request.method == "POST" and form.is_valid():
        if stands_already(form, service, status="status", why="closed_why"):
            return go_to(service_id, done="closed")
        with shown_in(form):
            told = form.cleaned_data
            actions.close_entry(
                service=service, seen_version=told["version"], status=told["status"], why=told["why"],
                told=what, by=request.actor, at=request.at,
            )  # fmt: skip
            return go_to(service_id, done="closed")
    context = {"form": form, "service": service, "button": "Close the entry", "told": what}
    return page(request, "directory/close_entry.html", context, status=422 if form.errors else 200)


@require_POST
@worker_view(CHANGE, page="open_entry")
def open_again(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """What had ended or rested runs again. One that runs already is left as it is."""
    service = get_object_or_404(Service, pk=service_id)
    if service.status != Status.ACTIVE:
        actions.open_again(service=service, seen_version=service.version, by=request.actor, at=request.at)
    return go_to(service_id, done="opened")


@require_POST
@worker_view(LOOK, page="mark_entry")
def mark(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Many rely on this entry, or no longer; or it stays although its feed has it no more."""
    service = get_object_or_404(Service, pk=service_id)
    seen, by, at = service.version, request.actor, request.at
    if request.POST.get("what") == "keep":
        actions.keep_though_gone(service=service, seen_version=seen, by=by, at=at)
    else:
        many = request.POST.get("what") == "many"
        actions.mark_relied_on(service=service, seen_version=seen, many_rely=many, by=by, at=at)
    return go_to(service_id, done="marked")


@worker_view(KNOW, page="write_knowledge")
def write_knowledge(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """Something that a worker knows of an offer, for colleagues."""
    service = get_object_or_404(Service, pk=service_id)
    today = in_london(request.at).date()
    mine = Team.objects.filter(
        pk__in=TeamMember.objects.filter(holds_on(today), worker=request.actor).values("team")
    ).order_by("name")
    teams = {str(team.pk): team for team in mine}
    form = entry_truth.WriteKnowledge(
        request.POST or typed(request),
        teams=[(key, team.name) for key, team in teams.items()],
        initial={"team": entry_truth.NOBODY_IN_PARTICULAR},
    )
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            told = dict(form.cleaned_data)
            team = teams.get(told.pop("team"))
            try:
                actions.write_knowledge(service=service, **told, team=team, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return go_to(service_id, done="known")
    context = {"form": form, "service": service, "button": "Tell colleagues"}
    return page(request, "directory/write_knowledge.html", context, status=422 if form.errors else 200)


@worker_view(KNOW, page="end_knowledge")
def end_knowledge(request: HttpRequest, knowledge_id: UUID) -> HttpResponse:
    """Something that colleagues knew is no longer so."""
    knowledge = get_object_or_404(LocalKnowledge.objects.select_related("service"), pk=knowledge_id)
    if knowledge.ended_at is not None:
        return go_to(knowledge.service_id, done="not_known")
    form = entry_truth.EndKnowledge(request.POST or typed(request))
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.end_knowledge(knowledge=knowledge, **form.cleaned_data, by=request.actor, at=request.at)
            return go_to(knowledge.service_id, done="not_known")
    context = {"form": form, "knowledge": knowledge, "service": knowledge.service, "button": "Take it away"}
    return page(request, "directory/end_knowledge.html", context, status=422 if form.errors else 200)
