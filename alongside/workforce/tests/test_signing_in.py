"""Getting in, getting out, the lock, the pause, and the way back."""

import re
from datetime import timedelta

import pytest
from django.contrib.auth.hashers import make_password
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.http import urlencode

from alongside.audit.models import LedgerEntry
from alongside.workforce.actions.signing_in import choose_password, note_try
from alongside.workforce.actions.workers import say_worker_left, unlock_worker
from alongside.workforce.keys import keyed_hash, link_for
from alongside.workforce.models import SignInTry
from alongside.workforce.signing_in import (
    NO_MATCH,
    UnableToSignIn,
    UnableToTryYet,
    locked_until,
    place_of,
    try_to_sign_in,
)
from alongside.workforce.tests.conftest import HOUSE, PASSWORD

PLACE = keyed_hash("192.0.2.1")


def sign_in(client, email="mina@example.org", password=PASSWORD, path="/sign-in/", **more):
    return client.post(path, {"email": email, "password": password}, **more)


def test_right_password_opens_the_first_page(client, mina, ledger):
    answer = sign_in(client)
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.get("/sign-in/").url == "/", "who is in has no need of the sign-in page"
    assert ledger("sign_in.") == ["sign_in.done"]
    assert LedgerEntry.objects.get(verb="sign_in.done").actor == "house:sign-in"


def test_an_address_is_known_however_it_is_capitalised(client, mina):
    assert sign_in(client, email=" Mina@Example.ORG ").status_code == 302


@pytest.mark.parametrize(
    ("onward", "leads_to"),
    [
        ("/people/?q=a", "/people/?q=a"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example", "/"),
        ("javascript:alert(1)", "/"),
        ("people/", "/"),
    ],
)
def test_only_a_path_of_this_site_is_led_to(client, mina, onward, leads_to):
    assert sign_in(client, path="/sign-in/?" + urlencode({"next": onward})).url == leads_to


def test_a_session_gets_a_new_key(client, mina):
    session = client.session
    session["before"] = True
    session.save()
    client.cookies["sessionid"] = before = session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_the_answer_is_the_same_for_a_wrong_password_and_a_wrong_address(client, mina, ledger):
    wrong_password = sign_in(client, password="something else entirely")
    wrong_address = sign_in(client, email="nobody@example.org")
    pages = [
        re.sub(r"(mina|nobody)@example.org|value=\"[^\"]{64}\"", "", p.content.decode())
        for p in (wrong_password, wrong_address)
    ]
    assert pages[0] == pages[1]
    assert NO_MATCH in pages[0]
    assert "There is a problem" in pages[0]
    assert wrong_password.status_code == wrong_address.status_code == 422
    assert ledger("sign_in.") == ["sign_in.failed"] * 2


def test_an_unknown_address_costs_as_many_statements(client, mina):
    with CaptureQueriesContext(connection) as known:
        sign_in(client, password="something else entirely")
    with CaptureQueriesContext(connection) as unknown:
        sign_in(client, email="nobody@example.org")
    assert len(known) == len(unknown)


def test_an_invited_account_has_no_password_to_guess(sam, now, client, worker):
    choose_password(account=worker("Ade Bello").account, encoded=make_password(None), by=HOUSE, at=now)
    assert sign_in(client, email="ade@example.org", password="!").status_code == 422


def test_somebody_who_has_left_is_not_let_in(client, mina, sam, now, today):
    client.force_login(mina.account)
    assert client.get("/sign-in/").status_code == 302
    say_worker_left(worker=mina, seen_version=1, left_on=today, by=sam, at=now)
    assert client.get("/sign-in/").status_code == 200, "the open session ends at once"
    assert NO_MATCH in sign_in(Client()).content.decode()


def fail(times, at, email="mina@example.org", every=timedelta(seconds=1), place=PLACE):
    for turn in range(times):
        with pytest.raises(UnableToSignIn) as refusal:
            try_to_sign_in(email=email, password="wrong", place=keyed_hash(f"{place}{turn}"), at=at + every * turn)
    return str(refusal.value)


@pytest.mark.parametrize("email", ["mina@example.org", "nobody@example.org"])
def test_five_failures_lock_known_and_unknown_addresses_alike(mina, now, ledger, email):
    assert fail(4, now, email) == NO_MATCH
    told = fail(1, now + timedelta(seconds=4), email)
    assert told.startswith(NO_MATCH)
    assert "Try again at " in told
    assert "ask for a new password" in told
    assert ledger("sign_in.").count("sign_in.locked") == 1
    assert fail(1, now + timedelta(minutes=3), email) == told, "the lock is not made longer by trying"


def test_a_locked_account_takes_no_password_and_opens_by_itself(mina, now):
    fail(5, now)
    locked = now + timedelta(minutes=5)
    assert locked_until(mina.account, at=locked) == now + timedelta(seconds=4, minutes=15)
    with pytest.raises(UnableToSignIn):
        try_to_sign_in(email="mina@example.org", password=PASSWORD, place=PLACE, at=locked)
    opened = now + timedelta(minutes=16)
    assert try_to_sign_in(email="mina@example.org", password=PASSWORD, place=PLACE, at=opened) == mina.account
    assert locked_until(mina.account, at=opened) is None


def test_an_administrator_unlocks(mina, sam, now, ledger):
    fail(5, now)
    unlock_worker(worker=mina, by=sam, at=now)
    assert (
        try_to_sign_in(email="mina@example.org", password=PASSWORD, place=PLACE, at=now + timedelta(minutes=1))
        == mina.account
    )
    assert "sign_in.unlocked" in ledger()


def test_choosing_a_password_unlocks(mina, now):
    fail(5, now)
    choose_password(account=mina.account, encoded=make_password("another long one"), by=HOUSE, at=now)
    assert locked_until(mina.account, at=now + timedelta(minutes=1)) is None


def test_a_flood_from_one_place_is_paused_with_a_time(client, mina):
    for turn in range(20):
        assert sign_in(client, email=f"a{turn}@example.org").status_code == 422
    paused = sign_in(client)
    assert paused.status_code == 429
    assert "Try again at " in paused.content.decode()
    assert sign_in(client, REMOTE_ADDR="198.51.100.7").status_code == 302, "another place is not"


def test_the_pause_ends_by_itself(mina, now):
    fail(20, now, every=timedelta(0), place="same")
    for turn in range(20):
        note_try(kind=SignInTry.Kind.ASK, address=PLACE, email=keyed_hash(str(turn)), by=HOUSE, at=now)
    with pytest.raises(UnableToTryYet):
        try_to_sign_in(email="mina@example.org", password=PASSWORD, place=PLACE, at=now + timedelta(minutes=4))
    later = now + timedelta(minutes=31)
    assert try_to_sign_in(email="mina@example.org", password=PASSWORD, place=PLACE, at=later) == mina.account


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("192.0.2.1", "192.0.2.1", True),
        ("192.0.2.1", "192.0.2.2", False),
        ("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", True),
        ("2001:db8:1:2::1", "2001:db8:1:3::1", False),
        ("", "", True),
    ],
)
def test_a_place_is_an_address_or_the_network_of_one_that_has_many(rf, one, other, is_same):
    places = [place_of(rf.get("/", REMOTE_ADDR=address)) for address in (one, other)]
    assert (places[0] == places[1]) is is_same
    assert len(places[0]) == 64


def test_behind_a_proxy_the_last_address_is_believed(rf, settings):
    told = {"REMOTE_ADDR": "127.0.0.1", "HTTP_X_FORWARDED_FOR": "203.0.113.9, 192.0.2.1"}
    assert place_of(rf.get("/", **told)) == keyed_hash("127.0.0.1")
    settings.IN_SERVER = True
    assert place_of(rf.get("/", **told)) == keyed_hash("192.0.2.1")


def test_what_is_kept_of_a_try_names_nobody(client, mina):
    sign_in(client, password="wrong")
    kept = SignInTry.objects.get()
    assert "mina" not in f"{kept.email}{kept.address}{kept}"
    assert len(kept.email) == len(kept.address) == 64


def test_sign_out_is_a_button(client, mina, ledger):
    client.force_login(mina.account)
    assert client.get("/sign-out/").status_code == 405
    answer = client.post("/sign-out/")
    assert (answer.status_code, answer.url) == (302, "/")
    assert client.get("/sign-in/").status_code == 200
    assert ledger("sign_out.") == ["sign_out.done"]
    assert client.post("/sign-out/").status_code == 302, "once more does no harm"


def test_the_page_keeps_the_address_and_never_the_password(client, mina):
    shown = sign_in(client, password="wrong-and-secret").content.decode()
    assert 'value="mina@example.org"' in shown
    assert "wrong-and-secret" not in shown


@pytest.mark.parametrize(
    "email", ["", "nobody", "a" * 300 + "@example.org", "nul\0@example.org", "<b>@x", "😀@example.org", "x' OR 1=1 --"]
)
def test_an_address_that_is_none_gets_a_sentence(client, db, email):
    for path in ("/sign-in/", "/cannot-sign-in/"):
        answer = client.post(path, {"email": email, "password": "x"})
        assert answer.status_code == 422
        assert "There is a problem" in answer.content.decode()
    assert not SignInTry.objects.exists()


def ask(client, email="mina@example.org"):
    return client.post("/cannot-sign-in/", {"email": email}, follow=True)


def path_in(email):
    return re.search(r"http://testserver(/password/\S+)", email["body"])[1]


def test_the_way_back_answers_alike_and_posts_to_the_known_alone(client, mina, post, ledger):
    known, unknown = (
        re.sub(r"value=\"[^\"]{64}\"", "", ask(client, e).content.decode())
        for e in ("mina@example.org", "no@example.org")
    )
    assert known == unknown
    assert "a link to choose a password is on its way" in known
    assert [email["to"] for email in post()] == ["mina@example.org"]
    assert "Mina" not in post()[0]["body"] + post()[0]["subject"]
    assert ledger("sign_in.link_asked") == ["sign_in.link_asked"] * 2


def test_a_link_works_once_and_ends_other_sessions(client, mina, post):
    elsewhere = Client()
    elsewhere.force_login(mina.account)
    ask(client)
    path = path_in(post()[0])
    page = client.get(path)
    assert page.status_code == 200
    assert (page["Cache-Control"], page["Referrer-Policy"]) == ("no-store", "same-origin")
    done = client.post(path, {"password": "four wet umbrellas singing"}, follow=True)
    assert "Your new password is chosen" in done.content.decode()
    assert sign_in(client, password="four wet umbrellas singing").status_code == 302
    assert client.post(path, {"password": "another long enough one"}).status_code == 410
    assert elsewhere.get("/sign-in/").status_code == 200


@pytest.mark.parametrize(
    ("password", "sentence"),
    [
        ("short", "at least 12 characters"),
        ("password1234", "too common"),
        ("mina@example.org", "too similar to the email"),
        ("", "Write a new password."),
        ("a" * 300, "too long"),
        ("with a nul\0 inside", "cannot be seen or kept"),
    ],
)
def test_a_password_that_is_easy_to_guess_gets_a_sentence(client, mina, now, password, sentence):
    path = link_for(mina.account, site="", at=now)
    answer = client.post(path, {"password": password})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_link_grows_old(client, mina, worker, now):
    assert client.get(link_for(mina.account, site="", at=now - timedelta(minutes=59))).status_code == 200
    assert client.get(link_for(mina.account, site="", at=now - timedelta(minutes=61))).status_code == 410
    invited = worker("Ade Bello").account
    choose_password(account=invited, encoded=make_password(None), by=HOUSE, at=now)
    assert client.get(link_for(invited, site="", at=now - timedelta(hours=71))).status_code == 200
    assert client.get(link_for(invited, site="", at=now - timedelta(hours=73))).status_code == 410


def test_a_link_of_one_account_opens_no_other(client, mina, ruth, now):
    path = link_for(mina.account, site="", at=now).replace(str(mina.account_id), str(ruth.account_id))
    assert client.get(path).status_code == 410
    assert client.get(f"/password/{mina.pk}/nonsense/").status_code == 410


def test_links_to_one_address_have_a_limit(client, mina, post):
    for _ in range(5):
        ask(client)
    assert len(post()) == 3


def test_asking_too_often_from_one_place_is_paused(client, db):
    for turn in range(20):
        client.post("/cannot-sign-in/", {"email": f"a{turn}@example.org"})
    assert client.post("/cannot-sign-in/", {"email": "b@example.org"}).status_code == 429


def test_a_password_kept_in_an_old_way_is_hashed_anew(mina, now, settings):
    settings.PASSWORD_HASHERS = [
        "django.contrib.auth.hashers.PBKDF2PasswordHasher",
        "django.contrib.auth.hashers.MD5PasswordHasher",
    ]
    account = try_to_sign_in(email="mina@example.org", password=PASSWORD, place=PLACE, at=now)
    assert account.password.startswith("pbkdf2_")
    account.refresh_from_db()
    assert account.check_password(PASSWORD)
