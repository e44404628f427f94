"""kill -9 in the middle of an act leaves a whole record, or none: a real process, really killed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from alongside.audit.models import LedgerEntry, RowChange
from alongside.audit.proof import verify
from alongside.audit.tests.factories import AT, teams
from alongside.kit.ids import new_id

ROOT = Path(__file__).parents[3]
pytestmark = pytest.mark.usefixtures("no_lines_kept")

# Says where it is, and waits to be killed there.
CHILD = """
import sys, time
import django
django.setup()
from datetime import datetime
from types import SimpleNamespace
from uuid import UUID
from django.apps import apps
from alongside.access.permissions import Permission
from alongside.audit.acts import action

where, key, at = sys.argv[1:]

def here(place):
    if place == where:
        print(place, flush=True)
        time.sleep(60)

@action("team.added", needs=Permission.TEAMS_MANAGE, creates="workforce.team")
def add(*, name, id, by, at):
    '''Add a team, in two steps.'''
    here("after the line")
    team = apps.get_model("workforce", "Team").objects.create(id=id, name=name)
    here("after the row")
    team.name = "Hitchin"
    team.save()
    here("before the end")
    return team

manager = SimpleNamespace(key="worker:manager", roles=["team_manager"])
add(name="Stevenage", id=UUID(key), by=manager, at=datetime.fromisoformat(at))
here("after the end")
"""


def killed(where):
    """Let a process act until `where`, and kill it there."""
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
        "DATABASE_URL": database_url(),
    }
    command = [sys.executable, "-c", CHILD, where, str(new_id()), AT.isoformat()]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True, cwd=ROOT) as child:
        try:
            assert child.stdout.readline().strip() == where
        finally:
            child.kill()


def database_url():
    """The database of this test, as another process reaches it."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        return f"sqlite:///{Path(name).absolute()}"
    return os.environ["DATABASE_URL"].replace("/postgres?", f"/{name}?")


@pytest.mark.parametrize("where", ["after the line", "after the row", "before the end"])
def test_killed_in_the_middle_leaves_nothing(where):
    killed(where)
    assert not teams().exists()
    assert not LedgerEntry.objects.exists()
    assert not RowChange.objects.exists()
    assert verify().in_words() == "0 rows in 0 blocks verified, 0 not yet sealed"


def test_killed_after_the_end_leaves_it_whole():
    killed("after the end")
    assert [team.name for team in teams().all()] == ["Hitchin"]
    assert [line.verb for line in LedgerEntry.objects.all()] == ["team.added"]
    assert [change.operation for change in RowChange.objects.order_by("id")] == ["insert", "update"]
