"""Rows to act upon, made without the rooms above: they are asked for by name, so that this room imports none."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

from django.apps import apps
from django.db import connection

from alongside.access.permissions import Permission
from alongside.audit import ledger
from alongside.audit.acts import action
from alongside.audit.triggers import APPEND_ONLY, install, remove
from alongside.kit.ids import new_id
from alongside.kit.refusals import UnableTo

AT = datetime(2026, 11, 17, 19, 30, tzinfo=UTC)
MANAGER = SimpleNamespace(key="worker:manager", roles=["team_manager"])
SUPPORTER = SimpleNamespace(key="worker:supporter", roles=["support_worker"])


class UnableToName(UnableTo):
    """The name will not do."""


def teams() -> Any:
    """The teams there are: a table with a history, of a room above."""
    return apps.get_model("workforce", "Team").objects


@action("team.added", needs=Permission.TEAMS_MANAGE, creates="workforce.team")
def add_team(*, name: str, id: Any, by: Any, at: datetime) -> Any:
    """Add a team; refuses one without a name, after it has been written."""
    team = teams().create(id=id, name=name)
    if not name:
        raise UnableToName("Give the team a name.")
    return team


@action("team.renamed", needs=Permission.TEAMS_MANAGE)
def rename_team(*, team: Any, name: str, by: Any, at: datetime) -> None:
    """Give a team another name."""
    teams().filter(pk=team.pk).update(name=name)


def a_worker(*roles: str, name: str = "Mina Patel") -> Any:
    """A worker with an account of their own."""
    account = apps.get_model("workforce", "Account")(email=f"{new_id().hex}@example.org", password="!")
    account.save()
    return apps.get_model("workforce", "Worker").objects.create(account=account, name=name, roles=list(roles))


def empty_ledger() -> None:
    """Begin the ledger, its seals and the row history anew: a test that counts wants none of another's."""
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(f"SELECT 1 FROM {table}" for table in APPEND_ONLY))
        if cursor.fetchone() is None:
            return  # as most tests find it; to take the triggers away and put them back is slow
    remove(connection)
    with connection.cursor() as cursor:
        for table in APPEND_ONLY:
            cursor.execute(f"DELETE FROM {table}")
    install(connection)


def write(lines: int, *, at: datetime | None = None) -> list[int]:
    """Write so many lines, and give their numbers."""
    made = [
        ledger.entry("note.recorded", "worker:mina", f"conversations.note:{number}", at=at) for number in range(lines)
    ]
    for line in made:
        line.save(force_insert=True)
    return [line.id for line in made]


def write_a_look() -> None:
    """Write a line with something in every column."""
    key = new_id()
    ledger.write_look("worker:mina", f"people.person:{key}", page="story", sitting="a", person=key, at=AT)


def by_hand(statement: str, *parameters: Any) -> None:
    """Somebody with a hand on the database: triggers dropped, one statement, no checks while it runs."""
    remove(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA ignore_check_constraints = ON")
        try:
            cursor.execute(statement, parameters)
        finally:
            if connection.vendor == "sqlite":
                cursor.execute("PRAGMA ignore_check_constraints = OFF")
