"""The banners of every page about a person: how to communicate with them, and that one opened it for a reason."""

from django.http import HttpRequest
from django.urls import reverse

from alongside.design.surroundings import Need
from alongside.kit.moments import clock_time, day_near
from alongside.people.communication import banner
from alongside.people.models import BrokenGlass, CommunicationNeeds, Person


def needs_of(person: Person) -> CommunicationNeeds | None:
    """What a person said when they were last asked; None when nobody has asked. Kept on the person, read once."""
    if "needs_now" not in person.__dict__:
        person.needs_now = CommunicationNeeds.objects.counting(person)  # type: ignore[attr-defined]
    return person.needs_now  # type: ignore[attr-defined, no-any-return]


def how_to_communicate(request: HttpRequest) -> Need | None:
    """What the banner says on a page that a door opened about a person; None where nothing is needed, or they died."""
    person = getattr(request, "person", None)
    needs = needs_of(person) if person is not None and person.died is None else None
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


def opened_for_a_reason(request: HttpRequest) -> Need | None:
    """That whoever reads this broke the glass: until when, why, and where to close it; None where they did not."""
    key = getattr(getattr(request, "person", None), "stands_broke_glass", None)
    glass = BrokenGlass.objects.filter(pk=key).first() if key else None
    if glass is None:
        return None
    at = request.at  # type: ignore[attr-defined]
    until = f"You opened this record until {clock_time(glass.until)} {day_near(glass.until, now=at)}."
    why = glass.why if glass.why.endswith((".", "!", "?")) else f"{glass.why}."
    return Need(until, why, reverse("people:opened"), "Close it now", kind="late")
