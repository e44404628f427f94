"""How to communicate with a person: asked, flagged on every page about them, shared, and asked again."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people import actions, communication
from alongside.people.models import CommunicationNeeds, StoryItem
from alongside.people.rules import fault_in_day_to_ask_again
from alongside.people.tests.test_views import page_of, statements
from alongside.workforce.models import Due

BANNER = "How to communicate with "


def ask(cast, slug="li", by="farah", **facts):
    facts = {"seen_version": 0, "has_needs": True, "in_short": "Ring first.", "id": new_id(), **facts}
    facts.setdefault("review_on", timezone.localdate() + timedelta(days=30))
    person, worker = cast.people[slug], cast.workers[by]
    return actions.write_communication(person=person, by=worker, at=timezone.now(), **facts)


def clock_of(needs):
    return Due.objects.get(source_room="people", source_id=needs.pk, kind="communication_review")


def test_what_is_said_gives_a_story_item_and_a_clock_to_ask_again(cast):
    needs = ask(cast, own_words="Ring me, I do not read much.", supports=["more_time"])
    item = StoryItem.objects.get(source_id=needs.pk)
    assert (item.line, item.said, item.told, item.voice) == (
        "How to communicate with me", "Ring me, I do not read much.", "Ring first.", "person",
    )  # fmt: skip
    due = clock_of(needs)
    assert (due.worker, due.person, due.done_at) == (cast.workers["farah"], cast.people["li"].pk, None)
    assert timezone.localtime(due.due_at).date() == needs.review_on
    assert LedgerEntry.objects.filter(verb="communication.asked", person=cast.people["li"].pk).count() == 1


def test_asking_again_stops_the_clock_and_keeps_what_was_said(cast):
    first = ask(cast)
    second = ask(cast, seen_version=1, in_short="Write first.")
    assert (clock_of(first).outcome, clock_of(second).done_at) == ("met", None)
    assert [needs.in_short for needs in CommunicationNeeds.objects.filter(person=cast.people["li"])] == [
        "Ring first.", "Write first.",
    ]  # fmt: skip
    assert CommunicationNeeds.objects.current().get(person=cast.people["li"]) == second
    assert StoryItem.objects.get(source_id=second.pk).line.endswith("asked again")


def test_the_story_and_the_clocks_are_what_the_facts_give(cast):
    ask(cast)
    ask(cast, seen_version=1)
    said = StringIO()
    call_command("rebuild_story", "--check", stdout=said)
    assert "differ" not in said.getvalue()


def test_the_clock_of_a_person_with_a_team_is_the_named_practitioners(cast):
    due = Due.objects.get(kind="communication_review", person=cast.people["dorothy"].pk)
    assert due.worker == cast.workers["mina"]


def test_the_second_editor_sees_what_stands_and_a_form_sent_twice_is_done_once(cast):
    first = ask(cast)
    with pytest.raises(AlreadyDone):
        ask(cast, id=first.pk)
    with pytest.raises(ChangedMeanwhile) as refusal:
        ask(cast, in_short="Never ring.")
    assert refusal.value.current == first
    ask(cast, seen_version=1)
    with pytest.raises(ChangedMeanwhile):
        ask(cast, seen_version=1)
    assert CommunicationNeeds.objects.filter(person=cast.people["li"]).count() == 2


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"said_on": timezone.localdate() + timedelta(days=2)}, "said_on"),
        ({"review_on": timezone.localdate()}, "review_on"),
        ({"review_on": timezone.localdate() + timedelta(days=1200)}, "review_on"),
        ({"in_short": ""}, "in_short"),
        ({"share": "some"}, "share_with"),
    ],
)
def test_what_cannot_be_kept_is_refused_beside_its_question(cast, facts, field):
    with pytest.raises(actions.UnableToWriteNeeds) as refusal:
        ask(cast, **facts)
    assert refusal.value.field == field
    assert not CommunicationNeeds.objects.filter(person=cast.people["li"]).exists()


def test_nobody_writes_it_who_is_not_alongside(cast):
    with pytest.raises(UnableToAllow, match="not alongside"):
        ask(cast, by="leo")


def test_the_day_to_ask_again_is_to_come_and_within_two_years():
    today = date(2026, 2, 28)
    assert fault_in_day_to_ask_again(date(2028, 2, 28), today=today) == ""
    assert "within 2 years" in fault_in_day_to_ask_again(date(2028, 2, 29), today=today)
    assert "day to come" in fault_in_day_to_ask_again(today, today=today)
    assert fault_in_day_to_ask_again(date(2028, 3, 1), today=date(2028, 2, 29)) == ""


def test_the_lists_have_keys_that_are_kept_and_words_that_are_read():
    for kind in communication.KINDS:
        assert all(key.isidentifier() and words[0].isupper() for key, words in communication.choices(kind))
    assert communication.in_words("formats", ["large_print", "gone_by_now"]) == "Large print; gone by now"


@pytest.mark.parametrize(
    "name", ["story", "looks", "change", "who_i_am", "one_side", "before_you_knock", "communication"]
)
def test_the_banner_stands_on_every_page_about_them(cast, sign_in, name):
    html = sign_in(cast.workers["mina"]).get(page_of(cast.people["simon"], name)).content.decode()
    assert 'aria-label="How to communicate with Simon"' in html
    assert "Short messages first, then a call." in html


def test_the_banner_stands_on_the_pages_of_the_rooms_above(cast, sign_in):
    client, simon = sign_in(cast.workers["mina"]), cast.people["simon"]
    assert BANNER in client.get(reverse("conversations:write", args=[simon.pk])).content.decode()
    note = StoryItem.objects.filter(person=simon, kind="note").first()
    assert BANNER in client.get(reverse("conversations:note", args=[simon.pk, note.source_id])).content.decode()


def test_no_banner_where_nothing_is_needed_or_the_page_is_refused(cast, sign_in):
    helen = sign_in(cast.workers["helen"])
    assert 'class="need"' not in helen.get(page_of(cast.people["yusuf"])).content.decode()
    refused = sign_in(cast.workers["leo"]).get(page_of(cast.people["simon"])).content.decode()
    assert "Short messages" not in refused
    assert BANNER not in sign_in(cast.workers["mina"]).get("/").content.decode()


def test_the_banner_costs_one_statement_and_none_where_it_was_asked(cast, sign_in):
    client, simon = sign_in(cast.workers["mina"]), cast.people["simon"]
    page = client.get(page_of(simon, "communication"))
    assert page.status_code == 200
    before = statements(client, page_of(simon, "communication"))
    CommunicationNeeds.objects.filter(person=simon).update(in_short="")
    assert statements(client, page_of(simon, "communication")) == before


def test_asking_begins_with_what_they_said_before(cast, sign_in):
    client, dorothy = sign_in(cast.workers["mina"]), cast.people["dorothy"]
    html = client.get(page_of(dorothy, "ask_communication")).content.decode()
    assert "Look at me when you talk" in html
    assert 'value="large_print" checked' in html


def sent(**facts):
    a_year_on = timezone.localdate() + timedelta(days=300)
    days = {"review_on_day": a_year_on.day, "review_on_month": a_year_on.month, "review_on_year": a_year_on.year}
    return {"id": new_id(), "has_needs": "yes", "share": "all", "in_short": "Ring first.", **days, **facts}


def test_asked_on_the_page_and_read_on_the_page(cast, sign_in):
    client, li = sign_in(cast.workers["farah"]), cast.people["li"]
    assert "Nobody has asked" in client.get(page_of(li, "communication")).content.decode()
    facts = sent(contacts=["phone_call"], share="some", share_with="Her GP")
    for _ in range(2):
        assert client.post(page_of(li, "ask_communication"), facts)["Location"] == page_of(li, "communication")
    html = client.get(page_of(li, "communication")).content.decode()
    assert "Ring first." in html
    assert "Phone call" in html
    assert "Her GP" in html
    assert CommunicationNeeds.objects.filter(person=li).count() == 1


def test_no_takes_the_needs_away_and_says_so(cast, sign_in):
    client, li = sign_in(cast.workers["farah"]), cast.people["li"]
    assert client.post(page_of(li, "ask_communication"), sent(has_needs="no", formats=["braille"])).status_code == 302
    needs = CommunicationNeeds.objects.get(person=li)
    assert (needs.has_needs, needs.formats, needs.in_short) == (False, [], "")
    assert "Nothing special is needed." in client.get(page_of(li, "communication")).content.decode()


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"has_needs": ""}, "Ask whether they need anything"),
        ({"in_short": "x" * 200}, "too long"),
        ({"in_short": "a\x07b"}, "cannot be seen or kept"),
        ({"formats": ["telepathy"]}, "Choose one of the answers"),
        ({"share": "some", "share_with": ""}, "Write with whom"),
        ({"review_on_day": "31", "review_on_month": "2", "review_on_year": "2027"}, "has 28 days"),
    ],
)
def test_a_wrong_answer_has_a_sentence_and_stays_typed(cast, sign_in, facts, says):
    typed = sent(own_words="<b>Ring</b> 😀", **facts)
    response = sign_in(cast.workers["farah"]).post(page_of(cast.people["li"], "ask_communication"), typed)
    html = response.content.decode()
    assert response.status_code == 422
    assert says in html
    assert "&lt;b&gt;Ring&lt;/b&gt; 😀" in html


def test_two_on_the_page_at_once_see_both_versions(cast, sign_in):
    client, li = sign_in(cast.workers["farah"]), cast.people["li"]
    client.post(page_of(li, "ask_communication"), sent())
    response = client.post(page_of(li, "ask_communication"), sent(in_short="Write first."))
    html = response.content.decode()
    assert response.status_code == 422
    assert "Ring first." in html
    assert "Write first." in html
    needs = CommunicationNeeds.objects.get(person=li)
    assert client.post(page_of(li, "ask_communication"), sent(version=needs.version)).status_code == 302


def test_the_desk_says_when_to_ask_again_and_where(cast, sign_in):
    simon = cast.people["simon"]
    html = sign_in(cast.workers["mina"]).get("/desk/").content.decode()
    assert "Ask Simon again how to communicate" in html
    assert page_of(simon, "ask_communication") in html
    assert "Ask Dorothy Hale again" not in html  # that is most of a year away
