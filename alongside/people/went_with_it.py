"""What was closed because somebody was said to have died: put to rest, or given back. It stays so after a mistake.

The roof knows every room's acts and tells it here; the page on which a death is taken back shows it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from alongside.people.models import Person


@dataclass(frozen=True)
class Went:
    """One thing that was closed: what it was, in words; who closed it, when; where it opens, to be begun again.

    `again`: how it is begun again, where its own page does not do that; else empty.
    """

    heading: str
    what: str
    who: str
    at: datetime
    href: str
    again: str = ""


Tell = Callable[[Person], list[Went]]
_told: list[Tell] = []


def tells_what_went(tell: Tell) -> None:
    """The roof tells what went with a death: with the one that is recorded, else with the last that was taken back."""
    _told[:] = [tell]


def what_went(person: Person) -> list[Went]:
    """All that was closed because this person was said to have died, in the order in which it was."""
    return _told[0](person)
