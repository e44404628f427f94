"""Rows about a person, asked for one person at a time. Every room's records about people are read this way."""

from typing import Self

from django.db import models

from alongside.people.models.person import Person


class OfAPersonQuerySet(models.QuerySet):
    """For a record with a `person`: `Note.objects.of(person)`."""

    def of(self, person: Person) -> Self:
        """The rows about a person: about each record that is theirs (`Person.keys`)."""
        return self.filter(person__in=person.keys)
