"""The desk: what waits, in order of time, in words, and at the same cost however much it is."""

from datetime import timedelta

from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.desk.often_asked import AHEAD
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people.actions import add_person
from alongside.workforce.actions.cover import set_cover
from alongside.workforce.models import Due


def waits(cast, worker, days, person="simon"):
    return Due.objects.create(
        worker=worker, due_at=timezone.now() + timedelta(days=days), kind="note_to_record",
        person=cast.people[person].pk,
        what=f"In {days} days", source_room="conversations", source_id=new_id(),
    )  # fmt: skip


def test_what_waits_stands_in_order_of_time(cast, sign_in):
    mina = cast.workers["mina"]
    for days in (20, -3, 9, 40):
        waits(cast, mina, days)
    html = sign_in(mina).get("/").content.decode()
    assert (
        html.index("In -3 days")
        < html.index("waits to be recorded")
        < html.index("In 9 days")
        < html.index("In 20 days")
    )
    assert "Record your note about Simon" in html
    assert "was due" in html
    assert "In 40 days" not in html  # it needs nobody yet


def test_an_empty_desk_says_what_will_stand_there(cast, sign_in):
    html = sign_in(cast.workers["leo"]).get("/").content.decode()
    assert "Nothing is waiting for you." in html
    assert "not alongside anybody" in html
    assert "alongside anybody" not in sign_in(cast.workers["priya"]).get("/").content.decode()  # it is not her work


def test_talking_points_of_the_week_stand_on_the_desk_and_a_line_leads_to_the_later_ones(cast, sign_in):
    graham, now = cast.workers["graham"], timezone.now()
    sessions = Due.objects.open().filter(worker=graham, kind="talking_point_session", due_at__lt=now + AHEAD)
    this_week = [due for due in sessions if (in_london(due.due_at).date() - in_london(now).date()).days <= 7]
    assert 0 < len(this_week) < len(sessions)
    client = sign_in(graham)
    html = client.get("/").content.decode()
    assert html.count("You are at a Talking Point") == len(this_week)
    later = len(sessions) - len(this_week)
    assert f'In the weeks after: <a href="/talking-points/">{later} more Talking Points</a>.' in html
    every = client.get("/talking-points/").content.decode().partition("Where you are yourself")[2]
    assert every.count('href="/talking-points/') >= len(sessions)


def test_whoever_covers_sees_what_waits_for_the_absent(cast, sign_in):
    now = timezone.now()
    assert "Record your note" not in sign_in(cast.workers["graham"]).get("/").content.decode()
    set_cover(
        id=new_id(), absent=cast.workers["mina"], covering=cast.workers["graham"], starts_at=now - timedelta(minutes=1),
        ends_at=now + timedelta(days=1), by=cast.workers["ruth"], at=now,
    )  # fmt: skip
    html = sign_in(cast.workers["graham"]).get("/").content.decode()
    assert "For Mina Osei" in html


def test_a_hidden_person_is_not_named_on_a_desk_that_may_not_know(cast, sign_in):
    waits(cast, cast.workers["leo"], 1, person="rosa")
    html = sign_in(cast.workers["leo"]).get("/").content.decode()
    assert "Rosa" not in html
    assert "somebody" in html


def test_the_desk_costs_the_same_for_one_and_for_three(cast, sign_in):
    mina = cast.workers["mina"]
    client = sign_in(mina)

    def statements():
        client.get("/")
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/").status_code == 200
        return len([q for q in caught if not q["sql"].startswith('UPDATE "django_session"')])

    few = statements()
    for n in range(3):
        waits(cast, mina, n)
        add_person(id=new_id(), name=f"Person {n}", by=mina, at=timezone.now())
    assert statements() == few


def test_signed_out_the_first_page_is_sign_in(client, db):
    assert client.get("/")["Location"] == "/sign-in/"
