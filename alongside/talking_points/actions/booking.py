"""A person's time at a Talking Point: given, moved, given back. Two people are never given one."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import change, create_once
from alongside.letters.actions import UnableToPrepare, prepare_copy
from alongside.people.models import Person
from alongside.talking_points import story
from alongside.talking_points.actions.refusals import (
    UnableToBook,
    _refuse_a_taken_time,
    _refuse_the_dead,
    _tell,
)
from alongside.talking_points.models import Booking, Move, Session, Slot, WhyCancelled
from alongside.talking_points.rules import fault_in_asked_at

BOOK = Permission.TALKING_POINT_BOOK
CONFIRMATION = "talking_point"


@action("talking_point.booked", needs=BOOK, creates="talking_points.booking")
def book(
    *,
    person: Person,
    id: UUID,
    slot: Slot,
    asked_at: datetime,
    wants: str = "",
    said_by: str = "",
    confirmation: str = "",
    by: Any,
    at: datetime,
) -> Booking:
    """Give a person a time at a Talking Point.

    `asked_at` is when they asked for it; `said_by` who said what they want to talk about, where it was not they.
    `confirmation`: the form (`letters`) in which it is written for them to hold; empty: nothing is written.

    A time that somebody else was given at the same instant is refused with those still free. Refuses a time gone by or
    called off, a second time beside one still to come, and anything for somebody who has died.
    """
    _refuse_the_dead(person)
    if fault := fault_in_asked_at(asked_at, at=at):
        raise UnableToBook(fault, field="asked_at")
    if Booking.objects.filter(pk=id).exists():
        raise AlreadyDone
    session = _held(slot, at)
    list(Person.objects.select_for_update().filter(pk__in=person.keys).order_by("pk").values_list("pk"))
    if (other := Booking.objects.of(person).to_come(at=at).first()) is not None:
        when = story.when_in_words(other)
        raise UnableToBook(f"{person.called} has a time already: {when}. Move that one instead.")
    try:
        booking = create_once(
            Booking, id=id, person=person, session=session, slot=slot, asked_at=asked_at, wants=wants,
            said_by=said_by if wants else "", booked_by=by, booked_at=at,
        )  # fmt: skip
    except IntegrityError:  # somebody was quicker, and the database lets one win
        _refuse_a_taken_time(slot, at)
    _tell(booking)
    if confirmation:
        _confirm(booking, confirmation, by, at)
    return booking


def _confirm(booking: Booking, form: str, by: Any, at: datetime) -> None:
    """Have it written for them, in a form that meets their needs, to be given today."""
    try:
        prepare_copy(
            person=booking.person, id=UUID(int=booking.pk.int ^ 1), kind=CONFIRMATION, source_id=booking.pk,
            format=form, give_by=in_london(at).date(), by=by, at=at,
        )  # fmt: skip
    except UnableToPrepare as refusal:
        raise UnableToBook(str(refusal), field="confirmation") from refusal


@action("talking_point.moved", needs=BOOK)
def move_booking(*, booking: Booking, seen_version: int, slot: Slot, by: Any, at: datetime) -> Booking:
    """Give a person another time in the place of theirs; since when they wait stays as it was.

    Refuses a time that is given, gone by or called off, and a booking that is over.
    """
    _refuse_what_is_over(booking)
    if booking.slot is None or booking.slot_id == slot.pk:
        raise UnableToBook("That is the time they have. Choose another.", field="slot")
    session, before, was_called_off = _held(slot, at), booking.slot, booking.called_off_at is not None
    try:
        with transaction.atomic():
            booking = change(booking, seen_version=seen_version, slot=slot, session=session, called_off_at=None)
    except IntegrityError:
        _refuse_a_taken_time(slot, at)
    Move.objects.create(
        id=new_id(), booking=booking, before=before, after=slot, was_called_off=was_called_off, moved_by=by, moved_at=at
    )
    _tell(_anew(booking))
    return booking


@action("talking_point.cancelled", needs=BOOK)
def cancel_booking(
    *, booking: Booking, seen_version: int, why: str, why_words: str = "", by: Any, at: datetime
) -> Booking:
    """Keep that a person's time is given back, and why: whoever asks next may have it. They can always come back.

    Refuses a booking that is over.
    """
    _refuse_what_is_over(booking)
    if why not in WhyCancelled.values:
        raise UnableToBook("Say why it is given back.", field="why")
    facts = {"cancelled_at": at, "cancelled_by": by, "why_cancelled": why, "why_cancelled_words": why_words}
    booking = change(booking, seen_version=seen_version, **facts)
    _tell(_anew(booking))
    return booking


def _held(slot: Slot, at: datetime) -> Session:
    """The session of a time, held so that nobody calls it off meanwhile. Refuses one called off, and a time gone by.

    So is a time that the hours of its session no longer hold.
    """
    session = Session.objects.select_for_update(of=("self",)).select_related("venue").get(pk=slot.session_id)
    if session.called_off_at is not None:
        raise UnableToBook(f"{session.venue.name} was called off that day. Choose another time.", field="slot")
    if Slot.objects.filter(pk=slot.pk, called_off_at__isnull=False).exists():
        raise UnableToBook(
            f"The hours at {session.venue.name} have changed, and it is not open then. Choose another time.",
            field="slot",
        )
    if slot.starts_at <= at:
        raise UnableToBook("That time has gone by. Choose one still to come.", field="slot")
    return session


def _anew(booking: Booking) -> Booking:
    """A booking with everything that its story says."""
    return Booking.objects.select_related(*story.WITH_ITS_WORDS, "slot__session__venue").get(pk=booking.pk)


def _refuse_what_is_over(booking: Booking) -> None:
    if booking.cancelled_at is not None:
        raise UnableToBook("This time was given back already. Book another.")
    if booking.came is not None:
        raise UnableToBook("It is said already whether they came. Book another time instead.")
