"""Who answers for what waits about a person: a clock that goes with the person goes to whoever is named now.

The answer follows from the rows alone, never from what time it is: so a clock moves when an act changes the rows, and
`manage.py rebuild_story` finds the same owner a year later.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.access.standing import Openness
from alongside.people.models import Involvement, NamedAccess, Person
from alongside.people.models.of_a_person import AskedOfAPerson
from alongside.workforce.models import Due, Worker


@dataclass(frozen=True)
class Owner:
    """The key of the worker, or of the team, that a clock belongs to."""

    worker: UUID | None = None
    team: UUID | None = None


def who_answers(person: Person) -> Owner | None:
    """The named practitioner; else a team; else whoever is alongside by name; else who was last. None: nobody was."""
    rows = Involvement.objects.of(person).filter(is_shift=False)
    best = min(rows.order_by("-starts_at", "-pk"), key=_rank, default=None)
    return None if best is None else Owner(best.worker_id, best.team_id)


def who_answers_in_confidence(person: Person) -> Owner | None:
    """Of those named on a record that is not open, whoever answers for it; of an open one, whoever answers for them.

    Named without an end counts, whoever was named first where none of them is alongside. None: nobody may know of it.
    """
    if not Person.objects.filter(pk__in=person.keys).exclude(openness=Openness.OPEN).exists():
        return who_answers(person)
    rows = NamedAccess.objects.of(person).filter(ends_at=None).order_by("starts_at", "pk")
    named = list(rows.values_list("worker", flat=True))
    alongside = Involvement.objects.of(person).filter(is_shift=False, worker__in=named)
    best = min(alongside.order_by("-starts_at", "-pk"), key=_rank, default=None)
    if best is not None:
        return Owner(best.worker_id)
    return Owner(named[0]) if named else None


def _rank(row: Involvement) -> int:
    if row.ends_at is not None:
        return 3
    return 0 if row.is_named_practitioner else 1 if row.team_id else 2


their_times: AskedOfAPerson[datetime | None] = AskedOfAPerson(
    lambda keys, worker: Involvement.objects.filter(person__in=keys, worker=worker, is_shift=False).values_list(
        "ends_at", flat=True
    ),
    worker=UUID,
)


def who_keeps(person: Person, worker: Worker) -> Owner:
    """Whose a worker's own clock about a person is: theirs while they are alongside, or stand in for somebody who is.

    Once their time alongside has ended it goes to whoever answers for the person. So does a clock of an agency worker,
    to whom the record is closed after the shift.
    """
    rows = their_times(person=person, worker=worker.pk)
    has_left = bool(rows) and None not in rows
    if has_left or (worker.is_agency and not rows):
        return who_answers(person) or Owner(worker.pk)
    return Owner(worker.pk)


Clocks = Callable[[Person], Iterable[Due]]
_following: dict[Clocks, tuple[str, ...]] = {}


def follow(clocks: Clocks, *kinds: str) -> None:
    """The rooms above say which of their clocks follow who is alongside: `clocks` gives a person's as they now are."""
    _following[clocks] = kinds


def following(person: Person) -> list[Due]:
    """The open clocks about a person, of the rooms above, that follow who is alongside; each with its owner now."""
    return [due for clocks in _following for due in clocks(person)]


def kinds_that_follow() -> tuple[str, ...]:
    """The kinds of those clocks: whoever leaves hands them on."""
    return tuple(kind for kinds in _following.values() for kind in kinds)
