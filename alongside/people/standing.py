"""How somebody stands to a person now: computed from dated rows, for the one door of change."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from alongside.access.standing import Kind, Openness, because
from alongside.audit.acting import About, House
from alongside.people.models import Person

Stands = Callable[[Any, Any, datetime], About]
_let_in: dict[type, Stands] = {}


def let_in(kind: type, stands: Stands) -> None:
    """A room above lets in actors of its own kind: `stands(actor, subject, at)` says how one stands at a moment."""
    _let_in[kind] = stands


def how_they_stand(actor: Any, subject: Any, at: datetime) -> About:
    """Whom `subject` is about (a Person, or a record with a `person`) and how `actor` stands to them at `at`.

    A person read by `seen_by` already carries the answer, so that a page asks once.
    """
    if type(actor) in _let_in:
        return _let_in[type(actor)](actor, subject, at)
    person = subject if isinstance(subject, Person) else getattr(subject, "person", None)
    if not isinstance(person, Person):
        return About()
    if isinstance(actor, House):
        return About(person.pk, openness=Openness(person.openness))
    seen = person
    if getattr(person, "seen_as", None) != (actor.key, at):
        seen = Person.objects.one_seen_by(actor, person.pk, at=at)
        if seen is None:
            raise Person.DoesNotExist(person.pk)
    # The record itself, also where it goes on as another: once they are parted, each has its own lines.
    return About(person.pk, seen.standing, Openness(seen.openness))


def told_by(person: Person) -> dict[str, str]:
    """What a look at a person read by `seen_by` is told by: the way of standing, and the glass it was seen through.

    What is looked at through broken glass stands apart from whatever else the worker looked at that day.
    """
    kind = because(person.standing, Openness(person.openness))
    glass = getattr(person, "stands_broke_glass", None) if kind == Kind.BROKE_GLASS else None
    return {"because": kind or "", "apart": str(glass or "")}
