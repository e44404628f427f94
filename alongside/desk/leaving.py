"""What a worker leaves: whom they are alongside, with whom they work together, their links, and what only they can
finish. It reads.

To gather something more, give it a kind of its own: a function here that reads it as `Left`, named in `GATHERS`, and
one in `actions/leaving.py` that hands it over, named in `HANDS`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.access.policy import PRACTISING
from alongside.desk.waiting import KINDS
from alongside.directory.models import CommunityLink
from alongside.goals.models import Partner
from alongside.kit.moments import date_in_words, in_london
from alongside.people.models import Involvement, Person
from alongside.workforce.models import Cover, Due, Worker
from alongside.workforce.models.team import holds_now

PERSON, LINKS = "person", "links"
# Clocks of words that only whoever began them can finish.
OWN_WORDS = ("note_to_record", "conversation_to_record", "group_to_record", "first_contact_to_record")


@dataclass(frozen=True)
class Left:
    """One thing to hand over: its kind and key, what it is called, where it opens, and what there is, in words.

    `facts` is what whoever hands it over needs: of a person, the place alongside and the places in partnerships.
    `needs_words`: whoever goes on has to be told something, which nobody could read elsewhere.
    """

    kind: str
    key: UUID
    title: str
    href: str
    what: list[str]
    facts: dict[str, Any] = field(default_factory=dict, compare=False)
    needs_words: bool = True


@dataclass(frozen=True)
class Leaves:
    """All that a worker leaves, as far as whoever reads may know: what can be handed over, how much they cannot see,
    and own words that only the worker can finish, as heading and address."""

    left: list[Left]
    unseen: int
    own_words: list[tuple[str, str]]


def may_hand_over(worker: Worker, reader: Worker, *, at: datetime) -> bool:
    """Is it the worker themselves, or somebody who covers for them now?"""
    return reader == worker or Cover.objects.filter(holds_now(at), absent=worker, covering=reader).exists()


def what_they_leave(worker: Worker, reader: Worker, *, at: datetime) -> Leaves:
    """Everything in a worker's hands, for whoever hands it over; the same few statements however much it is."""
    left: list[Left] = []
    unseen = 0
    for gather in GATHERS:
        found, hidden = gather(worker, reader, at)
        left, unseen = [*left, *found], unseen + hidden
    return Leaves(left, unseen, _own_words(worker, reader, at))


def _people(worker: Worker, reader: Worker, at: datetime) -> tuple[list[Left], int]:
    """Whom they are alongside, or work together with, by name; and how many of them the reader may not hand over."""
    places = Involvement.objects.filter(worker=worker, is_shift=False, ends_at=None, starts_at__lt=at)
    partners = Partner.objects.filter(worker=worker, ends_on=None, partnership__ended_on=None)
    places, partners = list(places.select_related("worker")), list(partners.select_related("partnership", "worker"))
    keys = {row.person_id for row in places} | {row.partnership.person_id for row in partners}
    people = Person.objects.some_seen_by(reader, keys, at=at)
    opens = {
        person.pk: person
        for person in people.values()
        if person.opens_to(reader, Permission.PARTNERSHIP_CHANGE) and not person.is_hidden_from_them
    }
    found = []
    for person in sorted(opens.values(), key=lambda one: (one.name, one.pk)):
        place = next((row for row in places if row.person_id in person.keys), None)
        theirs = [row for row in partners if row.partnership.person_id in person.keys]
        said = ["Alongside, as the named practitioner" if place.is_named_practitioner else "Alongside"] if place else []
        said += [f"Working together since {date_in_words(row.starts_on)}" for row in theirs]
        facts = {"person": person, "place": place, "partners": theirs}
        href = reverse("people:story", args=[person.pk])
        found.append(Left(PERSON, person.pk, person.called, href, said, facts))
    return found, len({people[key].pk if key in people else key for key in keys} - opens.keys())


def _links(worker: Worker, reader: Worker, at: datetime) -> tuple[list[Left], int]:
    """The community links in their hands, as one thing: each stays with its team, and says itself what is known."""
    names = [row.name for row in CommunityLink.objects.filter(hand=worker).order_by("name", "pk")]
    if not names:
        return [], 0
    said = ["Each stays with its team", ", ".join(names)]
    return [Left(LINKS, worker.pk, "Community links", reverse("directory:community"), said, needs_words=False)], 0


def _own_words(worker: Worker, reader: Worker, at: datetime) -> list[tuple[str, str]]:
    """What the worker began to write and has not recorded; where it opens, for themselves alone."""
    rows = list(Due.objects.open().filter(worker=worker, kind__in=OWN_WORDS).order_by("due_at"))
    people = Person.objects.some_seen_by(reader, {row.person for row in rows if row.person}, at=at)
    names = {key: one.called for key, one in people.items() if one.opens_to(reader)}
    is_theirs, said = reader == worker, []
    for row in rows:
        kind, called = KINDS[row.kind], names.get(row.person, "somebody") if row.person else "somebody"
        heading = kind.heading if is_theirs else kind.of_another or kind.heading
        said.append((heading.format(called=called), kind.leads_to(row) if is_theirs else ""))
    return said


def colleagues_of(worker: Worker, *, at: datetime) -> list[tuple[str, str]]:
    """Who could take something over, as pairs of key and name."""
    rows = Worker.objects.working(on=in_london(at).date()).exclude(pk=worker.pk).order_by("name", "pk")
    return [(str(row.pk), f"{row.name}, {row.roles_in_words}") for row in rows if PRACTISING & set(row.roles)]


# Each gives what it found and how much of it the reader may not see.
GATHERS: tuple[Callable[[Worker, Worker, datetime], tuple[list[Left], int]], ...] = (_people, _links)
