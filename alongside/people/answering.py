"""Who answers for what waits about a person: a clock that goes with the person goes to whoever is named now.

The answer follows from the rows alone, never from what time it is: so a clock moves when an act changes the rows, and
`manage.py rebuild_story` finds the same owner a year later.
"""

from dataclasses import dataclass
from uuid import UUID

from alongside.people.models import Involvement, Person


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


def _rank(row: Involvement) -> int:
    if row.ends_at is not None:
        return 3
    return 0 if row.is_named_practitioner else 1 if row.team_id else 2
