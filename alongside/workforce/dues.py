"""Clocks: how a room's `story.py` says what waits and what is done, and how its actions keep that::

row = dues.due_row(source_room="conversations", source_id=note.pk, kind="note_to_record", ...)
dues.keep([dues.settle(row, done_at=note.recorded_at)])
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from alongside.workforce.models import Due

MET, LATE = "met", "late"
NAMES_ITS_FACT = ["source_room", "source_id", "kind"]
SAYS = ["worker", "team", "due_at", "person", "what", "done_at", "outcome"]


def due_row(
    *,
    source_room: str,
    source_id: UUID,
    kind: str,
    due_at: datetime,
    what: str,
    worker: UUID | None = None,
    team: UUID | None = None,
    person: UUID | None = None,
) -> Due:
    """An open clock, not yet kept: what waits, by when, and for whom.

    `what` is one line of at most 240 letters and no name. `worker` or `team` is the key of its one owner; `person` the
    key of whom it is about (None: nobody). A fact (`source_room`, `source_id`) has at most one clock of each `kind`.
    Refuses (ValueError) no owner or two, and a moment without a zone.
    """
    if (worker is None) == (team is None):
        raise ValueError("A clock has one owner: a worker or a team.")
    if due_at.tzinfo is None:
        raise ValueError("A clock needs a time zone.")
    return Due(
        source_room=source_room,
        source_id=source_id,
        kind=kind,
        due_at=due_at,
        what=what,
        worker_id=worker,
        team_id=team,
        person=person,
    )


def settle(row: Due, *, done_at: datetime | None) -> Due:
    """The same clock stopped at `done_at`: `met` up to its very moment, `late` after it. None opens it again."""
    row.done_at = done_at
    row.outcome = "" if done_at is None else MET if done_at <= row.due_at else LATE
    return row


def keep(rows: Sequence[Due]) -> None:
    """Write clocks, each in the place of the one that its fact had; all of them in one statement.

    Called by actions only, inside their transaction. The same fact and kind twice in `rows`: the last one counts.
    """
    last = {(row.source_room, row.source_id, row.kind): row for row in rows}
    if last:
        Due.objects.bulk_create(last.values(), update_conflicts=True, unique_fields=NAMES_ITS_FACT, update_fields=SAYS)
