"""Sessions at a venue: opened, many at once; who is there; called off with everybody who had a time; finished."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import F

from alongside import packs
from alongside.access.permissions import Permission
from alongside.access.policy import POLICY
from alongside.audit.acts import action
from alongside.kit.ids import new_id
from alongside.kit.moments import at_in_london, clock_time, day_in_words, in_london
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import change, create_once
from alongside.law.working_days import end_of_working_days
from alongside.talking_points import story
from alongside.talking_points.actions.refusals import UnableToCallOff, UnableToOpen, _tell
from alongside.talking_points.models import Booking, Pattern, Session, SessionWorker, Slot, Venue
from alongside.talking_points.rules import days_of, fault_in_pattern, times_of
from alongside.workforce import dues
from alongside.workforce.models import Cover, Due, Worker
from alongside.workforce.models.team import holds_now

OPEN, RUN = Permission.TALKING_POINT_OPEN, Permission.TALKING_POINT_RUN
MEETS = POLICY[Permission.TALKING_POINT_BOOK].roles


@action("talking_point.opened", needs=OPEN, creates="talking_points.pattern")
def open_sessions(
    *,
    venue: Venue,
    id: UUID,
    workers: Sequence[Worker],
    days: Sequence[int],
    every_weeks: int = 1,
    starts_on: date,
    ends_on: date,
    opens_at: time,
    closes_at: time,
    slot_minutes: int,
    side_by_side: int = 1,
    on_bank_holidays: bool = False,
    note: str = "",
    by: Any,
    at: datetime,
) -> Pattern:
    """Open sessions at a venue, on weekdays from a day until a day: all of them, or none. One day is a pattern too.

    England's bank holidays are left out, unless it is said that it is open then. Refuses days and times that cannot be,
    a venue that will have closed, nobody to be there, a worker who is elsewhere then or will have left, and a session
    over one that is at the venue already.
    """
    if Pattern.objects.filter(pk=id).exists():
        raise AlreadyDone
    today = in_london(at).date()
    found = days_of(starts_on, ends_on, days=days, every_weeks=every_weeks, on_bank_holidays=on_bank_holidays)
    fault = fault_in_pattern(starts_on, ends_on, opens_at, closes_at, minutes=slot_minutes, found=found, today=today)
    if fault:
        raise UnableToOpen(fault[1], field=fault[0])
    Venue.objects.select_for_update().get(pk=venue.pk)
    if venue.is_closed(on=found.open[-1]):
        raise UnableToOpen(
            f"{venue.name} will have closed by then. Choose earlier days, or another venue.", field="ends_on"
        )
    sessions, slots = [], []
    pattern = create_once(
        Pattern, id=id, venue=venue, days=sorted(days), every_weeks=every_weeks, starts_on=starts_on, ends_on=ends_on,
        opens_at=opens_at, closes_at=closes_at, slot_minutes=slot_minutes, side_by_side=side_by_side,
        on_bank_holidays=on_bank_holidays, opened_by=by, opened_at=at,
    )  # fmt: skip
    for day in found.open:
        session = _session(venue, pattern, day, note)
        sessions.append(session)
        slots += [
            Slot(id=new_id(), session=session, starts_at=begins, ends_at=ends, side=side)
            for begins, ends in times_of(day, opens_at, closes_at, slot_minutes)
            for side in range(1, side_by_side + 1)
        ]
    _refuse_another_there(venue, sessions)
    _refuse_workers(workers, sessions, at)
    Session.objects.bulk_create(sessions)
    Slot.objects.bulk_create(slots, batch_size=500)
    there = [SessionWorker(id=new_id(), session=one, worker=worker) for one in sessions for worker in workers]
    SessionWorker.objects.bulk_create(there, batch_size=500)
    dues.keep([story.due_of_session(row) for row in there])
    return pattern


def _session(venue: Venue, pattern: Pattern, day: date, note: str) -> Session:
    starts_at, ends_at = at_in_london(day, pattern.opens_at), at_in_london(day, pattern.closes_at)
    return Session(
        id=new_id(), venue=venue, pattern=pattern, starts_at=starts_at, ends_at=ends_at, note=note,
        slot_minutes=pattern.slot_minutes, side_by_side=pattern.side_by_side,
        opens_at=at_in_london(day - timedelta(days=1), time(0)),
        closes_at=end_of_working_days(ends_at, packs.active().clock("recording_working_days").count),
    )  # fmt: skip


def _refuse_another_there(venue: Venue, sessions: list[Session], field: str = "days") -> None:
    rows = Session.objects.held().filter(
        venue=venue, starts_at__lt=sessions[-1].ends_at, ends_at__gt=sessions[0].starts_at
    )
    for one in rows.exclude(pk__in=[one.pk for one in sessions]):
        if any(one.starts_at < new.ends_at and one.ends_at > new.starts_at for new in sessions):
            raise UnableToOpen(
                f"There is one at {venue.name} already: {_when(one)}. Choose other days or times, or let more people "
                "talk side by side there.",
                field=field,
            )


def _refuse_workers(workers: Sequence[Worker], sessions: list[Session], at: datetime) -> None:
    """Refuses nobody, whoever meets nobody by their role, will have left, or is at another venue then."""
    if not workers:
        raise UnableToOpen("Choose who is there. One worker is enough.", field="there")
    first, last = sessions[0], sessions[-1]
    for worker in workers:
        if worker.has_left(on=in_london(last.starts_at).date()):
            raise UnableToOpen(f"{worker} will have left by {_when(last)}. Choose somebody else.", field="there")
        if not MEETS & set(worker.roles):
            raise UnableToOpen(f"{worker} has no role that meets people. Choose somebody else.", field="there")
    keys = [one.pk for one in sessions]
    rows = SessionWorker.objects.filter(
        worker__in=workers,
        session__called_off_at=None,
        session__starts_at__lt=last.ends_at,
        session__ends_at__gt=first.starts_at,
    ).exclude(session__in=keys)
    for row in rows.select_related("session__venue", "worker"):
        other = row.session
        if any(other.starts_at < one.ends_at and other.ends_at > one.starts_at for one in sessions):
            raise UnableToOpen(
                f"{row.worker} is at {other.venue.name} then: {_when(other)}. Choose somebody else, or another time.",
                field="there",
            )


def _when(session: Session) -> str:
    return f"{day_in_words(session.starts_at)}, {clock_time(session.starts_at)} to {clock_time(session.ends_at)}"


@action("talking_point.changed", needs=OPEN)
def change_session(
    *, session: Session, seen_version: int, workers: Sequence[Worker], note: str = "", by: Any, at: datetime
) -> Session:
    """Change who is at a session, and what they should know. Refuses one that is over or was called off."""
    if not session.is_to_come(at=at):
        raise UnableToOpen("It is over, or was called off. Open another session.")
    _refuse_workers(workers, [session], at)
    session = change(session, seen_version=seen_version, note=note)
    there = story.sessions_of(session)
    gone = [row.pk for row in there if row.worker not in workers]
    Due.objects.filter(source_room=story.ROOM, source_id__in=gone).delete()
    SessionWorker.objects.filter(pk__in=gone).delete()
    already = {row.worker_id for row in there}
    new = [SessionWorker(id=new_id(), session=session, worker=one) for one in workers if one.pk not in already]
    SessionWorker.objects.bulk_create(new)
    dues.keep([story.due_of_session(row) for row in new])
    return session


@action("talking_point.left", needs=RUN)
def leave_sessions(*, worker: Worker, venue: Venue, to: Worker, by: Any, at: datetime) -> list[Session]:
    """Put a colleague in a worker's place at every session still to come at a venue: for one who leaves.

    By the worker, or by whoever covers for them now. A colleague who is at one of them already stays there. Gives the
    sessions; none where there were none. Refuses others, and a colleague who will have left, meets nobody by their
    role, or is at another venue then.
    """
    if by != worker and not Cover.objects.filter(holds_now(at), absent=worker, covering=by).exists():
        raise UnableToOpen(f"Only {worker} can do this, or whoever covers for them.")
    if to == worker:
        raise UnableToOpen("Choose a colleague.", field="to")
    rows = list(SessionWorker.objects.filter(worker=worker, session__venue=venue).to_come(at=at))
    if not rows:
        return []
    sessions = [row.session for row in rows]
    _refuse_workers([to], sessions, at)
    keys = [one.pk for one in sessions]
    already = set(SessionWorker.objects.filter(session__in=keys, worker=to).values_list("session", flat=True))
    Due.objects.filter(source_room=story.ROOM, source_id__in=[row.pk for row in rows]).delete()
    SessionWorker.objects.filter(pk__in=[row.pk for row in rows]).delete()
    new = [SessionWorker(id=new_id(), session=one, worker=to) for one in sessions if one.pk not in already]
    SessionWorker.objects.bulk_create(new, batch_size=500)
    Session.objects.filter(pk__in=keys).update(version=F("version") + 1)
    dues.keep([story.due_of_session(row) for row in new])
    return sessions


@action("talking_point.called_off", needs=OPEN)
def call_off_session(*, session: Session, seen_version: int, why: str = "", by: Any, at: datetime) -> Session:
    """Say that a session does not take place. Each who had a time there is to be rung and offered another.

    Refuses one that is over, or was called off.
    """
    if session.called_off_at is not None:
        raise UnableToCallOff("This was called off already.")
    if not session.is_to_come(at=at):
        raise UnableToCallOff("It is over. Say of each who had a time whether they came.")
    Session.objects.select_for_update().get(pk=session.pk)  # whoever books meanwhile waits, and is refused
    session = change(session, seen_version=seen_version, called_off_at=at, called_off_by=by, why_called_off=why)
    dues.keep([story.due_of_session(row) for row in story.sessions_of(session)])
    for booking in Booking.objects.waited_for().filter(session=session).select_related("person"):
        booking.session = session
        tell_called_off(booking=booking, by=by, at=at)
    return session


@action("talking_point.called_off_for", needs=OPEN)
def tell_called_off(*, booking: Booking, by: Any, at: datetime) -> Booking:
    """Keep that a person's time was called off: it waits for whoever booked it, and stands in their story."""
    row = Booking.objects.select_related(*story.WITH_ITS_WORDS, "slot__session__venue").get(pk=booking.pk)
    row = change(row, seen_version=row.version, called_off_at=at)
    _tell(row)
    return row


@action("talking_point.finished", needs=RUN)
def finish_session(*, session: Session, seen_version: int, by: Any, at: datetime) -> Session:
    """Say that everybody of the day's list was answered for. Said already: AlreadyDone.

    Refuses one that has not begun or was called off, and one with somebody of whom it is not said whether they came.
    """
    if session.called_off_at is not None:
        raise UnableToCallOff("This was called off, so there is nothing to finish.")
    if session.finished_at is not None:
        raise AlreadyDone
    if not session.has_begun(at=at):
        raise UnableToCallOff("It has not begun yet. Finish it once everybody has come or gone.")
    waiting = Booking.objects.open().filter(session=session, called_off_at=None).count()
    if waiting:
        who = "Of one person it is" if waiting == 1 else f"Of {waiting} people it is"
        raise UnableToCallOff(f"{who} not said yet whether they came. Say that first.")
    session = change(session, seen_version=seen_version, finished_at=at, finished_by=by)
    dues.keep([story.due_of_session(row) for row in story.sessions_of(session)])
    return session
