"""The banner of every page about a person: how to communicate with them. Asked once a page."""

from django.http import HttpRequest
from django.urls import reverse

from alongside.design.surroundings import Need
from alongside.people.communication import banner
from alongside.people.models import CommunicationNeeds, Person
from alongside.people.models.communication import COMMUNICATION_OF


def needs_of(person: Person) -> CommunicationNeeds | None:
    """What a person said when they were last asked; None when nobody has asked. Kept on the person, read once."""
    if "needs_now" not in person.__dict__:
        person.needs_now = next(iter(COMMUNICATION_OF(person=person)), None)  # type: ignore[attr-defined]
    return person.needs_now  # type: ignore[attr-defined, no-any-return]


def how_to_communicate(request: HttpRequest) -> Need | None:
    """What the banner says on a page that a door opened about a person; None where nothing is needed."""
    person = getattr(request, "person", None)
    needs = needs_of(person) if person is not None else None
    words = banner(needs) if needs else ""
    if not words:
        return None
    href = reverse("people:communication", args=[person.pk])  # type: ignore[union-attr]
    here = request.path == href
    return Need(
        f"How to communicate with {person.called}",  # type: ignore[union-attr]
        words,
        "" if here else href,
        "" if here else "What this changes",
    )
