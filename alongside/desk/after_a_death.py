"""What is still open for somebody who died: clocks that asked something of them, for those alongside. It reads.

A kind of clock that has no sense any more says so itself (`waiting.Kind.asks_them`); a desk shows one quiet card for
all of them, and no count or email has them. What has to be written down or answered after a death too, stays where it
was.
"""

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import BooleanField, Exists, ExpressionWrapper, OuterRef, Q, QuerySet

from alongside.assessments.own_story import WRITTEN
from alongside.desk.waiting import ASKING_THEM, KINDS
from alongside.goals.models import LookBack
from alongside.goals.models.partnership import Shape
from alongside.goals.story.together import LOOK_BACK
from alongside.kit.moments import due_in_words
from alongside.people.models import Person
from alongside.workforce.models import Due

OWN_WORDS = "What they wrote stays theirs. Read it; once the assessment is finished or ended, this is at rest too."
FAMILY = "It is with a family, who may want to go on. Open it, and say how they move on, or that they do."
ANOTHERS = "Somebody alongside whose role answers it can put it to rest."


@dataclass(frozen=True)
class StillOpen:
    """One clock: its key and what it is, in words; whose it is and since or until when; where it opens.

    `own_page` says why it is answered on its own page; empty: it is put to rest with one tap.
    """

    key: UUID
    heading: str
    what: str
    whose: str
    when: str
    href: str
    own_page: str

    @property
    def may_rest(self) -> bool:
        return not self.own_page


def still_open(person: Person, rest: Container[str], *, at: datetime) -> list[StillOpen]:
    """What asked something of a person who died and nobody has answered, the nearest first.

    `rest`: the kinds that whoever reads may put to rest.
    """
    dues = list(open_of(person).select_related("worker", "team").order_by("due_at", "id"))
    of_families = families_among(dues)
    return [
        StillOpen(
            due.pk,
            (KINDS[due.kind].of_another or KINDS[due.kind].heading).format(called=person.called),
            due.what,
            str(due.worker or due.team),
            due_in_words(due.due_at, now=at),
            KINDS[due.kind].leads_to(due),
            _own_page(due, rest, of_families),
        )
        for due in dues
    ]


def open_of(person: Person) -> QuerySet[Due]:
    """The open clocks that ask something of a person."""
    return Due.objects.open().filter(person__in=person.keys, kind__in=ASKING_THEM)


def families_among(dues: Iterable[Due]) -> set[UUID]:
    """Of clocks to look back together, the keys of those with a family. Asks only where there is one to look back."""
    keys = [due.source_id for due in dues if due.kind == LOOK_BACK]
    rows = LookBack.objects.filter(pk__in=keys, partnership__shape=Shape.FAMILY)
    return set(rows.values_list("pk", flat=True)) if keys else set()


def _own_page(due: Due, rest: Container[str], of_families: Container[UUID]) -> str:
    if due.kind == WRITTEN:
        return OWN_WORDS
    if due.source_id in of_families:
        return FAMILY
    return "" if due.kind in rest else ANOTHERS


def asks_somebody_who_died() -> Q:
    """Of clocks: those that ask something of somebody whose death is recorded, in this record or one joined to it."""
    died = Q(died_on__isnull=False)
    one = Person.objects.filter(died | Q(goes_on_as__died_on__isnull=False), pk=OuterRef("person"))
    other = Person.objects.filter(died, goes_on_as=OuterRef("person"))
    return Q(kind__in=ASKING_THEM) & (Exists(one) | Exists(other))


def with_deaths(dues: QuerySet[Due]) -> QuerySet[Due]:
    """Clocks, each with `asks_somebody_who_died`: read in the same statement, whoever may know of the person."""
    return dues.annotate(
        asks_somebody_who_died=ExpressionWrapper(asks_somebody_who_died(), output_field=BooleanField())
    )
