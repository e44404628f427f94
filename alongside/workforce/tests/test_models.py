"""What records are called, and the questions their querysets answer."""

from datetime import timedelta

import pytest

from alongside.access.roles import Role
from alongside.kit.ids import new_id
from alongside.workforce import dues, history
from alongside.workforce.actions.cover import set_cover
from alongside.workforce.actions.kept import keep_words
from alongside.workforce.actions.signing_in import note_try
from alongside.workforce.actions.teams import set_duty
from alongside.workforce.actions.workers import change_worker, say_worker_left, welcome_back
from alongside.workforce.models import Account, SignInTry, TeamMember, Worker
from alongside.workforce.tests.conftest import HOUSE, hours


def test_records_say_what_they_are(mina, ruth, armley, sam, now):
    turn = set_duty(team=armley, id=new_id(), worker=mina, starts_at=now, ends_at=now + hours(1), by=sam, at=now)
    cover = set_cover(absent=mina, id=new_id(), covering=ruth, starts_at=now, ends_at=now + hours(1), by=sam, at=now)
    words = keep_words(account=mina.account, path="/a/", words={}, by=HOUSE, at=now)
    due = dues.due_row(source_room="a", source_id=new_id(), kind="note", due_at=now, what="A visit.", worker=mina.pk)
    ask = note_try(kind=SignInTry.Kind.ASK, address="a", email="b", by=HOUSE, at=now)
    told = [str(one) for one in (mina, mina.account, armley, TeamMember.objects.get(worker=mina), turn, cover, words)]
    assert told == [
        "Mina Osei",
        "mina@example.org",
        "Armley",
        "Mina Osei in Armley",
        "Mina Osei on duty for Armley",
        "Ruth Adeyemi for Mina Osei",
        "words kept for /a/",
    ]
    assert str(due) == f"note by {now:%Y-%m-%d %H:%M}"
    assert str(ask) == f"ask at {now:%Y-%m-%d %H:%M}"


@pytest.mark.parametrize("email", ["mina@example.org", " MINA@example.org"])
def test_an_account_is_known_by_its_address(mina, email):
    assert Account.objects.get_by_natural_key(email) == mina.account


def test_roles_are_read_as_words_and_found_whole(sam, worker, today):
    both = worker("Ann Both", Role.SUPERVISOR, Role.PRACTITIONER, Role.PRINCIPAL)
    assert both.roles_in_words == "practitioner, supervisor and principal social worker"
    assert list(Worker.objects.holding("supervisor")) == [both]
    assert list(Worker.objects.holding("visor")) == []
    assert list(Worker.objects.administrators(on=today)) == [sam]


def test_leaving_and_coming_back_are_told_in_words(mina, sam, now, today):
    left = say_worker_left(worker=mina, seen_version=1, left_on=today, by=sam, at=now)
    assert list(Worker.objects.left(on=today)) == [mina]
    assert mina not in Worker.objects.working(on=today)
    assert mina in Worker.objects.working(on=today - timedelta(days=1))
    welcome_back(worker=left, seen_version=2, site="https://a.example", by=sam, at=now)
    mina.refresh_from_db()
    change_worker(
        worker=mina,
        seen_version=3,
        name=mina.name,
        email="m@example.org",
        roles=mina.roles,
        is_agency=True,
        by=sam,
        at=now,
    )
    told = [sentence for line in history.of_worker(mina) for sentence in line.what]
    assert told[0] == "Email address changed from mina@example.org to m@example.org."
    assert told[1] == "Sent by an agency: no became yes."
    assert told[2].endswith("became not known.")
    assert told[3].startswith("First day they no longer work here: not known became ")
    assert told[-1] == "Added as Mina Osei, practitioner."
