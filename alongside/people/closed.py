"""A page that was open to a worker and is no longer: what has ended, what opens it again, and the words kept."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.access.policy import POLICY, Decision, may_break_glass
from alongside.access.standing import Openness
from alongside.audit.doors import READING
from alongside.kit.moments import clock_time, day_near, moment_in_words
from alongside.people.models import Involvement, Person
from alongside.workforce import kept

KEPT = (
    "What you had just typed is kept for seven days. If you stand beside them again before that, open this page: it is "
    "there. If it cannot wait, tell a worker who is alongside them."
)


def what_was(actor: Any, person: Person, *, at: datetime) -> Involvement | None:
    """This worker's latest time alongside a person that has ended; None when there was none."""
    rows = Involvement.objects.of(person).filter(worker=actor.pk, starts_at__lte=at, ends_at__lte=at)
    return rows.order_by("-ends_at").first()


def in_words(
    decision: Decision, was: Involvement | None, needs: Permission, person: Person, *, roles: Iterable[str]
) -> Decision:
    """The refusal with a kinder reason, where time alongside is all that is wanting and there was some."""
    if was is None or was.ends_at is None or not _time_alongside_opens(person):
        return decision
    if not POLICY[needs].roles & frozenset(roles):
        return decision
    return replace(decision, reason=_sentence(was))


def _time_alongside_opens(person: Person) -> bool:
    """Would being alongside open this record to whoever it was read for? Not one that is guarded or kept from them."""
    return person.openness == Openness.OPEN and not person.standing.is_kept_from


def _sentence(was: Involvement) -> str:
    ends_at = was.ends_at or was.starts_at
    if not was.is_shift or was.closes_at is None:
        return f"Your time alongside this person ended on {moment_in_words(ends_at)}, and their record closed with it."
    return (
        f"Your shift with this person ended on {moment_in_words(ends_at)}. The record closed at "
        f"{clock_time(was.closes_at)}. Thank you for being there."
    )


def opens_next(actor: Any, person: Person, at: datetime) -> list[str]:
    """When this worker's next shift opens an open record, as a sentence; nothing when none is to come."""
    if not _time_alongside_opens(person):
        return []
    rows = Involvement.objects.of(person).filter(worker=actor.pk, is_shift=True, opens_at__gt=at)
    row = rows.order_by("opens_at").first()
    if row is None or row.opens_at is None:
        return []
    return [f"Your next shift with them opens it: at {clock_time(row.opens_at)} {day_near(row.opens_at, now=at)}."]


def ways_in(actor: Any, person: Person) -> list[tuple[str, str]]:
    """What this worker can do at once, as words and an address: break the glass, where that would open the record."""
    openness = Openness(person.openness)
    if not may_break_glass(roles=actor.roles, standing=person.standing, openness=openness):
        return []
    return [("Open it now, for a reason", f"{reverse('people:break_glass')}?person={person.pk}")]


def keep_words(request: HttpRequest, was: Involvement | None) -> str | None:
    """Keep what was typed on a page left open, for whoever once stood beside the person; says so, or None."""
    if was is None or request.method in READING:
        return None
    if not kept.keep_what_was_typed(request, request.user):  # type: ignore[arg-type]
        return None
    request.session[kept.WAITING] = kept.waiting_for(request.user)  # type: ignore[arg-type]
    return KEPT
