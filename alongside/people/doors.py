"""The doors of pages about one person: for workers, and for the person and those they share with."""

import functools
from collections.abc import Callable
from typing import Any, TypeVar
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.standing import Openness
from alongside.audit.acts import in_ledger_as
from alongside.audit.doors import READING, Door, answer, ask_who, denied, look, marked
from alongside.people import closed
from alongside.people.models import Involvement, Person
from alongside.people.standing import told_by

REDIRECTS = range(300, 400)
View = TypeVar("View", bound=Callable[..., HttpResponse])


def person_view(
    needs: Permission = Permission.PERSON_OPEN, *, page: str, is_watch: bool = False
) -> Callable[[View], View]:
    """A page about one person, for workers who hold `needs` and stand to them as the policy asks.

    The address carries `person_id`; the view is given `person`, who carries the standing it was read with. Writes the
    look (`page` empty: none, for the drafts of a page that was looked at, and for what it asks while it is open). A
    record that is hidden from this worker is a 404, as one that does not exist. `is_watch`: see `audit.doors.Door`.
    """

    def door(view: View) -> View:
        @functools.wraps(view)
        def enter(request: HttpRequest, person_id: UUID, **words: Any) -> HttpResponse:
            if (elsewhere := ask_who(request)) is not None:
                return elsewhere
            return _to_the_person(request, view, person_id, needs, page, words)

        return marked(enter, Door("person", needs, page, is_watch=is_watch))

    return door


def own_view(*, page: str) -> Callable[[View], View]:
    """A page of one's own record, or of somebody who shares theirs: 404 for everybody else."""

    def door(view: View) -> View:
        @functools.wraps(view)
        def enter(request: HttpRequest, person_id: UUID, **words: Any) -> HttpResponse:
            if (elsewhere := ask_who(request)) is not None:
                return elsewhere
            person = _read(request, person_id)
            allowed = decide(Permission.OWN_RECORD_SEE, roles=request.actor.roles, standing=person.standing)  # type: ignore[attr-defined]
            if not allowed:
                raise Http404("There is no such page.")
            if request.method in READING and person.pk != person_id:
                return redirect(request.get_full_path().replace(str(person_id), str(person.pk), 1))
            request.person = person  # type: ignore[attr-defined]  # as below
            look(request, subject=in_ledger_as(person), page=page, person=person.pk, **told_by(person))
            return answer(request, view, {"person": person, **words})

        return marked(enter, Door("own", Permission.OWN_RECORD_SEE, page))

    return door


def _read(request: HttpRequest, person_id: UUID) -> Person:
    """The person with the actor's standing, in one statement; 404 when there is no such record.

    The key of a record that was joined leads to the one that it goes on as: what is read is read there, and what is
    sent from a page left open is done there.
    """
    actor, at = request.actor, request.at  # type: ignore[attr-defined]
    person = Person.objects.one_seen_by(actor, person_id, at=at)
    if person is None:
        raise Http404("There is no such person.")
    person.seen_as = (actor.key, at)  # type: ignore[attr-defined]
    return person


def _to_the_person(
    request: HttpRequest,
    view: Callable[..., HttpResponse],
    person_id: UUID,
    needs: Permission,
    page: str,
    words: dict[str, Any],
) -> HttpResponse:
    person = _read(request, person_id)
    actor = request.actor  # type: ignore[attr-defined]
    decision = decide(needs, roles=actor.roles, standing=person.standing, openness=Openness(person.openness))
    subject = in_ledger_as(person)
    if not decision:
        was = None if decision.hidden else closed.what_was(actor, person, at=request.at)  # type: ignore[attr-defined]
        refused = denied(
            request,
            closed.in_words(decision, was, needs, person, roles=actor.roles),
            needs,
            page,
            subject=subject,
            person=person.pk,
            could=[*closed.opens_next(actor, person, request.at), *_who_can_ask_you_in(request, person)],  # type: ignore[attr-defined]
            who=closed.keep_words(request, was),
            ways=closed.ways_in(actor, person),
        )
        if decision.hidden:
            raise Http404("There is no such person.")
        return refused
    request.person = person  # type: ignore[attr-defined]  # the banner of every page about them asks for it
    if request.method in READING and person.pk != person_id:  # what was joined goes on as another: read it there
        return redirect(request.get_full_path().replace(str(person_id), str(person.pk), 1))
    if request.method in READING:
        if page:
            look(request, subject=subject, page=page, person=person.pk, **told_by(person))
        return answer(request, view, {"person": person, **words})
    response = answer(request, view, {"person": person, **words})
    if page and response.status_code not in REDIRECTS:  # what was sent came back as a page, and that was read
        look(request, subject=subject, page=page, person=person.pk, **told_by(person))
    return response


def _who_can_ask_you_in(request: HttpRequest, person: Person) -> list[str]:
    """Names of those alongside somebody whose record is open, so that a colleague knows whom to ask."""
    if person.openness != Openness.OPEN or person.standing.is_kept_from:
        return []
    rows = Involvement.objects.of(person).now(at=request.at).filter(is_shift=False).select_related("worker", "team")[:3]  # type: ignore[attr-defined]
    names = [str(row.worker or row.team) for row in rows]
    return [f"Alongside now: {', '.join(names)}."] if names else []
