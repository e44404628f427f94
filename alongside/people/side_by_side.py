"""What several records say of one person, or of two: place by place, each in its own column."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Count

from alongside.design.words import quoted
from alongside.kit.moments import date_in_words, in_london
from alongside.people import facts, reading
from alongside.people.code_lists import NOT_ASKED, code_list, in_words, names
from alongside.people.communication import banner
from alongside.people.models import (
    AboutMe,
    Address,
    Characteristics,
    CommunicationNeeds,
    HealthRecordLink,
    Identity,
    Involvement,
    Person,
    StoryItem,
    Strength,
    WayToReach,
)
from alongside.people.models.about_me import Heading

MAY_BE_MANY = {"Where they live", "How to reach them", "Strengths", "Who is alongside", "Story", "Known here since"}


@dataclass(frozen=True)
class Column:
    """What one column tells of: `keys` are its records; `may_see` whether confidential addresses are shown."""

    person: Person
    keys: Sequence[UUID]
    may_see: bool


@dataclass(frozen=True)
class Row:
    """One place: its name, and what each column says there; empty words where it says nothing."""

    label: str
    words: list[str]

    @property
    def differs(self) -> bool:
        """Do two columns say different things here, of what a person has one of?"""
        return self.label not in MAY_BE_MANY and len({words for words in self.words if words}) > 1


def side_by_side(columns: Sequence[Column], *, at: datetime) -> list[Row]:
    """Every place where one of the columns says something. As many statements however many columns there are."""
    keys = [key for column in columns for key in column.keys]
    today = in_london(at).date()
    places = [
        *_of_persons(),
        *_of_facts(keys, today),
        *_in_their_words(keys),
        *_around(keys, at),
    ]
    rows = [Row(label, ["\n".join(filter(None, tell(column))) for column in columns]) for label, tell in places]
    return [row for row in rows if any(row.words)]


Tell = Callable[[Column], list[str]]


def _of_persons() -> list[tuple[str, Tell]]:
    def said(column: Column) -> list[str]:
        person = column.person
        return [quoted(person.what_matters), person.what_matters_said_by] if person.what_matters else []

    return [
        ("Name", lambda column: [column.person.name]),
        ("Likes to be called", lambda column: [column.person.known_as]),
        ("Pronouns", lambda column: [column.person.pronouns]),
        ("Born", lambda column: [column.person.born.in_words() if column.person.born else ""]),
        ("Died", lambda column: [column.person.died.in_words() if column.person.died else ""]),
        ("What matters most", said),
    ]


def _of_facts(keys: list[UUID], today: date) -> list[tuple[str, Tell]]:
    health, answers = _by_record(HealthRecordLink, keys), _by_record(Characteristics, keys)
    addresses, reach = _by_record(Address, keys), _by_record(WayToReach, keys)

    def counted(name: str) -> Tell:
        def tell(column: Column) -> list[str]:
            told = []
            for row in _of(answers, column):
                own, code = getattr(row, f"{name}_words", ""), getattr(row, name)
                told += [quoted(own) if own else "", in_words(name, code) if code != NOT_ASKED else ""]
            return told

        return tell

    def lives(column: Column) -> list[str]:
        read = [facts.address_as_read(row, may_see=column.may_see, today=today) for row in _of(addresses, column)]
        return [
            "A confidential address" if one["is_closed"] else f"{one['words']} {'(earlier)' if one['is_past'] else ''}"
            for one in read
        ]

    return [
        ("NHS number", lambda column: [row.spaced for row in _of(health, column)]),
        ("GP practice", lambda column: [row.gp_practice for row in _of(health, column)]),
        ("Where they live", lives),
        ("How to reach them", lambda column: [facts.read_aloud(row.number_or_email) for row in _of(reach, column)]),
        *((code_list(name).label, counted(name)) for name in sorted(names()) if hasattr(Characteristics, name)),
    ]


def _in_their_words(keys: list[UUID]) -> list[tuple[str, Tell]]:
    identity, about = _by_record(Identity, keys), _by_record(AboutMe, keys)
    needs = _by_record(CommunicationNeeds, keys, replaced_at=None)
    strengths = _by_record(Strength, keys)

    def under(heading: str) -> Tell:
        return lambda column: [quoted(row.words) for row in _of(about, column) if row.heading == heading and row.words]

    def languages(row: Identity) -> str:
        return ", ".join(filter(None, [row.first_language, row.other_languages]))

    return [
        ("How to communicate", lambda column: [banner(row) or "Nothing special" for row in _of(needs, column)]),
        ("Identity and culture", lambda column: [quoted(row.words) for row in _of(identity, column) if row.words]),
        ("Languages", lambda column: [languages(row) for row in _of(identity, column)]),
        *((str(Heading(heading).label), under(heading)) for heading in Heading),
        ("Strengths", lambda column: [row.words for row in _of(strengths, column)]),
    ]


def _around(keys: list[UUID], at: datetime) -> list[tuple[str, Tell]]:
    rows: dict[UUID, list[Any]] = defaultdict(list)
    for row in Involvement.objects.now(at=at).filter(person__in=keys).select_related("worker", "team"):
        rows[row.person_id].append(row)
    items = StoryItem.objects.filter(person__in=keys).order_by().values("person").annotate(many=Count("pk"))
    many = {item["person"]: item["many"] for item in items}

    def told(column: Column) -> list[str]:
        count = sum(many.get(key, 0) for key in column.keys)
        return [f"{count} {'item' if count == 1 else 'items'}"]

    return [
        ("Who is alongside", lambda column: [reading.alongside_in_words(_of(rows, column), now=at)]),
        ("Story", told),
        ("Known here since", lambda column: [date_in_words(in_london(column.person.added_at).date())]),
    ]


def _by_record(model: Any, keys: list[UUID], **which: Any) -> dict[UUID, list[Any]]:
    rows: dict[UUID, list[Any]] = defaultdict(list)
    for row in model.objects.filter(person__in=keys, **which).order_by("pk"):
        rows[row.person_id].append(row)
    return rows


def _of(rows: dict[UUID, list[Any]], column: Column) -> list[Any]:
    return [row for key in column.keys for row in rows.get(key, [])]
