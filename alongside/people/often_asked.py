"""What every person's page asks, written once for each kind of database (`kit.prepared`)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery, Value

from alongside.audit.models import LOOKED, LedgerEntry
from alongside.kit.prepared import Prepared
from alongside.people.models import Consent, Contact, Involvement, Person, StoryItem, Strength
from alongside.people.models.of_a_person import AskedOfAPerson
from alongside.workforce.models import Due, Worker

STORY_A_PAGE, ORPHANS = 50, 5
LONGEST_NUMBER = 7  # no story has as many pages
NEXT_AT_MOST = 5
LOOKS_READ = 24
IN_LIFE_READ = 24

alongside_now: AskedOfAPerson[Involvement] = AskedOfAPerson(
    lambda keys, at: Involvement.objects.now(at=at).filter(person__in=keys).select_related("worker", "team"),
    at=datetime,
)
strengths_of: AskedOfAPerson[Strength] = AskedOfAPerson(
    lambda keys: Strength.objects.filter(person__in=keys).select_related("named_by", "person").order_by("named_at")
)
what_is_next: AskedOfAPerson[Due] = AskedOfAPerson(
    lambda keys: (
        Due.objects.open().filter(person__in=keys).select_related("worker", "team").order_by("due_at")[:NEXT_AT_MOST]
    )
)
# Rows with what a look is told by, no more: `actor`, `verb`, `page`, `at`.
latest_looks: AskedOfAPerson[Any] = AskedOfAPerson(
    lambda keys: (
        LedgerEntry.objects.filter(person__in=keys, verb=LOOKED)
        .order_by("-at", "-id")
        .values_list("actor", "verb", "page", "at", named=True)[:LOOKS_READ]
    )
)
names_of_three: Prepared[tuple[UUID, str]] = Prepared(
    lambda workers: Worker.objects.filter(pk__in=workers).values_list("pk", "name"), workers=(UUID, 3)
)


def story_and_its_length(keys: Sequence[UUID]) -> "QuerySet[StoryItem]":
    """A person's story, newest first, each item with `many`, how many there are: a page of it is one statement."""
    items = StoryItem.objects.filter(person__in=keys)
    counted = items.annotate(all=Value(1)).values("all").annotate(how_many=Count("pk"))
    return items.newest_first().annotate(many=Subquery(counted.values("how_many")))


newest_of_story: AskedOfAPerson[Any] = AskedOfAPerson(lambda keys: story_and_its_length(keys)[: STORY_A_PAGE + ORPHANS])
# A row for each thing that somebody is to the person; `is_shared_with`: something is agreed with them now.
who_is_in_their_life: AskedOfAPerson[Any] = AskedOfAPerson(
    lambda keys, on: (
        Contact.objects.filter(person__in=keys)
        .still()
        .annotate(
            tie=FilteredRelation(
                "relationships",
                condition=Q(relationships__ended_on=None) | Q(relationships__ended_on__gt=on),
            ),
            is_shared_with=Exists(Consent.objects.holding(on=on).filter(contact=OuterRef("pk"))),
            **{fact: F(f"tie__{fact}") for fact in ("kind", "said", "for_health", "for_property")},
        )
        .order_by("-matters_most", "-is_emergency", "-lives_with", "name", "pk", "kind")
        .values_list(
            *("pk", "name", "is_emergency", "is_shared_with", "kind", "said", "for_health", "for_property"), named=True
        )[:IN_LIFE_READ]
    ),
    on=date,
)


class StoryPages:
    """A person's story as Django's paginator wants it: its length, and a stretch; the first is asked most.

    `asked` is the number of the page in the address, as it was typed: its stretch is read with the length.
    """

    def __init__(self, person: Person, asked: str | None):
        self.person = person
        number = int(asked) if asked and asked.isdecimal() and len(asked) < LONGEST_NUMBER else 1
        self.begins = max(number - 1, 0) * STORY_A_PAGE
        self.read: list[Any] | None = None

    def _rows(self) -> list[Any]:
        if self.read is None:
            stretch = slice(self.begins, self.begins + STORY_A_PAGE + ORPHANS)
            self.read = (
                list(story_and_its_length(self.person.keys)[stretch])
                if self.begins
                else newest_of_story(person=self.person)
            )
        return self.read

    def count(self) -> int:
        rows = self._rows()
        if rows or not self.begins:
            return rows[0].many if rows else 0
        return StoryItem.objects.of(self.person).count()

    def __getitem__(self, stretch: slice) -> list[StoryItem]:
        begins = stretch.start - self.begins
        if begins >= 0 and stretch.stop - self.begins <= STORY_A_PAGE + ORPHANS:
            return self._rows()[begins : stretch.stop - self.begins]
        return list(StoryItem.objects.of(self.person)[stretch])
