"""Invented lives, as rows of the product: the same for the same number of people and the same day."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from random import Random
from typing import Any
from uuid import UUID

from alongside.access.roles import Role
from alongside.audit.models import LOOKED, LedgerEntry
from alongside.conversations import clock
from alongside.conversations import story as notes_story
from alongside.conversations.models import Note, NoteDraft
from alongside.kit.moments import LONDON
from alongside.people import story as people_story
from alongside.people.models import Involvement, Person, Strength
from alongside.workforce.models import Account, Cover, DutyTurn, Team, TeamMember, Worker
from bench.names import EMAIL, WORDS, Names

SEED = 20261122
PEOPLE_A_WORKER = 30
WORKERS_A_TEAM = 10
DRAFTS_A_WORKER = 12
NOTES_A_PERSON = 5
UNNAMED = 50  # one in so many has a team alongside, and no named practitioner
# Everybody has one item that no note gives: that they became known here.
LONG_STORY, PAGE_OF_STORY = 5_000, 50
SAID = WORDS["said"].split()
TOGETHER = WORDS["together"].split()
PLACES = ["at home", "the library", "the day centre", "the allotment", "by the river", "the café", ""]
STRENGTHS = [
    "makes people laugh",
    "patient with her hands",
    "knows every bus",
    "a good listener",
    "mends anything",
    "sings",
]


@dataclass
class Life:
    """One person, with all that stands about them."""

    person: Person
    involvements: list[Involvement] = field(default_factory=list)
    strengths: list[Strength] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    drafts: list[NoteDraft] = field(default_factory=list)

    def rows(self) -> Iterator[Any]:
        """Every row, what is kept of it in the story and the clocks, and its lines in the ledger."""
        yield self.person
        yield from map(keyed, people_story.of_person(self.person))
        yield from (*self.involvements, *self.strengths)
        for note in self.notes:
            yield note
            yield from map(keyed, (*notes_story.of_note(note), notes_story.due_of_note(note)))
        for draft in self.drafts:
            yield draft
            yield keyed(notes_story.due_of_draft(draft))
        yield from self._ledger()

    def _ledger(self) -> Iterator[LedgerEntry]:
        person = self.person
        subject = f"people.person:{person.pk}"
        yield _line("person.added", person.added_by, subject, person.added_at, person)
        for note in self.notes:
            at, look = note.recorded_at, {"page": "add_note", "sitting": note.pk.hex, "day": note.recorded_at.date()}
            yield _line(LOOKED, note.recorded_by, subject, at - timedelta(minutes=5), person, **look)
            yield _line("note.recorded", note.recorded_by, f"conversations.note:{note.pk}", at, person)
        for involvement in (row for row in self.involvements if row.worker):
            at = involvement.starts_at + timedelta(days=1)
            look = {"page": "story", "sitting": person.pk.hex, "day": at.date()}
            yield _line(LOOKED, involvement.worker, subject, at, person, **look)


class Lives:
    """So many people and the workers alongside them, as they stand on a day.

    `share` is the number of a share that stands by itself and whose keys say so: 0 is the bench's worker's own.
    """

    def __init__(self, people: int, today: date, share: int = 0):
        self.people, self.share = people, share
        self.now = datetime.combine(today, time(9), tzinfo=LONDON)
        self.chance = Random(SEED + share)
        self.names = Names(SEED + share)
        self._ticks = 0
        self.teams: list[Team] = []
        self.workers: list[Worker] = []

    def staff(self, password: str) -> Iterator[Any]:
        """Accounts, workers, teams. The first worker signs in with EMAIL; `password` is its hash."""
        for number in range(max(2, -(-self.people // PEOPLE_A_WORKER))):
            if number % WORKERS_A_TEAM == 0:
                name = f"Team {len(self.teams) + 1}" + (f", part {self.share}" if self.share else "")
                self.teams.append(Team(id=self._key(self.now), name=name))
                yield self.teams[-1]
            email = f"worker{number}@{self.share}.example.org"
            if number == 0 and not self.share:
                email = EMAIL
            account = Account(id=self._key(self.now), email=email, password=password)
            roles = [Role.PRACTITIONER] if number % 3 == 0 else [Role.SUPPORT_WORKER]
            worker = Worker(id=self._key(self.now), account=account, name=self.names.person()[0], roles=roles)
            self.workers.append(worker)
            joined = self.now.date() - timedelta(days=400)
            member = TeamMember(id=self._key(self.now), team=self.teams[-1], worker=worker, starts_on=joined)
            yield from (account, worker, member)
            yield from self._duty_and_cover(number)

    def _duty_and_cover(self, number: int) -> Iterator[Any]:
        """The second worker of each team is on duty this week; the fourth is away, and the third answers for them."""
        week = {"starts_at": self.now - timedelta(days=1), "ends_at": self.now + timedelta(days=6)}
        worker = self.workers[number]
        if number % WORKERS_A_TEAM == 1:
            yield DutyTurn(id=self._key(self.now), team=self.teams[-1], worker=worker, **week)
        if number % WORKERS_A_TEAM == 3:
            other = self.workers[number - 1]
            yield Cover(id=self._key(self.now), absent=worker, covering=other, why="On leave", **week)

    def lives(self) -> Iterator[Life]:
        """Everybody; `staff` comes first. In share 0 the first person has a long story, the second a page of it."""
        for number in range(self.people):
            yield self._life(number)

    def _life(self, number: int) -> Life:
        chance = self.chance
        worker = self.workers[number // PEOPLE_A_WORKER]
        items = None if self.share else {0: LONG_STORY, 1: PAGE_OF_STORY}.get(number)
        notes = items - 1 if items else min(60, int(chance.expovariate(1 / (NOTES_A_PERSON + 0.5))))
        added_at = self._before(timedelta(days=300 + chance.randrange(800)))
        name, known_as = self.names.person()
        person = Person(
            id=self._key(added_at),
            name=name,
            known_as=known_as,
            pronouns=chance.choice(["she, her", "he, him", "they, them", ""]),
            born_on=self.now.date() - timedelta(days=chance.randrange(18 * 365, 100 * 365)),
            what_matters=_words(chance, SAID, 25),
            what_matters_said_on=added_at.date(),
            added_at=added_at,
            added_by=worker,
        )
        life = Life(person)
        for who, role, named in [(worker, Role.PRACTITIONER, True), *self._others(worker)]:
            begun = Involvement(id=self._key(added_at), person=person, worker=who, role=role, starts_at=added_at)
            begun.is_named_practitioner = named and number % UNNAMED != UNNAMED - 1
            life.involvements.append(begun)
        if number % UNNAMED == UNNAMED - 1:
            begun = Involvement(id=self._key(added_at), person=person, role=Role.PRACTITIONER, starts_at=added_at)
            begun.team = self.teams[number // PEOPLE_A_WORKER // WORKERS_A_TEAM]
            life.involvements.append(begun)
        for words in chance.sample(STRENGTHS, 3 if number < PEOPLE_A_WORKER else chance.randrange(3)):
            strength = Strength(id=self._key(added_at), person=person, words=words, says="person", named_by=worker)
            strength.named_at = added_at
            life.strengths.append(strength)
        life.notes = [
            self._note(person, worker, self._before(timedelta(days=4 + chance.random() * 290))) for _ in range(notes)
        ]
        if number % PEOPLE_A_WORKER < DRAFTS_A_WORKER and (number != 1 or self.share):
            life.drafts.append(self._draft(person, worker))
        return life

    def _others(self, worker: Worker) -> list[tuple[Worker, Role, bool]]:
        if self.chance.random() > 0.3:
            return []
        other = self.chance.choice(self.workers)
        return [] if other is worker else [(other, Role.SUPPORT_WORKER, False)]

    def _note(self, person: Person, worker: Worker, contact_at: datetime) -> Note:
        chance = self.chance
        recorded_at = contact_at + timedelta(hours=chance.choice([1, 3, 20, 26, 49, 80]))
        said = _words(chance, SAID, 40) if chance.random() < 0.7 else ""
        return Note(
            id=self._key(recorded_at),
            person=person,
            kind=chance.choice(["visit", "call", "message"]),
            contact_at=contact_at,
            place=chance.choice(PLACES),
            in_their_words=said,
            said_by=person.called if said else "",
            said_on=contact_at.date() if said else None,
            together=_words(chance, TOGETHER, 40),
            recorded_by=worker,
            recorded_at=recorded_at,
            record_by=record_by(contact_at.astimezone(LONDON).date()),
            **versions(),
        )

    def _draft(self, person: Person, worker: Worker) -> NoteDraft:
        contact_at = self._before(timedelta(hours=self.chance.randrange(1, 90)))
        return NoteDraft(
            id=self._key(contact_at),
            person=person,
            worker=worker,
            words={"together": _words(self.chance, TOGETHER, 20)},
            contact_at=contact_at,
            record_by=record_by(contact_at.astimezone(LONDON).date()),
            saved_at=contact_at + timedelta(minutes=20),
        )

    def _before(self, ago: timedelta) -> datetime:
        return (self.now - ago).astimezone(UTC)

    def _key(self, at: datetime) -> UUID:
        """A version 7 UUID of a moment, as the product makes them, but the same every time."""
        self._ticks += 1
        milliseconds = int(at.timestamp() * 1000)
        low = 0b10 << 62 | self.share << 52 | self._ticks
        return UUID(int=milliseconds << 80 | 0x7 << 76 | self.chance.getrandbits(12) << 64 | low)


def keyed(row: Any) -> Any:
    """A story item or due row with a key that follows from its fact, so that it is the same every time."""
    row.pk = UUID(int=row.source_id.int ^ 1 << 48)
    return row


@lru_cache(maxsize=5000)
def record_by(day: date) -> datetime:
    """The recording clock of a contact on a day in London: it does not hang on the hour."""
    return clock.record_by(datetime.combine(day, time(12), tzinfo=LONDON))


@lru_cache(maxsize=1)
def versions() -> dict[str, str]:
    return clock.versions(datetime.now(UTC))


def _words(chance: Random, words: list[str], about: int) -> str:
    begin, many = chance.randrange(len(words)), chance.randrange(about // 2, about * 2)
    return " ".join((words * 2)[begin : begin + many])


def _line(verb: str, worker: Worker, subject: str, at: datetime, person: Person, **more: Any) -> LedgerEntry:
    return LedgerEntry(
        act=UUID(int=person.pk.int ^ int(at.timestamp())),
        at=at,
        acted_at=at,
        actor=worker.key,
        verb=verb,
        subject=subject,
        person=person.pk,
        **more,
    )
