"""Where a page of the directory leads once its act is done, and what the one who is signed in may do."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.directory.models import EntryChange
from alongside.directory.models.entry import ChangeState

# The address carries a key of this table and nothing else, so that nobody can make our page say their words.
DONE = {
    "added": "The entry is there for everybody now.",
    "changed": "The entry says so now.",
    "waits": "Many rely on this entry, so your change waits for a look by the team that looks after the directory.",
    "checked": "It is kept that the entry is right. Thank you.",
    "closed": "The entry says so now. It is listed under “Ended or resting”.",
    "opened": "The entry runs again.",
    "known": "Your colleagues can read it now.",
    "not_known": "It is taken away.",
    "marked": "It is kept.",
    "looked": "It is kept what you decided.",
    "link_ended": "The link works no more.",
    "filed": "It stands on the entry now.",
    "unfiled": "It is taken away.",
    "team": "The directory waits on that team’s desk from now on.",
}


def may(request: HttpRequest, permission: Permission) -> bool:
    """May whoever is signed in do this?"""
    return bool(decide(permission, roles=request.actor.roles))  # type: ignore[attr-defined]


def told_of(request: HttpRequest, service_id: UUID) -> EntryChange | None:
    """What anybody told us of this entry that led here, by the address; None for none, and for one looked at."""
    try:
        key = UUID(request.GET.get("told", ""))
    except ValueError:
        return None
    if not may(request, Permission.DIRECTORY_LOOK_AFTER):
        return None
    found = EntryChange.objects.filter(pk=key, service=service_id, state=ChangeState.WAITING).first()
    return found if found is not None and found.is_told else None


def go_to(service_id: UUID, *, done: str) -> HttpResponse:
    """The way to an entry, which then says the sentence of `done`."""
    return redirect(f"{reverse('directory:entry', args=[service_id])}?done={done}")


def done(request: HttpRequest) -> str:
    """The sentence that the address asks for; empty for none, and for a key that is not known."""
    return DONE.get(request.GET.get("done", ""), "")
