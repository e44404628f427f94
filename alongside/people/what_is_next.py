"""What is next about a person, beside their story: open clocks in words, but for those a list there says already."""

from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.people import often_asked
from alongside.people.models import Person
from alongside.workforce.models import Due

SHOWN_AT_MOST = 5


@dataclass(frozen=True)
class Next:
    """One clock: whose, when, what it is and more of it. `href`: where it is answered; empty for another's clock.

    `who` empty and `due_at` None: several that need nobody now, told as one.
    """

    who: str
    due_at: datetime | None
    heading: str
    what: str
    href: str


# A clock about a person, as a worker (key) reads it: its heading and where it leads. What leads to a place for several
# of them (the third) is told once.
Read = Callable[[Due, Person, UUID], tuple[str, str, bool]]
_read: list[Read] = []


def clocks_read_as(read: Read) -> None:
    """Tell how each kind of clock reads, and where it leads: the roof knows every kind."""
    _read[:] = [read]


def what_is_next(person: Person, actor: Any, said_already: Container[UUID]) -> list[Next]:
    """The nearest open clocks about a person, as an actor reads them; not of the facts in `said_already` (keys)."""
    dues = [due for due in often_asked.what_is_next(person=person) if due.source_id not in said_already]
    nexts = dict.fromkeys(_as_read(due, person, actor) for due in dues)
    return list(nexts)[:SHOWN_AT_MOST]


def _as_read(due: Due, person: Person, actor: Any) -> Next:
    heading, href, is_for_several = _read[0](due, person, actor.pk)
    if is_for_several:
        return Next("", None, heading, "", href)
    owner = due.worker or due.team
    return Next(str(owner), due.due_at, heading, due.what, href if due.worker_id == actor.pk else "")
