"""Pages of who works together with a person: shown, denied, sent back with what is missing, always as quick."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.goals.models import Partnership
from alongside.goals.tests.test_partnership_actions import begin
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people.models import Contact

pytestmark = pytest.mark.django_db


def signed_in(worker):
    browser = Client()
    browser.force_login(worker.account)
    return browser


def day(name, on):
    return {f"{name}_day": on.day, f"{name}_month": on.month, f"{name}_year": on.year}


def test_begin_with_a_form_open_it_and_move_on(cast):
    dorothy, mina, today = cast.people["dorothy"], signed_in(cast.workers["mina"]), in_london(cast.now).date()
    at = f"/people/{dorothy.pk}/together/"
    assert "Nobody works together with them yet" in mina.get(at).content.decode()
    arthur = Contact.objects.of(dorothy).get(name="Arthur Pell")
    sent = {"id": str(new_id()), "shape": "peers", "purpose": "The allotment", **day("began_on", today)}
    answer = mina.post(f"{at}begin/", sent)
    assert answer.status_code == 422
    assert "Choose the other peer." in answer.content.decode()
    answer = mina.post(f"{at}begin/", {**sent, "other_peer": str(arthur.pk)})
    one = Partnership.objects.of(dorothy).get()
    assert answer["Location"] == f"{at}{one.pk}/"
    assert mina.post(f"{at}begin/", {**sent, "other_peer": str(arthur.pk)}).status_code == 302, "sent twice, done once"
    shown = mina.get(f"{at}{one.pk}/").content.decode()
    assert "Dorothy Hale and Arthur Pell" in shown
    assert "does both" in shown
    sent = {"version": 1, "how_ended": "goes_on", **day("ended_on", today)}
    answer = mina.post(f"{at}{one.pk}/move-on/", sent)
    assert "Write what goes on" in answer.content.decode()
    answer = mina.post(f"{at}{one.pk}/move-on/", {**sent, "what_goes_on": "Every Saturday, the two of them"})
    assert answer.status_code == 302
    shown = mina.get(f"{at}{one.pk}/").content.decode()
    assert "Every Saturday, the two of them" in shown
    assert "Move on" not in shown


def test_a_page_is_as_quick_with_three(cast):
    dorothy, mina = cast.people["dorothy"], signed_in(cast.workers["mina"])
    begin(cast)

    def statements():
        with CaptureQueriesContext(
            connection,
        ) as asked:
            assert mina.get(f"/people/{dorothy.pk}/together/").status_code == 200
        return len(asked)

    statements()
    one = statements()
    arthur, una = Contact.objects.of(dorothy).order_by("name")
    begin(cast, shape="peers", worker=None, contacts=[arthur])
    begin(cast, shape="family", contacts=[una])
    assert statements() == one


def test_whoever_is_not_alongside_sees_nothing(cast):
    dorothy = cast.people["dorothy"]
    one = begin(cast)
    for slug in ("leo", "priya"):
        for page in ("", "begin/", f"{one.pk}/", f"{one.pk}/move-on/"):
            assert signed_in(cast.workers[slug]).get(f"/people/{dorothy.pk}/together/{page}").status_code == 403
