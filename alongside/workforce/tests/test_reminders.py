"""A worker chooses their own reminders, and no email says more than how much waits and by when."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.workforce import emails
from alongside.workforce.actions.kept import forget_what_is_old
from alongside.workforce.actions.reminders import UnableToChooseReminders, choose_reminders, send_reminder
from alongside.workforce.models import Reminders, ReminderSent
from alongside.workforce.tests.conftest import HOUSE

HERE = "/my-reminders/"
SITE = "https://alongside.example.org"


@pytest.fixture
def choose(mina, now):
    def choosing(kind, seen=0, **more):
        facts = {"worker": mina, "by": mina, **more}
        return choose_reminders(seen_version=seen, kind=kind, site=SITE, at=now, **facts)

    return choosing


def test_a_worker_chooses_and_chooses_again(choose, mina, ledger):
    assert choose("mornings", hours_before=4).hours_before is None, "hours count for clocks that are near"
    chosen = choose("near", seen=1, hours_before=4)
    assert (chosen.kind, chosen.hours_before, chosen.version) == ("near", 4, 2)
    assert choose("none", seen=2).hours_before is None
    assert Reminders.objects.get(worker=mina).kind == "none"
    assert ledger("reminders.") == ["reminders.chosen"] * 3


def test_what_is_refused(choose, ruth, sam, ledger):
    for hours in (None, 0, 49):
        with pytest.raises(UnableToChooseReminders, match="from 1 to 48") as refusal:
            choose("near", hours_before=hours)
        assert refusal.value.field == "hours_before"
    for other in (ruth, sam):
        with pytest.raises(UnableToChooseReminders, match="Everybody chooses their own"):
            choose("mornings", by=other)
    assert not Reminders.objects.exists()
    assert ledger("reminders.") == []
    choose("mornings")
    for seen in (0, 3):
        with pytest.raises(ChangedMeanwhile) as meanwhile:
            choose("none", seen=seen)
        assert meanwhile.value.current.kind == "mornings"


def test_an_occasion_is_told_once_and_forgotten_long_after(mina, now, ledger, post):
    email = emails.morning_reminder(1, "is due by 14:00 today", SITE)

    def send(*slots):
        send_reminder(worker=mina, slots=slots, email=email, by=HOUSE, at=now)

    send("morning:2026-11-24", "near:a:b")
    for slots in (("morning:2026-11-24",), ("near:c:d", "near:a:b")):
        with pytest.raises(AlreadyDone):
            send(*slots)
    assert set(ReminderSent.objects.values_list("slot", flat=True)) == {"morning:2026-11-24", "near:a:b"}
    assert ledger("reminder.") == ["reminder.sent"]
    *_, sent = post()
    assert (sent["to"], sent["subject"]) == ("mina@example.org", "1 thing waits for you")
    forget_what_is_old(by=HOUSE, at=now + timedelta(days=59))
    assert ReminderSent.objects.count() == 2
    forget_what_is_old(by=HOUSE, at=now + timedelta(days=61))
    assert not ReminderSent.objects.exists()


@pytest.mark.parametrize(
    ("email", "subject", "says"),
    [
        (
            emails.morning_reminder(3, "is due by 14:00 today", SITE),
            "3 things wait for you",
            "3 things wait for you. The nearest is due by 14:00 today.",
        ),
        (
            emails.morning_reminder(1, "was due yesterday", SITE),
            "1 thing waits for you",
            "1 thing waits for you. It was due yesterday.",
        ),
        (
            emails.near_reminder(1, 1, "is due by 14:00 today", SITE),
            "Something is due soon",
            "1 thing that waits for you is due within an hour. It is due by 14:00 today.",
        ),
        (
            emails.near_reminder(2, 4, "is due by 14:00 today", SITE),
            "2 things are due soon",
            "2 things that wait for you are due within 4 hours. The nearest is due by 14:00 today.",
        ),
    ],
)
def test_what_an_email_says(email, subject, says):
    assert email.subject == subject
    assert says in email.body
    assert f"Open your desk:\n{SITE}/\n" in email.body
    assert f"{SITE}/my-reminders/" in email.body


def test_the_page_shows_what_is_chosen_and_keeps_a_change(client, mina):
    client.force_login(mina.account)
    page = client.get(HERE).content.decode()
    assert "mina@example.org" in page
    assert "no name, and not what it is" in page
    answer = client.post(HERE, {"version": "", "kind": "near", "hours_before": "4"}, follow=True)
    assert "Your reminders are kept." in answer.content.decode()
    chosen = Reminders.objects.get(worker=mina)
    assert (chosen.kind, chosen.hours_before, chosen.site) == ("near", 4, "http://testserver")
    assert 'value="4"' in client.get(HERE).content.decode()


def test_a_refusal_and_a_second_page_lose_nothing(client, mina, choose):
    client.force_login(mina.account)
    answer = client.post(HERE, {"kind": "near", "hours_before": "90"})
    assert answer.status_code == 422
    assert "Write a number from 1 to 48." in answer.content.decode()
    assert 'value="90"' in answer.content.decode()
    choose("mornings")
    answer = client.post(HERE, {"version": "", "kind": "near", "hours_before": "6"})
    assert answer.status_code == 422
    assert "Somebody else changed this" in answer.content.decode()
    assert 'name="version" value="1"' in answer.content.decode()
    assert client.post(HERE, {"version": "1", "kind": "near", "hours_before": "6"}).status_code == 302


def test_signed_out_one_is_sent_to_sign_in(client, db):
    assert client.get(HERE)["Location"].startswith("/sign-in/?next=%2Fmy-reminders%2F")


def test_the_page_costs_the_same_however_many_chose(client, mina, ruth, sam, choose):
    client.force_login(mina.account)

    def statements():
        client.get(HERE)
        with CaptureQueriesContext(connection) as caught:
            client.get(HERE)
        return len(caught)

    choose("mornings")
    one = statements()
    for other in (ruth, sam):
        choose("mornings", worker=other, by=other)
    assert statements() == one
