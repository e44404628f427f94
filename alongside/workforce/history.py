"""What changed about a worker, in plain words, out of the row history."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from alongside.access.roles import role_in_words
from alongside.audit.models import RowChange
from alongside.kit.moments import day_in_words
from alongside.workforce.models import Worker

AT_MOST = 50
NOT_TOLD = {"id", "version", "account_id"}


@dataclass(frozen=True)
class Line:
    """One change: when, who made it, and what in sentences."""

    at: datetime
    who: str
    what: list[str]


def of_worker(worker: Worker) -> list[Line]:
    """The latest changes to a worker and their account, newest first; two statements however many there are."""
    keys = [form for key in (worker.pk, worker.account_id) for form in (key.hex, str(key))]
    rows = list(
        RowChange.objects.filter(table_name__in=("workforce_worker", "workforce_account"), row_id__in=keys).order_by(
            "-id"
        )[:AT_MOST]
    )
    names = names_of({row.actor for row in rows})
    return [Line(row.at, names.get(row.actor, "The system"), what) for row in rows if (what := list(told(row)))]


def names_of(actors: Iterable[str]) -> dict[str, str]:
    """Ledger key of each worker among `actors` -> name."""
    keys = [actor.removeprefix("worker:") for actor in actors if actor.startswith("worker:")]
    return {worker.key: worker.name for worker in Worker.objects.filter(pk__in=keys)}


def told(row: RowChange) -> Iterator[str]:
    """A change as sentences; nothing when nobody would call it one (a version counted up, a password hashed anew)."""
    before, after = as_columns(row.before), as_columns(row.after)
    if row.operation == "insert":
        if row.table_name == "workforce_worker":
            yield f"Added as {after.get('name')}, {in_words('roles', after.get('roles'))}."
        return
    for column, is_now in after.items():
        was = before.get(column)
        if column in NOT_TOLD or was == is_now or column not in SENTENCES:
            continue
        yield SENTENCES[column].format(was=in_words(column, was), now=in_words(column, is_now))


SENTENCES = {
    "name": "Name changed from {was} to {now}.",
    "roles": "Roles changed from {was} to {now}.",
    "is_agency": "Sent by an agency: {was} became {now}.",
    "left_on": "First day they no longer work here: {was} became {now}.",
    "email": "Email address changed from {was} to {now}.",
}


def as_columns(image: Any) -> dict[str, Any]:
    """A row as it was. SQLite keeps a list as text and a yes as 1; both are read as what they are."""
    columns = dict(image or {})
    if isinstance(columns.get("roles"), str):
        columns["roles"] = json.loads(columns["roles"])
    if "is_agency" in columns:
        columns["is_agency"] = bool(columns["is_agency"])
    return columns


def in_words(column: str, value: Any) -> str:
    """What stood in a column, as people say it."""
    if column == "roles":
        return ", ".join(role_in_words(role) for role in value or ()) or "none"
    if column == "is_agency":
        return "yes" if value else "no"
    if column == "left_on":
        return day_in_words(date.fromisoformat(value)) if value else "not known"
    return str(value)
