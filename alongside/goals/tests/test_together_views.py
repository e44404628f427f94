"""Pages on the way: the wheels, a rest, a look back, a place passed on, readiness, what was explained."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alongside.access.roles import Role
from alongside.conversations.models import Conversation
from alongside.goals.actions import begin_partnership, turn_wheels
from alongside.goals.models import LookBack, Partnership, PassedOn, WheelEvent
from alongside.goals.tests.test_partnership_actions import begin
from alongside.goals.tests.test_partnership_views import day
from alongside.goals.tests.test_together_actions import by_mina, days
from alongside.kit.ids import new_id
from alongside.people.actions import begin_involvement, link_record
from alongside.people.models import Contact

pytestmark = pytest.mark.django_db


@pytest.fixture
def simons(cast):
    """Simon and Mina's partnership, and where its pages are."""
    one = Partnership.objects.of(cast.people["simon"]).get()
    return one, f"/people/{one.person_id}/together/{one.pk}/"


def test_the_wheels_are_a_picture_and_an_equal_list(cast, simons, sign_in):
    _, page = simons
    shown = sign_in(cast.workers["mina"]).get(page).content.decode()
    assert shown.count("Two wheels that overlap") == 2
    assert "No new connection yet" not in shown
    assert "Worker: five of nine. Together: two of two. Person: six of eight." in shown
    for words in ("Spot chances", "Not yet.", "My legs shook", "2 times in all", "some enthusiasm", "it is his now"):
        assert words.lower() in shown.lower(), words
    for source in WheelEvent.objects.exclude(source_kind=""):
        assert f"{source.source_id}/" in shown, source.source_kind
    for more in ("to-print/", "to-print/?size=large", "to-keep/"):
        assert "Simon" in sign_in(cast.workers["mina"]).get(page + more).content.decode()


def test_an_element_untouched_for_a_while_is_an_idea_and_not_while_it_rests(cast, sign_in):
    one, mina = begin(cast, began_on=days(cast, -60)), sign_in(cast.workers["mina"])
    page = f"/people/{one.person_id}/together/{one.pk}/"
    shown = mina.get(page).content.decode()
    assert shown.count("An idea, no more") == 2
    assert "No new connection yet is a fair place to be." in shown
    assert "Nothing is written down yet" in shown
    sent = {"id": str(new_id()), "why": "Her hip", **day("from_on", days(cast, 0))}
    assert "Write why" in mina.post(f"{page}rest/", {**sent, "why": ""}).content.decode()
    assert mina.post(f"{page}rest/", sent).status_code == 302
    assert mina.post(f"{page}rest/", sent).status_code == 302, "sent twice, done once"
    shown = mina.get(page).content.decode()
    assert "rests since" in shown
    assert "An idea, no more" not in shown
    assert mina.post(f"{page}begin-again/", day("on", days(cast, 0))).status_code == 302
    assert "rests since" not in mina.get(page).content.decode()


def test_what_happened_is_kept_with_what_it_touched_and_which_fact_it_was(cast, simons, sign_in):
    one, page = simons
    mina, talk = sign_in(cast.workers["mina"]), Conversation.objects.of(cast.people["simon"]).first()
    sent = {"id": str(new_id()), "words": "We found a room", "voice": "worker", **day("happened_on", days(cast, 0))}
    answer = mina.post(f"{page}turn/", sent)
    assert answer.status_code == 422
    assert "Choose at least one: what did it touch?" in answer.content.decode()
    sent |= {"person": ["develop_interests"], "worker": ["identify_opportunities"], "source": f"conversation:{talk.pk}"}
    assert mina.post(f"{page}turn/", sent).status_code == 302
    assert mina.post(f"{page}turn/", sent).status_code == 302, "sent twice, done once"
    event = WheelEvent.objects.get(pk=sent["id"])
    assert (event.source_kind, event.source_id, event.touches.count()) == ("conversation", talk.pk, 2)
    its = f"/people/{one.person_id}/together/events/{event.pk}/"
    assert "We found a room" in mina.get(its).content.decode()
    assert "Write why" in mina.post(f"{its}entered-in-error/", {"why": ""}).content.decode()
    assert mina.post(f"{its}entered-in-error/", {"why": "Another day"}).status_code == 302
    assert "taken back" in mina.get(its).content.decode()
    assert "We found a room" not in mina.get(page).content.decode()


def test_of_two_peers_it_is_said_whose_wheel_it_was(cast, sign_in):
    dorothy, mina = cast.people["dorothy"], sign_in(cast.workers["mina"])
    arthur = Contact.objects.of(dorothy).get(name="Arthur Pell")
    one = begin(cast, shape="peers", worker=None, contacts=[arthur])
    page, his = f"/people/{dorothy.pk}/together/{one.pk}/", one.partners.get(contact=arthur)
    assert "Whose wheel?" in mina.get(f"{page}turn/").content.decode()
    sent = {"id": str(new_id()), "words": "He pruned", "voice": "person", "person": ["develop_skills"]}
    assert (
        mina.post(f"{page}turn/", {**sent, "whose": str(his.pk), **day("happened_on", days(cast, 0))}).status_code
        == 302
    )
    assert WheelEvent.objects.get(pk=sent["id"]).partner == his
    assert "Arthur Pell" in mina.get(page).content.decode()
    assert mina.get(f"{page}pass-on/").status_code == 404, "no worker is in it"


def test_parts_change_hands_on_a_page_and_the_second_of_two_is_told(cast, simons, sign_in):
    one, page = simons
    mina, [hers, his] = sign_in(cast.workers["mina"]), one.now_in_it()
    jo = Contact.objects.of(cast.people["simon"]).get(name="Jo Archer")
    sent = {
        "version": one.version,
        f"part_{hers.pk}": "person",
        f"part_{his.pk}": "worker",
        **day("from_on", days(cast, 0)),
    }
    more = {"newcomer": str(jo.pk), "newcomers_part": "both", "why": "He teaches her"}
    assert mina.post(f"{page}parts/", {**sent, **more}).status_code == 302
    shown = mina.get(page).content.decode()
    for words in ("Jo Archer", "was supported", "He teaches her"):
        assert words in shown
    again = mina.post(f"{page}parts/", {**sent, f"part_{his.pk}": "both"})
    assert again.status_code == 422


def test_they_look_back_on_a_page_and_the_desk_leads_there(cast, simons, sign_in):
    one, page = simons
    mina = sign_in(cast.workers["mina"])
    to_come = LookBack.objects.get(partnership=one, done_on=None)
    its = f"/people/{one.person_id}/together/look-backs/{to_come.pk}/"
    assert its in mina.get("/").content.decode()
    sent = {"version": to_come.version, **day("done_on", days(cast, 0)), **day("next_on", days(cast, 50))}
    assert "Write what the two of you saw" in mina.post(its, sent).content.decode()
    assert mina.post(its, {**sent, "words": "Saturdays at the café"}).status_code == 302
    assert "Saturdays at the café" in mina.get(page).content.decode()
    assert mina.get(its)["Location"] == page
    assert mina.post(f"{page}name-a-day/", day("on", days(cast, 20))).status_code == 302
    assert LookBack.objects.get(partnership=one, done_on=None).on == days(cast, 20)
    way = f"/people/{one.person_id}/together/way/{to_come.pk}/"
    assert mina.get(way)["Location"] == f"{page}#on-the-way"
    assert mina.get(f"/people/{one.person_id}/together/way/{new_id()}/").status_code == 404


def test_a_place_is_passed_on_and_read_by_the_colleague(cast, simons, sign_in):
    one, page = simons
    farah = cast.workers["farah"]
    begin_involvement(
        person=cast.people["simon"],
        id=new_id(),
        worker=farah,
        role=Role.FIRST_CONTACT,
        starts_at=cast.now,
        **by_mina(cast),
    )
    mina = sign_in(cast.workers["mina"])
    sent = {"id": str(new_id()), "to": str(farah.pk)}
    assert "Write what was learnt" in mina.post(f"{page}pass-on/", sent).content.decode()
    assert mina.post(f"{page}pass-on/", {**sent, "learnt": "The bus one wins"}).status_code == 302
    passed = PassedOn.objects.get()
    its = f"/people/{one.person_id}/together/passed/{passed.pk}/"
    browser = sign_in(farah)
    assert its in browser.get("/").content.decode()
    assert "I have read this" in browser.get(its).content.decode()
    assert browser.post(its).status_code == 302
    assert its not in browser.get("/").content.decode()
    assert "The bus one wins" in browser.get(page).content.decode()


def test_readiness_and_what_was_explained_are_written_down(cast, simons, sign_in):
    _, page = simons
    mina = sign_in(cast.workers["mina"])
    sent = {"id": str(new_id()), **day("looked_on", days(cast, 0))}
    assert "Answer at least one" in mina.post(f"{page}ready/", sent).content.decode()
    assert mina.post(f"{page}ready/", {**sent, "ready_enthusiasm": "there"}).status_code == 302
    assert "1 time before" in mina.get(page).content.decode()
    sent = {"id": str(new_id()), "explained_by": "Jo", **day("explained_on", days(cast, 0))}
    assert "Say how it was explained" in mina.post(f"{page}explained/", sent).content.decode()
    assert mina.post(f"{page}explained/", {**sent, "ways": ["easy_read"]}).status_code == 302
    assert "by <bdi>Jo</bdi>: easy read, or pictures" in mina.get(page).content.decode()


def test_the_page_of_a_partnership_costs_the_same_however_often_the_wheels_turned(cast, sign_in):
    one = begin(cast, began_on=days(cast, -10))
    browser = sign_in(cast.workers["mina"])

    def turn():
        turn_wheels(
            partnership=one, id=new_id(), happened_on=days(cast, 0), elements=["foster_trust", "develop_skills"],
            words="Tea", **by_mina(cast),
        )  # fmt: skip

    def statements():
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(f"/people/{one.person_id}/together/{one.pk}/").status_code == 200
        return len(asked)

    turn()
    statements()
    before = statements()
    turn()
    turn()
    assert statements() == before


def test_a_peer_who_has_a_record_here_is_told_of_to_whoever_may_open_both(cast, sign_in):
    dorothy, simon = cast.people["dorothy"], cast.people["simon"]
    arthur = Contact.objects.of(dorothy).get(name="Arthur Pell")
    begin_partnership(
        person=dorothy, id=new_id(), shape="peers", contacts=[arthur], began_on=days(cast, -3), **by_mina(cast)
    )
    link_record(
        contact=arthur, seen_version=arthur.version, record=simon.pk, they_may_know="We meet",
        **by_mina(cast),
    )  # fmt: skip
    page = f"/people/{simon.pk}/together/"
    assert "Dorothy Hale" in sign_in(cast.workers["mina"]).get(page).content.decode()
    assert "Dorothy Hale" not in sign_in(cast.workers["ade"]).get(page).content.decode(), "on a shift with Simon alone"
