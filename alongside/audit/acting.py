"""Who is acting, and in which act: known to the triggers beneath, and asked of the rooms above.

`workforce` registers who is behind a request; `people` registers how somebody stands to a person. Audit only asks.
"""

from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from django.http import HttpRequest

from alongside.access.standing import NONE, Openness, Standing


class Actor(Protocol):
    """Anybody who acts: a worker, somebody on the person's side, or the house itself."""

    @property
    def key(self) -> str:
        """`worker:<uuid>`, `account:<uuid>` or `house:<what>`; what the ledger writes."""

    roles: Any  # role keys held now


@dataclass(frozen=True)
class House:
    """The house itself: its background work, its command line, its sign-in page. It holds no role."""

    what: str
    roles: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        return f"house:{self.what}"


@dataclass(frozen=True)
class Act:
    """The act under way in this thread: its id and the actor's key."""

    id: UUID
    actor: str


@dataclass(frozen=True)
class About:
    """What an act or a page is about: the person (None: nobody), how the actor stands to them, how open they are."""

    person: UUID | None = None
    standing: Standing = NONE
    openness: Openness = Openness.OPEN


current_act: ContextVar[Act | None] = ContextVar("current_act", default=None)

_who: list[Callable[[HttpRequest], Any]] = []
_standing: list[Callable[[Any, Any, datetime], About]] = []


def register_who(ask: Callable[[HttpRequest], Any]) -> None:
    """`ask(request)` gives the Actor behind a request, or None when nobody is signed in."""
    _who[:] = [ask]


def register_standing(ask: Callable[[Any, Any, datetime], About]) -> None:
    """`ask(actor, subject, at)` says whom a subject is about and how the actor stands to them at that moment."""
    _standing[:] = [ask]


def who_is_asking(request: HttpRequest) -> Any:
    """The Actor behind a request, or None when nobody is signed in."""
    return _who[0](request) if _who else None


def about(actor: Any, subject: Any, at: datetime) -> About:
    """Whom `subject` is about, and how `actor` stands to them at `at`."""
    return _standing[0](actor, subject, at) if _standing else About()
