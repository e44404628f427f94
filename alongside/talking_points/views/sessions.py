"""Talking Points: the times that are free near a place, one session with the day's list, and a time for somebody."""

from datetime import timedelta
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.audit import ledger
from alongside.audit.doors import worker_view
from alongside.design.pages import page
from alongside.kit.moments import in_london
from alongside.people.finding import find
from alongside.talking_points import story
from alongside.talking_points.day_list import lines_of
from alongside.talking_points.forms.booking import Near
from alongside.talking_points.models import Booking, Session, SessionWorker, Slot, Venue
from alongside.talking_points.times import AHEAD, by_start, free_times
from alongside.talking_points.views.finding import BOOK, known_to, may, near_of, session_of

# Every day of the four weeks that a desk looks ahead.
MINE_AT_MOST = 28
SEE, OPEN, RUN = Permission.TALKING_POINT_SEE, Permission.TALKING_POINT_OPEN, Permission.TALKING_POINT_RUN


@worker_view(SEE, page="talking_points")
def sessions(request: HttpRequest) -> HttpResponse:
    """The next free times near a place; the sessions one is at; the way to open others."""
    typed, near, why_not = near_of(request)
    free = free_times(at=request.at, near=near)
    begin = request.at - timedelta(days=2)
    mine = Session.objects.held().filter(workers__worker=request.actor, ends_at__gt=begin, finished_at=None)
    full = Session.objects.to_come(at=request.at).exclude(pk__in=[one.session.pk for one in free])
    full = full.filter(starts_at__lt=request.at + AHEAD)
    context = {
        "form": Near(initial={"near": typed}),
        "near": near,
        "why_not": why_not,
        "free": free,
        "mine": list(mine.select_related("venue")[:MINE_AT_MOST]),
        "full": list(full.select_related("venue")[:8]),
        "may_open": may(request, OPEN),
        "may_book": may(request, BOOK),
        "may_see_how_soon": may(request, Permission.FLOW_SEE),
    }
    return page(request, "talking_points/sessions.html", context)


@worker_view(SEE, page="talking_point")
def session(request: HttpRequest, session_id: UUID) -> HttpResponse:
    """One session: who is there, and the day's list. It names those alone whose record whoever reads may open."""
    one = session_of(session_id)
    keys = list(Booking.objects.standing().filter(session=one).values_list("person", flat=True))
    known = known_to(request, keys) if keys else {}
    free = by_start(Slot.objects.free(at=request.at).filter(session=one)) if one.is_to_come(at=request.at) else []
    lines = lines_of(one, known, free)
    there = story.sessions_of(one)
    if known:
        ledger.write_list(request.actor.key, page="talking_point", shown=list(known), at=request.at)
    is_mine = any(row.worker_id == request.actor.pk for row in there)
    context = {
        "session": one,
        "venue": Venue.objects.with_place().get(pk=one.venue_id),
        "there": [row.worker for row in there],
        "lines": lines,
        "free": len(free),
        "booked": sum(line.booking is not None and line.booking.called_off_at is None for line in lines),
        "is_today": in_london(one.starts_at).date() == in_london(request.at).date(),
        "has_begun": one.has_begun(at=request.at),
        "is_to_come": one.is_to_come(at=request.at),
        "may_let_in": is_mine and may(request, RUN) and one.is_to_come(at=request.at),
        "may_finish": one.has_begun(at=request.at) and not one.finished_at and may(request, RUN),
        "may_open": may(request, OPEN),
        "may_book": may(request, BOOK),
    }
    return page(request, "talking_points/session.html", context)


@worker_view(SEE, page="talking_point")
def my_session(request: HttpRequest, session_worker_id: UUID) -> HttpResponse:
    """The session of which a clock on a desk speaks."""
    return redirect("talking_points:session", get_object_or_404(SessionWorker, pk=session_worker_id).session_id)


@worker_view(Permission.PERSON_FIND, page="for_whom")
def for_whom(request: HttpRequest, slot_id: UUID) -> HttpResponse:
    """Whom a free time is for: find them, or add them, and go on to give it to them."""
    slot = get_object_or_404(Slot.objects.select_related("session__venue"), pk=slot_id)
    sought = request.GET.get("q", "")[:100].strip()
    answer = find(sought, by=request.actor, at=request.at) if sought else None
    found = answer.found if answer else []
    if sought:
        ledger.write_list(request.actor.key, page="for_whom", shown=[one.person.pk for one in found], at=request.at)
    context = {
        "slot": slot,
        "sought": sought,
        "rows": [(one, one.person.opens_to(request.actor, BOOK)) for one in found],
        "may_add": may(request, Permission.PERSON_ADD),
    }
    return page(request, "talking_points/for_whom.html", context)
