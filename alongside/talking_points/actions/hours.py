"""The hours of a session change after it was opened: free times are cut anew, and nobody's time is silently lost."""

from collections.abc import Collection
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from alongside import packs
from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.ids import new_id
from alongside.kit.moments import at_in_london, clock_time, in_london
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import change
from alongside.law.working_days import end_of_working_days
from alongside.talking_points import story
from alongside.talking_points.actions.refusals import UnableToOpen, _listed
from alongside.talking_points.actions.session import _refuse_another_there, _refuse_workers, tell_called_off
from alongside.talking_points.models import Booking, Session, Slot
from alongside.talking_points.rules import fault_in_hours, places_of, times_of
from alongside.workforce import dues


@action("talking_point.hours_changed", needs=Permission.TALKING_POINT_OPEN)
def change_hours(
    *,
    session: Session,
    seen_version: int,
    opens_at: time,
    closes_at: time,
    slot_minutes: int,
    why: str = "",
    to_ring: Collection[UUID] = (),
    by: Any,
    at: datetime,
) -> Session:
    """Change when a session begins and ends, and how long each person has.

    Whoever has a time within the new hours keeps it as it is; the free times are cut anew around them. A time that the
    new hours leave out is called off for whoever has it, as with a whole session: `to_ring` are the keys of those
    bookings, so that nobody loses a time of whom it was not seen. `why` is what they are told.

    Refuses a session that is over or was called off, a beginning that has gone by, hours that cannot be, those of
    another session there or of a worker's elsewhere, and a time left out that is not in `to_ring`. Those hours already:
    AlreadyDone.
    """
    session = Session.objects.select_for_update(of=("self",)).select_related("venue").get(pk=session.pk)
    if not session.is_to_come(at=at):
        raise UnableToOpen("It is over, or was called off. Open another session.")
    day = in_london(session.starts_at).date()
    before = (session.starts_at, session.ends_at, session.slot_minutes)
    session.starts_at, session.ends_at = at_in_london(day, opens_at), at_in_london(day, closes_at)
    if before == (session.starts_at, session.ends_at, slot_minutes):
        raise AlreadyDone
    if fault := fault_in_hours(day, opens_at, closes_at, minutes=slot_minutes, before=before[:2], at=at):
        raise UnableToOpen(fault[1], field=fault[0])
    _refuse_another_there(session.venue, [session], "opens_at")
    there = story.sessions_of(session)
    _refuse_workers([row.worker for row in there], [session], at)
    lost = list(Booking.objects.left_out_of(session, session.starts_at, session.ends_at))
    if unseen := [one for one in lost if one.pk not in to_ring]:
        clocks = _listed([clock_time(one.starts_at) for one in unseen])
        raise UnableToOpen(f"Somebody has a time at {clocks}, which these hours leave out. Look once more.")
    _cut_anew(session, times_of(day, opens_at, closes_at, slot_minutes), lost, why, by, at)
    session = change(
        session, seen_version=seen_version, starts_at=session.starts_at, ends_at=session.ends_at,
        slot_minutes=slot_minutes, opens_at=at_in_london(day - timedelta(days=1), time(0)),
        closes_at=end_of_working_days(session.ends_at, packs.active().clock("recording_working_days").count),
    )  # fmt: skip
    dues.keep([story.due_of_session(row) for row in story.sessions_of(session)])
    for booking in lost:
        tell_called_off(booking=booking, by=by, at=at)
    return session


def _cut_anew(
    session: Session, times: list[tuple[datetime, datetime]], lost: list[Booking], why: str, by: Any, at: datetime
) -> None:
    """Take away the free times that the hours no longer hold, call off those left out, and cut those that are new."""
    slots = list(Slot.objects.filter(session=session, called_off_at=None).order_by("starts_at", "side"))
    standing = Booking.objects.standing().filter(session=session, slot__isnull=False, called_off_at=None)
    given = set(standing.values_list("slot", flat=True)) - {one.slot_id for one in lost}
    places = places_of(
        times, [(one.starts_at, one.ends_at, one.side) for one in slots if one.pk in given], session.side_by_side
    )
    gone = []
    for slot in slots:
        if slot.pk in given:
            continue
        if places.get((slot.starts_at, slot.ends_at), 0) > 0:
            places[slot.starts_at, slot.ends_at] -= 1
        else:
            gone.append(slot.pk)
    Slot.objects.filter(pk__in=gone).update(called_off_at=at, called_off_by=by, why_called_off=why)
    sides = dict.fromkeys((begins for begins, _ in times), 0)
    for starts_at, side in Slot.objects.filter(session=session).values_list("starts_at", "side"):
        sides[starts_at] = max(sides.get(starts_at, 0), side)
    Slot.objects.bulk_create(
        Slot(id=new_id(), session=session, starts_at=begins, ends_at=ends, side=sides[begins] + number)
        for (begins, ends), free in places.items()
        if begins > at
        for number in range(1, free + 1)
    )
