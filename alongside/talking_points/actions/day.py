"""The day at the venue: who came, who was let in at the door, and asking after whoever did not come."""

from datetime import datetime, time
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.access.standing import Openness
from alongside.audit.acts import action
from alongside.kit.moments import at_in_london, in_london
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import change, create_once
from alongside.people.guarding import is_kept_from
from alongside.people.models import Person
from alongside.talking_points.actions.booking import _anew
from alongside.talking_points.actions.refusals import UnableToAnswer, UnableToBook, _refuse_the_dead, _tell
from alongside.talking_points.models import Booking, CameOf, Session

BOOK, RUN = Permission.TALKING_POINT_BOOK, Permission.TALKING_POINT_RUN


@action("talking_point.came", needs=BOOK)
def say_whether_they_came(*, booking: Booking, seen_version: int, came: bool, by: Any, at: datetime) -> Booking:
    """Keep that a person came, or that they did not: then whoever says so is asked to ring them, without blame.

    It can be put right until they were asked after. Said already: AlreadyDone. Refuses before the day, and a time that
    was given back or called off.
    """
    if booking.cancelled_at is not None:
        raise UnableToAnswer("This time was given back, so nobody was to come.")
    if booking.called_off_at is not None:
        raise UnableToAnswer("This time was called off. Give them another time instead.")
    if booking.came is came:
        raise AlreadyDone
    if booking.asked_after_at is not None:
        raise UnableToAnswer("They were asked after already. Add what is new in a note.")
    if at < at_in_london(in_london(booking.starts_at).date(), time(0)):
        raise UnableToAnswer("Their day is still to come. Say then whether they came.")
    if not came and at < booking.starts_at:
        raise UnableToAnswer("It is not their time yet. Wait until it is: people come early and late.")
    booking = change(booking, seen_version=seen_version, came=came, answered_at=at, answered_by=by)
    _tell(_anew(booking))
    return booking


@action("talking_point.dropped_in", needs=RUN, creates="talking_points.booking")
def let_in_at_the_door(
    *, person: Person, id: UUID, session: Session, wants: str = "", by: Any, at: datetime
) -> Booking:
    """Let somebody in who came by without a time.

    From now on whoever is at the session may open their record, until the talk is to be recorded.

    Refuses anybody but a worker of that session, on its day; a record that is not open, or that is closed to the
    worker; somebody who has a time there; and somebody who has died.
    """
    if Booking.objects.filter(pk=id).exists():
        raise AlreadyDone
    if not session.workers.filter(worker=by).exists():
        raise UnableToBook("Only whoever is at this session lets somebody in. Ask to be put on it first.")
    if not session.is_to_come(at=at) or in_london(session.starts_at).date() != in_london(at).date():
        raise UnableToBook("This session is not on now. Give them a time at another.")
    _refuse_the_dead(person)
    if person.openness != Openness.OPEN:
        raise UnableToBook("Their record is open to a named few. Ask one of those to give them a time.")
    if is_kept_from(by, person, at=at):
        raise UnableToBook("You are too close to this person to open their record. Ask a colleague to let them in.")
    theirs = (
        Booking.objects.of(person).standing().filter(session=session, called_off_at=None).exclude(came=False).first()
    )
    if theirs is not None:
        raise UnableToBook(f"{person.called} is on the list already. Say there that they have come.")
    booking = create_once(
        Booking, id=id, person=person, session=session, asked_at=at, wants=wants, booked_by=by, booked_at=at, came=True,
        answered_at=at, answered_by=by,
    )  # fmt: skip
    _tell(_anew(booking))
    return booking


@action("talking_point.asked_after", needs=BOOK)
def ask_after(
    *, booking: Booking, seen_version: int, came_of_it: str, words: str = "", by: Any, at: datetime
) -> Booking:
    """Keep what came of asking after somebody who did not come. Refuses anybody who came, and a second time."""
    if booking.came is not False:
        raise UnableToAnswer("It is not said that they did not come. Look at the day’s list.")
    if booking.asked_after_at is not None:
        raise UnableToAnswer("They were asked after already. Add what is new in a note.")
    if came_of_it not in CameOf.values:
        raise UnableToAnswer("Say what came of it.", field="came_of_it")
    if came_of_it == CameOf.OTHER and not words:
        raise UnableToAnswer("Write what it was, in a few words.", field="words")
    facts = {"asked_after_at": at, "asked_after_by": by, "came_of_it": came_of_it, "came_of_it_words": words}
    booking = change(booking, seen_version=seen_version, **facts)
    _tell(_anew(booking))
    return booking
