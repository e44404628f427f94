"""A sign-in that has been idle ends, and loses nothing that was typed."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from django.utils.http import urlencode

from alongside.audit.models import LedgerEntry
from alongside.kit.work import RECURRING
from alongside.workforce import tasks
from alongside.workforce.actions.kept import forget_what_is_old, keep_words
from alongside.workforce.models import KeptWords, SignInTry, Team
from alongside.workforce.tests.conftest import HOUSE, PASSWORD

ADD_TEAM = "/administration/teams/add/"
KEPT = "We kept what you had typed."
KEY = "01890000-0000-7000-8000-000000000001"


def to_sign_in(onward):
    return "/sign-in/?" + urlencode({"next": onward})


def sign_in(client, email, path="/sign-in/"):
    return client.post(path, {"email": email, "password": PASSWORD})


def test_a_page_after_the_idle_time_leads_to_sign_in_and_back(as_sam, away, ledger):
    away(as_sam)
    answer = as_sam.get("/administration/teams/?done=added")
    assert (answer.status_code, answer.url) == (302, to_sign_in("/administration/teams/?done=added"))
    assert "You were away for a while, so we signed you out." in as_sam.get(answer.url).content.decode()
    assert ledger("sign_out.") == ["sign_out.timed_out"]
    back = sign_in(as_sam, "sam@example.org", answer.url)
    assert back.url == "/administration/teams/?done=added"
    assert "You were away" not in as_sam.get(back.url).content.decode()


def test_within_the_idle_time_nothing_happens_and_the_session_is_seldom_written(
    as_sam, away, django_assert_num_queries
):
    as_sam.get(ADD_TEAM)
    seen = as_sam.session["seen_at"]
    with django_assert_num_queries(2):  # the session, and the account with its worker
        as_sam.get(ADD_TEAM)
    assert as_sam.session["seen_at"] == seen
    away(as_sam, minutes=20)
    as_sam.get(ADD_TEAM)
    assert as_sam.session["seen_at"] >= seen


def test_what_was_typed_is_back_on_its_page_and_gone_once_sent(as_sam, away, ledger):
    as_sam.get(ADD_TEAM)
    away(as_sam)
    late = as_sam.post(ADD_TEAM, {"id": KEY, "name": "Wortley 🌱 <b>", "csrfmiddlewaretoken": "x" * 64})
    assert late.url == to_sign_in(ADD_TEAM)
    assert not Team.objects.exists()
    assert "What you typed is kept" in as_sam.get(late.url).content.decode()
    kept = KeptWords.objects.get()
    assert kept.words == {"id": [KEY], "name": ["Wortley 🌱 <b>"]}

    assert sign_in(as_sam, "sam@example.org", late.url).url == ADD_TEAM
    page = as_sam.get(ADD_TEAM)
    shown = page.content.decode()
    assert page.status_code == 200
    assert KEPT in shown
    assert "There is a problem" not in shown
    assert 'value="Wortley 🌱 &lt;b&gt;"' in shown
    assert f'value="{KEY}"' in shown

    assert as_sam.post(ADD_TEAM, {"id": KEY, "name": " "}).status_code == 422
    assert KeptWords.objects.exists(), "a refused form does not use them up"
    assert as_sam.post(ADD_TEAM, {"id": KEY, "name": "Wortley"}).status_code == 302
    assert Team.objects.get().name == "Wortley"
    assert not KeptWords.objects.exists()
    assert KEPT not in as_sam.get(ADD_TEAM).content.decode()
    assert not [verb for verb in ledger() if verb.startswith("words.")]


def test_words_of_several_kinds_come_back(as_sam, away, armley):
    path = "/administration/workers/add/"
    typed = {
        "id": KEY,
        "name": "Jo",
        "email": "not an address",
        "roles": ["practitioner", "supervisor"],
        "is_agency": "yes",
        "teams": str(armley.pk),
    }
    as_sam.get(path)
    away(as_sam)
    sign_in(as_sam, "sam@example.org", as_sam.post(path, typed).url)
    shown = as_sam.get(path).content.decode()
    assert KEPT in shown
    assert 'value="not an address"' in shown
    assert shown.count(" checked") == 4


def test_another_account_sees_nothing_of_it(as_sam, away, ruth):
    as_sam.get(ADD_TEAM)
    away(as_sam)
    as_sam.post(ADD_TEAM, {"id": KEY, "name": "Wortley"})
    assert sign_in(as_sam, "ruth@example.org").status_code == 302
    shown = as_sam.get(ADD_TEAM).content.decode()
    assert "Wortley" not in shown
    assert KEPT not in shown
    assert as_sam.post(ADD_TEAM, {"id": KEY, "name": "Holbeck"}).status_code == 302
    assert KeptWords.objects.count() == 1, "nor does she use them up"


def test_words_wait_for_another_browser_too(as_sam, away):
    as_sam.get(ADD_TEAM)
    away(as_sam)
    as_sam.post(ADD_TEAM, {"id": KEY, "name": "Wortley"})
    elsewhere = Client()
    sign_in(elsewhere, "sam@example.org")
    assert KEPT in elsewhere.get(ADD_TEAM).content.decode()


def test_passwords_and_empty_answers_are_not_kept(as_sam, away):
    as_sam.get(ADD_TEAM)
    away(as_sam)
    as_sam.post(ADD_TEAM, {"name": "Wortley", "password": "secret", "new_password": "secret", "other": "  "})
    assert KeptWords.objects.get().words == {"name": ["Wortley"]}


def test_what_no_database_holds_is_kept_as_far_as_it_can_be(as_sam, away):
    as_sam.get(ADD_TEAM)
    away(as_sam)
    as_sam.post(ADD_TEAM, {"name": "Wort\0ley"})
    assert KeptWords.objects.get().words == {"name": ["Wort�ley"]}


def test_too_much_to_keep_is_shown_to_be_copied(as_sam, away):
    as_sam.get(ADD_TEAM)
    away(as_sam)
    answer = as_sam.post(ADD_TEAM, {"name": "w" * 200_001})
    assert answer.status_code == 403
    assert "so this was not kept" in answer.content.decode()
    assert "w" * 200_001 in answer.content.decode()
    assert not KeptWords.objects.exists()


def test_words_from_nobody_are_shown_and_not_kept(client, db):
    answer = client.post(ADD_TEAM, {"id": KEY, "name": "Wortley"})
    shown = answer.content.decode()
    assert answer.status_code == 403
    assert "You are signed out, so this was not kept" in shown
    assert "Wortley" in shown
    assert KEY not in shown
    assert not KeptWords.objects.exists()
    assert client.post(ADD_TEAM).url == to_sign_in(ADD_TEAM), "a button alone has no words to lose"


def test_a_draft_kept_while_typing_keeps_the_page_it_was_typed_on(as_sam, away):
    page = "http://testserver" + ADD_TEAM
    as_sam.get(ADD_TEAM)
    away(as_sam)
    answer = as_sam.post(
        "/administration/teams/add/", {"name": "Wort"}, headers={"HX-Request": "true", "HX-Current-URL": page + "?a=1"}
    )
    assert (answer.status_code, answer.content.decode()) == (401, "You are signed out. Sign in again in another tab.")
    assert KeptWords.objects.get().path == ADD_TEAM
    again = as_sam.post(
        "/administration/teams/add/", {"name": "Wort"}, headers={"HX-Request": "true", "HX-Current-URL": page}
    )
    assert again.status_code == 401


def test_what_a_page_asks_in_passing_ends_no_sitting_so_that_the_form_itself_is_kept(as_sam, away):
    page = "http://testserver" + ADD_TEAM
    as_sam.get(ADD_TEAM)
    away(as_sam)
    passing = as_sam.post("/practice/plain-words/", {"name": "Wort"}, headers={"HX-Request": "true", "Referer": page})
    assert passing.status_code == 401
    assert not KeptWords.objects.exists()
    assert as_sam.post(ADD_TEAM, {"id": KEY, "name": "Wortley"}).status_code == 302
    assert KeptWords.objects.get().words["name"] == ["Wortley"]


@pytest.mark.parametrize(
    ("told", "path"),
    [
        ("http://testserver/people/?q=a", "/people/?q=a"),
        ("http://elsewhere.example/people/", ADD_TEAM),
        ("", ADD_TEAM),
        ("nonsense", ADD_TEAM),
    ],
)
def test_a_button_leads_back_to_the_page_it_was_on(as_sam, away, told, path):
    as_sam.get(ADD_TEAM)
    away(as_sam)
    answer = as_sam.post(ADD_TEAM, headers={"Referer": told})
    assert Client().get(answer.url).wsgi_request.GET["next"] == path


def test_signing_in_again_keeps_the_pages_of_other_tabs_good(sam, away):
    browser = Client(enforce_csrf_checks=True)

    def token(path):
        return browser.get(path).content.decode().split('name="csrfmiddlewaretoken" value="')[1][:64]

    browser.post(
        "/sign-in/", {"email": "sam@example.org", "password": PASSWORD, "csrfmiddlewaretoken": token("/sign-in/")}
    )
    of_other_tab = token(ADD_TEAM)
    away(browser)
    late = browser.get("/administration/")
    browser.post(late.url, {"email": "sam@example.org", "password": PASSWORD, "csrfmiddlewaretoken": token(late.url)})
    assert (
        browser.post(ADD_TEAM, {"id": KEY, "name": "Wortley", "csrfmiddlewaretoken": of_other_tab}).status_code == 302
    )


def test_signing_in_as_somebody_else_changes_the_token(sam, ruth, away):
    browser = Client()
    sign_in(browser, "sam@example.org")
    before = browser.cookies["csrftoken"].value
    away(browser)
    browser.get("/administration/")
    sign_in(browser, "ruth@example.org")
    assert browser.cookies["csrftoken"].value != before


def test_nobody_elses_page_can_leave_words(sam, away):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(sam.account)
    away(browser)
    assert browser.post(ADD_TEAM, {"name": "planted"}).status_code == 403
    assert not KeptWords.objects.exists()


def test_however_busy_a_sign_in_is_asked_for_again(as_sam):
    as_sam.get("/about/")
    session = as_sam.session
    session["signed_in_at"] -= 60 * 60 * 13
    session.save()
    late = as_sam.get("/administration/")
    assert "You signed in more than twelve hours ago" in as_sam.get(late.url).content.decode()


def test_a_public_page_goes_on_signed_out(as_sam, away):
    away(as_sam)
    assert "signed in as" not in as_sam.get("/about/").content.decode()
    assert LedgerEntry.objects.filter(verb="sign_out.timed_out").count() == 1


def test_what_is_old_is_let_go(sam, now):
    keep_words(account=sam.account, path="/old/", words={"a": ["b"]}, by=HOUSE, at=now - timedelta(days=8))
    keep_words(account=sam.account, path="/new/", words={"a": ["b"]}, by=HOUSE, at=now - timedelta(days=6))
    SignInTry.objects.create(at=now - timedelta(hours=25), address="a", email="b")
    SignInTry.objects.create(at=now - timedelta(hours=23), address="a", email="b")
    Session.objects.create(session_key="past", session_data="", expire_date=now - timedelta(hours=1))
    Session.objects.create(session_key="open", session_data="", expire_date=now + timedelta(hours=1))
    forget_what_is_old(by=HOUSE, at=now)
    assert [kept.path for kept in KeptWords.objects.all()] == ["/new/"]
    assert SignInTry.objects.count() == 1
    assert Session.objects.get().session_key == "open"


def test_the_job_that_lets_go_comes_round(sam):
    keep_words(account=sam.account, path="/old/", words={"a": ["b"]}, by=HOUSE, at=timezone.now() - timedelta(days=8))
    tasks.forget.func(None)
    assert not KeptWords.objects.exists()
    assert RECURRING["workforce.forget"].minutes == 60
