"""Sessions are opened at a venue, many at once; who is there and the hours are changed; one is called off."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.audit import ledger
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.kit.moments import at_in_london, in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.talking_points import actions
from alongside.talking_points.forms import opening as forms
from alongside.talking_points.models import Booking, Session, Venue
from alongside.talking_points.rules import Days, days_of, fault_in_pattern
from alongside.talking_points.views.finding import key_in, known_to, session_of, who_could_be_there
from alongside.workforce.kept import typed

OPEN = Permission.TALKING_POINT_OPEN


@worker_view(OPEN, page="open_talking_points")
def open_here(request: HttpRequest, venue_id: UUID) -> HttpResponse:
    """Open sessions at a venue: the days are shown first, bank holidays named, and then opened all together."""
    venue = get_object_or_404(Venue.objects.select_related("team"), pk=venue_id)
    workers, today = who_could_be_there(request, venue.team), in_london(request.at).date()
    form = forms.OpenSessions(
        request.POST or typed(request),
        workers=[(key, f"{one.name}, {one.roles_in_words}") for key, one in workers.items()],
        initial={"every_weeks": "1", "slot_minutes": 20, "side_by_side": 1},
    )
    found: Days | None = None
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        facts |= {"days": [int(day) for day in facts["days"]], "every_weeks": int(facts["every_weeks"])}
        facts["workers"] = [workers[key] for key in facts.pop("there")]
        if "open" in request.POST and _are_those_shown(request, facts):
            with shown_in(form):
                try:
                    actions.open_sessions(venue=venue, **facts, by=request.actor, at=request.at)
                except AlreadyDone:
                    pass
                return redirect("talking_points:venue", venue.pk)
        else:
            found = _days(form, facts, today)
    context = {"form": form, "venue": venue, "found": found}
    return page(request, "talking_points/open.html", context, status=422 if form.errors else 200)


def _are_those_shown(request: HttpRequest, facts: dict[str, Any]) -> bool:
    """Are the days to be opened those that the page showed? Whoever changes an answer after it sees them once more."""
    names = ("days", "every_weeks", "on_bank_holidays")
    found = days_of(facts["starts_on"], facts["ends_on"], **{name: facts[name] for name in names})
    return request.POST.get("shown", "") in ("", " ".join(day.isoformat() for day in found.open))


def _days(form: forms.OpenSessions, facts: dict[str, Any], today: Any) -> Days | None:
    """The days that would be opened; None where something is wrong, which the form then says."""
    names = ("days", "every_weeks", "on_bank_holidays")
    found = days_of(facts["starts_on"], facts["ends_on"], **{name: facts[name] for name in names})
    asked = (facts[name] for name in ("starts_on", "ends_on", "opens_at", "closes_at"))
    fault = fault_in_pattern(*asked, minutes=facts["slot_minutes"], found=found, today=today)
    if fault:
        form.add_error(*fault)
    return None if fault else found


@worker_view(OPEN, page="change_talking_point")
def change(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Change who is at a session, and what they should know."""
    session = session_of(session_id)
    workers = who_could_be_there(request, session.venue.team)
    begins = {
        "version": session.version,
        "note": session.note,
        "there": _there(session),
    }
    form = forms.ChangeSession(
        request.POST or typed(request), workers=[(key, one.name) for key, one in workers.items()], initial=begins
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        facts["workers"] = [workers[key] for key in facts.pop("there")]
        with shown_in(form):
            try:
                actions.change_session(
                    session=session, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
                )
            except ChangedMeanwhile as meanwhile:
                meanwhile.current.there = _there(meanwhile.current)
                raise
            return redirect("talking_points:session", session.pk)
    context = {"form": form, "session": session, "button": "Save"}
    return page(request, "talking_points/change.html", context, status=422 if form.errors else 200)


@worker_view(OPEN, page="change_talking_point")
def hours(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Change when a session begins and ends, and how long each has: whose time that would leave out is said first."""
    session = session_of(session_id)
    begins = {
        "version": session.version,
        "opens_at": in_london(session.starts_at).time(),
        "closes_at": in_london(session.ends_at).time(),
        "slot_minutes": session.slot_minutes,
    }
    form = forms.ChangeHours(request.POST or typed(request), initial=begins)
    lost: list[Booking] = []
    if request.method == "POST" and form.is_valid():
        facts, day = dict(form.cleaned_data), in_london(session.starts_at).date()
        until = [at_in_london(day, facts[name]) for name in ("opens_at", "closes_at")]
        lost = list(Booking.objects.left_out_of(session, *until))
        seen = {key for one in request.POST.getlist("to_ring") if (key := key_in(one))}
        if lost and not facts["why"]:
            form.add_error("why", "Write why, in a few words: whoever rings them says it.")
        elif {one.pk for one in lost} <= seen:
            with shown_in(form):
                try:
                    actions.change_hours(
                        session=session, seen_version=facts.pop("version"), **facts, to_ring=seen, by=request.actor,
                        at=request.at,
                    )  # fmt: skip
                except AlreadyDone:
                    pass
                except ChangedMeanwhile as meanwhile:
                    meanwhile.current.opens_at = in_london(meanwhile.current.starts_at).time()
                    meanwhile.current.closes_at = in_london(meanwhile.current.ends_at).time()
                    raise
                return redirect("talking_points:session", session.pk)
    known = known_to(request, [one.person_id for one in lost]) if lost else {}
    if known:
        ledger.write_list(request.actor.key, page="talking_point", shown=list(known), at=request.at)
    context = {
        "form": form,
        "session": session,
        "lost": [(one, known.get(one.person_id)) for one in lost],
        "people": Booking.objects.waited_for().filter(session=session).count(),
    }
    return page(request, "talking_points/hours.html", context, status=422 if form.errors else 200)


def _there(session: Session) -> list[str]:
    """The keys of those who are at a session."""
    return [str(key) for key in session.workers.order_by("worker__name").values_list("worker", flat=True)]


@worker_view(OPEN, page="change_talking_point")
def call_off(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """Say that a session does not take place: how many had a time is said first."""
    session = session_of(session_id)
    form = forms.CallOff(request.POST or typed(request), initial={"version": session.version})
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.call_off_session(
                session=session, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("talking_points:session", session.pk)
    people = Booking.objects.waited_for().filter(session=session).count()
    context = {"form": form, "session": session, "people": people, "button": "Call it off"}
    return page(request, "talking_points/call_off.html", context, status=422 if form.errors else 200)
