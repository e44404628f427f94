"""Where a page leads once its act is done, and the sentence that says so there."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

# The address carries a key of this table and nothing else, so that nobody can make our page say their words.
DONE = {
    "added": "The team is added. Now say who is in it.",
    "asked": "If that address has an account here, a link to choose a password is on its way to it, good for an hour. "
    "Nothing after ten minutes? Look among unwanted mail, then ask an administrator.",
    "back": "They are back. A link to choose a password is on its way to them. Give them their teams and duty anew.",
    "changed": "The change is kept.",
    "cover_ended": "The cover is ended.",
    "cover_set": "The cover is set.",
    "duty_ended": "The turn on duty is ended.",
    "duty_set": "The turn on duty is set.",
    "joined": "They are in the team from the day you gave.",
    "left": "It is kept that they have left.",
    "left_team": "Their last day in the team is kept.",
    "link_sent": "A link to choose a new password is on its way to them.",
    "password": "Your new password is chosen. Sign in with it.",
    "reminders": "Your reminders are kept.",
    "unlocked": "They can try again at once.",
}


def go_to(name: str, *args: Any, done: str) -> HttpResponse:
    """The way to a page of this room, which then says the sentence of `done`."""
    return redirect(f"{reverse(f'workforce:{name}', args=args)}?done={done}")


def done(request: HttpRequest) -> str:
    """The sentence that the address asks for; empty for none, and for a key that is not known."""
    return DONE.get(request.GET.get("done", ""), "")


def local(path: str) -> str:
    """A path of this site as it is; the first page for anything that leads elsewhere."""
    return path if path.startswith("/") and url_has_allowed_host_and_scheme(path, allowed_hosts=None) else "/"


def site_of(request: HttpRequest) -> str:
    """`https://` and the host this installation is reached by."""
    return request.build_absolute_uri("/").rstrip("/")
