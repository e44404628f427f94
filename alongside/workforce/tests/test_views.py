"""Administration's pages: shown, denied, refused in sentences, as quick with three rows as with one."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from alongside.kit.ids import new_id
from alongside.workforce import dues
from alongside.workforce.actions.cover import set_cover
from alongside.workforce.actions.signing_in import note_try
from alongside.workforce.actions.teams import add_member, add_team, set_duty
from alongside.workforce.keys import keyed_hash
from alongside.workforce.models import SignInTry, Team, TeamMember, Worker
from alongside.workforce.tests.conftest import HOUSE, boxes, hours, sent, shown

ADMIN = "/administration/"
WORKERS = "/administration/workers/"
TEAMS = "/administration/teams/"
COVER = "/administration/cover/"


def statements(client, path):
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        shown(client, path)
    return len(captured)


@pytest.fixture
def everything(mina, ruth, armley, sam, now):
    """One of each row that administration shows."""
    return {
        "worker": mina,
        "member": TeamMember.objects.get(worker=mina),
        "turn": set_duty(team=armley, id=new_id(), worker=mina, starts_at=now, ends_at=now + hours(8), by=sam, at=now),
        "cover": set_cover(
            absent=mina, id=new_id(), covering=ruth, starts_at=now, ends_at=now + hours(8), by=sam, at=now
        ),
        "team": armley,
    }


PAGES = {
    "administration/": "teams",
    "administration/workers/": "workers",
    "administration/workers/add/": "workers",
    "administration/workers/{worker}/": "workers",
    "administration/workers/{worker}/change/": "workers",
    "administration/workers/{worker}/left/": "workers",
    "administration/teams/": "teams",
    "administration/teams/add/": "teams",
    "administration/teams/{team}/": "teams",
    "administration/teams/{team}/rename/": "teams",
    "administration/teams/{team}/members/add/": "teams",
    "administration/teams/{team}/duty/add/": "teams",
    "administration/members/{member}/end/": "teams",
    "administration/cover/": "teams",
    "administration/cover/add/": "teams",
}
BUTTONS = {
    "administration/workers/{worker}/unlock/": "workers",
    "administration/workers/{worker}/link/": "workers",
    "administration/workers/{worker}/back/": "workers",
    "administration/duty/{turn}/end/": "teams",
    "administration/cover/{cover}/end/": "teams",
}


@pytest.mark.parametrize("path", [*PAGES, *BUTTONS])
def test_a_page_opens_for_those_who_look_after_it_and_says_no_to_others(path, everything, sam, mina, ruth):
    address = "/" + path.format(**{name: row.pk for name, row in everything.items()})
    for worker, may in ((sam, True), (ruth, {**PAGES, **BUTTONS}[path] == "teams"), (mina, False)):
        browser = Client()
        browser.force_login(worker.account)
        answer = browser.post(address, {"version": "1"}) if path in BUTTONS else browser.get(address)
        assert (answer.status_code != 403) is may
        if not may:
            assert "What would make it possible" in answer.content.decode()
    assert Client().get("/" + next(iter(PAGES))).status_code == 302


@pytest.mark.parametrize("path", [path for path in PAGES if "{" in path])
def test_what_is_not_there_is_not_found(path, as_sam, everything):
    address = "/" + path.format(**dict.fromkeys(everything, new_id()))
    assert as_sam.get(address).status_code == 404


@pytest.mark.parametrize("path", BUTTONS)
def test_a_button_is_no_address_to_follow(path, as_sam, everything):
    assert as_sam.get("/" + path.format(**{name: row.pk for name, row in everything.items()})).status_code == 405


def test_lists_cost_as_many_statements_with_three_rows_as_with_one(as_sam, worker, sam, now):
    def grow(number):
        for _ in range(number):
            team = add_team(id=new_id(), name=f"Team {new_id()}", by=sam, at=now)
            one, other = (worker(f"W {new_id()}", email=f"{new_id()}@example.org", teams=[team]) for _ in range(2))
            set_duty(team=team, id=new_id(), worker=one, starts_at=now, ends_at=now + hours(8), by=sam, at=now)
            set_duty(
                team=Team.objects.order_by("pk").first(),
                id=new_id(),
                worker=one,
                starts_at=now,
                ends_at=now + hours(8),
                by=sam,
                at=now,
            )
            if team != Team.objects.order_by("pk").first():
                add_member(
                    team=Team.objects.order_by("pk").first(),
                    id=new_id(),
                    worker=other,
                    starts_on=now.date(),
                    by=sam,
                    at=now,
                )
            set_cover(absent=other, id=new_id(), covering=one, starts_at=now, ends_at=now + hours(8), by=sam, at=now)

    grow(1)
    team = Team.objects.order_by("pk").first()
    paths = [WORKERS, TEAMS, COVER, f"{TEAMS}{team.pk}/", f"{COVER}add/", f"{TEAMS}{team.pk}/duty/add/"]
    with_one = {path: statements(as_sam, path) for path in paths}
    grow(2)
    assert {path: statements(as_sam, path) for path in paths} == with_one
    assert max(with_one.values()) <= 6


def test_a_worker_page_costs_as_many_statements_with_a_longer_history(as_sam, mina):
    path = f"{WORKERS}{mina.pk}/"

    def change(name, version):
        typed = {
            "version": version,
            "name": name,
            "email": "mina@example.org",
            "roles": "practitioner",
            "is_agency": "no",
        }
        sent(as_sam, path + "change/", typed)

    change("One", 1)
    with_one = statements(as_sam, path)
    change("Two", 2)
    change("Three", 3)
    assert statements(as_sam, path) == with_one


def test_empty_lists_say_what_to_do_first(as_sam):
    assert "There are no teams yet" in shown(as_sam, TEAMS)
    assert "Nobody is covered" in shown(as_sam, COVER)
    assert "Nobody has left" in shown(as_sam, WORKERS + "?left=1")
    assert "Nobody is found like that" in shown(as_sam, WORKERS + "?q=zzz")
    leeds = {"id": new_id(), "name": "Leeds"}
    for _ in range(2):
        sent(as_sam, TEAMS + "add/", leeds)
    page = shown(as_sam, f"{TEAMS}{Team.objects.get().pk}/?done=added")
    assert "Nobody is in this team" in page
    assert "Nobody is on duty" in page
    assert "The team is added." in page


def test_workers_are_found_by_name_address_team_and_role(as_sam, mina, ruth, armley):
    def found(query):
        page = shown(as_sam, WORKERS + query)
        return {
            name
            for name in ("Mina Osei", "Ruth Adeyemi", "Sam Whitlock")
            if f"<bdi>{name}</bdi>" in page.split("<aside>")[0]
        }

    assert found("") == {"Mina Osei", "Ruth Adeyemi", "Sam Whitlock"}
    assert found("?q=osei+MIN") == {"Mina Osei"}
    assert found("?q=ruth@") == {"Ruth Adeyemi"}
    assert found("?role=team_manager") == {"Ruth Adeyemi"}
    assert found(f"?team={armley.pk}") == {"Mina Osei", "Ruth Adeyemi"}
    assert found(f"?team={armley.pk}&role=practitioner&q=m") == {"Mina Osei"}


@pytest.mark.parametrize("query", ["?team=nonsense", "?role=wizard", "?q=" + "a" * 101, "?q=%00", "?team=" + "0" * 32])
def test_a_search_that_cannot_be_read_gets_a_sentence(as_sam, query):
    assert "There is a problem" in shown(as_sam, WORKERS + query, 422)


@pytest.mark.parametrize("query", ["?page=0", "?page=99", "?page=x", "?done=nonsense"])
def test_an_odd_address_shows_the_list(as_sam, mina, query):
    page = shown(as_sam, WORKERS + query)
    assert ">Mina Osei</bdi>" in page
    assert "nonsense" not in page


@pytest.mark.parametrize("query", ["?q=%F0%9F%98%80", "?q=%25%27--", "?q=%D9%85%D8%B1%D8%AD%D8%A8%D8%A7"])
def test_odd_letters_find_nobody(as_sam, mina, query):
    page = shown(as_sam, WORKERS + query)
    assert "Nobody is found like that" in page
    assert ">Mina Osei</bdi>" not in page


def test_a_long_list_has_pages(as_sam, sam, now, worker):
    for number in range(51):
        worker(f"Ann {number:02}", email=f"ann{number}@example.org")
    first, second = shown(as_sam, WORKERS + "?q=ann"), shown(as_sam, WORKERS + "?q=ann&page=2")
    assert "51 workers" in first
    assert 'href="?q=ann&amp;page=2"' in first
    assert "Ann 50" in second
    assert "Ann 50" not in first


ADD = {"name": "Ade Bello", "email": "ade@example.org", "roles": ["support_worker"], "is_agency": "yes"}


def test_a_worker_is_added_and_the_link_is_shown_once(as_sam, armley, post):
    key = new_id()
    typed = {**ADD, "id": key, "teams": [str(armley.pk)]}
    page = sent(as_sam, WORKERS + "add/", typed, 200)
    link = re.search(r"http://testserver/password/[^\"]+", page)[0]
    assert link in post()[0]["body"], "the same moment makes the same link"
    assert Client().get(link).status_code == 200
    assert sent(as_sam, WORKERS + "add/", typed).url == f"{WORKERS}{key}/", "once more leads to who was added"
    page = shown(as_sam, f"{WORKERS}{key}/")
    assert "Invited." in page
    assert "/password/" not in page
    assert "In <bdi>Armley</bdi> from" in page
    assert "Added as Ade Bello, support worker." in page


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": ""}, "Write the worker&#39;s name."),
        ({"name": "a" * 121}, "This is 1 character too long."),
        ({"name": "a\x07b"}, "cannot be seen or kept"),
        ({"email": "ade"}, "Write an email address in full"),
        ({"email": "sam@example.org"}, "Somebody already signs in with that email address."),
        ({"roles": []}, "Choose at least one role."),
        ({"roles": ["self"]}, "Choose one of the answers listed"),
        ({"is_agency": ""}, "Say whether an agency sends them."),
        ({"teams": [str(new_id())]}, "Choose one of the answers listed"),
        ({"id": "nonsense"}, "Your words are still here"),
    ],
)
def test_what_cannot_be_added_gets_a_sentence_and_keeps_what_was_typed(as_sam, armley, typed, sentence):
    page = sent(as_sam, WORKERS + "add/", {**ADD, "id": new_id(), **typed}, 422)
    assert sentence in page
    assert "There is a problem" in page
    for name in {"name", "email"} - typed.keys():
        assert f'value="{ADD[name]}"' in page
    assert Worker.objects.count() == 1


@pytest.mark.parametrize(
    "name", ["Zoë 🌱", "مرحبا", "<script>alert(1)</script>", "'; DROP TABLE workforce_worker; --", "O'Brien-Smith"]
)
def test_any_name_is_a_name(as_sam, name):
    key = new_id()
    sent(as_sam, WORKERS + "add/", {**ADD, "id": key, "name": name}, 200)
    assert Worker.objects.get(pk=key).name == name
    assert "<script>alert" not in shown(as_sam, f"{WORKERS}{key}/") + shown(as_sam, WORKERS)


def test_the_second_of_two_editors_sees_both_versions(as_sam, mina):
    path = f"{WORKERS}{mina.pk}/change/"
    typed = {
        "version": 1,
        "name": "Mina First",
        "email": "mina@example.org",
        "roles": ["practitioner", "supervisor"],
        "is_agency": "no",
    }
    assert sent(as_sam, path, typed).url == f"{WORKERS}{mina.pk}/?done=changed"
    page = sent(as_sam, path, {**typed, "name": "Mina Second", "roles": "practitioner"}, 422)
    assert "Somebody else changed this while you were writing" in page
    assert "Mina First" in page
    assert 'value="Mina Second"' in page
    assert 'name="version" value="2"' in page
    sent(as_sam, path, {**typed, "version": 2, "name": "Mina Second"})
    history = shown(as_sam, f"{WORKERS}{mina.pk}/?done=changed")
    assert "The change is kept." in history
    assert "Name changed from Mina First to Mina Second." in history
    assert "Roles changed from practitioner to practitioner, supervisor." in history
    assert "<bdi>Sam Whitlock</bdi>" in history
    assert "ersion" not in history.split("What changed")[1].split("</ul>")[0]


def test_a_locked_worker_is_shown_so_and_unlocked(as_sam, mina, now):
    path = f"{WORKERS}{mina.pk}/"
    assert "Open: they can sign in." in shown(as_sam, path)
    for turn in range(5):
        note_try(
            kind=SignInTry.Kind.TRY,
            address=str(turn),
            email=keyed_hash(mina.email),
            by=HOUSE,
            at=now - timedelta(seconds=turn),
        )
    page = shown(as_sam, path)
    assert "Locked until" in page
    assert sent(as_sam, path + "unlock/", {}).url == path + "?done=unlocked"
    assert "They can try again at once." in shown(as_sam, path + "?done=unlocked")
    assert "Locked until" not in shown(as_sam, path)


def test_a_new_link_goes_to_its_holder_alone(as_sam, mina, post):
    path = f"{WORKERS}{mina.pk}/"
    assert sent(as_sam, path + "link/", {"version": 1}).url == path + "?done=link_sent"
    assert "for an hour" in post()[0]["body"]


def test_somebody_who_left_stands_apart_and_can_come_back(as_sam, mina, today, now):
    path = f"{WORKERS}{mina.pk}/"
    dues.keep(
        [
            dues.due_row(
                source_room="conversations",
                source_id=new_id(),
                kind="note",
                due_at=now,
                what="A visit.",
                worker=mina.pk,
            )
        ]
    )
    asked = shown(as_sam, path + "left/")
    assert "In <bdi>Armley</bdi> from" in asked
    assert "1 clock" in asked
    assert sent(as_sam, path + "left/", {"version": 1, **boxes("left_on", today)}).url == path + "?done=left"
    page = shown(as_sam, path)
    assert "Shut. They have not worked here since" in page
    assert "Something still waits." in page
    assert "Mina Osei" not in shown(as_sam, WORKERS)
    assert "Mina Osei" in shown(as_sam, WORKERS + "?left=1")
    assert "Mina Osei (has left)" in shown(as_sam, f"{COVER}add/?absent={mina.pk}")
    assert "They have left" in sent(as_sam, path + "link/", {}, 422)
    assert "Somebody else changed this" in sent(as_sam, path + "back/", {"version": 1}, 422)
    assert sent(as_sam, path + "back/", {"version": 2}).url == path + "?done=back"
    assert "Mina Osei" in shown(as_sam, WORKERS)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Write the first day they no longer work here."),
        ({"left_on_day": "31", "left_on_month": "2", "left_on_year": "2027"}, "days."),
        ({"left_on_day": "1", "left_on_month": "1", "left_on_year": "1900"}, "more than a year ago"),
        ({"left_on_day": "1", "left_on_month": "1", "left_on_year": "9999"}, "more than a year from now"),
    ],
)
def test_a_leaving_day_that_cannot_be_gets_a_sentence(as_sam, mina, typed, sentence):
    assert sentence in sent(as_sam, f"{WORKERS}{mina.pk}/left/", {"version": 1, **typed}, 422)


def test_oneself_is_not_said_to_have_left(as_sam, sam, today):
    assert "/left/" not in shown(as_sam, f"{WORKERS}{sam.pk}/")
    assert "You cannot say this of yourself." in sent(
        as_sam, f"{WORKERS}{sam.pk}/left/", {"version": 1, **boxes("left_on", today)}, 422
    )


def test_pages_of_administration_are_kept_by_no_browser(as_sam, everything):
    assert as_sam.get(WORKERS)["Cache-Control"] == "no-store"
