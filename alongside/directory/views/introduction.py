"""What a person was introduced to and told: the list, one introduction with its turns, the page to print."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from alongside.access.permissions import Permission
from alongside.design.pages import page
from alongside.directory.entries.pages import next_days, rows_of
from alongside.directory.entries.parts import parts_of
from alongside.directory.models import Advice, Introduction
from alongside.directory.models.introduction import Answer, HowItWent, Introducer
from alongside.directory.views.choices import today
from alongside.people.doors import person_view
from alongside.people.models import Person, carrying

MAKE, ADVISE = Permission.INTRODUCE, Permission.ADVISE


@person_view(page="introductions")
def introductions(request: HttpRequest, person: Person) -> HttpResponse:
    """What was suggested to this person and how it went, and what they were told; what is still to be asked first."""
    rows = list(Introduction.objects.of(person).in_order())
    context = {
        "person": person,
        "waiting": [row for row in rows if row.is_open],
        "before": [row for row in rows if not row.is_open],
        "advice": list(Advice.objects.of(person).select_related("service", "given_by").order_by("-given_on", "-pk")),
        "may_make": person.opens_to(request.actor, MAKE) and person.died_on is None,
        "may_advise": person.opens_to(request.actor, ADVISE),
        "today": today(request),
    }
    return page(request, "directory/introductions.html", context)


@person_view(page="introduction")
def introduction(request: HttpRequest, person: Person, introduction_id: UUID) -> HttpResponse:
    """One introduction: where it stands, what is to be done next, and everything that happened to it."""
    return _shown(request, one_of(person, introduction_id))


@person_view(page="introduction")
def introduction_at(request: HttpRequest, person: Person, introduction_turn_id: UUID) -> HttpResponse:
    """The same, by one of its turns, as the story leads here."""
    rows = Introduction.objects.of(person).in_order()
    return _shown(request, carrying(get_object_or_404(rows, turns__pk=introduction_turn_id), person))


def _shown(request: HttpRequest, one: Introduction) -> HttpResponse:
    person = one.person
    context: dict[str, Any] = {
        "person": person,
        "one": one,
        "turns": list(one.turns.select_related("by").order_by("-at", "-pk")),
        "may_make": person.opens_to(request.actor, MAKE),  # type: ignore[attr-defined]
        "said_yes": one.answer == Answer.YES,
        "goes_on": one.outcome == HowItWent.GOES_ON,
        "did_not_suit": one.outcome == HowItWent.NOT_SUITED,
        "today": today(request),
    }
    return page(request, "directory/introduction.html", context)


@person_view(page="introduction")
def to_print(request: HttpRequest, person: Person, introduction_id: UUID) -> HttpResponse:
    """What the person takes with them: what it is, where and when, who comes along, and that they can come back."""
    one = one_of(person, introduction_id)
    [parts] = parts_of([one.service])
    context = {
        "person": person,
        "one": one,
        "rows": rows_of(parts),
        "next_days": next_days(parts, today=today(request)) if one.service.runs else [],
        "alone": one.introducer == Introducer.ALONE,
    }
    return page(request, "directory/introduction_to_print.html", context)


def one_of(person: Person, introduction_id: UUID) -> Introduction:
    """An introduction of this person, with all that its pages say; 404 when it is another's."""
    return carrying(get_object_or_404(Introduction.objects.of(person).in_order(), pk=introduction_id), person)
