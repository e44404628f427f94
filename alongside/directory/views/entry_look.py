"""What waits for whoever looks after the directory: changes to look at, entries to check, those gone from a feed."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.entries.answers import would_say
from alongside.directory.entries.pages import rows_of
from alongside.directory.entries.parts import parts_of
from alongside.directory.entries.rules import FRESH_FOR_DAYS
from alongside.directory.entries.words import differing, words_of
from alongside.directory.forms import entry_truth as forms
from alongside.directory.forms.public import NothingHasToChange
from alongside.directory.models import DirectoryTeam, EntryChange, FeedRun, Service
from alongside.directory.models.entry import ChangeState
from alongside.directory.views.entry_ways import done, go_to
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.workforce.kept import typed
from alongside.workforce.models import Team

LOOK = Permission.DIRECTORY_LOOK_AFTER
AT_MOST = 30


@worker_view(LOOK, page="directory_to_do")
def to_do(request: HttpRequest) -> HttpResponse:
    """Everything of the directory that waits, the oldest first; the latest imports; whose desk it comes to."""
    before = in_london(request.at).date() - timedelta(days=FRESH_FOR_DAYS)
    stale = Service.objects.stale(before=before)
    gone = Service.objects.going().exclude(gone_from_feed_on=None)
    waiting = EntryChange.objects.filter(state=ChangeState.WAITING).select_related("service").order_by("made_at", "id")
    context = {
        "waiting": list(waiting[:AT_MOST]),
        "stale": list(stale.select_related("organisation").order_by("checked_on", "id")[:AT_MOST]),
        "stale_count": stale.count(),
        "gone": list(gone.select_related("organisation").order_by("gone_from_feed_on", "id")[:AT_MOST]),
        "runs": list(FeedRun.objects.select_related("feed").order_by("-started_at")[:5]),
        "team": DirectoryTeam.objects.select_related("team").order_by("-set_at", "-id").first(),
        "done": done(request),
    }
    return page(request, "directory/to_do.html", context)


@worker_view(LOOK, page="look_at_change")
def look(request: HttpRequest, change_id: UUID) -> HttpResponse:
    """One change that waits: what the entry says now and what it would say; it is made, or not, with why."""
    waiting = get_object_or_404(EntryChange.objects.select_related("service__organisation"), pk=change_id)
    service = waiting.service
    if waiting.state != ChangeState.WAITING:
        return redirect("directory:entry_history", service.pk)
    if waiting.is_told:
        return _look_at_told(request, waiting)
    form = forms.LookAtChange(request.POST or typed(request), initial={"version": service.version})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            told: dict[str, Any] = form.cleaned_data
            actions.look_at_change(
                waiting=waiting, seen_version=told["version"], is_taken=told["is_taken"], why=told["why"],
                by=request.actor, at=request.at,
            )  # fmt: skip
            return go_to(service.pk, done="looked")
        form.standing = service  # so that the page carries the version that it now shows
        service.refresh_from_db()
    if waiting.feed_id:
        rows = [(name, waiting.before.get(name, ""), words) for name, words in waiting.after.items()]
    else:
        [now] = parts_of([service])
        said, would = words_of(now), words_of(would_say(now, waiting.answers))
        rows = [(name, said.get(name, ""), would.get(name, "")) for name in differing(said, would)]
    context = {
        "form": form,
        "waiting": waiting,
        "service": service,
        "rows": rows,
        "has_moved_on": service.version != waiting.seen_version,
        "button": "Keep what I decided",
    }
    return page(request, "directory/look_at_change.html", context, status=422 if form.errors else 200)


def _look_at_told(request: HttpRequest, waiting: EntryChange) -> HttpResponse:
    """What anybody told us, in their words, beside what the entry says: it is corrected, closed, or left as it is."""
    service = waiting.service
    form = NothingHasToChange(request.POST or typed(request), initial={"version": service.version})
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            actions.look_at_change(
                waiting=waiting, seen_version=form.cleaned_data["version"], is_taken=False,
                why=form.cleaned_data["why"], by=request.actor, at=request.at,
            )  # fmt: skip
            return go_to(service.pk, done="looked")
    [now] = parts_of([service])
    context = {"form": form, "waiting": waiting, "service": service, "rows": rows_of(now)}
    return page(request, "directory/look_at_told.html", context, status=422 if form.errors else 200)


@worker_view(LOOK, page="directory_team")
def choose_team(request: HttpRequest) -> HttpResponse:
    """Which team looks after the directory."""
    teams = {str(team.pk): team for team in Team.objects.order_by("name")}
    now = DirectoryTeam.objects.order_by("-set_at", "-id").first()
    form = forms.ChooseTeam(
        request.POST or typed(request),
        teams=[(key, team.name) for key, team in teams.items()],
        initial={"team": str(now.team_id) if now else ""},
    )
    if request.method == "POST" and form.is_valid():
        with shown_in(form):
            told = form.cleaned_data
            try:
                actions.set_directory_team(team=teams[told["team"]], id=told["id"], by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect(f"{reverse('directory:to_do')}?done=team")
    context = {"form": form, "button": "Keep the team"}
    return page(request, "directory/choose_team.html", context, status=422 if form.errors else 200)
