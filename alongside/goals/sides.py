"""The two sides of working together: who a step or a task can be of, and what each side brings."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from alongside.conversations.told import THE_PERSON, Somebody
from alongside.goals.models import WorkerStrength
from alongside.goals.models.strengths import SaidBy
from alongside.people.models import Contact, Involvement, Person, Strength
from alongside.people.models.strength import Says
from alongside.workforce.models import Worker

PERSON, IN_THEIR_LIFE, WORKER, OTHER = "person", "in_their_life", "worker:", "other"
STRENGTH, WORKER_STRENGTH = "strength:", "brings:"


@dataclass(frozen=True)
class Brings:
    """One strength as a page says it: its words, who says so, in whose voice, and whose it is when it is a worker's."""

    key: str
    words: str
    says: str
    kind: str
    whose: str = ""
    conversation: UUID | None = None


@dataclass
class Sides:
    """Everybody who can do something towards a goal, and what they bring; `workers` has whoever asks first."""

    person: Person
    me: Worker
    workers: dict[str, Worker] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    strengths: dict[str, Strength] = field(default_factory=dict)
    worker_strengths: dict[str, WorkerStrength] = field(default_factory=dict)

    def whose(self) -> list[tuple[str, str]]:
        """Who a step can be of, as choices."""
        return [
            (PERSON, self.person.called),
            *((WORKER + key, one.name) for key, one in self.workers.items()),
            *([(IN_THEIR_LIFE, "Somebody in their life")] if self.contacts else []),
            (OTHER, "Somebody else"),
        ]

    def in_their_life(self) -> list[tuple[str, str]]:
        """The people in the person's life, as choices."""
        return [("", "Choose"), *((key, one.name) for key, one in self.contacts.items())]

    def somebody(self, key: str, contact: str = "", name: str = "") -> Somebody:
        """Who a choice of `whose` is: which `contact` of those in their life, or the `name` of somebody else."""
        if key == PERSON:
            return THE_PERSON
        if key.startswith(WORKER):
            return Somebody(worker=self.workers[key.removeprefix(WORKER)])
        if key == IN_THEIR_LIFE:
            return Somebody(contact=self.contacts[contact])
        return Somebody(name=name)

    def with_whom(self) -> list[tuple[str, str]]:
        """The workers who could do it too, as choices."""
        return [(key, one.name) for key, one in self.workers.items()]

    def to_draw_on(self) -> list[tuple[str, str]]:
        """Every strength of both, as choices with who says so."""
        return [(one.key, f"{one.words} ({one.whose or one.says})") for one in brought(self)]

    def drawn(self, keys: list[str]) -> dict[str, list[Strength] | list[WorkerStrength]]:
        """The strengths of some choices, as an action takes them."""
        theirs = [key.removeprefix(STRENGTH) for key in keys if key.startswith(STRENGTH)]
        workers = [key.removeprefix(WORKER_STRENGTH) for key in keys if key.startswith(WORKER_STRENGTH)]
        return {
            "strengths": [self.strengths[key] for key in theirs],
            "worker_strengths": [self.worker_strengths[key] for key in workers],
        }


def sides_of(person: Person, me: Worker, *, at: datetime) -> Sides:
    """Everybody and everything of both sides, read once for a page: four statements."""
    alongside = Involvement.objects.of(person).now(at=at).filter(worker__isnull=False).select_related("worker")
    workers = [me, *(row.worker for row in alongside if row.worker is not None)]
    return Sides(
        person=person,
        me=me,
        workers={str(one.pk): one for one in workers},
        contacts={str(one.pk): one for one in Contact.objects.of(person).still()},
        **strengths_of_both(person),
    )


def strengths_of_both(person: Person) -> dict[str, dict]:
    """The strengths of the person and those that workers bring, by key, as `Sides` holds them."""
    theirs = Strength.objects.of(person).select_related("person", "named_by").order_by("named_at", "pk")
    workers = WorkerStrength.objects.of(person).select_related("worker").order_by("named_at", "pk")
    return {
        "strengths": {str(one.pk): one for one in theirs},
        "worker_strengths": {str(one.pk): one for one in workers},
    }


def brought(sides: Sides) -> list[Brings]:
    """Every strength of both, the person's first."""
    called = sides.person.called
    return [
        *(as_brought(one, called) for one in sides.strengths.values()),
        *(as_brought(one, called) for one in sides.worker_strengths.values()),
    ]


def as_brought(one: Strength | WorkerStrength, called: str) -> Brings:
    """A strength as a page says it. Asks for `named_by` of a person's, for `worker` of a worker's."""
    if isinstance(one, WorkerStrength):
        says = "" if one.says == SaidBy.WORKER else f"says {one.who_says(called)}"
        return Brings(WORKER_STRENGTH + str(one.pk), one.words, says, "worker", one.worker.name, one.conversation_id)
    who = called if one.says == Says.PERSON else one.who_says
    return Brings(STRENGTH + str(one.pk), one.words, f"says {who}", "person", "", one.source_id)
