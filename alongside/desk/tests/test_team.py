"""A team's desk: what waits, what nobody owns, who is here; and how its work flows."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alongside.desk import flow
from alongside.kit.ids import new_id
from alongside.workforce.actions.cover import set_cover
from alongside.workforce.actions.teams import end_duty
from alongside.workforce.actions.workers import say_worker_left
from alongside.workforce.models import Due, DutyTurn


def waits(cast, days, *, worker=None, team=None, person="simon", kind="note_to_record", **done):
    return Due.objects.create(
        worker=cast.workers[worker] if worker else None, team=cast.teams[team] if team else None,
        due_at=timezone.now() + timedelta(days=days), kind=kind, person=cast.people[person].pk,
        what=f"In {days} days", source_room="conversations", source_id=new_id(), **done,
    )  # fmt: skip


def of(cast, team="Armley"):
    return f"/team/{cast.teams[team].pk}/"


def read(client, address):
    return client.get(address).content.decode()


def test_what_waits_for_anybody_of_the_team_stands_in_order_of_time(cast, sign_in):
    waits(cast, 2, worker="mina", person="dorothy")
    waits(cast, -1, team="Armley", person="dorothy")
    waits(cast, 1, worker="leo", person="dorothy")
    html = read(sign_in(cast.workers["ruth"]), of(cast))
    assert html.index("In -1 days") < html.index("In 2 days")
    assert "In 1 days" not in html, "Leo is of another team"
    assert "Mina Osei" in html


def test_whoever_may_not_open_a_record_reads_that_something_waits_and_about_nobody(cast, sign_in):
    waits(cast, 1, worker="mina", person="simon")
    waits(cast, 2, worker="mina", person="rosa")
    html = read(sign_in(cast.workers["ruth"]), of(cast))
    main = html.split("<main", 1)[1]
    assert "Record the note about somebody" in main
    assert "Simon" not in main
    assert "Rosa" not in main
    assert "In 1 days" not in main
    assert str(cast.people["simon"].pk) not in main


def test_what_nobody_owns_is_said(cast, sign_in):
    ruth, sam, now = cast.workers["ruth"], cast.workers["sam"], timezone.now()
    html = read(sign_in(ruth), of(cast))
    assert "Nobody is on duty now" not in html
    end_duty(turn=DutyTurn.objects.get(), by=ruth, at=now)
    waits(cast, 3, worker="mina", person="dorothy")
    say_worker_left(
        worker=cast.workers["mina"], seen_version=cast.workers["mina"].version, left_on=timezone.localdate(),
        by=sam, at=now,
    )  # fmt: skip
    html = read(sign_in(ruth), of(cast))
    assert "Nobody is on duty now" in html
    assert "Put somebody on duty" in html
    assert "Left behind by somebody who has gone" in html
    assert "In 3 days" in html.split("Left behind", 1)[1]


def test_who_is_away_and_who_answers_stands_beside(cast, sign_in):
    now = timezone.now()
    set_cover(
        id=new_id(), absent=cast.workers["mina"], covering=cast.workers["graham"], starts_at=now + timedelta(days=2),
        ends_at=now + timedelta(days=9), by=cast.workers["ruth"], at=now,
    )  # fmt: skip
    html = read(sign_in(cast.workers["graham"]), of(cast))
    assert "Graham Lowe</bdi> for <bdi>Mina Osei" in html


def test_a_team_is_open_to_those_in_it_and_every_team_to_the_principal(cast, sign_in):
    refused = sign_in(cast.workers["leo"]).get(of(cast))
    assert refused.status_code == 403
    assert "A team manager can put you in the team" in refused.content.decode()
    assert sign_in(cast.workers["helen"]).get(of(cast)).status_code == 200
    assert sign_in(cast.workers["priya"]).get(of(cast)).status_code == 403
    assert sign_in(cast.workers["ruth"]).get(f"/team/{new_id()}/").status_code == 404
    assert sign_in(cast.workers["mina"]).get("/team/")["Location"] == of(cast)
    assert "You are in no team" in read(sign_in(cast.workers["ade"]), "/team/")


def test_the_flow_is_the_teams_and_for_those_who_look_after_it(cast, sign_in):
    now = timezone.now()
    late = {"done_at": now - timedelta(days=6), "outcome": "late"}
    waits(cast, -7, worker="mina", **late)
    waits(cast, -7, worker="mina", done_at=now - timedelta(days=8), outcome="met")
    waits(cast, -2, worker="mina")
    waits(cast, 2, worker="mina")  # not due yet, so it does not count
    waits(cast, 2, worker="mina", person="dorothy", kind=flow.CHECK_BACK)
    weeks = flow.written_down(cast.teams["Armley"], weeks=4, at=now)
    assert len(weeks) == 4
    assert sum(w.late for w in weeks) >= 1
    assert sum(w.not_yet for w in weeks) == 1
    html = read(sign_in(cast.workers["ruth"]), of(cast) + "flow/?weeks=4")
    assert flow.in_a_sentence(weeks) in html
    assert 'role="img"' in html
    assert "Mina" not in html.split("Written down in time", 1)[1].split("To go back to", 1)[0], "it counts for the team"
    assert sign_in(cast.workers["mina"]).get(of(cast) + "flow/").status_code == 403
    assert sign_in(cast.workers["ruth"]).get(of(cast, "Rapid response") + "flow/").status_code == 403


@pytest.mark.parametrize("weeks", ["", "0", "99", "four", "-4"])
def test_a_span_that_is_not_offered_is_a_quarter(cast, sign_in, weeks):
    assert '?weeks=13" aria-current="page"' in read(sign_in(cast.workers["ruth"]), of(cast) + f"flow/?weeks={weeks}")


def test_weeks_without_anything_say_so(cast):
    assert flow.in_a_sentence([]) == "Nothing was to be written down in these weeks."
    one = [flow.Week(timezone.localdate(), in_time=1)]
    assert flow.in_a_sentence(one) == "Of 1 contact, 1 written down in time, 0 late, and 0 not yet."


def test_a_team_costs_the_same_for_one_and_for_three(cast, sign_in):
    client = sign_in(cast.workers["ruth"])

    def statements(address):
        client.get(address)
        with CaptureQueriesContext(connection) as caught:
            assert client.get(address).status_code == 200
        return len([q for q in caught if not q["sql"].startswith('UPDATE "django_session"')])

    few = statements(of(cast)), statements(of(cast) + "flow/")
    for n in range(3):
        waits(cast, n, worker="mina", person="dorothy")
        waits(cast, n, worker="graham", person="simon")
    assert (statements(of(cast)), statements(of(cast) + "flow/")) == few
