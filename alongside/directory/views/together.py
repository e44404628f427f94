"""Events of the community and who goes there."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.pages import page
from alongside.directory import actions
from alongside.directory.events import events as events_to_come
from alongside.directory.forms.gathering import OnlyKey
from alongside.directory.models import Gathering, Going, Service
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, UnableTo

READ, GO = Permission.COMMUNITY_READ, Permission.EVENT_JOIN


@worker_view(READ, page="events")
def events(request: HttpRequest) -> HttpResponse:
    """What is on in the community and among partners, and which colleagues go."""
    context = {"events": events_to_come(request.actor, at=request.at), "new_key": new_id}
    return page(request, "directory/events.html", context)


@require_POST
@worker_view(GO, page="go_to_gathering")
def go_to_gathering(request: HttpRequest, gathering_id: UUID) -> HttpResponse:
    """I am going to an open evening."""
    one = get_object_or_404(Gathering, pk=gathering_id)
    return _say(request, redirect("directory:gathering", one.pk), actions.say_going, gathering=one)


@require_POST
@worker_view(GO, page="go_to_entry")
def go_to_entry(request: HttpRequest, service_id: UUID) -> HttpResponse:
    """I am going to something of the directory, on a day."""
    one = get_object_or_404(Service, pk=service_id)
    try:
        on = date.fromisoformat(request.POST.get("on", ""))
    except ValueError:
        raise PermissionDenied("Choose a day on which it is.") from None
    return _say(request, redirect("directory:entry", one.pk), actions.say_going_on, service=one, on=on)


def _say(request: HttpRequest, back: HttpResponse, act: Any, **facts: Any) -> HttpResponse:
    form = OnlyKey(request.POST)
    key = form.cleaned_data["id"] if form.is_valid() else new_id()
    try:
        act(**facts, id=key, by=request.actor, at=request.at)
    except AlreadyDone:
        pass
    except UnableTo as refusal:
        raise PermissionDenied(str(refusal)) from None
    return redirect("directory:events") if request.POST.get("from") == "events" else back


@require_POST
@worker_view(GO, page="not_going")
def not_going(request: HttpRequest, going_id: UUID) -> HttpResponse:
    """I am not going after all: one's own alone, and as if there were none for anybody else."""
    one = get_object_or_404(Going, pk=going_id, worker=request.actor)
    actions.take_back_going(going=one, by=request.actor, at=request.at)
    return redirect("directory:events")
