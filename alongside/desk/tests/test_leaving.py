"""When a worker leaves: all of it on one page, handed over in one act, or nothing."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.access.roles import Role
from alongside.audit.models import LedgerEntry
from alongside.conversations.actions import (
    UnableToAnswer,
    answer_check_back,
    leave_check_back,
    leave_first_contact,
)
from alongside.conversations.tests.calling import call
from alongside.conversations.told import RightPlace
from alongside.desk.actions import UnableToLeaveBehind, hand_over_what_is_left
from alongside.desk.actions.leaving import Handing
from alongside.desk.leaving import what_they_leave
from alongside.directory.actions import (
    Plan,
    UnableToIntroduce,
    UnableToKeepLink,
    answer_introduction,
    leave_introduction,
    leave_links,
    propose_introduction,
)
from alongside.directory.models import CommunityLink, Service
from alongside.goals.models import Partner, Partnership
from alongside.kit.ids import new_id
from alongside.kit.moments import date_in_words, in_london
from alongside.people.actions import add_person
from alongside.people.models import HandOver, Involvement, Person
from alongside.talking_points.actions import UnableToOpen, leave_sessions
from alongside.talking_points.models import SessionWorker
from alongside.workforce.actions.cover import set_cover
from alongside.workforce.actions.workers import add_worker, say_worker_left
from alongside.workforce.models import Due

pytestmark = pytest.mark.django_db
WORDS = "Ask him about the bus one. He rings when it is too much."


@pytest.fixture
def nora(cast):
    return add_worker(
        id=new_id(), name="Nora Frost", email="nora@example.org", roles=[Role.PRACTITIONER], by=cast.workers["sam"],
        at=cast.now,
    )  # fmt: skip


def left_of(cast, about="Simon", reader="mina"):
    leaves = what_they_leave(cast.workers["mina"], cast.workers[reader], at=cast.now)
    return next(one for one in leaves.left if one.title == about)


def hand(cast, to, *, about="Simon", by="mina", key=None, words=WORDS):
    handing = Handing(left_of(cast, about, by), to, words)
    return hand_over_what_is_left(
        worker=cast.workers["mina"], handings=[handing], key=key or new_id(), by=cast.workers[by], at=cast.now
    )


def test_a_partnership_and_the_place_alongside_go_to_a_colleague_in_one_act(cast, nora):
    simon, mina = cast.people["simon"], cast.workers["mina"]
    hand(cast, nora)
    assert {str(row) for row in Partner.objects.filter(partnership__person=simon, ends_on=None)} == {
        "Nora Frost",
        "the person",
    }
    assert Involvement.objects.get(person=simon, worker=nora).is_named_practitioner
    assert HandOver.objects.get(involvement__worker=nora).what_to_know == WORDS
    waiting = Due.objects.open().filter(person=simon.pk)
    assert not waiting.filter(worker=mina, kind__in=["look_back", "check_back", "undertaking"]).exists()
    assert {"look_back", "partnership_passed", "hand_over"} <= set(
        waiting.filter(worker=nora).values_list("kind", flat=True)
    )
    verbs = set(LedgerEntry.objects.filter(actor=mina.key, acted_at=cast.now).values_list("verb", flat=True))
    assert {"leaving.handed_over", "partnership.passed_on", "involvement.handed_over"} <= verbs
    call_command("rebuild_story", check=True)


def test_what_cannot_be_handed_over_leaves_everything_as_it_was(cast, nora):
    simon, mina = cast.people["simon"], cast.workers["mina"]
    with pytest.raises(UnableToLeaveBehind, match="Simon: Priya Nair could not open"):
        hand(cast, cast.workers["priya"])
    with pytest.raises(UnableToLeaveBehind, match="Write what Nora Frost should know"):
        hand(cast, nora, words=" ")
    with pytest.raises(UnableToLeaveBehind, match="at least one"):
        hand_over_what_is_left(worker=mina, handings=[], key=new_id(), by=mina, at=cast.now)
    with pytest.raises(UnableToLeaveBehind, match="Dorothy Hale: Something of your own"):
        hand(cast, nora, about="Dorothy Hale")  # a draft of hers waits
    both = [Handing(left_of(cast), nora, WORDS), Handing(left_of(cast, "Dorothy Hale"), nora, WORDS)]
    with pytest.raises(UnableToLeaveBehind, match="Dorothy Hale"):
        hand_over_what_is_left(worker=mina, handings=both, key=new_id(), by=mina, at=cast.now)
    assert Partner.objects.get(partnership__person=simon, worker__isnull=False, ends_on=None).worker == mina


def test_a_colleague_hands_over_once_they_cover_and_nobody_else(cast, nora, sign_in):
    mina, ruth = cast.workers["mina"], cast.workers["ruth"]
    page = f"/leaving/{mina.pk}/"
    assert sign_in(ruth).get(page).status_code == 403
    with pytest.raises(UnableToLeaveBehind, match="whoever covers"):
        hand_over_what_is_left(
            worker=mina, handings=[Handing(left_of(cast), nora, WORDS)], key=new_id(), by=ruth, at=cast.now
        )
    set_cover(
        id=new_id(), absent=mina, covering=ruth, starts_at=cast.now - timedelta(minutes=1),
        ends_at=cast.now + timedelta(days=7), by=ruth, at=cast.now,
    )  # fmt: skip
    shown = sign_in(ruth).get(page).content.decode()
    assert "What <bdi>Mina Osei</bdi> leaves" in shown
    assert "Record the note about Dorothy Hale" in shown
    hand(cast, nora, by="ruth")
    assert Involvement.objects.get(worker=nora).is_named_practitioner


def test_the_form_hands_over_says_what_is_missing_and_does_it_once(cast, nora, sign_in):
    mina, simon = sign_in(cast.workers["mina"]), cast.people["simon"]
    page = f"/leaving/{cast.workers['mina'].pk}/"
    assert mina.get("/leaving/")["Location"] == page
    shown = mina.get(page).content.decode()
    assert "Alongside, as the named practitioner · Working together since" in shown
    assert "Only you can finish" in shown
    sent = {"key": str(new_id()), f"to_{simon.pk}": str(nora.pk)}
    answer = mina.post(page, sent)
    assert answer.status_code == 422
    assert "Write what Nora Frost should know about Simon" in answer.content.decode()
    for _ in range(2):
        assert mina.post(page, {**sent, f"words_{simon.pk}": WORDS}).status_code in (302, 422)
    assert Partner.objects.filter(worker=nora).count() == 1
    assert "Handed over." in mina.get(f"{page}?handed=1").content.decode()
    assert sign_in(nora).get("/").content.decode().count("Simon") > 1


def test_the_page_costs_the_same_for_one_and_three(cast, sign_in):
    mina, browser = cast.workers["mina"], sign_in(cast.workers["mina"])

    def statements():
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(f"/leaving/{mina.pk}/").status_code == 200
        return len(asked)

    statements()
    before = statements()
    for name in ("Ann Bird", "Bo Reed"):
        add_person(id=new_id(), name=name, by=mina, at=cast.now)
    assert statements() == before
    assert Person.objects.count() > Partnership.objects.count()


def test_what_waits_about_a_person_goes_to_whoever_goes_on_with_them(cast, nora, sign_in):
    mina, simon, now = cast.workers["mina"], cast.people["simon"], cast.now
    songs = propose_introduction(
        person=simon, id=new_id(), service=Service.objects.get(name="Mending bench"), by=mina, at=now
    )
    plan = Plan(introducer="worker", worker=mina, how="together", on_day=in_london(now).date(), asker=mina)
    songs = answer_introduction(
        introduction=songs, seen_version=songs.version, answer="yes", plan=plan, by=mina, at=now
    )
    first = call(cast, simon, by="mina", right_place=RightPlace("longer", worker=mina), at=now)
    left = left_of(cast)
    assert {
        "An introduction: Mending bench",
        f"A first contact of {date_in_words(in_london(first.contact_at).date())}",
    } <= set(left.what)
    assert any(words.startswith("To go back and ask, by ") for words in left.what)
    hand(cast, nora)
    songs.refresh_from_db()
    first.refresh_from_db()
    lines = [turn.line[:33] for turn in songs.turns.all()]  # all of one moment here
    assert (songs.worker, songs.asker, "Nora Frost in the place of Mina O" in lines) == (
        nora, nora, True,
    )  # fmt: skip
    assert (first.to_worker, first.conversation.check_back.owner) == (nora, nora)
    waiting = Due.objects.open().filter(person=simon.pk)
    assert not waiting.filter(worker=mina).exists()
    theirs = set(waiting.filter(worker=nora).values_list("kind", flat=True))
    assert {"introduction_went", "first_contact", "check_back"} <= theirs
    assert sign_in(nora).get(f"/people/{simon.pk}/introductions/{songs.pk}/").status_code == 200
    call_command("rebuild_story", check=True)


def test_a_first_contact_of_nobody_known_and_talking_points_change_hands_without_words(cast, nora):
    mina, graham, now = cast.workers["mina"], cast.workers["graham"], cast.now
    first = call(cast, None, by="mina", right_place=RightPlace("longer", worker=mina), at=now)
    [nobodys] = [one for one in what_they_leave(mina, mina, at=now).left if one.kind == "first_contact"]
    assert nobodys.what[0] == "About somebody nobody can name yet"
    due_at = Due.objects.get(source_id=first.pk).due_at
    with pytest.raises(UnableToLeaveBehind, match="no role that takes on"):
        hand(cast, cast.workers["ade"], about=nobodys.title, words="")
    hand(cast, nora, about=nobodys.title, words="")
    assert (Due.objects.get(source_id=first.pk).worker, Due.objects.get(source_id=first.pk).due_at) == (nora, due_at)

    leaves = what_they_leave(graham, graham, at=now).left
    [centre, library] = sorted((one for one in leaves if one.kind == "sessions"), key=lambda one: one.title[20:])[::-1]
    venue = centre.facts["venue"]
    for colleague, says in ((mina, "Only Graham"), (graham, "has left|Choose a colleague")):
        with pytest.raises(UnableToOpen, match=says):
            leave_sessions(worker=graham, venue=venue, to=graham, by=colleague, at=now)
    handings = [Handing(centre, nora, ""), Handing(library, cast.workers["ruth"], "")]
    hand_over_what_is_left(worker=graham, handings=handings, key=new_id(), by=graham, at=now)
    there = SessionWorker.objects.to_come(at=now)
    assert not there.filter(worker=graham).exists()
    assert set(there.filter(session__venue=venue).values_list("worker", flat=True)) == {nora.pk}
    assert set(there.filter(session__venue=library.facts["venue"]).values_list("worker__name", flat=True)) == {
        cast.workers["ruth"].name
    }, "she was there already"
    assert (
        Due.objects.open().filter(worker=nora, kind="talking_point_session").count()
        == there.filter(worker=nora).count()
        > 1
    )
    call_command("rebuild_story", check=True)


def test_an_act_of_leaving_refuses_what_is_not_there_to_be_left(cast, nora):
    mina, graham, simon, now = (*(cast.workers[slug] for slug in ("mina", "graham")), cast.people["simon"], cast.now)
    past = {"to": nora, "by": mina, "at": now}
    bench = Service.objects.get(name="Mending bench")
    suggested = propose_introduction(person=simon, id=new_id(), service=bench, by=mina, at=now)
    with pytest.raises(UnableToIntroduce, match="nothing in which Mina Osei introduces"):
        leave_introduction(introduction=suggested, seen_version=1, worker=mina, **past)
    advised = call(cast, simon, by="mina", right_place=RightPlace("advice", worker=mina), at=now)
    with pytest.raises(UnableToAnswer, match="taken this on already"):
        leave_first_contact(contact=advised, seen_version=advised.version, **past)
    waits = call(cast, None, by="mina", right_place=RightPlace("longer", worker=mina), at=now)
    with pytest.raises(UnableToAnswer, match="on their desk"):
        leave_first_contact(contact=waits, seen_version=waits.version, **{**past, "by": graham})
    back = advised.conversation.check_back
    call_off = {"came_out": "all_well", "by": mina, "at": now}
    answered = answer_check_back(check_back=back, seen_version=back.version, **call_off)
    with pytest.raises(UnableToAnswer, match="asked already"):
        leave_check_back(check_back=answered, seen_version=answered.version, **past)
    says = {"left_on": in_london(now).date(), "by": cast.workers["sam"], "at": now}
    past["to"] = say_worker_left(worker=nora, seen_version=nora.version, **says)
    with pytest.raises(UnableToAnswer, match="Nora Frost has left"):
        leave_first_contact(contact=waits, seen_version=waits.version, **past)


def test_community_links_change_hands_with_the_rest_and_need_no_words(cast, nora):
    mina, graham = cast.workers["mina"], cast.workers["graham"]
    names = set(CommunityLink.objects.filter(hand=mina).values_list("name", flat=True))
    assert names
    left = left_of(cast, "Community links")
    assert names == set(left.what[1].split(", "))
    with pytest.raises(UnableToLeaveBehind, match="Only Mina Osei"):
        hand(cast, graham, about="Community links", by="graham")
    hand(cast, graham, about="Community links", words="")
    held = CommunityLink.objects.filter(name__in=names)
    assert {row.hand for row in held if row.team.name == "Armley"} == {graham}
    assert not CommunityLink.objects.filter(hand=mina).exists()
    assert "Community links" not in [one.title for one in what_they_leave(mina, mina, at=cast.now).left]
    with pytest.raises(UnableToKeepLink, match="whoever covers"):
        leave_links(worker=graham, to=None, by=mina, at=cast.now)
