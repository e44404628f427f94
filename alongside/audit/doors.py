"""The doors of pages: every view has exactly one, and it says who may come in. (`people.doors` has the other two.)"""

import functools
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.http import urlencode

from alongside.access.permissions import Permission
from alongside.access.policy import Decision, decide
from alongside.audit import ledger
from alongside.audit.acting import who_is_asking
from alongside.audit.readonly import refuse_writes
from alongside.design.pages import page as render

View = TypeVar("View", bound=Callable[..., HttpResponse])
READING = ("GET", "HEAD", "OPTIONS")


@dataclass(frozen=True)
class Door:
    """What stands at a view: its kind, the permission it asks for, and the kind of page the ledger writes.

    `is_aside`: may an open page ask here, while somebody types, for something that it can do without? Such an asking
    that comes too late is told no, and leaves the rest to the form itself. `is_watch`: does an open page ask here by
    itself, again and again? That is no sign that anybody is there.
    """

    kind: str
    needs: Permission | None = None
    page: str = ""
    is_aside: bool = False
    is_watch: bool = False


def public_view(view: View) -> View:
    """A page for anybody, signed in or not. `request.actor` is who is signed in, or None."""

    @functools.wraps(view)
    def enter(request: HttpRequest, **words: Any) -> HttpResponse:
        ask_who(request)
        return answer(request, view, words)

    return marked(enter, Door("public"))


def worker_view(needs: Permission | None, *, page: str, is_aside: bool = False) -> Callable[[View], View]:
    """A page for signed-in workers who hold `needs` (None: any worker). `page` is its kind in the ledger.

    `is_aside`: see Door.
    """

    def door(view: View) -> View:
        @functools.wraps(view)
        def enter(request: HttpRequest, **words: Any) -> HttpResponse:
            if (elsewhere := ask_who(request)) is not None:
                return elsewhere
            actor = request.actor  # type: ignore[attr-defined]
            if needs is not None and not (decision := decide(needs, roles=actor.roles)):
                return denied(request, decision, needs, page)
            return answer(request, view, words)

        return marked(enter, Door("worker", needs, page, is_aside))

    return door


def marked(enter: Any, door: Door) -> Any:
    """Hang the door's plate on a view, for the test of the house that counts them."""
    enter.door = door
    return enter


def ask_who(request: HttpRequest) -> HttpResponse | None:
    """Set `request.actor` and `request.at`; the way to the sign-in page, and back here, for whoever is not in."""
    request.at = timezone.now()  # type: ignore[attr-defined]
    request.actor = who_is_asking(request)  # type: ignore[attr-defined]
    if request.actor is not None:  # type: ignore[attr-defined]
        return None
    return redirect(f"{settings.LOGIN_URL}?{urlencode({'next': request.get_full_path()})}")


def answer(request: HttpRequest, view: Callable[..., HttpResponse], words: dict[str, Any]) -> HttpResponse:
    """Run a view; one that is only read cannot write."""
    if request.method in READING:
        with connection.execute_wrapper(refuse_writes):
            return view(request, **words)
    return view(request, **words)


def denied(request: HttpRequest, decision: Decision, needs: Permission, page: str, **about: Any) -> HttpResponse:
    """Write the refused attempt down and say what would make it possible."""
    actor = request.actor  # type: ignore[attr-defined]
    detail = {"permission": str(needs)}
    ledger.entry(
        "refused", actor.key, about.get("subject", page), page=page, person=about.get("person"), detail=detail
    ).save(force_insert=True)
    context = {
        "reason": decision.reason,
        "could": [*decision.could, *about.get("could", ())],
        "who": about.get("who"),
        "ways": about.get("ways", ()),
    }
    return render(request, "design/denied.html", context, status=403)


def sitting_of(request: HttpRequest, apart: str = "") -> str:
    """A name for this sign-in session that does not give the session away; `apart`: a part of it that stands alone."""
    return hashlib.sha256(f"{request.session.session_key or ''}{apart}".encode()).hexdigest()[:32]


def look(request: HttpRequest, *, subject: str, page: str, person: Any, because: str = "", apart: str = "") -> None:
    """Write one look down, in its own short transaction: why it could be, and apart from other looks of the day."""
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    sitting = sitting_of(request, apart)
    ledger.write_look(actor.key, subject, page=page, sitting=sitting, person=person, at=at, because=because)
