"""People whose records were joined, where a worker's own lists meet them: each once, as they go on."""

from datetime import datetime
from typing import Any

from alongside.people.models import Involvement, Person


def as_they_go_on(rows: list[Involvement], actor: Any, *, at: datetime) -> list[Involvement]:
    """The same times alongside, each with the person as they go on; two by name with one person are shown once.

    Somebody whom a joining made hidden from the actor is left out. Asks nothing where no record was joined.
    """
    if not any(row.person.goes_on_as_id or row.person.joined_keys for row in rows):
        return rows
    people = Person.objects.some_seen_by(actor, [row.person_id for row in rows], at=at)
    shown: dict[Any, Involvement] = {}
    for row in rows:
        row.person = people[row.person_id]
        if not row.person.is_hidden_from_them:
            shown.setdefault((row.person.pk, row.pk if row.is_shift else None), row)
    return list(shown.values())
