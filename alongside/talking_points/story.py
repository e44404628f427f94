"""How times at a Talking Point become story items and clocks: used by actions and by `manage.py rebuild_story`."""

from collections.abc import Iterable, Iterator
from datetime import time

from alongside.access.standing import Openness
from alongside.kit.moments import at_in_london, clock_time, day_in_words, in_london
from alongside.law.working_days import end_of_working_days
from alongside.people.answering import who_keeps
from alongside.people.models import Person, StoryItem
from alongside.people.models.story_item import Voice
from alongside.people.telling import LINE_AT_MOST, shortened, telling
from alongside.talking_points.models import Booking, CameOf, Move, Session, SessionWorker, WhyCancelled
from alongside.talking_points.rules import waited_days, waited_in_words
from alongside.workforce import dues
from alongside.workforce.models import Due

ROOM = "talking_points"
BOOKED, MOVED, CALLED_OFF = "talking_point_booked", "talking_point_moved", "talking_point_called_off"
CANCELLED, CAME, NOT_MET = "talking_point_cancelled", "talking_point_came", "talking_point_not_met"
OF_A_BOOKING = (BOOKED, CALLED_OFF, CANCELLED, CAME, NOT_MET)
# Clocks: a session of a worker's; a time that was called off; somebody to ask after.
SESSION, TO_GIVE_ANEW, TO_ASK_AFTER = (
    "talking_point_session",
    "talking_point_to_give_anew",
    "talking_point_to_ask_after",
)
SOON = 1  # working days within which somebody is rung
ASK_AFTER = "They did not come. Ring and ask how they are: no blame, and another time if they like."
WITH_ITS_WORDS = (
    "person", "session__venue", "slot", "booked_by", "cancelled_by", "answered_by", "asked_after_by",
    "session__called_off_by", "slot__called_off_by",
)  # fmt: skip


def of_booking(booking: Booking, moves: Iterable[Move] = ()) -> list[StoryItem]:
    """That a time was given, moved, called off or given back; that they came, or did not. `moves` in their order."""
    moves = list(moves)
    first = moves[0].before if moves else booking.slot
    items = [] if booking.slot is None else [_given(booking, first.starts_at, first.session.venue.name)]  # type: ignore[union-attr]
    items += [_moved(booking, move) for move in moves]
    if booking.called_off_at is not None:
        why = f"It was called off: {booking.why_called_off}" if booking.why_called_off else ""
        line = f"My time at a Talking Point was called off: {when_in_words(booking)}"
        items.append(_item(booking, CALLED_OFF, booking.called_off_at, booking.called_off_by, line=line, told=why))
    if booking.cancelled_at is not None:
        mine = booking.why_cancelled != WhyCancelled.DIED
        begins = "I gave my time at a Talking Point back" if mine else "A time at a Talking Point was given back"
        line, why = f"{begins}: {when_in_words(booking)}", booking.why_cancelled_words
        about = str(WhyCancelled(booking.why_cancelled).label)
        items.append(
            _item(booking, CANCELLED, booking.cancelled_at, booking.cancelled_by, line=line, told=why, where=about)
        )
    if booking.came is not None:
        items.append(_came(booking) if booking.came else _not_met(booking))
    return items


def _given(booking: Booking, starts_at: object, venue: str) -> StoryItem:
    words = {"told": f"{booking.said_by}: {booking.wants}"} if booking.said_by and booking.wants else {}
    return _item(
        booking, BOOKED, booking.booked_at, booking.booked_by,
        line=f"I have a time to talk: {day_in_words(starts_at)}, {clock_time(starts_at)}",  # type: ignore[arg-type]
        where=f"Talking Point, {venue}", said="" if words else booking.wants,
        aside=_first_up(waited_in_words(waited_days(booking.asked_at, starts_at))), **words,  # type: ignore[arg-type]
    )  # fmt: skip


def _moved(booking: Booking, move: Move) -> StoryItem:
    after = move.after
    item = _item(
        booking, MOVED, move.moved_at, move.moved_by,
        line=f"My time to talk was moved to {day_in_words(after.starts_at)}, {clock_time(after.starts_at)}",
        where=f"Talking Point, {after.session.venue.name}",
        aside="The time before was called off" if move.was_called_off else "",
    )  # fmt: skip
    item.source_id = move.pk
    return item


def _came(booking: Booking) -> StoryItem:
    line = "I came to a Talking Point" if booking.slot else "I came by at a Talking Point"
    said = "" if booking.slot or booking.said_by else booking.wants
    return _item(booking, CAME, booking.starts_at, booking.answered_by, line=line, where=_venue(booking), said=said)


def _not_met(booking: Booking) -> StoryItem:
    aside, told = "", booking.came_of_it_words
    if booking.came_of_it:
        aside = f"Asked after: {_first_low(str(CameOf(booking.came_of_it).label))}"
    line = "We did not meet at the Talking Point"
    return _item(
        booking,
        NOT_MET,
        booking.starts_at,
        booking.answered_by,
        line=line,
        where=_venue(booking),
        aside=aside,
        told=told,
    )


def _item(
    booking: Booking, kind: str, at: object, by: object, *, line: str, where: str = "", said: str = "", told: str = "",
    aside: str = "",
) -> StoryItem:  # fmt: skip
    return StoryItem(
        person_id=booking.person_id,
        at=at,
        kind=kind,
        voice=Voice.PERSON if said else Voice.WORKER,
        by=by,
        source_room=ROOM,
        source_id=booking.pk,
        aside=aside,
        **telling(line=line, where_and_how=where, said=said, told=told),
    )


def due_of_call_off(booking: Booking) -> Due:
    """The clock to give somebody another time, since theirs was called off: whoever booked it, if they still may."""
    called_off_at = booking.called_off_at or booking.booked_at
    owner = who_keeps(booking.person, booking.booked_by)
    why = booking.why_called_off
    is_open = booking.person.openness == Openness.OPEN
    return dues.due_row(
        source_room=ROOM,
        source_id=booking.pk,
        kind=TO_GIVE_ANEW,
        due_at=end_of_working_days(called_off_at, SOON),
        what=shortened(
            (f"{when_in_words(booking)} was called off{f': {why}' if why else ''}. " if is_open else "")
            + "Ring, say so, and offer another time.",
            LINE_AT_MOST,
        ),
        worker=owner.worker,
        team=owner.team,
        person=booking.person_id,
    )


def due_of_asking_after(booking: Booking) -> Due:
    """The clock to ask after somebody who did not come: within a working day, by whoever saw that they did not."""
    owner = who_keeps(booking.person, booking.answered_by)  # type: ignore[arg-type]
    row = dues.due_row(
        source_room=ROOM,
        source_id=booking.pk,
        kind=TO_ASK_AFTER,
        due_at=end_of_working_days(booking.starts_at, SOON),
        what=ASK_AFTER,
        worker=booking.asked_after_by_id or owner.worker,
        team=None if booking.asked_after_by_id else owner.team,
        person=booking.person_id,
    )
    return dues.settle(row, done_at=booking.asked_after_at)


def dues_of(booking: Booking) -> list[Due]:
    """The clocks of a booking as it stands; none where it goes its way."""
    rows = [due_of_call_off(booking)] if booking.called_off_at and booking.cancelled_at is None else []
    return [*rows, due_of_asking_after(booking)] if booking.came is False else rows


def clocks_that_follow(person: Person) -> list[Due]:
    """The clocks of a person's bookings, each with the owner it now has."""
    rows = Booking.objects.of(person).select_related(*WITH_ITS_WORDS)
    return [due for booking in rows for due in dues_of(booking)]


def due_of_session(row: SessionWorker) -> Due:
    """The clock of a worker who is at a session, until the end of its day; it stops once everybody is answered for."""
    session = row.session
    clock = dues.due_row(
        source_room=ROOM,
        source_id=row.pk,
        kind=SESSION,
        due_at=at_in_london(in_london(session.starts_at).date(), time(23, 59)),
        what=f"{session.venue.name}, {clock_time(session.starts_at)} to {clock_time(session.ends_at)}: who comes.",
        worker=row.worker_id,
    )
    return dues.settle(clock, done_at=session.finished_at or session.called_off_at)


def when_in_words(booking: Booking) -> str:
    """`Thursday 3 December 2026, 10:20, New Wortley Community Centre`."""
    return f"{day_in_words(booking.starts_at)}, {clock_time(booking.starts_at)}, {booking.session.venue.name}"


def _venue(booking: Booking) -> str:
    return f"Talking Point, {booking.session.venue.name}"


def _first_up(words: str) -> str:
    return words[:1].upper() + words[1:]


def _first_low(words: str) -> str:
    return words[:1].lower() + words[1:]


def moves_of(booking: Booking) -> list[Move]:
    """The moves of a booking in their order, with their times and venues."""
    rows = Move.objects.filter(booking=booking).order_by("moved_at", "pk")
    return list(rows.select_related("before__session__venue", "after__session__venue", "moved_by"))


def facts() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The clocks of every session, and the story items and clocks of every booking, for rebuilding; in pieces."""
    workers = SessionWorker.objects.select_related("session__venue").order_by("pk")
    for row in workers.iterator(chunk_size=2000):
        yield [], [due_of_session(row)]
    bookings = Booking.objects.select_related(*WITH_ITS_WORDS, "slot__session__venue").order_by("pk")
    for booking in bookings.iterator(chunk_size=2000):
        yield of_booking(booking, moves_of(booking)), dues_of(booking)


def sessions_of(session: Session) -> list[SessionWorker]:
    """Who is at a session, each with it."""
    rows = list(session.workers.select_related("worker").order_by("worker__name", "pk"))
    for row in rows:
        row.session = session
    return rows
