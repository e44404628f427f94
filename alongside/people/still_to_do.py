"""What is still to do, beside a person's story: the rooms above say which rows, and one statement asks for them all."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import F, QuerySet, Value

from alongside.design.addresses import address
from alongside.kit.moments import day_in_words
from alongside.people.models import Person
from alongside.people.models.of_a_person import AskedOfAPerson
from alongside.people.models.story_item import Voice

AT_MOST = 12


@dataclass(frozen=True)
class Kind:
    """One list beside the story: its title, the view where one of it is answered, and its open rows, the nearest first.

    The rows are of a model whose facts are somebody's: `is_person`, `worker`, `contact`, `name`; with `words`, `by_on`.
    `says`: what of these the model does not have, as expressions. `before` stands before the day.
    """

    title: str
    view: str
    rows: Callable[[], QuerySet]
    before: str = "by"
    says: dict[str, Any] = field(
        default_factory=lambda: {"by_worker": F("worker__name"), "by_contact": F("contact__name")}
    )


@dataclass(frozen=True)
class Line:
    """One line of a fact: whose it is, in whose voice, by or on which day (empty: none was named), where it opens."""

    fact: UUID
    who: str
    words: str
    voice: str
    by: str
    href: str


_kinds: dict[str, Kind] = {}


def stands_beside(kind: Kind) -> None:
    """Show the rows of a kind about a person beside their story, when there are any."""
    _kinds[kind.title] = kind


def still_to_do(person: Person) -> list[tuple[str, list[Line]]]:
    """The titles that have something still to do about a person, each with its lines, the nearest day first."""
    found: dict[str, list[Any]] = {title: [] for title in _kinds}
    for row in OPEN_ROWS(person=person):
        found[row.title].append(row)
    return [
        (title, [_line(row, person) for row in sorted(rows, key=lambda row: (row.by_on or date.max, row.pk))])
        for title, rows in found.items()
        if rows
    ]


def _line(row: Any, person: Person) -> Line:
    who = person.called if row.is_person else row.by_worker or row.by_contact or row.name
    voice = Voice.WORKER if row.by_worker else Voice.PERSON
    by = f"{_kinds[row.title].before} {day_in_words(row.by_on)}" if row.by_on else ""
    return Line(row.pk, who, row.words, voice.value, by, address(_kinds[row.title].view, person.pk, row.pk))


def _open_rows(keys: Sequence[UUID]) -> "QuerySet[Any]":
    """Rows of every kind, AT_MOST of each: `title`, `pk`, `is_person`, `by_worker`, `by_contact`, `name`, and so on."""
    first, *others = (_as_rows(kind, keys) for kind in _kinds.values())
    return first.union(*others, all=True) if others else first


def _as_rows(kind: Kind, keys: Sequence[UUID]) -> "QuerySet[Any]":
    ours = {"by_on": kind.says["by_on"]} if "by_on" in kind.says else {}
    nearest = kind.rows().filter(person__in=keys).annotate(**ours).order_by("by_on", "pk").values("pk")[:AT_MOST]
    return (
        nearest.model._default_manager.filter(pk__in=nearest)
        .order_by()
        .annotate(title=Value(kind.title), **kind.says)
        .values_list("title", "pk", "is_person", "by_worker", "by_contact", "name", "words", "by_on", named=True)
    )


OPEN_ROWS: AskedOfAPerson[Any] = AskedOfAPerson(_open_rows)
