"""Due rows as a worker's desk shows them: when, what, about whom, and where to go."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from alongside.design.addresses import address
from alongside.desk import often_asked
from alongside.desk.waiting import KINDS, is_for
from alongside.kit.moments import due_in_words, in_london, urgency
from alongside.people.models import Person
from alongside.workforce.models import Due, Worker

LOOK_THROUGH, NO_HURRY, STILL_OPEN = "{called} died: look through what is still open", "no hurry", "Still open"


@dataclass(frozen=True)
class Waiting:
    """One card of the desk. `whose` names the colleague or team it came from; empty when it is the worker's own."""

    when: str
    urgency: str
    heading: str
    href: str
    tag: str
    what: str
    whose: str


def what_waits(dues: Iterable[Due], *, worker: Worker, at: datetime) -> list[Waiting]:
    """Cards in the order of the rows; people's names are read in one statement, and a hidden one is not said.

    What asks something of somebody who died is one card, where the first of it would stand.
    """
    dues = list(dues)
    people = _known({due.person for due in dues if due.person}, worker=worker, at=at)
    names = {key: person.called for key, person in people.items()}
    resting = Counter(people[due.person].pk for due in dues if _rests(due, people))
    cards = []
    for due in dues:
        if not _rests(due, people):
            cards += [_card(due, names, worker, at)] if is_for(due, names) else []
        elif count := resting.pop(people[due.person].pk, 0):
            cards.append(_of_somebody_who_died(people[due.person], count))
    return cards


def _rests(due: Due, people: dict[UUID, Person]) -> bool:
    return (
        due.kind in KINDS and KINDS[due.kind].asks_them and due.person in people and people[due.person].died is not None
    )


def how_many(count: int) -> str:
    """`3 things were to be asked or done with them.`"""
    return f"{count} {'thing was' if count == 1 else 'things were'} to be asked or done with them."


def _of_somebody_who_died(person: Person, count: int) -> Waiting:
    return Waiting(
        when=NO_HURRY,
        urgency="calm",
        heading=LOOK_THROUGH.format(called=person.called),
        href=address("desk:still_open", person.pk),
        tag=STILL_OPEN,
        what=how_many(count),
        whose="",
    )


@dataclass(frozen=True)
class Later:
    """What stands further ahead than the desk shows: `3 more Talking Points`, and where all of them are."""

    words: str
    href: str


def near_and_later(dues: Iterable[Due], *, at: datetime) -> tuple[list[Due], list[Later]]:
    """The rows that a desk shows by now, in their order; and what it says of the others, in a line for each kind."""
    today, near, later = in_london(at).date(), [], Counter[str]()
    for due in dues:
        ahead = KINDS[due.kind].days_ahead if due.kind in KINDS else None
        if ahead is None or (in_london(due.due_at).date() - today).days <= ahead:
            near.append(due)
        else:
            later[due.kind] += 1
    lines = [(KINDS[name], count) for name, count in later.items()]
    return near, [
        Later(f"{count} more {kind.later}{'' if count == 1 else 's'}", address(kind.all_at)) for kind, count in lines
    ]


def called(people: set[UUID], *, worker: Worker, at: datetime) -> dict[UUID, str]:
    """What these people (keys) like to be called, for those this worker may know of."""
    return {key: person.called for key, person in _known(people, worker=worker, at=at).items()}


def _known(people: set[UUID], *, worker: Worker, at: datetime) -> dict[UUID, Person]:
    if not people:
        return {}
    known = often_asked.people_of(people=list(people), worker=worker.pk, at=at)
    if any(person.goes_on_as_id or person.joined_keys for person in known):
        joined = Person.objects.some_seen_by(worker, people, at=at)
        return {key: person for key, person in joined.items() if not person.is_hidden_from_them}
    return {person.pk: person for person in known}


def _card(due: Due, people: dict[UUID, str], worker: Worker, at: datetime) -> Waiting:
    kind = KINDS[due.kind]
    owner = due.worker or due.team
    return Waiting(
        when=due_in_words(due.due_at, now=at),
        urgency=urgency(due.due_at, now=at),
        heading=kind.heading.format(called=people.get(due.person, "somebody")),
        href=kind.leads_to(due),
        tag=kind.tag,
        what=due.what,
        whose="" if due.worker_id == worker.pk else f"For {owner}",
    )
