"""What every person's page asks, written once for each kind of database (`kit.prepared`)."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, QuerySet, Subquery

from alongside.audit.models import LOOKED, LedgerEntry
from alongside.kit.prepared import Prepared
from alongside.people.models import Consent, Contact, Involvement, Pin, StoryItem, Strength
from alongside.people.models.of_a_person import AskedOfAPerson
from alongside.people.models.story_item import Audience, StoryItemQuerySet, of_the_same_fact
from alongside.workforce.models import Due, Worker

STORY_A_PAGE, KEY_EVENTS_AT_MOST = 50, 50
NEXT_READ = 24
LOOKS_READ = 24
IN_LIFE_READ = 24
WORKERS_ASKED = 40

# What a worker's desk and their list of people begin with.
alongside_of: Prepared[Involvement] = Prepared(
    lambda worker, at: Involvement.objects.of_worker(worker, at=at), worker=UUID, at=datetime
)
alongside_now: AskedOfAPerson[Involvement] = AskedOfAPerson(
    lambda keys, at: Involvement.objects.now(at=at).filter(person__in=keys).select_related("worker", "team"),
    at=datetime,
)
strengths_of: AskedOfAPerson[Strength] = AskedOfAPerson(
    lambda keys: Strength.objects.filter(person__in=keys).select_related("named_by", "person").order_by("named_at")
)
what_is_next: AskedOfAPerson[Due] = AskedOfAPerson(
    lambda keys: (
        Due.objects.open().filter(person__in=keys).select_related("worker", "team").order_by("due_at")[:NEXT_READ]
    )
)
# Rows with what a look is told by, no more: `actor`, `verb`, `page`, `at`, `detail`.
latest_looks: AskedOfAPerson[Any] = AskedOfAPerson(
    lambda keys: (
        LedgerEntry.objects.filter(person__in=keys, verb=LOOKED)
        .order_by("-at", "-id")
        .values_list("actor", "verb", "page", "at", "detail", named=True)[:LOOKS_READ]
    )
)
names_of_three: Prepared[tuple[UUID, str]] = Prepared(
    lambda workers: Worker.objects.filter(pk__in=workers).values_list("pk", "name"), workers=(UUID, 3)
)


def front_of_story(keys: Sequence[UUID], audiences: Sequence[str]) -> "QuerySet[Any]":
    """The newest of a story and its key events, newest first, for a reader of these audiences.

    `keys` are those of the records that are one person's. The newest page and one item more come first; what
    follows them are older key events. Each row is `shown`, and says when the first of all was (`began_at`).
    """
    theirs = StoryItem.objects.filter(person__in=keys, audience__in=audiences)
    newest = theirs.order_by("-at", "-id").values("pk")[: STORY_A_PAGE + 1]
    pinned = Pin.objects.filter(person__in=keys).annotate(
        item=Subquery(StoryItem.objects.filter(**of_the_same_fact()).values("pk")[:1])
    )
    shown = (
        StoryItem.objects.filter(pk__in=newest)
        .values("pk")
        .union(pinned.values("item"), StoryItem.objects.filter(person__in=keys, is_key=True).values("pk"))
    )
    began_at = theirs.order_by("at", "id").values("at")[:1]
    return (
        StoryItem.objects.filter(pk__in=shown, audience__in=audiences)
        .annotate(began_at=Subquery(began_at))
        .order_by("-at", "-id")
        .shown("began_at")[: STORY_A_PAGE + 1 + KEY_EVENTS_AT_MOST]
    )


AUDIENCES = {"audiences": (str, len(Audience))}
newest_of_story: AskedOfAPerson[Any] = AskedOfAPerson(front_of_story, **AUDIENCES)


def whole_story(keys: Sequence[UUID], audiences: Sequence[str]) -> StoryItemQuerySet:
    """All of a story, for a reader of these audiences."""
    return StoryItem.objects.filter(person__in=keys, audience__in=audiences)


# A page of the whole story and one item more, newest first: the first, and what is older than a place in it.
first_of_whole: AskedOfAPerson[Any] = AskedOfAPerson(
    lambda keys, audiences: whole_story(keys, audiences).newest_first().shown()[: STORY_A_PAGE + 1], **AUDIENCES
)
older_of_whole: AskedOfAPerson[Any] = AskedOfAPerson(
    lambda keys, audiences, at, item: (
        whole_story(keys, audiences).beyond(at, item, "lt").newest_first().shown()[: STORY_A_PAGE + 1]
    ),
    **AUDIENCES,
    at=datetime,
    item=UUID,
)
began_at: AskedOfAPerson[datetime] = AskedOfAPerson(
    lambda keys, audiences: whole_story(keys, audiences).order_by("at", "id").values_list("at", flat=True)[:1],
    **AUDIENCES,
)
kinds_and_keys: AskedOfAPerson[tuple[str, UUID | None]] = AskedOfAPerson(
    lambda keys, audiences: whole_story(keys, audiences).order_by().values_list("kind", "by").distinct(), **AUDIENCES
)
names_of_many: Prepared[tuple[UUID, str]] = Prepared(
    lambda workers: Worker.objects.filter(pk__in=workers).order_by("name", "pk").values_list("pk", "name"),
    workers=(UUID, WORKERS_ASKED),
)
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
