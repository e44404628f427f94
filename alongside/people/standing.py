"""How somebody stands to a person now: computed from dated rows, for the one door of change."""

from datetime import datetime
from typing import Any

from alongside.access.standing import Openness
from alongside.audit.acting import About, House
from alongside.people.models import Person


def how_they_stand(actor: Any, subject: Any, at: datetime) -> About:
    """Whom `subject` is about (a Person, or a record with a `person`) and how `actor` stands to them at `at`.

    A person read by `seen_by` already carries the answer, so that a page asks once.
    """
    person = subject if isinstance(subject, Person) else getattr(subject, "person", None)
    if not isinstance(person, Person):
        return About()
    if isinstance(actor, House):
        return About(person.pk, openness=Openness(person.openness))
    if getattr(person, "seen_as", None) != (actor.key, at):
        person = Person.objects.seen_by(actor, at=at).get(pk=person.pk)
    return About(person.pk, person.standing, Openness(person.openness))
