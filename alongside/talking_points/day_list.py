"""The day's list of a session: who comes when, how to communicate with each, what they would like to talk about."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from alongside.kit.moments import clock_time
from alongside.people.communication import banner
from alongside.people.models import CommunicationNeeds, Person
from alongside.talking_points.models import Booking, Session, Slot
from alongside.talking_points.rules import waited_days, waited_in_words


@dataclass(frozen=True)
class Line:
    """One line of the list. `person` None: their record is not open to whoever reads. `booking` None: the time is free.

    `needs` is how to communicate with them, in one line (empty: nothing is needed, or nobody has asked).
    """

    clock: str
    booking: Booking | None = None
    person: Person | None = None
    needs: str = ""
    waited: str = ""
    slot: Slot | None = None


def lines_of(session: Session, known: Mapping[UUID, Person], free: list[Slot]) -> list[Line]:
    """Everybody of a session in the order of the day, and the times that are free. Asks two statements.

    `known` are the people whose record is open to whoever reads, by key.
    """
    rows = list(Booking.objects.standing().filter(session=session).select_related("slot", "booked_by"))
    needs = needs_of(known)
    lines = []
    for row in rows:
        row.session = session
        person = known.get(row.person_id)
        waited = waited_in_words(waited_days(row.asked_at, row.starts_at)) if row.slot else "came by"
        said = needs.get(person.pk, "") if person else ""
        lines.append((row.starts_at, Line(clock_time(row.starts_at), row, person, said, waited)))
    lines += [(one.starts_at, Line(clock_time(one.starts_at), slot=one)) for one in free]
    return [line for _, line in sorted(lines, key=lambda pair: (pair[0], pair[1].booking is None))]


def needs_of(known: Mapping[UUID, Person]) -> dict[UUID, str]:
    """Key of the person -> how to communicate with them, in one line; of those who need something."""
    people = {person.pk for person in known.values()} | known.keys()
    rows = CommunicationNeeds.objects.current().filter(person__in=people).order_by("recorded_at")
    return {known[row.person_id].pk: banner(row) for row in rows if row.person_id in known}
