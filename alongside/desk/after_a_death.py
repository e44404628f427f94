"""What is still open for somebody who died: clocks that asked something of them, for those alongside. It reads.

A kind of clock that has no sense any more says so itself (`waiting.Kind.asks_them`); a desk shows one quiet card for
all of them. What has to be written down or answered after a death too, stays where it was.
"""

from collections.abc import Container
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.desk.waiting import KINDS
from alongside.kit.moments import due_in_words
from alongside.people.models import Person
from alongside.workforce.models import Due

ASKING_THEM = [name for name, kind in KINDS.items() if kind.asks_them]


@dataclass(frozen=True)
class StillOpen:
    """One clock: its key and what it is, in words; whose it is and since or until when; where it opens.

    `may_rest`: it is put to rest with one tap; what can not, is answered on its own page.
    """

    key: UUID
    heading: str
    what: str
    whose: str
    when: str
    href: str
    may_rest: bool


def still_open(person: Person, rest: Container[str], *, at: datetime) -> list[StillOpen]:
    """What asked something of a person who died and nobody has answered, the nearest first; `rest`: see `may_rest`."""
    dues = Due.objects.open().filter(person__in=person.keys, kind__in=ASKING_THEM).select_related("worker", "team")
    return [
        StillOpen(
            due.pk,
            (KINDS[due.kind].of_another or KINDS[due.kind].heading).format(called=person.called),
            due.what,
            str(due.worker or due.team),
            due_in_words(due.due_at, now=at),
            KINDS[due.kind].leads_to(due),
            due.kind in rest,
        )
        for due in dues.order_by("due_at", "id")
    ]
