"""What lives on after a conversation: undertakings, check-backs, offers, series, worries; and who has their clocks."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.audit.acts import UnableToAllow
from alongside.conversations import actions
from alongside.conversations.models import Series
from alongside.conversations.tests.talking import due, talk
from alongside.conversations.tests.test_conversation import nothing_differs
from alongside.conversations.told import THE_PERSON, CheckingBack, Offered, Somebody, ToDo, Worry
from alongside.kit.ids import new_id
from alongside.kit.refusals import ChangedMeanwhile
from alongside.people.actions import begin_involvement, end_involvement, hand_over
from alongside.people.models import Involvement
from alongside.workforce.models import Due


def now_by(worker):
    return {"by": worker, "at": timezone.now()}


def test_an_undertaking_is_answered_once_and_told_in_the_story(cast):
    mina = cast.workers["mina"]
    one = talk(cast, to_do=[ToDo("Ring the host", Somebody(worker=mina)), ToDo("Go on Friday", THE_PERSON)])
    hers, his = one.undertakings.order_by("number")
    assert due(hers, "undertaking").due_at == due(one.check_back, "check_back").due_at, "no day was named"
    put_off = actions.put_off_undertaking(
        undertaking=hers, seen_version=1, by_on=timezone.localdate() + timedelta(days=2), **now_by(mina)
    )
    assert due(hers, "undertaking").due_at == put_off.due_at
    with pytest.raises(ChangedMeanwhile):
        actions.answer_undertaking(undertaking=hers, seen_version=1, happened="done", **now_by(mina))
    with pytest.raises(UnableToAllow):
        actions.answer_undertaking(undertaking=hers, seen_version=2, happened="done", **now_by(cast.workers["leo"]))
    done = actions.answer_undertaking(
        undertaking=put_off, seen_version=2, happened="done", what_happened="A slot in March", **now_by(mina)
    )
    assert due(done, "undertaking").outcome == "met"
    item = cast.people["simon"].story.get(source_id=done.pk)
    assert (item.line, item.told, item.voice) == ("Done: Ring the host", "A slot in March", "worker")
    with pytest.raises(actions.UnableToAnswer):
        actions.put_off_undertaking(undertaking=done, seen_version=3, by_on=timezone.localdate(), **now_by(mina))
    his = actions.answer_undertaking(
        undertaking=his, seen_version=1, happened="not_done", **now_by(cast.workers["ade"])
    )
    assert cast.people["simon"].story.get(source_id=his.pk).line == "Not come to it: Go on Friday"
    assert nothing_differs() == ""


def test_a_check_back_is_put_off_for_a_reason_and_answered(cast):
    mina, today = cast.workers["mina"], timezone.localdate()
    check = talk(cast).check_back
    with pytest.raises(actions.UnableToPause):
        actions.pause_check_back(check_back=check, seen_version=1, until=today, why="Away", **now_by(mina))
    check = actions.pause_check_back(
        check_back=check, seen_version=1, until=today + timedelta(days=30), why="He is away", **now_by(mina)
    )
    assert timezone.localdate(due(check, "check_back").due_at) == today + timedelta(days=30)
    check = actions.answer_check_back(
        check_back=check, seen_version=2, came_out="all_well", words="He laughed", **now_by(mina)
    )
    assert due(check, "check_back").outcome == "met"
    assert cast.people["simon"].story.get(source_id=check.pk).line == "We checked back: all is well"
    with pytest.raises(actions.UnableToAnswer):
        actions.answer_check_back(check_back=check, seen_version=3, came_out="carried_on", **now_by(mina))
    none = talk(cast, checking_back=CheckingBack(why_none="She moves away")).check_back
    assert not Due.objects.filter(source_id=none.pk).exists()
    with pytest.raises(actions.UnableToAnswer):
        actions.answer_check_back(check_back=none, seen_version=1, came_out="all_well", **now_by(mina))
    assert nothing_differs() == ""


def test_clocks_stay_with_whoever_promised_and_follow_the_person_when_they_go(cast):
    mina, ruth, simon = cast.workers["mina"], cast.workers["ruth"], cast.people["simon"]
    one = talk(cast, to_do=[ToDo("Ring the host", Somebody(worker=mina))])
    from alongside.workforce.actions.workers import add_worker

    nora = add_worker(
        id=new_id(), name="Nora Fox", email="nora@example.org", roles=["practitioner"], is_agency=False, teams=[],
        **now_by(cast.workers["sam"]),
    )  # fmt: skip
    mine = Involvement.objects.get(person=simon, worker=mina, ends_at=None)
    hand_over(involvement=mine, id=new_id(), to=nora, what_to_know="The host is kind.", **now_by(mina))
    promised = one.undertakings.get()
    assert (due(promised, "undertaking").worker, due(one.check_back, "check_back").worker) == (nora, nora)
    assert promised.who("Simon") == "Mina Osei", "who said so stays"
    assert nothing_differs() == ""
    back = begin_involvement(
        person=simon, id=new_id(), worker=mina, role="practitioner", starts_at=timezone.now(), why="She is back",
        **now_by(nora),
    )  # fmt: skip
    assert due(promised, "undertaking").worker == mina, "hers again"
    end_involvement(involvement=back, **now_by(nora))
    assert nothing_differs() == ""
    theirs = talk(cast, "dorothy", by="ruth", to_do=[ToDo("Ask about the allotment", Somebody(worker=ruth))])
    assert due(theirs.undertakings.get(), "undertaking").worker == ruth, "alongside as a team, and not gone"


def test_what_an_agency_worker_promised_on_a_shift_is_not_lost_with_it(cast):
    ade = cast.workers["ade"]
    one = talk(cast, by="ade", to_do=[ToDo("Bring the bus times", Somebody(worker=ade))])
    assert due(one.undertakings.get(), "undertaking").worker == cast.workers["mina"]
    assert nothing_differs() == ""


def test_a_series_ends_with_what_was_achieved_and_goes_on(cast):
    mina, series = cast.workers["mina"], talk(cast, purpose="Getting out").series
    with pytest.raises(actions.UnableToEndSeries, match="tier"):
        actions.end_series(series=series, seen_version=1, achieved="He goes", tier="gold", **now_by(mina))
    from alongside import packs

    tier = packs.active().tiers.tiers[0]
    series = actions.end_series(series=series, seen_version=1, achieved="He goes", tier=tier.id, **now_by(mina))
    assert series.tier_title == tier.title
    assert cast.people["simon"].story.get(source_id=series.pk).told == "He goes"
    with pytest.raises(actions.UnableToEndSeries):
        actions.end_series(series=series, seen_version=2, achieved="Again", **now_by(mina))
    series = actions.go_on_with_series(series=series, seen_version=2, **now_by(mina))
    assert not cast.people["simon"].story.filter(source_id=series.pk).exists()
    with pytest.raises(actions.UnableToEndSeries):
        actions.go_on_with_series(series=series, seen_version=3, **now_by(mina))
    assert nothing_differs() == ""


def test_an_end_does_not_stop_the_check_back_and_who_comes_back_later_is_no_repeat(cast):
    now = timezone.now()
    ended = talk(
        cast, "dorothy", kind="first_contact", contact_at=now - timedelta(days=40), at=now - timedelta(days=40)
    ).series
    actions.end_series(
        series=ended, seen_version=1, achieved="He knows whom to ring", by=cast.workers["mina"],
        at=now - timedelta(days=40),
    )  # fmt: skip
    assert due(ended.conversations.get().check_back, "check_back").done_at is None
    assert talk(cast, "dorothy", kind="first_contact").series_id != ended.pk
    every = Series.objects.of(cast.people["dorothy"])
    assert list(every.after_which_they_came_back(within=timedelta(days=90))) == [ended]
    assert not every.after_which_they_came_back(within=timedelta(days=30)).exists()
    assert nothing_differs() == ""


def test_whether_advice_helped_is_asked_later_and_again(cast):
    offer = talk(cast, offered=[Offered("A bus pass", "advice", "spoken")]).offers.get()
    offer = actions.answer_offer(offer=offer, seen_version=1, helped="no", **now_by(cast.workers["mina"]))
    offer = actions.answer_offer(
        offer=offer, seen_version=2, helped="yes", how_it_helped="It came", **now_by(cast.workers["ade"])
    )
    assert (offer.helped, offer.answered_by) == ("yes", cast.workers["ade"])


def test_a_worry_goes_to_somebody_who_can_read_it_and_is_answered(cast):
    worry = talk(cast, worry=Worry("Somebody takes his money", team=cast.teams["Rapid response"])).safety_worry
    leo = cast.workers["leo"]
    worry = actions.answer_worry(worry=worry, seen_version=1, what_was_done="Rang him. He is safe.", **now_by(leo))
    assert due(worry, "safety_worry").outcome == "met"
    with pytest.raises(actions.UnableToAnswer):
        actions.answer_worry(worry=worry, seen_version=2, what_was_done="Again", **now_by(leo))
    with pytest.raises(actions.UnableToRecord, match="Only a few"):
        talk(cast, "yusuf", by="helen", worry=Worry("Bruises", team=cast.teams["Armley"]))
    few = talk(cast, "yusuf", by="helen", worry=Worry("Bruises", worker=cast.workers["helen"]))
    assert due(few.safety_worry, "safety_worry").worker == cast.workers["helen"]
