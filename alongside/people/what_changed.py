"""What was changed of who a person is, as people read it: from the row history, newest first, place by place."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db import connection
from django.db.models import Model, Q, QuerySet

from alongside.audit.models import RowChange
from alongside.kit.moments import date_in_words
from alongside.people import code_lists
from alongside.people.looks import WORKER
from alongside.people.models import Address, Characteristics, HealthRecordLink, Identity, Person, WayToReach
from alongside.people.models.identity import NhsNumberStatus
from alongside.people.partial_days import DAY, PartialDay
from alongside.workforce.models import Worker

# Column -> what people call it. A column that is not here is none of this page's.
OF_PERSON = {
    "name": "Name",
    "known_as": "Likes to be called",
    "pronouns": "Pronouns",
    "born_on": "Born",
    "died_on": "Died",
    "death_told_by": "Who told us that they died",
}
OF_IDENTITY = {
    "words": "Identity and culture",
    "said_by": "Who said so",
    "said_on": "When they said it",
    "first_language": "Speaks best",
    "other_languages": "Other languages",
}
OF_LINK = {
    "nhs_number": "NHS number",
    "nhs_number_status": "How sure the NHS number is",
    "gp_practice": "GP practice",
    "gp_code": "Code of the GP practice",
}
OF_ADDRESS = {
    "lines": "Address",
    "postcode": "Postcode",
    "is_confidential": "Address is confidential",
    "about": "What to know of the address",
    "starts_on": "Address from",
    "ends_on": "Address until",
}
OF_REACH = {
    "number_or_email": "Phone or email",
    "about": "What to know of it",
    "is_first": "Try this first",
    "ends_on": "Theirs until",
}


def _of_characteristics() -> dict[str, str]:
    """The label of each coded answer, and of the words beside it."""
    named: dict[str, str] = {}
    for field in Characteristics._meta.concrete_fields:
        listed = field.name.removesuffix("_words")
        if listed in code_lists.names():
            own = ", in their words" if field.name != listed else ""
            named[field.name] = code_lists.code_list(listed).label + own
    return named | {"told_by": "Who answered", "answered_on": "When they answered"}


CALLED: dict[type[Model], dict[str, str]] = {
    Person: OF_PERSON,
    Identity: OF_IDENTITY,
    Characteristics: _of_characteristics(),
    HealthRecordLink: OF_LINK,
    Address: OF_ADDRESS,
    WayToReach: OF_REACH,
}
TABLES = {model._meta.db_table: model for model in CALLED}
CLOSED = "A confidential address"


@dataclass(frozen=True)
class Change:
    """One write: who made it and when, and for each thing its name, what stood before and what stands since."""

    who: str
    at: datetime
    parts: list[tuple[str, str, str]]


def rows_of(person: Person) -> "QuerySet[RowChange]":
    """The row history of everything this page tells of a person, newest first."""
    every = Q(table_name=Person._meta.db_table, row_id__in=[_as_kept(key) for key in person.keys])
    for model in CALLED:
        if model is not Person:
            keys = [_as_kept(key) for key in model.objects.of(person).values_list("pk", flat=True)]
            every |= Q(table_name=model._meta.db_table, row_id__in=keys)
    return RowChange.objects.filter(every).order_by("-id")


def in_words(person: Person, rows: Iterable[RowChange], *, may_see: bool) -> list[Change]:
    """The changes as people read them. What a confidential address says is told only where `may_see`.

    An address that is confidential today is so in all its history.
    """
    rows = list(rows)
    closed = (
        set()
        if may_see
        else {_as_kept(k) for k in Address.objects.of(person).filter(is_confidential=True).values_list("pk", flat=True)}
    )
    keys = {UUID(row.actor.removeprefix(WORKER)) for row in rows if row.actor.startswith(WORKER)}
    names = {f"{WORKER}{key}": name for key, name in Worker.objects.filter(pk__in=keys).values_list("pk", "name")}
    told = []
    for row in rows:
        is_closed = row.table_name == Address._meta.db_table and (
            row.row_id in closed or (not may_see and _was_confidential(row))
        )
        if parts := [(CLOSED, "", "")] if is_closed else _parts(row):
            told.append(Change(names.get(row.actor, "The house itself"), row.at, parts))
    return told


def _as_kept(key: UUID) -> str:
    """A key as the row history of this database writes it."""
    return str(Person._meta.pk.get_db_prep_value(key, connection))


def _was_confidential(row: RowChange) -> bool:
    return any(bool((side or {}).get("is_confidential")) for side in (row.before, row.after))


def _parts(row: RowChange) -> list[tuple[str, str, str]]:
    model, before, after = TABLES[row.table_name], row.before or {}, row.after or {}
    told = []
    for column, label in CALLED[model].items():
        was, now = _shown(model, column, before), _shown(model, column, after)
        if was != now:
            told.append((label, was, now))
    return told


def _shown(model: type[Model], column: str, side: dict[str, Any]) -> str:
    """A column's value in words; empty when it says nothing."""
    value = side.get(column)
    if model is Characteristics and column in code_lists.names():
        return code_lists.in_words(column, value) if value not in (None, "", code_lists.NOT_ASKED) else ""
    if value in (None, ""):
        return ""
    if column in ("born_on", "died_on"):
        return PartialDay(date.fromisoformat(value), side.get(column.replace("_on", "_precision")) or DAY).in_words()
    if column.endswith("_on"):
        return date_in_words(date.fromisoformat(value))
    if column == "nhs_number":
        return f"{value[:3]} {value[3:6]} {value[6:]}"
    if column.startswith("is_"):
        return "Yes" if value else ""
    if column == "nhs_number_status":
        return str(NhsNumberStatus(value).label)
    return str(value)
