"""Shifts: entered, imported from a file, or begun at the door. A record opens and closes with them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.access.roles import Role
from alongside.access.standing import Openness
from alongside.audit.acts import action
from alongside.kit.moments import in_london, moment_in_words
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.kit.versions import create_once
from alongside.people import story
from alongside.people.answering import who_answers
from alongside.people.guarding import is_kept_from
from alongside.people.models import Involvement, Person
from alongside.people.models.involvement import ShiftFrom
from alongside.people.shifts import (
    AT_THE_DOOR_A_DAY,
    Fault,
    fault_at_the_door,
    fault_in_shift,
    opens_and_closes,
)
from alongside.workforce import dues
from alongside.workforce.models import Worker
from alongside.workforce.models.team import overlapping

NOT_OPEN = "A shift does not open a record that is restricted or hidden."
ASK = "Ring the council, and ask a worker who is alongside them to enter your shift."


class UnableToEnterShift(UnableTo):
    """The shift cannot be as it is described."""


class UnableToBeginAtTheDoor(UnableTo):
    """A shift cannot be begun at this door."""


@dataclass(frozen=True)
class ShiftToBe:
    """A shift that a file asks for. `line` is where it stands there."""

    line: int
    id: UUID
    worker: Worker
    person: Person
    starts_at: datetime
    ends_at: datetime
    why: str


@action("shift.entered", needs=Permission.INVOLVEMENT_CHANGE, creates="people.involvement")
def enter_shift(
    *,
    person: Person,
    id: UUID,
    worker: Worker,
    starts_at: datetime,
    ends_at: datetime,
    why: str = "",
    although_elsewhere: bool = False,
    by: Any,
    at: datetime,
) -> Involvement:
    """Put a support worker on a shift with a person. Access opens a while before it and closes a while after.

    Refuses moments that cannot be right, a worker who is no support worker or will have left, a record that is not
    open, a shift over one they have with this person, and, unless `although_elsewhere`, over one with somebody else.
    """
    return _enter(
        person=person, id=id, worker=worker, starts_at=starts_at, ends_at=ends_at, why=why,
        although_elsewhere=although_elsewhere, shift_from=ShiftFrom.ENTERED, at=at,
    )  # fmt: skip


@action("shift.imported", needs=Permission.SHIFTS_IMPORT, creates="people.involvement")
def import_shift(
    *, person: Person, id: UUID, worker: Worker, starts_at: datetime, ends_at: datetime, why: str, by: Any, at: datetime
) -> Involvement:
    """Enter one shift of a file. As `enter_shift`, by whoever may import; refuses a shift of one's own.

    Two shifts at one time with two people are let through: the page that shows the file first says so.
    """
    if worker == by:
        raise UnableToEnterShift("Nobody enters a shift of their own. Ask a colleague.")
    return _enter(
        person=person, id=id, worker=worker, starts_at=starts_at, ends_at=ends_at, why=why,
        although_elsewhere=True, shift_from=ShiftFrom.IMPORTED, at=at,
    )  # fmt: skip


@action("shifts.imported", needs=Permission.SHIFTS_IMPORT)
def import_shifts(*, what: str = "shifts.file", shifts: list[ShiftToBe], by: Any, at: datetime) -> int:
    """Enter every shift of a file, or none of them; gives how many. A file sent twice is entered once (AlreadyDone)."""
    for shift in shifts:
        try:
            import_shift(
                person=shift.person, id=shift.id, worker=shift.worker, starts_at=shift.starts_at,
                ends_at=shift.ends_at, why=shift.why, by=by, at=at,
            )  # fmt: skip
        except AlreadyDone:
            raise
        except UnableTo as refusal:
            raise UnableToEnterShift(f"Line {shift.line}: {refusal} No shift was entered.") from refusal
    return len(shifts)


@action("shift.begun_at_door", needs=Permission.SHIFT_BEGIN_AT_DOOR, creates="people.involvement")
def begin_shift_at_door(
    *, person: Person, id: UUID, until: datetime, why: str, although_elsewhere: bool = False, by: Any, at: datetime
) -> Involvement:
    """Begin one's own shift, standing at the door, with a reason and an end within twelve hours.

    Whoever answers for the person finds it on their desk, to be looked at. Refuses a record that is not open, one where
    nobody could look, a sixth such shift in a day, and an overlap as `enter_shift` does.
    """
    if person.openness != Openness.OPEN:
        raise UnableToBeginAtTheDoor(f"{NOT_OPEN} {ASK}")
    if is_kept_from(by, person, at=at):
        raise UnableToBeginAtTheDoor(f"You are too close to this person to open their record. {ASK}")
    if not why.strip():
        raise UnableToBeginAtTheDoor("Write why you are at the door.", field="why")
    _refuse(fault_at_the_door(until, at=at), UnableToBeginAtTheDoor)
    if who_answers(person) is None:
        raise UnableToBeginAtTheDoor(f"Nobody is alongside them who could look at it later. {ASK}")
    begun = Involvement.objects.filter(worker=by, shift_from=ShiftFrom.DOOR, starts_at__gt=at - timedelta(days=1))
    if begun.exclude(pk=id).count() >= AT_THE_DOOR_A_DAY:
        raise UnableToBeginAtTheDoor(f"You have begun {AT_THE_DOOR_A_DAY} shifts at the door since yesterday. {ASK}")
    _refuse_overlap(person, id, by, at, until, although_elsewhere, UnableToBeginAtTheDoor)
    _, closes_at = opens_and_closes(at, until)
    row = create_once(
        Involvement,
        id=id,
        person=person,
        worker=by,
        role=Role.SUPPORT_WORKER,
        is_shift=True,
        shift_from=ShiftFrom.DOOR,
        starts_at=at,
        ends_at=until,
        opens_at=at,
        closes_at=closes_at,
        why=why,
    )
    dues.keep([due for due in [story.due_of_shift(row)] if due])
    return row


@action("shift.looked_at", needs=Permission.INVOLVEMENT_CHANGE)
def look_at_shift(*, involvement: Involvement, is_right: bool, by: Any, at: datetime) -> None:
    """Look at a shift that was begun at the door: it is right, or it ends now and its access closes with it.

    Looking twice changes nothing but may still end it. Refuses one's own.
    """
    if involvement.worker_id == by.pk:
        raise UnableToEnterShift("This shift is your own. A colleague looks at it.")
    row = Involvement.objects.select_for_update().get(pk=involvement.pk)
    if row.shift_from != ShiftFrom.DOOR:
        raise UnableToEnterShift("This shift was not begun at the door. There is nothing to look at.")
    if row.looked_at is None:
        row.looked_at, row.looked_by = at, by
    if not is_right and row.closes_at is not None and row.closes_at > at:
        row.ends_at, row.closes_at = min(at, row.ends_at or at), at
        row.ended_why = "Looked at: it was not right"
    row.save(update_fields=["looked_at", "looked_by", "ends_at", "closes_at", "ended_why"])
    dues.keep([due for due in [story.due_of_shift(row)] if due])


def _enter(
    *, person: Person, id: UUID, worker: Worker, starts_at: datetime, ends_at: datetime, why: str,
    although_elsewhere: bool, shift_from: ShiftFrom, at: datetime,
) -> Involvement:  # fmt: skip
    if person.openness != Openness.OPEN:
        raise UnableToEnterShift(NOT_OPEN)
    _refuse(fault_in_shift(starts_at, ends_at, at=at), UnableToEnterShift)
    if Role.SUPPORT_WORKER not in worker.roles:
        raise UnableToEnterShift(f"{worker} is not a support worker. Ask them in by name instead.", field="worker")
    if worker.has_left(on=in_london(starts_at).date()):
        raise UnableToEnterShift(f"{worker} will have left by then. Choose somebody else.", field="worker")
    _refuse_overlap(person, id, worker, starts_at, ends_at, although_elsewhere, UnableToEnterShift)
    opens_at, closes_at = opens_and_closes(starts_at, ends_at)
    return create_once(
        Involvement,
        id=id,
        person=person,
        worker=worker,
        role=Role.SUPPORT_WORKER,
        is_shift=True,
        shift_from=shift_from,
        starts_at=starts_at,
        ends_at=ends_at,
        opens_at=opens_at,
        closes_at=closes_at,
        why=why,
    )


def _refuse(fault: Fault | None, refusal: type[UnableTo]) -> None:
    if fault is not None:
        raise refusal(fault[1], field=fault[0])


def _refuse_overlap(
    person: Person, id: UUID, worker: Worker, starts_at: datetime, ends_at: datetime, although_elsewhere: bool,
    refusal: type[UnableTo],
) -> None:  # fmt: skip
    """Refuse a shift over another of this worker's; who the other is with is not said."""
    Worker.objects.select_for_update().get(pk=worker.pk)  # two entered at once would not see each other
    period = overlapping(starts_at.astimezone(UTC), ends_at.astimezone(UTC))
    others = Involvement.objects.filter(period, worker=worker, is_shift=True).exclude(pk=id).order_by("starts_at")
    if (there := others.of(person).first()) is not None:
        raise refusal(f"{worker} has a shift with them then already: {_from_until(there)}. Choose a time outside it.")
    if not although_elsewhere and (there := others.exclude(person__in=person.keys).first()) is not None:
        raise refusal(
            f"{worker} has a shift with somebody else then: {_from_until(there)}. Choose another time, or tick that it "
            "is right all the same.",
            field="although_elsewhere",
        )


def _from_until(row: Involvement) -> str:
    return f"{moment_in_words(row.starts_at)} until {moment_in_words(row.ends_at)}"  # type: ignore[arg-type]
