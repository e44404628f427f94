"""The day at the venue: somebody has come or has not, is let in at the door, is asked after; the list is finished."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from alongside.access.permissions import Permission
from alongside.access.standing import Openness
from alongside.audit import ledger
from alongside.audit.doors import worker_view
from alongside.design.addresses import address
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile, UnableTo
from alongside.people.doors import person_view
from alongside.people.finding import find
from alongside.people.models import Person
from alongside.talking_points import actions
from alongside.talking_points.forms import booking as forms
from alongside.talking_points.forms.opening import OnlyVersion
from alongside.talking_points.models import CameOf
from alongside.talking_points.views.finding import BOOK, booking_of, key_in, may, session_of
from alongside.workforce.kept import typed

RUN = Permission.TALKING_POINT_RUN


@person_view(BOOK, page="talking_point")
def came(request: HttpRequest, person: Person, booking_id: UUID) -> HttpResponse:
    """Say whether they came: sent from the day's list by one press, or from a page of its own."""
    one = booking_of(person, booking_id)
    form = forms.SayWhetherTheyCame(request.POST or typed(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            try:
                actions.say_whether_they_came(
                    booking=one, seen_version=facts["version"], came=facts["came"], by=request.actor, at=request.at
                )
            except AlreadyDone:
                pass
            if facts["came"]:
                return redirect(f"{address('talking_points:session', one.session_id)}#b-{one.pk}")
            return redirect("talking_points:booking", person.pk, one.pk)
    context = {"person": person, "form": form, "booking": one, "button": "Save"}
    return page(request, "talking_points/came.html", context, status=422 if form.errors else 200)


@person_view(BOOK, page="talking_point")
def ask_after(request: HttpRequest, person: Person, booking_id: UUID) -> HttpResponse:
    """What came of asking after somebody who did not come; another time is given on the next page."""
    one = booking_of(person, booking_id)
    form = forms.AskAfter(request.POST or typed(request), initial={"version": one.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.ask_after(booking=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at)
            wants_another = facts["came_of_it"] == CameOf.ANOTHER_TIME
            return redirect("talking_points:find_time" if wants_another else "people:story", person.pk)
    context = {"person": person, "form": form, "booking": one, "button": "Save"}
    return page(request, "talking_points/ask_after.html", context, status=422 if form.errors else 200)


@require_POST
@worker_view(RUN, page="talking_point")
def finish(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Everybody of the day's list was answered for."""
    session, form = session_of(session_id), OnlyVersion(request.POST)
    try:
        seen = form.cleaned_data["version"] if form.is_valid() else 0
        actions.finish_session(session=session, seen_version=seen, by=request.actor, at=request.at)
    except AlreadyDone:
        pass
    except ChangedMeanwhile:
        return _unfinished(
            request, session, "Something changed meanwhile. Look at the list once more, and finish it then."
        )
    except UnableTo as refusal:
        return _unfinished(request, session, str(refusal))
    return redirect("talking_points:session", session.pk)


def _unfinished(request: HttpRequest, session: Any, refusal: str) -> HttpResponse:
    return page(request, "talking_points/unfinished.html", {"session": session, "refusal": refusal}, status=422)


@worker_view(RUN, page="talking_point_door")
def door(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Somebody came by without a time: find them, and let them in; whoever is not here is added first."""
    session = session_of(session_id)
    key = key_in(request.GET.get("person", ""))
    person = _whoever_is_open(request, key) if key else None
    sought = request.GET.get("q", "")[:100].strip()
    answer = find(sought, by=request.actor, at=request.at) if sought and person is None else None
    found = answer.found if answer else []
    if sought and person is None:
        ledger.write_list(
            request.actor.key, page="talking_point_door", shown=[one.person.pk for one in found], at=request.at
        )
    form = forms.LetIn(request.POST or typed(request)) if person else None
    if request.method == "POST" and person is not None and form is not None and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            try:
                actions.let_in_at_the_door(person=person, session=session, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect(f"{address('talking_points:session', session.pk)}#b-{facts['id']}")
    context = {
        "session": session,
        "person": person,
        "form": form,
        "sought": sought,
        "rows": [one for one in found if one.person.openness == Openness.OPEN],
        "has_others": any(one.person.openness != Openness.OPEN for one in found),
        "may_add": may(request, Permission.PERSON_ADD),
    }
    status = 422 if form is not None and form.errors else 200
    return page(request, "talking_points/door.html", context, status=status)


def _whoever_is_open(request: HttpRequest, key: Any) -> Person | None:
    """The person of a key, whose record is open; None for any other, as if there were none."""
    person = Person.objects.one_seen_by(request.actor, key, at=request.at)  # type: ignore[attr-defined]
    return person if person is not None and person.openness == Openness.OPEN else None
