"""Rows about a person, asked for one person at a time. Every room's records about people are read this way."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, Self, TypeVar
from uuid import UUID

from django.db import models

from alongside.kit.prepared import Prepared
from alongside.people.models.person import Person

T = TypeVar("T")


class OfAPersonQuerySet(models.QuerySet):
    """For a record with a `person`: `Note.objects.of(person)`."""

    def of(self, person: Person) -> Self:
        """The rows about a person: about each record that is theirs (`Person.keys`)."""
        return self.filter(person__in=person.keys)

    def one_of(self, person: Person) -> Any:
        """Of what is said once about a person, the row that counts; None where nothing is said.

        It is that of the record that goes on, else that of the first joined that has one.
        """
        return min(self.of(person), key=lambda row: person.keys.index(row.person_id), default=None)


class AskedOfAPerson(Generic[T]):
    """What is asked of a person often: written once (`kit.prepared`) for a person of one record, as nearly all are.

    `write` takes `keys`, and the other values by name, and gives a queryset. Where several records are one person's,
    Django writes it anew.
    """

    def __init__(self, write: Callable[..., "models.QuerySet[Any, T]"], **kinds: Any):
        self.write = write
        self.of_one: Prepared[T] = Prepared(lambda key, **values: write(keys=[key], **values), key=UUID, **kinds)

    def __call__(self, *, person: Person, **values: Any) -> list[T]:
        keys: Sequence[UUID] = person.keys
        return self.of_one(key=keys[0], **values) if len(keys) == 1 else list(self.write(keys=keys, **values))


def carrying(row: Any, person: Person) -> Any:
    """A row about a person with that very person, who carries the standing a door read; asked twice, it costs twice.

    A row of a record that was joined keeps the record it stands with.
    """
    if row.person_id == person.pk:
        row.person = person
    return row
