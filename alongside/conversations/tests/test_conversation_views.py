"""Pages of a conversation: started, written in any order, kept, recorded, read; nothing typed is lost."""

from dataclasses import replace
from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside import packs
from alongside.conversations import actions
from alongside.conversations.models import Conversation, ConversationDraft, Series
from alongside.conversations.tests.talking import due, talk
from alongside.conversations.told import THE_PERSON, Offered, Somebody, ToDo, Worry
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.people.models import Contact
from alongside.workforce.models import KeptWords


def sheet(kind="connecting", **facts):
    """What a browser sends of the page: as short as it may be."""
    at = in_london(timezone.now() - timedelta(hours=1))
    back = at + timedelta(days=14)
    return {
        "kind": kind, "how": "visit", "place": "", "in_their_words": "I told the bus one.", "said_by": "",
        "contact_at_day": at.day, "contact_at_month": at.month, "contact_at_year": at.year,
        "contact_at_time": f"{at:%H:%M}",
        "new_contact": "", "new_contact_tie": "", "series": "new", "purpose": "", "check_back": "day",
        "check_back_on_day": back.day, "check_back_on_month": back.month, "check_back_on_year": back.year,
        "check_back_by": "me", "why_none": "", "version": "", **facts,
    }  # fmt: skip


def row(prefix, **boxes):
    """One row of the page, as a browser sends it."""
    return {f"{prefix}-{name}": words for name, words in boxes.items()}


def at(name, person, key):
    return reverse(f"conversations:{name}", args=[person.pk, key])


@pytest.fixture
def mina(cast, sign_in):
    return sign_in(cast.workers["mina"])


def test_which_conversation_is_asked_first_in_the_packs_words(cast, mina):
    simon = cast.people["simon"]
    assert b"Start a conversation" in mina.get(reverse("people:story", args=[simon.pk])).content
    html = mina.get(reverse("conversations:start", args=[simon.pk])).content.decode()
    titles = ("First contact", "Connecting people", "Responding in a crisis", "Planning for the longer term")
    assert [html.index(title) for title in titles] == sorted(html.index(title) for title in titles)
    begun = mina.get(reverse("conversations:begin", args=[simon.pk, "crisis"]), follow=True)
    assert "What did <bdi>Simon</bdi> say?" in begun.content.decode()
    assert "What has to happen for you to be safe tonight?" in begun.content.decode()
    assert mina.get(reverse("conversations:begin", args=[simon.pk, "seance"])).status_code == 404
    nowhere = mina.get(at("write_conversation", simon, new_id()))
    assert nowhere["Location"] == reverse("conversations:start", args=[simon.pk])


def test_a_short_one_is_recorded_from_one_page_and_read(cast, mina):
    simon, key = cast.people["simon"], new_id()
    answer = mina.post(at("write_conversation", simon, key), sheet(record="yes"), follow=True)
    html = answer.content.decode()
    assert "Recorded. It is in the story now." in html
    assert "Connecting people, first conversation" in html
    assert "I told the bus one." in mina.get(reverse("people:story", args=[simon.pk])).content.decode()
    again = mina.post(at("write_conversation", simon, key), sheet(record="yes"))
    assert again["Location"].endswith(f"{key}/?recorded=1")
    assert mina.get(at("write_conversation", simon, key))["Location"] == at("conversation", simon, key)
    other = mina.post(at("write_conversation", simon, key), sheet(record="yes", in_their_words="Something else"))
    assert other.status_code == 422
    assert "recorded a moment ago from another device" in other.content.decode()
    assert "Something else" in other.content.decode()


def test_a_long_one_is_recorded_with_every_row(cast, mina):
    simon, key = cast.people["simon"], new_id()
    jo = Contact.objects.of(simon).get(name="Jo Archer")
    known = simon.strengths.get(words="Turns up")
    series = Series.objects.of(simon).get()
    facts = sheet(
        record="yes", series=series.pk, contacts=[jo.pk], workers=[cast.workers["ade"].pk], strengths=[known.pk],
        new_contact="Pat Reed", new_contact_tie="friend",
        **{
            **row("noticed-0", words="He stood taller.", mark="observed", whose="me", whose_name=""),
            **row("noticed-1", words="", mark="said", whose="person", whose_name=""),
            **row("noticed-2", words="It is kind here.", mark="said", whose="other", whose_name="The host"),
            **row("strength-0", words="A warm hall", kind="community", says="worker", says_name=""),
            **row("to_do-0", whose=f"contact:{jo.pk}", whose_name="", words="Come along"),
            **row("offer-0", what="The bus times", kind="advice", given_as="written"),
        },
        wants="Go alone", good="Freedom", harm="", harm_of_not="", outcomes=["community_connection"],
        worried="yes", worry="He owes money", worry_to=f"team:{cast.teams['Armley'].pk}",
    )  # fmt: skip
    mina.post(at("write_conversation", simon, key), facts)
    one = Conversation.objects.get(pk=key)
    assert (one.series_id, one.number) == (series.pk, 3)
    assert [(row.words, row.who("Simon")) for row in one.statements.all()] == [
        ("He stood taller.", "Mina Osei"),
        ("It is kind here.", "The host"),
    ]
    assert one.undertakings.get().contact == jo
    assert {row.strength.kind for row in one.strengths_shown.all()} == {"personal", "community"}
    assert one.offers.get().given_as == "written"
    html = unescape(mina.get(at("conversation", simon, key)).content.decode())
    for words in (
        "Pat Reed",
        "Seen or heard",
        "A warm hall",
        "Go alone",
        "Come along",
        "He owes money",
        "The bus times",
    ):
        assert words in html


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"in_their_words": ""}, "One of them is enough"),
        ({"in_their_words": "x" * 50_000}, "This is 30,000 characters too long"),
        ({"contact_at_year": "2999"}, "in the future"),
        ({"contact_at_year": "2000"}, "more than a year ago"),
        ({"check_back": "none"}, "Write why nobody checks back"),
        ({"check_back_on_year": "2001"}, "before the conversation"),
        ({"kind": "crisis", "long_outcomes": ["permanent_move"]}, "only what is needed now"),
        ({"kind": "longer_term", "because": "none"}, "A colleague will read it"),
        ({"kind": "longer_term"}, "explored what is already there"),
        ({"noticed-0-words": "x", "noticed-0-mark": "said", "noticed-0-whose": "other"}, "Write who that is"),
        ({"worried": "yes", "worry": "Bruises"}, "Choose who gets it"),
        ({"new_contact": "Jo Archer", "new_contact_tie": "family"}, "Tick the name"),
    ],
)
def test_what_cannot_be_right_has_a_sentence_and_is_kept_as_a_draft(cast, mina, facts, says):
    simon, key = cast.people["simon"], new_id()
    sent = sheet(record="yes", place="<i>café</i> ☕ مقهى", **facts)
    answer = mina.post(at("write_conversation", simon, key), sent)
    html = unescape(answer.content.decode())
    assert answer.status_code == 422
    assert says in html
    assert "There is a problem" in html
    assert not Conversation.objects.filter(pk=key).exists()
    kept = ConversationDraft.objects.get(pk=key).words
    assert (kept["place"], kept["in_their_words"]) == (sent["place"], sent["in_their_words"])
    assert sent["in_their_words"] in mina.get(at("write_conversation", simon, key)).content.decode()


def test_another_row_is_added_by_sending_the_page_and_everything_typed_is_there(cast, mina):
    simon, key = cast.people["simon"], new_id()
    row = {"noticed-0-words": "He laughed.", "noticed-0-mark": "opinion", "noticed-0-whose": "person"}
    answer = mina.post(at("write_conversation", simon, key), sheet(add="noticed", in_their_words="", **row))
    assert answer["Location"] == at("write_conversation", simon, key) + "#id_noticed-1-words"
    html = mina.get(answer["Location"]).content.decode()
    assert 'name="noticed-1-words"' in html
    assert "He laughed." in html
    assert html.count('<option value="opinion" selected>') == 1
    answer = mina.post(at("write_conversation", simon, key), sheet(keep="yes", version="1", **row))
    assert answer["Location"] == reverse("people:story", args=[simon.pk])
    assert "Record your conversation with Simon" in mina.get("/").content.decode()
    assert str(key) in mina.get(reverse("conversations:start", args=[simon.pk])).content.decode()
    assert mina.post(at("drop_conversation", simon, key)).status_code == 302
    assert not ConversationDraft.objects.exists()


def test_while_typing_it_is_kept_and_a_second_device_is_told(cast, mina):
    simon, key = cast.people["simon"], new_id()
    keep = at("keep_conversation", simon, key)
    assert b"Saved" in mina.post(keep, sheet(in_their_words="From the phone")).content
    assert b'value="2"' in mina.post(keep, sheet(in_their_words="From the phone, more", version="1")).content
    assert b"another device" in mina.post(keep, sheet(in_their_words="From the laptop", version="1")).content
    answer = mina.post(
        at("write_conversation", simon, key), sheet(record="yes", in_their_words="From the laptop", version="1")
    )
    html = answer.content.decode()
    assert answer.status_code == 422
    assert "What you wrote, and what stands now" in html
    assert "From the phone, more" in html
    assert "From the laptop" in html
    assert ConversationDraft.objects.get(pk=key).words["in_their_words"] == "From the phone, more"
    assert 'id="draft-version" value="2"' in html
    mina.post(at("write_conversation", simon, key), sheet(record="yes", in_their_words="From both", version="2"))
    assert Conversation.objects.get(pk=key).in_their_words == "From both"
    assert b"has been recorded" in mina.post(keep, sheet(version="2")).content


def test_what_another_device_kept_or_recorded_is_never_written_over(cast, mina):
    simon, key = cast.people["simon"], new_id()
    keep, write = at("keep_conversation", simon, key), at("write_conversation", simon, key)
    assert mina.post(keep, {"in_their_words": "Of no kind"}).status_code == 404
    for version in ("", "1"):
        mina.post(keep, sheet(in_their_words="From the phone", version=version))
    for pressed in ({"keep": "yes"}, {"record": "yes", "check_back": "none"}):
        answer = mina.post(write, sheet(in_their_words="From the laptop", version="1", **pressed))
        html = answer.content.decode()
        assert answer.status_code == 422
        assert "What you wrote, and what stands now" in html
        assert "From the laptop" in html
        assert ConversationDraft.objects.get().words["in_their_words"] == "From the phone"
    mina.post(write, sheet(record="yes", in_their_words="From both", version="2"))
    assert mina.post(write, sheet(keep="yes", version="2"))["Location"] == at("conversation", simon, key)
    refused = mina.post(write, sheet(record="yes", in_their_words="From the laptop", check_back="none", version="2"))
    assert (refused.status_code, b"From the laptop" in refused.content) == (422, True)
    assert not ConversationDraft.objects.exists()
    assert Conversation.objects.get(pk=key).in_their_words == "From both"


def test_a_draft_that_is_kept_as_the_button_is_pressed_is_no_other_device(cast, mina):
    simon, key = cast.people["simon"], new_id()
    mina.post(at("keep_conversation", simon, key), sheet(in_their_words="I told"))
    unfinished = {"check_back": "none", "version": "1"}
    mina.post(at("keep_conversation", simon, key), sheet(**unfinished))  # its answer never reached the page
    refused = mina.post(at("write_conversation", simon, key), sheet(record="yes", **unfinished)).content
    assert b"Write why nobody checks back" in refused
    assert b"What you wrote, and what stands now" not in refused
    mark = refused.decode().split('name="page" value="')[1][:36]
    for words in ("I told the", "I told the bus"):  # nor did these, and others followed
        kept = mina.post(at("keep_conversation", simon, key), sheet(in_their_words=words, version="3", page=mark))
        assert b"Saved" in kept.content
    answer = mina.post(at("write_conversation", simon, key), sheet(record="yes", version="3", page=mark))
    assert answer["Location"] == at("conversation", simon, key) + "?recorded=1"
    assert Conversation.objects.get(pk=key).in_their_words == "I told the bus one."
    assert not ConversationDraft.objects.exists()


def test_the_clock_of_a_draft_is_paused_where_the_pack_allows_it(cast, mina, monkeypatch):
    pack, simon, key = packs.active(), cast.people["simon"], new_id()
    mina.post(at("keep_conversation", simon, key), sheet())
    pause, until = at("pause_recording", simon, key), timezone.localdate() + timedelta(days=3)
    day = {"until_day": until.day, "until_month": until.month, "until_year": until.year, "version": "1"}
    answer = mina.post(pause, {**day, "why": "I am ill"})
    assert (answer.status_code, b"Pause the recording clock" in answer.content) == (422, True)
    clocks = tuple(replace(clock, may_pause=True) for clock in pack.clocks.clocks)
    monkeypatch.setattr(packs, "active", lambda: replace(pack, clocks=replace(pack.clocks, clocks=clocks)))
    assert b"Its clock begins anew on the day you choose." in mina.get(pause).content
    assert b"Write why, in a few words." in mina.post(pause, {**day, "why": ""}).content
    assert mina.post(pause, {**day, "why": "I am ill"})["Location"] == at("write_conversation", simon, key)
    assert ConversationDraft.objects.get().why_paused == "I am ill"
    assert b"I am ill" in mina.get(at("write_conversation", simon, key)).content


def test_whoever_loses_access_while_writing_keeps_the_words(cast, sign_in):
    from alongside.people.actions import end_involvement
    from alongside.people.models import Involvement

    ade, simon, key = cast.workers["ade"], cast.people["simon"], new_id()
    shift = Involvement.objects.shifts_of(ade, at=timezone.now()).get(person=simon)
    end_involvement(involvement=shift, by=cast.workers["mina"], at=timezone.now())
    address = at("write_conversation", simon, key)
    answer = sign_in(ade).post(address, sheet(record="yes"), headers={"referer": f"http://testserver{address}"})
    assert answer.status_code == 403
    assert "What you had just typed is kept" in answer.content.decode()
    assert KeptWords.objects.get().words["in_their_words"] == ["I told the bus one."]


def test_a_draft_is_its_writers_alone(cast, sign_in):
    simon, key = cast.people["simon"], new_id()
    sign_in(cast.workers["mina"]).post(at("write_conversation", simon, key), sheet(keep="yes"))
    ade = sign_in(cast.workers["ade"])
    assert ade.get(at("write_conversation", simon, key))["Location"] == reverse("conversations:start", args=[simon.pk])
    assert ade.post(at("write_conversation", simon, key), sheet(record="yes")).status_code == 404
    assert ade.post(at("keep_conversation", simon, key), sheet()).status_code == 404
    assert ade.post(at("drop_conversation", simon, key)).status_code == 404
    assert ade.get(at("pause_recording", simon, new_id())).status_code == 302


def test_what_came_of_it_is_said_on_pages_of_their_own(cast, mina):
    simon, hers = cast.people["simon"], Somebody(worker=cast.workers["mina"])
    one = talk(cast, to_do=[ToDo("Ring the host", hers), ToDo("Go", THE_PERSON)], offered=[Offered("A pass", "advice")])
    promised, his = one.undertakings.order_by("number")
    assert "Ring the host" in mina.get(reverse("people:story", args=[simon.pk])).content.decode()
    page = at("undertaking", simon, promised.pk)
    assert mina.post(page, {"version": 1}).status_code == 422
    later = in_london(timezone.now() + timedelta(days=3))
    day = {"by_on_day": later.day, "by_on_month": later.month, "by_on_year": later.year}
    mina.post(page, {"version": 1, "happened": "not_yet", **day})
    mina.post(page, {"version": 2, "happened": "done", "what_happened": "A slot in March"})
    assert "A slot in March" in mina.get(page).content.decode()
    assert mina.post(page, {"version": 3, "happened": "done"}).status_code == 422
    assert due(promised, "undertaking").outcome == "met"
    assert mina.post(at("undertaking", simon, his.pk), {"version": 1, "happened": "not_done"}).status_code == 302
    offer = one.offers.get()
    mina.post(at("offer", simon, offer.pk), {"version": 1, "helped": "a_little", "how_it_helped": "It came late"})
    assert "A little" in mina.get(at("conversation", simon, one.pk)).content.decode()
    check = at("check_back", simon, one.check_back.pk)
    far = in_london(timezone.now() + timedelta(days=40))
    until = {"until_day": far.day, "until_month": far.month, "until_year": far.year}
    assert (
        mina.post(at("pause_check_back", simon, one.check_back.pk), {"version": 1, "why": "", **until}).status_code
        == 422
    )
    mina.post(at("pause_check_back", simon, one.check_back.pk), {"version": 1, "why": "He is away", **until})
    assert "He is away" in mina.get(check).content.decode()
    answer = mina.post(check, {"version": 2, "came_out": "carried_on", "words": "Go on!"})
    assert answer["Location"] == reverse("conversations:start", args=[simon.pk]) + f"?series={one.series_id}"
    begun = mina.get(
        reverse("conversations:begin", args=[simon.pk, "connecting"]) + f"?series={one.series_id}", follow=True
    )
    assert f'value="{one.series_id}" checked' in begun.content.decode()
    series = at("series", simon, one.series_id)
    assert "Go on!" in mina.get(series).content.decode()
    assert mina.post(at("end_series", simon, one.series_id), {"version": 1, "achieved": ""}).status_code == 422
    mina.post(at("end_series", simon, one.series_id), {"version": 1, "achieved": "He goes by himself"})
    assert "He goes by himself" in mina.get(series).content.decode()
    mina.post(at("go_on", simon, one.series_id), {"version": 2})
    assert "End it, with what was achieved" in mina.get(series).content.decode()


def test_a_series_says_that_somebody_came_back(cast, mina):
    now, by = timezone.now(), cast.workers["mina"]
    first = talk(cast, contact_at=now - timedelta(days=40), at=now - timedelta(days=40), purpose="A first call")
    actions.end_series(series=first.series, seen_version=1, achieved="Knew whom", by=by, at=now - timedelta(days=39))
    again = talk(cast)
    html = mina.get(at("series", cast.people["simon"], again.series_id)).content.decode()
    assert "came back after 38 days" in html
    assert "A first call" in html


def test_a_worry_is_read_and_answered_by_those_it_was_put_to(cast, sign_in):
    worry = talk(cast, worry=Worry("Somebody takes his money", team=cast.teams["Armley"])).safety_worry
    page = reverse("conversations:worry", args=[worry.pk])
    assert sign_in(cast.workers["leo"]).get(page).status_code == 404, "another team's"
    graham = sign_in(cast.workers["graham"])
    assert "A worry for the safety of Simon" in graham.get("/").content.decode(), "on duty for Armley"
    html = graham.get(page).content.decode()
    assert "Somebody takes his money" in html
    assert "The rest of the record is not open to you" in html
    assert graham.post(page, {"version": 1, "what_was_done": ""}).status_code == 422
    assert graham.post(page, {"version": 1, "what_was_done": "Rang the bank with him"}).status_code == 302
    assert "Rang the bank with him" in graham.get(page).content.decode()
    from alongside.audit.models import LedgerEntry

    assert LedgerEntry.objects.filter(verb="looked", page="worry", person=worry.person_id).exists()


def test_an_override_is_reviewed_by_a_second_person(cast, sign_in):
    one = talk(cast, kind="crisis", outcomes=["permanent_move"], reason="She is dying, and wants to be near him.")
    page = reverse("conversations:override", args=[one.override.pk])
    assert "so a colleague reviews it" in sign_in(cast.workers["mina"]).get(page).content.decode()
    assert sign_in(cast.workers["ade"]).get(page).status_code == 403
    assert sign_in(cast.workers["helen"]).get(page).status_code == 404
    ruth = sign_in(cast.workers["ruth"])
    assert "wants to be near him" in ruth.get(page).content.decode()
    assert ruth.post(page, {"version": 1, "review": "Right here."}).status_code == 302
    assert "Right here." in ruth.get(page).content.decode()


def test_how_ones_own_recording_went_names_nobody(cast, mina):
    talk(cast, contact_at=timezone.now() - timedelta(days=30))
    html = mina.get(reverse("conversations:my_recording")).content.decode().split("<main", 1)[1]
    assert "working days later than hoped" in html
    assert "Simon" not in html


def statements(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        assert client.get(address).status_code == 200
    return len(caught)


def test_a_page_asks_as_often_for_three_rows_as_for_one(cast, mina):
    simon = cast.people["simon"]

    def many(number):
        return talk(
            cast, to_do=[ToDo("Ring", THE_PERSON)] * number, offered=[Offered("A pass", "advice")] * number
        )  # fmt: skip

    one, three = many(1), many(3)
    for name, few, more in (("conversation", one.pk, three.pk), ("series", one.series_id, three.series_id)):
        assert statements(mina, at(name, simon, few)) == statements(mina, at(name, simon, more)), name
    story = reverse("people:story", args=[simon.pk])
    before = statements(mina, story)
    many(3)
    assert statements(mina, story) == before


def test_what_one_draft_holds_is_never_on_another_page(cast, mina):
    simon, dorothy, key = cast.people["simon"], cast.people["dorothy"], new_id()
    his = {"to_do-0-words": "Rings the man with the lights", "to_do-0-whose": "other", "to_do-0-whose_name": "Carl"}
    mina.post(at("keep_conversation", simon, key), sheet(**his))
    assert b"Rings the man with the lights" in mina.get(at("write_conversation", simon, key)).content
    html = mina.get(reverse("conversations:begin", args=[dorothy.pk, "connecting"]), follow=True).content
    assert b"Rings the man with the lights" not in html
    assert b"Carl" not in html
