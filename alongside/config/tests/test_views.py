"""The pages that belong to no room."""

import pytest
from django.db import OperationalError, connection


def test_health_answers_when_the_database_does(client, db):
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


def test_health_says_so_when_it_does_not(client, db):
    def silent(*_):
        raise OperationalError("gone")

    with connection.execute_wrapper(silent):
        assert client.get("/health/").status_code == 503


@pytest.mark.parametrize("path", ["/demo/as/mina/", "/design/"])
def test_the_demos_own_pages_are_nowhere_else(client, db, path):
    assert client.get(path).status_code == 404


def test_the_navigation_holds_only_what_may_be_followed(cast, sign_in):
    html = sign_in(cast.workers["sam"]).get("/").content.decode()
    assert 'href="/administration/"' in html
    assert 'href="/people/"' not in html
    html = sign_in(cast.workers["mina"]).get("/").content.decode()
    assert 'href="/people/"' in html
    assert 'href="/administration/"' not in html


def test_the_application_starts():
    from alongside.config.wsgi import application

    assert callable(application)
