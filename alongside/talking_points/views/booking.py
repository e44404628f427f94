"""A person's times: all of them, one found, given, moved, given back."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.design.addresses import address
from alongside.design.forms import shown_in
from alongside.design.laws import laws_today
from alongside.design.pages import page
from alongside.kit.moments import clock_time, day_in_words, in_london
from alongside.kit.refusals import AlreadyDone
from alongside.letters.models import Copy
from alongside.people.doors import person_view
from alongside.people.flagging import needs_of
from alongside.people.models import Person
from alongside.talking_points import actions
from alongside.talking_points.actions.booking import CONFIRMATION
from alongside.talking_points.forms import booking as forms
from alongside.talking_points.models import Booking, CameOf, Move, Slot, Venue, WhyCancelled
from alongside.talking_points.rules import waited_days, waited_in_words
from alongside.talking_points.story import moves_of
from alongside.talking_points.times import free_times
from alongside.talking_points.views.finding import (
    BOOK,
    asked_at_of,
    back_from,
    booking_of,
    carried,
    free_beside,
    key_in,
    near_of,
    offered,
    slot_of,
)
from alongside.workforce.kept import typed


@person_view(page="talking_points")
def times(request: HttpRequest, person: Person) -> HttpResponse:
    """The times this person has, and had."""
    rows = list(Booking.objects.of(person).with_when().order_by("-session__starts_at", "-pk"))
    context = {
        "person": person,
        "to_come": [one for one in rows if one.waits_for_them or (one.called_off_at and not one.cancelled_at)],
        "before": [one for one in rows if one.came is not None or one.cancelled_at],
        "may_book": person.opens_to(request.actor, BOOK) and not person.died,
    }
    return page(request, "talking_points/times.html", context)


@person_view(BOOK, page="book_talking_point")
def find_time(request: HttpRequest, person: Person) -> HttpResponse:
    """The next free times near a place, for this person; or another time in the place of one of theirs (`move`)."""
    sought, near, why_not = near_of(request, person)
    moving = key_in(request.GET.get("move", ""))
    booking = Booking.objects.of(person).open().with_when().filter(pk=moving).first() if moving else None
    there = Booking.objects.of(person).to_come(at=request.at).first() if booking is None else None
    book = address("talking_points:book", person.pk)
    context = {
        "person": person,
        "form": forms.Near(initial={"near": sought}),
        "kept": [(name, request.GET[name]) for name in ("move", "asked_at", "back") if request.GET.get(name)],
        "near": near,
        "why_not": why_not,
        "free": free_times(at=request.at, near=near),
        "moving": booking,
        "there": there,
        "to": address("talking_points:move", person.pk, booking.pk) if booking else book,
        "carried": carried(request).replace("?", "&"),
    }
    return page(request, "talking_points/find_time.html", context)


@person_view(BOOK, page="book_talking_point")
def book(request: HttpRequest, person: Person) -> HttpResponse:
    """Give this person a time: what they want to talk about, since when they wait, what they have in their hand."""
    slot, sent = slot_of(request), key_in(request.POST.get("id", ""))
    if sent is not None and Booking.objects.of(person).filter(pk=sent).exists():  # pressed twice
        return redirect(_after(request, person, sent, request.POST.get("confirmation", "")))
    if slot is None:
        return redirect(address("talking_points:find_time", person.pk) + carried(request))
    needs = needs_of(person)
    needed, times = list(needs.formats) if needs else [], offered(request, slot)
    first = _same(times, slot)
    form = forms.Book(
        request.POST or typed(request),
        slots=_in_words(times),
        needed=needed,
        initial={
            "slot": str(first.pk),
            "asked_at": asked_at_of(request),
            "confirmation": forms.confirmations(needed)[0][0],
        },
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        chosen, form_of_it = facts.pop("slot"), facts.pop("confirmation")
        with shown_in(form):
            try:
                actions.book(
                    person=person,
                    slot=next(one for one in times if str(one.pk) == chosen),
                    confirmation="" if form_of_it in (forms.ANOTHER, forms.NOTHING) else form_of_it,
                    **facts,
                    by=request.actor,
                    at=request.at,
                )
            except AlreadyDone:
                pass
            return redirect(_after(request, person, facts["id"], form_of_it))
    if form.errors:  # the time may be somebody else's by now: offer those that are free
        form.fields["slot"].choices = _in_words(free_beside(slot, at=request.at))  # type: ignore[attr-defined]
    context = {
        "person": person,
        "form": form,
        "slot": slot,
        "venue": Venue.objects.with_place().get(pk=slot.session.venue_id),
        "carried": carried(request),
        "laws": laws_today(request, "needs_assessment"),
        "button": "Give them this time",
    }
    return page(request, "talking_points/book.html", context, status=422 if form.errors else 200)


def _after(request: HttpRequest, person: Person, key: UUID, form_of_it: str) -> str:
    if form_of_it == forms.ANOTHER:
        return f"{address('letters:prepare', person.pk)}?of={CONFIRMATION}:{key}"
    return back_from(request, key) or address("talking_points:booking", person.pk, key)


def _same(times: list[Slot], slot: Slot) -> Slot:
    """Of those that begin together, the one that is offered."""
    return next(one for one in times if (one.starts_at, one.session_id) == (slot.starts_at, slot.session_id))


def _in_words(slots: list[Slot]) -> list[tuple[str, str]]:
    """Times as key and words, the clock first: a narrow list still says it. `10:20, Thursday 3 December 2026, ...`."""
    return [
        (str(one.pk), f"{clock_time(one.starts_at)}, {day_in_words(one.starts_at)}, {one.session.venue.name}")
        for one in slots
    ]


@person_view(page="talking_point")
def booking(request: HttpRequest, person: Person, booking_id: UUID) -> HttpResponse:
    """One time of theirs: where, when, what they want to talk about; what became of it; what they hold of it."""
    one = booking_of(person, booking_id)
    moves = moves_of(one)
    copies = list(Copy.objects.of(person).filter(kind=CONFIRMATION, source_id=one.pk).defer("content"))
    open_copies = [copy for copy in copies if copy.is_open]
    told_before = [copy for copy in copies if copy.given_at and moves and copy.given_at < moves[-1].moved_at]
    today = in_london(request.at).date()
    context = {
        "person": person,
        "booking": one,
        "venue": Venue.objects.with_place().get(pk=one.session.venue_id),
        "moves": moves,
        "copies": copies,
        "holds_another_time": bool(told_before) and not open_copies and len(told_before) == len(copies),
        "waited": waited_in_words(waited_days(one.asked_at, one.starts_at)),
        "why_cancelled": WhyCancelled(one.why_cancelled).label if one.why_cancelled else "",
        "came_of_it": CameOf(one.came_of_it).label if one.came_of_it else "",
        "is_day": in_london(one.starts_at).date() <= today,
        "is_time": one.starts_at <= request.at,
        "may_book": person.opens_to(request.actor, BOOK),
    }
    return page(request, "talking_points/booking.html", context)


@person_view(page="talking_point")
def moved(request: HttpRequest, person: Person, move_id: UUID) -> HttpResponse:
    """The time that was moved, as it now stands."""
    move = get_object_or_404(Move.objects.select_related("booking"), pk=move_id, booking__person__in=person.keys)
    return redirect("talking_points:booking", person.pk, move.booking_id)


@person_view(BOOK, page="book_talking_point")
def move(request: HttpRequest, person: Person, booking_id: UUID) -> HttpResponse:
    """Give them another time in the place of theirs; without one in the address, find one first."""
    one, slot = booking_of(person, booking_id), slot_of(request)
    if slot is None:
        return redirect(f"{address('talking_points:find_time', person.pk)}?move={one.pk}")
    times = offered(request, slot)
    begins = {"version": one.version, "slot": str(_same(times, slot).pk)}
    form = forms.Move(request.POST or typed(request), slots=_in_words(times), initial=begins)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        chosen = next(each for each in times if str(each.pk) == facts["slot"])
        with shown_in(form):
            actions.move_booking(
                booking=one, seen_version=facts["version"], slot=chosen, by=request.actor, at=request.at
            )
            return redirect("talking_points:booking", person.pk, one.pk)
    if form.errors:
        form.fields["slot"].choices = _in_words(free_beside(slot, at=request.at))  # type: ignore[attr-defined]
    context: dict[str, Any] = {"person": person, "form": form, "booking": one, "slot": slot, "button": "Move it"}
    return page(request, "talking_points/move.html", context, status=422 if form.errors else 200)


@person_view(BOOK, page="book_talking_point")
def cancel(request: HttpRequest, person: Person, booking_id: UUID) -> HttpResponse:
    """Give the time back, and say why."""
    one = booking_of(person, booking_id)
    first = {"version": one.version, "why": "died" if person.died else ""}
    form = forms.Cancel(request.POST or typed(request), initial=first)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.cancel_booking(
                booking=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at
            )
            return redirect("talking_points:booking", person.pk, one.pk)
    context = {"person": person, "form": form, "booking": one, "button": "Give it back"}
    return page(request, "talking_points/cancel.html", context, status=422 if form.errors else 200)
