"""A small house to test in: an administrator, a team manager, a practitioner, and their team. Made by actions."""

from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from alongside.access.roles import Role
from alongside.audit.acting import House
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.workforce.actions.signing_in import choose_password
from alongside.workforce.actions.teams import add_team
from alongside.workforce.actions.workers import add_administrator, add_worker

PASSWORD = "three odd socks marching"
HOUSE = House("test")


@pytest.fixture(autouse=True)
def quick_passwords(settings):
    """Hash passwords fast: how slow the real way is, is Django's own affair."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def today(now):
    return in_london(now).date()


@pytest.fixture
def sam(db, now):
    """The administrator."""
    sam = add_administrator(id=new_id(), name="Sam Whitlock", email="sam@example.org", by=HOUSE, at=now)
    return with_password(sam, now)


@pytest.fixture
def armley(sam, now):
    return add_team(id=new_id(), name="Armley", by=sam, at=now)


@pytest.fixture
def worker(sam, now):
    """Makes a worker who can sign in: `worker("Mina Osei", Role.PRACTITIONER)`."""

    def make(name, *roles, **more):
        email = more.pop("email", f"{name.split()[0].lower()}@example.org")
        made = add_worker(
            id=new_id(), name=name, email=email, roles=roles or [Role.PRACTITIONER], by=sam, at=now, **more
        )
        return with_password(made, now)

    return make


def with_password(worker, now):
    choose_password(account=worker.account, encoded=make_password(PASSWORD), by=HOUSE, at=now)
    return worker


@pytest.fixture
def mina(worker, armley):
    return worker("Mina Osei", Role.PRACTITIONER, teams=[armley])


@pytest.fixture
def ruth(worker, armley):
    return worker("Ruth Adeyemi", Role.TEAM_MANAGER, teams=[armley])


@pytest.fixture
def as_sam(client, sam):
    client.force_login(sam.account)
    return client


@pytest.fixture
def away(settings):
    """Makes a signed-in browser one that nothing came from for longer than the idle time."""

    def be_away(client, minutes=None):
        client.get("/about/")
        session = client.session
        session["seen_at"] -= 60 * (minutes or settings.IDLE_MINUTES + 1)
        session.save()

    return be_away


@pytest.fixture
def ledger():
    """The verbs of the ledger, oldest first; those that begin with `start` when it is given."""

    def verbs(start=""):
        return list(LedgerEntry.objects.filter(verb__startswith=start).order_by("id").values_list("verb", flat=True))

    return verbs


@pytest.fixture
def post():
    """The emails that wait to be sent: to, subject, body."""

    def waiting():
        rows = DBTaskResult.objects.filter(task_path__endswith="send_email").order_by("enqueued_at")
        return [row.args_kwargs["kwargs"] for row in rows]

    return waiting


def hours(number):
    return timedelta(hours=number)


def boxes(name, moment):
    """A day or a moment as a browser sends it: `starts_at_day`, `starts_at_month`, ..."""
    if hasattr(moment, "hour"):
        moment = in_london(moment)
        clock = {f"{name}_time": f"{moment:%H:%M}"}
    else:
        clock = {}
    return {
        f"{name}_day": str(moment.day),
        f"{name}_month": str(moment.month),
        f"{name}_year": str(moment.year),
        **clock,
    }


def shown(client, path, status=200):
    answer = client.get(path)
    assert answer.status_code == status
    return answer.content.decode()


def sent(client, path, typed, status=302):
    answer = client.post(path, typed)
    assert answer.status_code == status
    return answer if status == 302 else answer.content.decode()
