"""How a conversation is recorded: whole, once, in the story, with its clock; what is guarded; drafts."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.audit.models import LedgerEntry, RowChange
from alongside.conversations import actions
from alongside.conversations.around import around
from alongside.conversations.models import Conversation, ConversationDraft, Override, Series
from alongside.conversations.tests.talking import due, talk
from alongside.conversations.told import (
    THE_PERSON,
    CheckingBack,
    NewContact,
    NewStrength,
    Noticed,
    Offered,
    Risk,
    Somebody,
    ToDo,
    Worry,
)
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people.models import Contact
from alongside.workforce.models import Due, Team


def nothing_differs():
    out = StringIO()
    call_command("rebuild_story", "--check", stdout=out)
    return out.getvalue()


def test_a_whole_conversation_is_kept_whole(cast):
    simon, mina, ade = cast.people["simon"], cast.workers["mina"], cast.workers["ade"]
    jo = Contact.objects.of(simon).get(name="Jo Archer")
    laughs = simon.strengths.get(words="Makes people laugh")
    strengths = simon.strengths.count()
    one = talk(
        cast, place="The café", purpose="Getting out", contacts=[jo], workers=[ade],
        new_contact=NewContact("Robin", "friend"),
        noticed=[
            Noticed("He stood up.", "observed", Somebody(worker=mina)),
            Noticed("He sleeps better.", "reported", Somebody(contact=jo)),
            Noticed("Nobody minds.", "said", THE_PERSON),
            Noticed("It will last.", "opinion", Somebody(name="The host")),
        ],
        known_strengths=[laughs], new_strengths=[NewStrength("A choir next door", "community", "other", "Jo")],
        risk=Risk("Walk home alone", "Freedom", "He falls", "He stays in"),
        to_do=[
            ToDo("Ring the host", Somebody(worker=mina), timezone.localdate() + timedelta(days=3)),
            ToDo("Go on Friday", THE_PERSON),
        ],
        offered=[Offered("A bus pass", "advice", "easy_read"), Offered("The choir", "introduction")],
        outcomes=["community_connection"], worry=Worry("He owes money to a man at the door", team=cast.teams["Armley"]),
    )  # fmt: skip
    assert (one.series.purpose, one.number, one.title) == ("Getting out", 1, "Connecting people")
    assert {str(row) for row in one.present.all()} == {"Jo Archer", "Ade Bello", "Robin"}
    assert Contact.objects.of(simon).filter(name="Robin").exists()
    assert [row.who("Simon") for row in one.statements.all()] == ["Mina Osei", "Jo Archer", "Simon", "The host"]
    assert simon.strengths.count() == strengths + 1
    assert {shown.strength.words for shown in one.strengths_shown.all()} == {"Makes people laugh", "A choir next door"}
    assert laughs.who_says == "Simon"
    assert one.positive_risk.harm_of_not == "He stays in"
    assert [(row.who("Simon"), row.due_at is None) for row in one.undertakings.all()] == [
        ("Mina Osei", False),
        ("Simon", True),
    ]
    assert due(one.undertakings.first(), "undertaking").worker == mina
    assert not Due.objects.filter(source_id=one.undertakings.last().pk).exists()
    assert due(one.safety_worry, "safety_worry").team == cast.teams["Armley"]
    assert due(one.check_back, "check_back").worker == mina
    assert (due(one, "conversation_to_record").outcome, one.is_late) == ("met", False)
    item = simon.story.get(source_id=one.pk)
    assert (item.line, item.said) == ("Connecting people, first conversation", "I told the bus one.")
    assert "2 things we each will do" in item.aside
    assert "A choir next door" in item.aside
    assert LedgerEntry.objects.filter(verb="conversation.recorded", person=simon.pk).count() == 3, "two are the cast's"
    assert nothing_differs() == ""


def test_a_form_sent_twice_records_once_and_opens_one_series(cast):
    key, series = new_id(), Series.objects.count()
    talk(cast, id=key)
    with pytest.raises(AlreadyDone):
        talk(cast, id=key)
    assert Conversation.objects.filter(pk=key).count() == 1
    assert Series.objects.count() == series + 1


@pytest.mark.parametrize(
    ("facts", "field"),
    [
        ({"in_their_words": ""}, "in_their_words"),
        ({"contact_at": timezone.now() + timedelta(days=1)}, "contact_at"),
        ({"contact_at": timezone.now() - timedelta(days=400)}, "contact_at"),
        ({"checking_back": CheckingBack()}, "check_back"),
        ({"outcomes": ["a_castle"]}, "outcomes"),
        ({"worry": Worry("Bruises")}, "worry_to"),
        ({"new_contact": NewContact("Jo Archer", "family")}, "new_contact"),
        ({"kind": "crisis", "outcomes": ["permanent_move"]}, "reason"),
        ({"kind": "longer_term"}, "because"),
        ({"kind": "longer_term", "because": "explored"}, "comes_after"),
    ],
)
def test_what_cannot_be_so_is_refused_whole_with_the_question_it_is_about(cast, facts, field):
    key = new_id()
    with pytest.raises(actions.UnableToRecord) as refusal:
        talk(cast, id=key, **facts)
    assert (refusal.value.field, str(refusal.value)[-1]) == (field, ".")
    assert not Conversation.objects.filter(pk=key).exists()
    assert not Due.objects.filter(source_id=key).exists()


@pytest.mark.parametrize("slug", ["leo", "priya", "sam", "farah"])
def test_only_those_alongside_record(cast, slug):
    with pytest.raises(UnableToAllow):
        talk(cast, by=slug)


def test_a_conversation_goes_on_with_an_open_series_and_not_with_one_that_ended(cast):
    first = talk(cast, purpose="Getting out")
    second = talk(cast, series=first.series)
    assert (second.series_id, second.number) == (first.series_id, 2)
    series = actions.end_series(
        series=first.series, seen_version=1, achieved="He goes by himself", by=cast.workers["mina"], at=timezone.now()
    )
    with pytest.raises(actions.UnableToRecord, match="ended meanwhile"):
        talk(cast, series=series)
    with pytest.raises(actions.UnableToRecord, match="ended meanwhile"):
        talk(cast, "dorothy", series=second.series)


def test_in_a_crisis_what_is_long_term_needs_a_reason_that_a_second_person_reviews(cast):
    short = talk(cast, kind="crisis", outcomes=["safety_plan"])
    assert not Override.objects.filter(conversation=short).exists()
    guarded = talk(cast, kind="crisis", outcomes=["safety_plan", "permanent_move"], reason="She is dying.")
    row = guarded.override
    assert (row.guard, row.to_team) == ("long_term_in_crisis", cast.teams["Armley"]), "of whoever recorded it"
    assert due(row, "override_to_review").team == cast.teams["Armley"]
    with pytest.raises(actions.UnableToReview, match="yourself"):
        actions.review_override(override=row, seen_version=1, review="Fine", by=cast.workers["mina"], at=timezone.now())
    with pytest.raises(UnableToAllow):
        actions.review_override(override=row, seen_version=1, review="Fine", by=cast.workers["ade"], at=timezone.now())
    actions.review_override(
        override=row, seen_version=1, review="I would have done so.", by=cast.workers["ruth"], at=timezone.now()
    )
    assert due(row, "override_to_review").outcome == "met"
    with pytest.raises(actions.UnableToReview):
        actions.review_override(override=row, seen_version=2, review="No", by=cast.workers["helen"], at=timezone.now())


def test_the_longer_term_comes_after_something_or_has_a_reason(cast):
    explored = talk(cast)
    for because, after in (("explored", explored), ("crisis_over", talk(cast, kind="crisis")), ("review", None)):
        one = talk(cast, kind="longer_term", because=because, comes_after=after, outcomes=["direct_payment"])
        assert one.comes_after == after
        assert not Override.objects.filter(conversation=one).exists()
    one = talk(cast, "yusuf", by="helen", kind="longer_term", reason="He asked for it in so many words.")
    assert one.override.guard == "nothing_explored"
    assert one.override.to_worker == cast.workers["helen"], "of the few there is no second, and it waits"
    assert nothing_differs() == ""


def keep(cast, **facts):
    facts = {
        "person": cast.people["simon"], "id": new_id(), "kind": "connecting", "words": {"place": "x"},
        "contact_at": timezone.now() - timedelta(hours=1), "seen_version": 0, "by": cast.workers["mina"],
        "at": timezone.now(), **facts,
    }  # fmt: skip
    return actions.keep_conversation_draft(**facts)


def test_a_draft_has_its_clock_is_nobody_elses_and_leaves_no_history(cast):
    draft = keep(cast)
    assert due(draft, "conversation_to_record").worker == cast.workers["mina"]
    assert nothing_differs() == ""
    draft = keep(cast, id=draft.pk, seen_version=1, contact_at=None)
    assert not Due.objects.filter(source_id=draft.pk).exists()
    with pytest.raises(ChangedMeanwhile):
        keep(cast, id=draft.pk, seen_version=1)
    with pytest.raises(actions.UnableToRecord):
        actions.drop_conversation_draft(draft=draft, by=cast.workers["ade"], at=timezone.now())
    assert not RowChange.objects.filter(table_name="conversations_conversationdraft").exists()
    assert not LedgerEntry.objects.filter(verb="conversation.kept").exists()
    actions.drop_conversation_draft(draft=draft, by=cast.workers["mina"], at=timezone.now())
    assert not ConversationDraft.objects.exists()


def test_two_devices_record_one_draft_and_the_second_is_told(cast):
    draft = keep(cast)
    keep(cast, id=draft.pk, seen_version=1, words={"in_their_words": "From the phone"})
    with pytest.raises(ChangedMeanwhile) as told:
        talk(cast, id=draft.pk, seen_version=1)
    assert told.value.current.words == {"in_their_words": "From the phone"}
    one = talk(cast, id=draft.pk, seen_version=2)
    assert not ConversationDraft.objects.filter(pk=one.pk).exists()
    with pytest.raises(AlreadyDone):
        keep(cast, id=one.pk, seen_version=2)


def test_the_recording_clock_pauses_only_where_the_pack_allows(cast, monkeypatch):
    draft, today = keep(cast), timezone.localdate()
    pause = {"draft": draft, "until": today + timedelta(days=10), "why": "Snow", "by": cast.workers["mina"]}
    with pytest.raises(actions.UnableToPause, match="does not pause"):
        actions.pause_recording(**pause, at=timezone.now())
    from dataclasses import replace

    from alongside import packs

    pack = packs.active()
    clocks = tuple(replace(clock, may_pause=True) for clock in pack.clocks.clocks)
    monkeypatch.setattr(packs, "active", lambda: replace(pack, clocks=replace(pack.clocks, clocks=clocks)))
    with pytest.raises(actions.UnableToPause, match="to come"):
        actions.pause_recording(**pause | {"until": today}, at=timezone.now())
    paused = actions.pause_recording(**pause, at=timezone.now())
    assert due(draft, "conversation_to_record").due_at > timezone.now() + timedelta(days=9)
    one = talk(cast, id=draft.pk, seen_version=paused.version)
    assert (one.record_by, one.why_paused) == (paused.record_by, "Snow")


def test_after_a_death_no_clock_begins_and_what_was_said_is_still_recorded(cast):
    from alongside.people.actions import record_death

    now, dorothy = timezone.now(), cast.people["dorothy"]
    cast.people["dorothy"] = record_death(
        person=dorothy, seen_version=dorothy.version, died_on=timezone.localdate(now), told_by="Her niece",
        by=cast.workers["mina"], at=now,
    )  # fmt: skip
    draft = keep(cast, person=cast.people["dorothy"])
    assert not Due.objects.filter(source_id=draft.pk).exists()
    one = talk(cast, "dorothy", checking_back=CheckingBack(why_none="She has died"))
    assert not Due.objects.open().filter(source_id__in=[one.pk, one.check_back.pk]).exists()


def test_whoever_is_worried_sees_who_is_on_duty_for_a_team_and_where_nobody_is(cast):
    asked = around(cast.people["simon"], cast.workers["mina"], "short", at=cast.now).to_whom()
    teams = [words for _, words in asked if " team: " in words]
    assert "Armley team: Graham Lowe, on duty" in teams
    assert "Community team: nobody is on duty now" in teams
    assert len(teams) == Team.objects.count()
