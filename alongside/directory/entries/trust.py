"""Whose word changes an entry at once, and whose waits for a look; who settles a question."""

from collections.abc import Iterable
from typing import Any

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.directory.entries.rules import do_many_rely
from alongside.directory.models import Question, Service


def waits_for_a_look(service: Service, *, roles: Iterable[str] = ()) -> bool:
    """Does a change by somebody with these roles wait? By whoever looks after the directory it never does."""
    if decide(Permission.DIRECTORY_LOOK_AFTER, roles=roles):
        return False
    return do_many_rely(is_marked=service.many_rely, notes=service.knowledge.standing().count())


def may_settle(question: Question, worker: Any) -> bool:
    """May they close a question and keep its answers? Whoever asked, and who looks after the directory."""
    return question.asked_by_id == worker.pk or bool(decide(Permission.DIRECTORY_LOOK_AFTER, roles=worker.roles))
