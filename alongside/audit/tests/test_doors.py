"""The doors of pages: who is let in, what is written down, and what a page that is only read may do."""

from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.sessions.backends.db import SessionStore
from django.db import transaction
from django.http import HttpResponse
from django.test import RequestFactory

from alongside.access.permissions import Permission
from alongside.audit.doors import look, public_view, sitting_of, worker_view
from alongside.audit.models import LedgerEntry
from alongside.audit.readonly import WroteWhileReading
from alongside.audit.tests.factories import a_worker, teams
from alongside.kit.ids import new_id

pytestmark = pytest.mark.usefixtures("no_lines")


def asked(method="get", worker=None, path="/teams/?page=2"):
    request = getattr(RequestFactory(), method)(path)
    request.session = SessionStore(session_key="a" * 32)
    request.user = worker.account if worker else AnonymousUser()
    return request


@public_view
def anybody(request):
    """Say who is there."""
    return HttpResponse(request.actor.name if request.actor else "nobody")


@worker_view(Permission.TEAMS_MANAGE, page="teams")
def team_page(request, **words):
    """Say who is there, and write when it is sent."""
    if request.method == "POST" or "write" in request.GET:
        teams().create(name="Stevenage")
    return HttpResponse(f"{request.actor.name} {request.at:%Y} {words}")


@worker_view(None, page="front")
def any_worker(request):
    """Say who is there."""
    return HttpResponse(request.actor.name)


def test_a_public_page_is_for_anybody():
    mina = a_worker("practitioner")
    assert anybody(asked()).content == b"nobody"
    assert anybody(asked(worker=mina)).content == b"Mina Patel"


def test_whoever_is_not_signed_in_is_shown_the_way_and_comes_back():
    answer = team_page(asked())
    assert (answer.status_code, answer["Location"]) == (302, "/sign-in/?next=%2Fteams%2F%3Fpage%3D2")
    assert any_worker(asked()).status_code == 302


def test_whoever_holds_the_permission_comes_in():
    manager = a_worker("team_manager", name="Ann Lee")
    answer = team_page(asked(worker=manager), team_id=1)
    assert answer.status_code == 200
    assert answer.content.decode().startswith("Ann Lee ")
    assert answer.content.decode().endswith("{'team_id': 1}")
    assert not LedgerEntry.objects.exists()


def test_any_worker_is_let_into_a_page_that_asks_for_nothing():
    assert any_worker(asked(worker=a_worker())).status_code == 200


def test_whoever_does_not_hold_it_is_told_what_would_make_it_possible():
    supporter = a_worker("support_worker")
    answer = team_page(asked(worker=supporter))
    assert answer.status_code == 403
    assert "Your role does not include this." in answer.content.decode()
    assert "An administrator can change the roles you hold." in answer.content.decode()
    line = LedgerEntry.objects.get()
    assert (line.verb, line.actor, line.subject, line.page) == ("refused", supporter.key, "teams", "teams")
    assert line.detail == {"permission": "teams.manage"}


@pytest.mark.parametrize("method", ["get", "head", "options"])
def test_a_page_that_is_only_read_cannot_write(method):
    manager = a_worker("team_manager")
    with pytest.raises(WroteWhileReading), transaction.atomic():
        team_page(asked(method, manager, "/teams/?write=1"))
    assert not teams().exists()


def test_a_form_that_is_sent_can_write():
    assert team_page(asked("post", a_worker("team_manager"))).status_code == 200
    assert teams().exists()


def test_a_door_says_what_it_asks_for():
    assert (team_page.door.kind, team_page.door.needs, team_page.door.page) == ("worker", "teams.manage", "teams")
    assert (anybody.door.kind, anybody.door.needs) == ("public", None)
    assert team_page.__name__ == "team_page"


def test_a_look_carries_the_sitting_and_not_the_session():
    key, request = new_id(), asked(worker=a_worker())
    team_page(request)
    request.actor = SimpleNamespace(key="worker:mina")
    look(request, subject=f"people.person:{key}", page="story", person=key)
    line = LedgerEntry.objects.get(verb="looked")
    assert (line.actor, line.person, line.sitting) == ("worker:mina", key, sitting_of(request))
    assert "a" * 32 not in line.sitting
    assert len(line.sitting) == 32
