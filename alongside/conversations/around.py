"""Who and what a conversation with a person can name: read once for a page, and handed to its forms."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import TypeVar

from alongside.conversations.models import Conversation, Series
from alongside.conversations.models.conversation import Kind as KindOfConversation
from alongside.conversations.told import THE_PERSON, Somebody
from alongside.people.models import Contact, Person, Strength
from alongside.people.models.of_a_person import AskedOfAPerson
from alongside.people.often_asked import alongside_now, strengths_of
from alongside.workforce.models import Worker
from alongside.workforce.on_duty import OnDuty, on_duty

ME, PERSON, CONTACT, WORKER, TEAM, OTHER = "me", "person", "contact:", "worker:", "team:", "other"
EARLIER_AT_MOST = 20
T = TypeVar("T")
still_in_their_life: AskedOfAPerson[Contact] = AskedOfAPerson(
    lambda keys: Contact.objects.filter(person__in=keys).still()
)
open_series: AskedOfAPerson[Series] = AskedOfAPerson(
    lambda keys: Series.objects.filter(person__in=keys).open().order_by("-opened_at")
)


@dataclass
class Around:
    """Everybody and everything by key. `at` is now; `workers` are those alongside then, and not whoever writes."""

    person: Person
    me: Worker
    kind: str
    at: datetime
    contacts: dict[str, Contact] = field(default_factory=dict)
    workers: dict[str, Worker] = field(default_factory=dict)
    strengths: dict[str, Strength] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    earlier: dict[str, Conversation] = field(default_factory=dict)

    @cached_property
    def teams(self) -> dict[str, OnDuty]:
        """Every team by key, by name, and who is on duty for it: read when a worry is to go to one."""
        return on_duty(self.at)

    def whose(self) -> list[tuple[str, str]]:
        """Who may have said or do something, as choices."""
        return [
            (ME, f"I, {self.me.name}"),
            (PERSON, self.person.called),
            *((CONTACT + key, contact.name) for key, contact in self.contacts.items()),
            *((WORKER + key, worker.name) for key, worker in self.workers.items()),
            (OTHER, "Somebody else"),
        ]

    def somebody(self, key: str, name: str = "") -> Somebody:
        """Who a choice of `whose` is; `name` for somebody else."""
        if key == PERSON:
            return THE_PERSON
        if key == ME:
            return Somebody(worker=self.me)
        if key.startswith(CONTACT):
            return Somebody(contact=self.contacts[key.removeprefix(CONTACT)])
        if key.startswith(WORKER):
            return Somebody(worker=self.workers[key.removeprefix(WORKER)])
        return Somebody(name=name)

    def colleagues(self) -> list[tuple[str, str]]:
        """Whoever writes, and those alongside, as choices."""
        return [(ME, f"I do, {self.me.name}"), *((WORKER + key, one.name) for key, one in self.workers.items())]

    def to_whom(self) -> list[tuple[str, str]]:
        """Teams and workers to whom a worry can go."""
        teams = [(TEAM + key, one.in_words) for key, one in self.teams.items()]
        return [
            *teams,
            *((WORKER + key, one.name) for key, one in self.workers.items()),
            (ME, "I look after it myself"),
        ]

    def worker(self, key: str) -> Worker | None:
        """The worker of a choice; None when it is none."""
        return self.me if key == ME else self.workers.get(key.removeprefix(WORKER))

    def earlier_of(self, *kinds: str) -> list[tuple[str, str]]:
        """The person's earlier conversations of these kinds, newest first, as choices."""
        return [
            (key, f"{one.title}, {one.contact_at:%-d %B %Y}") for key, one in self.earlier.items() if one.kind in kinds
        ]


def around(person: Person, me: Worker, kind: str, *, at: datetime) -> Around:
    """Read everybody and everything that a conversation with this person can name."""
    workers = [row.worker for row in alongside_now(person=person, at=at) if row.worker and row.worker_id != me.pk]
    earlier = (
        Conversation.objects.of(person).standing().order_by("-contact_at")[:EARLIER_AT_MOST]
        if kind == KindOfConversation.LONGER_TERM
        else []
    )
    return Around(
        person=person,
        me=me,
        kind=kind,
        at=at,
        contacts=by_key(still_in_their_life(person=person)),
        workers=by_key(workers),
        strengths=by_key(strengths_of(person=person)),
        series=by_key(open_series(person=person)),
        earlier=by_key(earlier),
    )


def by_key(rows: "object") -> dict[str, T]:
    """Rows by their key as text, in their order."""
    return {str(row.pk): row for row in rows}  # type: ignore[attr-defined]
