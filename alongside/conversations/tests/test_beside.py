"""What stands beside what was recorded: corrections, `this is not right`, and its answer."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry
from alongside.conversations import actions
from alongside.conversations.models import Disagreement, Note
from alongside.conversations.tests.talking import due, nothing_differs, talk
from alongside.conversations.told import Noticed, Somebody
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people.actions import begin_involvement, end_involvement
from alongside.people.models import Involvement, StoryItem


def a_note(cast, slug="simon"):
    return Note.objects.filter(person=cast.people[slug]).latest("contact_at")


def disagree(cast, recorded, *, by="mina", **facts):
    facts = {
        "id": new_id(), "part": "whole", "words": "I never said that.", "said_on": timezone.localdate(),
        "by": cast.workers[by], "at": timezone.now(), **facts,
    }  # fmt: skip
    return actions.enter_disagreement(recorded=recorded, **facts)


def answer(cast, one, *, by="mina", **facts):
    facts = {
        "seen_version": one.version, "answer": "agreed", "words": "He said: the tram one.", "by": cast.workers[by],
        "at": timezone.now(), **facts,
    }  # fmt: skip
    return actions.answer_disagreement(disagreement=one, **facts)


def aside(recorded):
    return StoryItem.objects.get(source_id=recorded.pk, kind__in=("note", "conversation")).aside


def test_a_conversation_is_corrected_beside_it_and_stays_as_it_was(cast):
    one = talk(cast)
    facts = {"id": new_id(), "words": "The tram one.", "by": cast.workers["mina"], "at": timezone.now()}
    actions.correct_conversation(conversation=one, **facts)
    with pytest.raises(AlreadyDone):
        actions.correct_conversation(conversation=one, **facts)
    assert "one thing added since" in aside(one)
    assert one.corrections.get().person == cast.people["simon"]
    assert LedgerEntry.objects.filter(verb="conversation.corrected", person=one.person_id).count() == 1
    with pytest.raises(UnableToAllow):
        actions.correct_conversation(conversation=one, **facts | {"id": new_id(), "by": cast.workers["leo"]})
    assert nothing_differs() == ""


@pytest.mark.parametrize("is_note", [True, False])
def test_what_is_not_right_waits_for_whoever_recorded_it_and_is_answered_in_place(cast, is_note):
    mina, simon = cast.workers["mina"], cast.people["simon"]
    recorded = a_note(cast) if is_note else talk(cast, noticed=[Noticed("Tired", "observed", Somebody(worker=mina))])
    one = disagree(cast, recorded, by="ade", part="their_words" if is_note else "statement-1")
    assert (one.said_by, one.person) == ("Simon", simon)
    waits = due(one, "disagreement")
    assert (waits.worker, waits.done_at) == (mina, None)
    assert in_london(waits.due_at).date() >= in_london(one.entered_at).date() + timedelta(days=5)
    assert "“This is not right”, says Simon" in aside(recorded)
    assert nothing_differs() == ""
    one = answer(cast, one)
    assert due(one, "disagreement").outcome == "met"
    assert recorded.corrections.get(words="He said: the tram one.").added_by == mina
    assert "“This is not right”, said Simon, and it was answered" in aside(recorded)
    for again in ({}, {"seen_version": 1}):
        with pytest.raises(actions.UnableToAnswer):
            answer(cast, one, **again)
    stale = Disagreement.objects.get(pk=disagree(cast, recorded).pk)
    answer(cast, Disagreement.objects.get(pk=stale.pk), answer="stands", words="Two of us heard it.")
    with pytest.raises(ChangedMeanwhile):
        answer(cast, stale)
    assert nothing_differs() == ""
    verbs = LedgerEntry.objects.filter(person=simon.pk, verb__startswith="disagreement.")
    assert verbs.count() == 4


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"part": "statement-9"}, "which part"),
        ({"said_on": timezone.localdate() + timedelta(days=2)}, "still to come"),
        ({"said_on": timezone.localdate() - timedelta(days=9000)}, "before it happened"),
    ],
)
def test_what_cannot_be_so_is_refused(cast, facts, says):
    with pytest.raises(actions.UnableToDisagree, match=says):
        disagree(cast, a_note(cast), **facts)
    with pytest.raises(UnableToAllow):
        disagree(cast, a_note(cast), by="leo")


def test_the_clock_goes_to_whoever_answers_once_its_recorder_has_left_the_person(cast):
    one = disagree(cast, a_note(cast))
    simon, mina = cast.people["simon"], cast.workers["mina"]
    row = Involvement.objects.of(simon).filter(worker=mina, is_shift=False).get()
    begin_involvement(
        person=simon, id=new_id(), team=cast.teams["Armley"], role="practitioner", starts_at=timezone.now(),
        why="They go on", by=mina, at=timezone.now(),
    )  # fmt: skip
    end_involvement(involvement=row, why="She moves on", by=mina, at=timezone.now())
    assert (due(one, "disagreement").worker, due(one, "disagreement").team) == (None, cast.teams["Armley"])
    assert nothing_differs() == ""


def test_the_pages_say_enter_and_answer(cast, sign_in):
    client, simon, note = sign_in(cast.workers["mina"]), cast.people["simon"], a_note(cast)
    enter = reverse("conversations:say_note_not_right", args=[simon.pk, note.pk])
    today = timezone.localdate()
    day = {"said_on_day": today.day, "said_on_month": today.month, "said_on_year": today.year}
    sent = {"id": str(new_id()), "part": "their_words", "words": "<b>My legs</b> did not shake.", "said_by": "", **day}
    refused = client.post(enter, {**sent, "words": " "})
    assert (refused.status_code, "Write what they say about it" in refused.content.decode()) == (422, True)
    for _ in range(2):
        html = client.post(enter, sent, follow=True).content.decode()
    assert "This is not right, says <bdi>Simon</bdi>" in html
    assert "&lt;b&gt;My legs&lt;/b&gt; did not shake." in html
    one = Disagreement.objects.get()
    assert "Simon says something is not right" in client.get("/").content.decode()
    there = reverse("conversations:not_right", args=[simon.pk, one.pk])
    assert "It is about" in client.get(there).content.decode()
    assert client.post(there, {"version": "1", "answer": "stands", "words": ""}).status_code == 422
    html = client.post(
        there, {"version": "1", "answer": "stands", "words": "Both of us saw it."}, follow=True
    ).content.decode()
    assert "It stands, and this is why" in html
    assert "Both of us saw it." in html
    assert sign_in(cast.workers["leo"]).get(there).status_code == 403
    assert (
        sign_in(cast.workers["mina"]).get(there.replace(str(simon.pk), str(cast.people["dorothy"].pk))).status_code
        == 404
    )


def test_something_is_added_beside_a_conversation_on_its_page(cast, sign_in):
    client, one = sign_in(cast.workers["mina"]), talk(cast)
    url = reverse("conversations:conversation", args=[one.person_id, one.pk])
    facts = {"id": str(new_id()), "words": "It was the tram one."}
    for _ in range(2):
        assert "It was the tram one." in client.post(url, facts, follow=True).content.decode()
    assert one.corrections.count() == 1
    assert client.post(url, {"id": str(new_id()), "words": " "}).status_code == 422


def test_a_page_costs_the_same_for_one_and_for_three(cast, sign_in):
    client, one = sign_in(cast.workers["mina"]), talk(cast)
    note, counts = a_note(cast), []
    pages = [
        reverse("conversations:conversation", args=[one.person_id, one.pk]),
        reverse("conversations:note", args=[note.person_id, note.pk]),
        reverse("people:story", args=[note.person_id]),
    ]
    for more in (1, 2):
        for _ in range(more):
            for recorded in (one, note):
                disagree(cast, recorded, words="Not so.")
                add = actions.add_correction if recorded == note else actions.correct_conversation
                add(**{"note" if recorded == note else "conversation": recorded}, id=new_id(), words="So.",
                    by=cast.workers["mina"], at=timezone.now())  # fmt: skip
        for address in pages:
            client.get(address)
        with CaptureQueriesContext(connection) as caught:
            for address in pages:
                assert client.get(address).status_code == 200
        counts.append(len(caught))
    assert counts[0] == counts[1]
