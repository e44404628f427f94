"""The time of somebody who died is given back: whoever asks next may have it."""

from datetime import datetime
from typing import Any

from alongside.people.models import Person
from alongside.talking_points import actions
from alongside.talking_points.models import Booking, WhyCancelled


def give_back_times(person: Person, by: Any, at: datetime) -> None:
    """Give back every time of a person's that is still to come, or was called off, since they died.

    The nearest last: somebody who meets them today may have nothing else by which their record is open.
    """
    for booking in Booking.objects.of(person).to_come(at=at).order_by("-session__starts_at"):
        actions.cancel_booking(booking=booking, seen_version=booking.version, why=WhyCancelled.DIED, by=by, at=at)
