"""What a worker leaves: whom they are alongside, with whom they work together, introductions, check-backs and first
contacts, Talking Points, their links, and what only they can finish. It reads.

To gather something more, give it a kind of its own: a function here that reads it as `Left`, named in `GATHERS`, and
one in `actions/leaving.py` that hands it over, named in `HANDS`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

from alongside.access.permissions import Permission
from alongside.access.policy import PRACTISING
from alongside.access.standing import Openness
from alongside.conversations.models import CheckBack, FirstContact
from alongside.conversations.places import place_in_words
from alongside.conversations.story.first_contact import FIRST_CONTACT, TO_TAKE_ON
from alongside.conversations.story.following import CHECK_BACK
from alongside.design.words import count_of
from alongside.desk.waiting import KINDS
from alongside.directory.models import CommunityLink, Introduction
from alongside.goals.models import Partner
from alongside.kit.moments import date_in_words, day_in_words, in_london
from alongside.people.models import Involvement, Person
from alongside.talking_points.models import SessionWorker
from alongside.workforce.models import Cover, Due, Worker
from alongside.workforce.models.team import holds_now

PERSON, LINKS, SESSIONS = "person", "links", "sessions"
# Clocks of words that only whoever began them can finish.
OWN_WORDS = ("note_to_record", "conversation_to_record", "group_to_record", "first_contact_to_record")


@dataclass(frozen=True)
class Left:
    """One thing to hand over: its kind and key, what it is called, where it opens, and what there is, in words.

    `facts` is what whoever hands it over needs: of a person, the place alongside, those in partnerships, what waits.
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
    """Whom they are alongside, work together with, introduce, or are to go back to, by name; and how many of them the
    reader may not hand over."""
    held = _held(worker, at)
    keys = {key for rows in (held.places, held.partners, held.waiting) for key in rows}
    people = Person.objects.some_seen_by(reader, keys | held.introductions.keys(), at=at)
    opens = {
        person.pk: person
        for person in people.values()
        if person.opens_to(reader, Permission.PARTNERSHIP_CHANGE) and not person.is_hidden_from_them
    }
    found = [_left_of(one, held) for one in sorted(opens.values(), key=lambda one: (one.name, one.pk))]
    return found, len({people[key].pk if key in people else key for key in keys} - opens.keys())


@dataclass(frozen=True)
class Held:
    """What a worker holds of people, each by the person's key. `waiting`: what is on their desk, of any of these."""

    places: dict[UUID, list[Involvement]]
    partners: dict[UUID, list[Partner]]
    introductions: dict[UUID, list[Introduction]]
    check_backs: dict[UUID, list[CheckBack]]
    first_contacts: dict[UUID, list[FirstContact]]
    waiting: set[UUID]


def _held(worker: Worker, at: datetime) -> Held:
    """Read it, in six statements. A check-back or a first contact is theirs while its clock is on their desk."""
    places = Involvement.objects.filter(worker=worker, is_shift=False, ends_at=None, starts_at__lt=at)
    partners = Partner.objects.filter(worker=worker, ends_on=None, partnership__ended_on=None)
    kinds = (CHECK_BACK, *TO_TAKE_ON)
    dues = Due.objects.open().filter(worker=worker, kind__in=kinds, person__isnull=False)
    waiting = list(dues.values_list("source_id", flat=True))
    rows = Introduction.objects.open().filter(Q(worker=worker) | Q(asker=worker)).order_by("on_day", "pk")
    check_backs = CheckBack.objects.open().filter(pk__in=waiting).order_by("on", "pk")
    contacts = (
        FirstContact.objects.waiting()
        .filter(pk__in=waiting)
        .filter(Q(conversation__isnull=False) | Q(person__openness=Openness.OPEN))
    )
    asked = check_backs.select_related("person", "owner", "conversation")
    to_take_on = contacts.select_related("person", "conversation", "to_worker").order_by("due_at", "pk")
    by_person = _by_person(asked), _by_person(to_take_on)
    return Held(
        _by_person(places.select_related("worker")),
        _by_person(partners.select_related("partnership", "worker"), lambda row: row.partnership.person_id),
        _by_person(rows.select_related("person", "service", "worker", "contact", "proposed_by", "asker")),
        *by_person,
        waiting={key for each in by_person for key in each},
    )


def _by_person(rows: Iterable[Any], whose: Callable[[Any], UUID] = lambda row: row.person_id) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in rows:
        found.setdefault(whose(row), []).append(row)
    return found


def _left_of(person: Person, held: Held) -> Left:
    """All that goes on with a person, as one thing."""

    def theirs(rows: dict[UUID, list[Any]]) -> list[Any]:
        return [row for key in person.keys for row in rows.get(key, ())]

    place, partners = next(iter(theirs(held.places)), None), theirs(held.partners)
    introductions, check_backs = theirs(held.introductions), theirs(held.check_backs)
    first_contacts = theirs(held.first_contacts)
    said = ["Alongside, as the named practitioner" if place.is_named_practitioner else "Alongside"] if place else []
    said += [f"Working together since {date_in_words(row.starts_on)}" for row in partners]
    said += [f"An introduction: {row.service.name}" for row in introductions]
    said += [f"To go back and ask, by {date_in_words(row.paused_until or row.on)}" for row in check_backs]
    said += [f"A first contact of {date_in_words(in_london(row.contact_at).date())}" for row in first_contacts]
    facts = {
        "person": person,
        "place": place,
        "partners": partners,
        "introductions": introductions,
        "check_backs": check_backs,
        "first_contacts": first_contacts,
    }
    href = reverse("people:story", args=[person.pk])
    return Left(PERSON, person.pk, person.called, href, said, facts, needs_words=bool(place or partners))


def _nobodys(worker: Worker, reader: Worker, at: datetime) -> tuple[list[Left], int]:
    """First contacts about somebody nobody can name yet, which they are to take on."""
    rows = FirstContact.objects.waiting().filter(to_worker=worker, person=None).order_by("due_at", "pk")
    found = []
    for row in rows:
        title = f"First contact of {date_in_words(in_london(row.contact_at).date())}"
        said = ["About somebody nobody can name yet", place_in_words(row.place)]
        href = reverse("conversations:first_contact", args=[row.pk])
        found.append(Left(FIRST_CONTACT, row.pk, title, href, said, {"contact": row}, needs_words=False))
    return found, 0


def _sessions(worker: Worker, reader: Worker, at: datetime) -> tuple[list[Left], int]:
    """Where they are to be at Talking Points: the sessions of each venue as one thing."""
    venues: dict[UUID, list[SessionWorker]] = {}
    for row in SessionWorker.objects.filter(worker=worker).to_come(at=at):
        venues.setdefault(row.session.venue_id, []).append(row)
    found = []
    for key, rows in venues.items():
        venue, first = rows[0].session.venue, rows[0].session
        said = [count_of(len(rows), "session"), f"the next on {day_in_words(in_london(first.starts_at).date())}"]
        href = reverse("talking_points:session", args=[first.pk])
        found.append(Left(SESSIONS, key, f"Talking Points at {venue}", href, said, {"venue": venue}, needs_words=False))
    return found, 0


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
GATHERS: tuple[Callable[[Worker, Worker, datetime], tuple[list[Left], int]], ...] = (
    _people,
    _nobodys,
    _sessions,
    _links,
)
