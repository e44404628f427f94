"""Pages of notes: written, kept, recorded, read, added to."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from alongside.conversations.models import Note, NoteDraft
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.workforce.models import Due


def typed(**facts):
    at = in_london(timezone.now() - timedelta(hours=1))
    return {
        "id": str(new_id()), "kind": "visit",
        "contact_at_day": at.day, "contact_at_month": at.month, "contact_at_year": at.year,
        "contact_at_time": f"{at:%H:%M}", "place": "At home", "in_their_words": "I told the bus one.", "together": "",
        "strength": "", "strength_says": "person", **facts,
    }  # fmt: skip


def write(person):
    return reverse("conversations:write", args=[person.pk])


def test_a_note_is_recorded_and_shown_with_its_clock(cast, sign_in):
    client, simon = sign_in(cast.workers["mina"]), cast.people["simon"]
    facts = typed(strength="Turns up", strength_says="worker")
    response = client.post(write(simon), facts, follow=True)
    html = response.content.decode()
    assert "Recorded. It is in the story now." in html
    assert "I told the bus one." in html
    assert "says Mina Osei" in html
    assert Due.objects.get(source_id=facts["id"]).outcome == "met"
    assert "I told the bus one." in client.get(reverse("people:story", args=[simon.pk])).content.decode()


def test_sent_twice_it_is_recorded_once_and_both_answers_are_the_same(cast, sign_in):
    client, facts = sign_in(cast.workers["mina"]), typed()
    answers = [client.post(write(cast.people["simon"]), facts) for _ in range(2)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert Note.objects.filter(pk=facts["id"]).count() == 1


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"in_their_words": ""}, "One of them is enough"),
        ({"in_their_words": "x" * 10_001}, "too long"),
        ({"in_their_words": "bell\x07"}, "cannot be seen or kept"),
        ({"contact_at_time": "25:10"}, "not a time"),
        ({"contact_at_day": "31", "contact_at_month": "2"}, "has 28 days"),
        ({"contact_at_year": "2999"}, "future"),
        ({"contact_at_year": "1980"}, "before they were born"),
        ({"kind": "seance"}, "Choose one"),
        ({"strength": "Turns up", "strength_says": "other"}, "Write who says so"),
    ],
)
def test_what_cannot_be_right_has_a_sentence_and_everything_typed_is_still_there(cast, sign_in, facts, says):
    client, simon = sign_in(cast.workers["mina"]), cast.people["simon"]
    if facts.get("contact_at_day") == "31":
        facts = {**facts, "contact_at_year": "2026"}
    sent = typed(place="<i>café</i> ☕ مقهى", **facts)
    response = client.post(write(simon), sent)
    html = response.content.decode()
    assert response.status_code == 422
    assert says in html
    assert "There is a problem" in html
    assert "&lt;i&gt;café&lt;/i&gt; ☕ مقهى" in html
    assert not Note.objects.filter(pk=sent["id"]).exists()
    assert NoteDraft.objects.get(pk=sent["id"]).words["place"] == "<i>café</i> ☕ مقهى"


def test_what_is_typed_is_kept_and_found_again(cast, sign_in):
    client, simon = sign_in(cast.workers["mina"]), cast.people["simon"]
    facts = typed(in_their_words="Half a sent")
    response = client.post(reverse("conversations:keep", args=[simon.pk]), {**facts, "version": ""})
    assert "Saved" in response.content.decode()
    again = client.post(
        reverse("conversations:keep", args=[simon.pk]), {**facts, "in_their_words": "Half a sentence", "version": "1"}
    )
    assert 'value="2"' in again.content.decode()
    html = client.get(write(simon)).content.decode()
    assert "Half a sentence" in html
    assert facts["id"] in html
    assert "Record your note about Simon" in client.get("/").content.decode()


def test_a_draft_changed_on_another_device_is_not_overwritten(cast, sign_in):
    client, url = sign_in(cast.workers["mina"]), reverse("conversations:keep", args=[cast.people["simon"].pk])
    facts = typed(in_their_words="From the phone")
    client.post(url, {**facts, "version": ""})
    client.post(url, {**facts, "version": "1", "in_their_words": "From the laptop"})
    assert "another device" in client.post(url, {**facts, "version": "1"}).content.decode()
    assert NoteDraft.objects.get(pk=facts["id"]).words["in_their_words"] == "From the laptop"
    for pressed in ({"keep": "yes"}, {}):
        both = client.post(write(cast.people["simon"]), {**facts, "version": "1", **pressed})
        html = both.content.decode()
        assert (both.status_code, "What you wrote, and what stands now" in html) == (422, True)
        assert html.index("From the phone") < html.rindex("From the laptop")
        assert 'id="draft-version" value="2"' in html, "the next press is made from what stands now"
    assert not Note.objects.filter(pk=facts["id"]).exists()
    client.post(write(cast.people["simon"]), {**facts, "version": "2", "in_their_words": "From both"})
    assert Note.objects.get(pk=facts["id"]).in_their_words == "From both"


def test_what_a_page_kept_itself_stands_in_nobodys_way_though_the_answer_was_lost(cast, sign_in):
    client, simon = sign_in(cast.workers["mina"]), cast.people["simon"]
    mark = client.get(write(simon)).content.decode().split('name="page" value="')[1][:36]
    facts, keep = typed(page=mark, version=""), reverse("conversations:keep", args=[simon.pk])
    for words in ("I told", "I told the bus", "I told the bus\0 one"):  # no answer but the last came back
        assert "Saved" in client.post(keep, {**facts, "in_their_words": words}).content.decode()
    assert "another device" in client.post(keep, {**facts, "page": str(new_id())}).content.decode()
    assert client.post(write(simon), {**facts, "keep": "yes"}).status_code == 302
    assert "another device" in client.post(keep, {**facts, "in_their_words": "I"}).content.decode(), "late, so not kept"
    client.post(keep, {**facts, "version": "4", "in_their_words": "I told the bus o"})
    answer = client.post(write(simon), {**facts, "in_their_words": "I told the bus one!"})
    assert answer["Location"].endswith("?recorded=1")
    assert Note.objects.get(pk=facts["id"]).in_their_words == "I told the bus one!"


def test_leaving_it_as_a_draft_needs_no_javascript(cast, sign_in):
    client, simon, facts = sign_in(cast.workers["mina"]), cast.people["simon"], typed(in_their_words="", keep="yes")
    assert client.post(write(simon), facts)["Location"] == f"/people/{simon.pk}/"
    assert NoteDraft.objects.filter(pk=facts["id"]).exists()


def test_a_draft_is_thrown_away_on_purpose(cast, sign_in):
    draft = NoteDraft.objects.get(person=cast.people["dorothy"])
    url = reverse("conversations:drop", args=[draft.person_id, draft.pk])
    assert sign_in(cast.workers["ruth"]).post(url).status_code == 404
    assert sign_in(cast.workers["mina"]).get(url).status_code == 405
    assert sign_in(cast.workers["mina"]).post(url).status_code == 302
    assert not NoteDraft.objects.exists()


def test_one_workers_draft_is_not_anothers(cast, sign_in):
    assert "drive me" not in sign_in(cast.workers["ruth"]).get(write(cast.people["dorothy"])).content.decode()
    assert "drive me" in sign_in(cast.workers["mina"]).get(write(cast.people["dorothy"])).content.decode()


@pytest.mark.parametrize("name", ["write", "keep"])
def test_nobody_writes_about_somebody_they_are_not_alongside(cast, sign_in, name):
    response = sign_in(cast.workers["leo"]).post(
        reverse(f"conversations:{name}", args=[cast.people["simon"].pk]), typed()
    )
    assert response.status_code == 403
    assert not Note.objects.filter(in_their_words="I told the bus one.").exists()


def test_something_is_added_beside_a_note(cast, sign_in):
    client, note = sign_in(cast.workers["mina"]), Note.objects.filter(person=cast.people["simon"]).first()
    url = reverse("conversations:note", args=[note.person_id, note.pk])
    facts = {"id": str(new_id()), "words": "It was the tram one."}
    html = client.post(url, facts, follow=True).content.decode()
    assert "It was the tram one." in html
    client.post(url, facts)
    assert note.corrections.filter(words="It was the tram one.").count() == 1
    assert client.post(url, {"id": str(new_id()), "words": " "}).status_code == 422


def test_a_note_of_another_person_is_not_found_here(cast, sign_in):
    note = Note.objects.filter(person=cast.people["simon"]).first()
    url = reverse("conversations:note", args=[cast.people["dorothy"].pk, note.pk])
    assert sign_in(cast.workers["mina"]).get(url).status_code == 404


def test_a_note_takes_eight_statements_at_most(cast, sign_in):
    client, simon = sign_in(cast.workers["mina"]), cast.people["simon"]
    client.get("/")
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        assert client.post(write(simon), typed(page=str(new_id()), version="")).status_code == 302
    counted = [q["sql"] for q in caught if not q["sql"].startswith(("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT"))]
    assert len(counted) <= 8, "\n".join(sql[:150] for sql in counted)
