"""Introductions from the suggestion to how it went; advice; what is counted without names."""

from datetime import date, timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.utils import timezone

from alongside.audit.acting import House
from alongside.audit.models import LedgerEntry
from alongside.directory import actions
from alongside.directory.actions import Plan, UnableToIntroduce
from alongside.directory.introductions.rules import (
    counted,
    fault_in_day_to_ask,
    fault_in_days,
    fault_in_going,
)
from alongside.directory.models import Introduction, Service
from alongside.directory.tests.factories import add
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people.actions import set_openness
from alongside.people.actions.death import record_death
from alongside.people.answering import following
from alongside.people.models import Contact, StoryItem
from alongside.workforce.models import Due

TODAY = date(2026, 11, 26)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    "numbers, whole, shown",
    [
        ({"well": 0, "not": 0}, 0, {}),
        ({"well": 3, "not": 1}, None, {}),
        ({"well": 9, "not": 6}, 15, {"well": 9, "not": 6}),
        ({"well": 9, "not": 0}, 9, {"well": 9, "not": 0}),
        ({"well": 9, "not": 2, "unknown": 7}, 18, {"well": 9, "not": None, "unknown": None}),
        ({"well": 9, "not": 2, "unknown": 3}, 14, {"well": 9, "not": None, "unknown": None}),
        ({"well": 4, "not": 1}, 5, {"well": None, "not": None}),
    ],
)
def test_small_numbers_are_hidden_and_cannot_be_reckoned(numbers, whole, shown):
    assert counted(numbers) == (whole, shown)


def test_days_and_ways_that_cannot_be_are_a_sentence():
    assert fault_in_days(TODAY, TODAY + 21 * DAY, today=TODAY) == ("", "")
    assert fault_in_days(TODAY, TODAY - DAY, today=TODAY)[0] == "ask_on"
    assert fault_in_days(TODAY + 400 * DAY, TODAY + 420 * DAY, today=TODAY)[0] == "on_day"
    assert fault_in_days(TODAY, TODAY + 400 * DAY, today=TODAY)[0] == "ask_on"
    assert fault_in_going("alone", "together")
    assert fault_in_going("alone", "leaflet") == ""
    assert fault_in_day_to_ask(None, today=TODAY) == ""
    assert "to come" in fault_in_day_to_ask(TODAY, today=TODAY)
    assert "a year" in fault_in_day_to_ask(TODAY + 400 * DAY, today=TODAY)


@pytest.fixture
def told(cast):
    """By whom and when; and something that was suggested to Simon."""

    class Told:
        by, at, simon = cast.workers["mina"], timezone.now(), cast.people["simon"]
        service = add(cast)
        who = {"by": by, "at": at}
        plan = Plan(introducer="worker", worker=cast.workers["ade"], how="together", on_day=timezone.localdate(at))
        one = actions.propose_introduction(person=simon, id=new_id(), service=service, why="He likes bikes", **who)

    return Told


def clocks(one):
    return {due.kind: due for due in Due.objects.filter(source_id=one.pk)}


@pytest.mark.django_db
def test_from_the_suggestion_to_how_it_went_and_back_again(told, cast):
    one, who = told.one, told.who
    assert clocks(one)["introduction_waits"].worker == told.by
    still = [due for due in following(told.simon) if due.kind == "introduction_waits" and not due.done_at]
    assert [due.source_id for due in still] == [one.pk]
    with pytest.raises(AlreadyDone):
        actions.propose_introduction(person=told.simon, id=one.pk, service=told.service, **who)
    with pytest.raises(UnableToIntroduce, match="suggested to Simon already"):
        actions.propose_introduction(person=told.simon, id=new_id(), service=told.service, **who)
    with pytest.raises(UnableToIntroduce, match="not arranged yet"):
        actions.tell_introduction(introduction=one, seen_version=1, outcome="went", **who)
    with pytest.raises(UnableToIntroduce, match="have not said yes"):
        actions.arrange_introduction(introduction=one, seen_version=1, plan=told.plan, **who)
    # Not now, with a day to ask again; then no; then yes.
    again = timezone.localdate(told.at) + 10 * DAY
    one = actions.answer_introduction(
        introduction=one, seen_version=1, answer="not_now", words="My knee", ask_again_on=again, **who
    )
    assert (clocks(one)["introduction_waits"].done_at, one.state_in_words) == (None, "Not now")
    one = actions.answer_introduction(introduction=one, seen_version=2, answer="no", **who)
    assert (clocks(one)["introduction_waits"].outcome, one.is_open, one.state_in_words) == (
        "met",
        False,
        "They would rather not",
    )
    one = actions.answer_introduction(
        introduction=one, seen_version=3, answer="yes", words="Go on then", plan=told.plan, **who
    )
    went = clocks(one)["introduction_went"]
    assert (timezone.localdate(went.due_at), went.worker) == (told.plan.on_day + 21 * DAY, told.by)
    assert one.plan_in_words.startswith("With Ade Bello, on ")
    with pytest.raises(ChangedMeanwhile):
        actions.arrange_introduction(introduction=one, seen_version=3, plan=told.plan, **who)
    with pytest.raises(UnableToIntroduce, match="arranged already"):
        actions.answer_introduction(introduction=one, seen_version=4, answer="no", **who)
    # Asked once more, then it did not suit; and back again.
    one = actions.tell_introduction(introduction=one, seen_version=4, outcome="not_gone", ask_again_on=again, **who)
    assert clocks(one)["introduction_went"].done_at is None
    one = actions.tell_introduction(
        introduction=one, seen_version=5, outcome="not_suited", words="Too loud", why="The radio", **who
    )
    assert (clocks(one)["introduction_went"].outcome, one.is_open) == ("met", False)
    items = StoryItem.objects.filter(source_id__in=one.turns.values("pk")).order_by("pk")
    assert [item.said for item in items if item.said] == ["My knee", "Go on then", "Too loud"]
    one = actions.arrange_introduction(introduction=one, seen_version=6, plan=told.plan, **who)
    assert (one.outcome, one.is_open, one.turns.count()) == ("", True, 7)
    one = actions.end_introduction(introduction=one, seen_version=7, why="The hall is shut", **who)
    assert (clocks(one)["introduction_went"].done_at, one.state_in_words) == (told.at, "Not asked any more")
    with pytest.raises(AlreadyDone):
        actions.end_introduction(introduction=one, seen_version=8, why="Twice", **who)
    verbs = LedgerEntry.objects.filter(subject__contains=str(one.pk)).values_list("verb", flat=True)
    assert {"introduction.answered", "introduction.told", "introduction.ended"} <= set(verbs)
    set_openness(
        person=told.simon, openness="restricted", named=[told.by], why="He asked", by=House("test"), at=told.at
    )
    assert not any(told.service.name in due.what for due in clocks(one).values()), "it says less of a record not open"
    call_command("rebuild_story", "--check", stdout=StringIO())


@pytest.mark.django_db
def test_what_cannot_be_arranged_is_refused_kindly(told, cast):
    one, who = told.one, told.who
    contact = Contact.objects.exclude(person=told.simon).first()
    for plan, says in (
        (None, "Say who introduces them"),
        (Plan(introducer="alone", how="together", on_day=told.plan.on_day), "Nobody goes along"),
        (Plan(introducer="worker", how="call", on_day=told.plan.on_day), "Choose the worker"),
        (Plan(introducer="contact", how="call", on_day=told.plan.on_day), "Choose who of the people"),
        (Plan(introducer="contact", contact=contact, how="call", on_day=told.plan.on_day), "one of the people in this"),
        (Plan(introducer="alone", how="call", on_day=told.plan.on_day + 500 * DAY), "more than a year"),
    ):
        with pytest.raises(UnableToIntroduce, match=says):
            actions.answer_introduction(introduction=one, seen_version=1, answer="yes", plan=plan, **who)
    with pytest.raises(UnableToIntroduce, match="to come"):
        actions.answer_introduction(
            introduction=one, seen_version=1, answer="not_now", ask_again_on=told.plan.on_day, **who
        )
    actions.close_entry(
        service=told.service, seen_version=told.service.version, status="defunct", why="Bev retired", **who
    )
    one = Introduction.objects.get(pk=one.pk)
    with pytest.raises(UnableToIntroduce, match=r"does not run any more \(Bev retired\)"):
        actions.answer_introduction(introduction=one, seen_version=1, answer="yes", plan=told.plan, **who)
    assert actions.answer_introduction(introduction=one, seen_version=1, answer="no", **who).answer == "no"
    simon = told.simon
    record_death(person=simon, seen_version=simon.version, died_on=timezone.localdate(told.at), told_by="Jo", **who)
    other = Service.objects.get(name="Mending bench")
    with pytest.raises(UnableToIntroduce, match="has died"):
        actions.propose_introduction(person=simon, id=new_id(), service=other, **who)


@pytest.mark.django_db
def test_advice_is_told_in_the_story_with_whether_it_helped(cast):
    who = {"by": cast.workers["mina"], "at": timezone.now()}
    simon, today = cast.people["simon"], timezone.localdate(who["at"])
    facts = {"what": "How to renew a bus pass", "form": "said", "given_on": today}
    advice = actions.give_advice(person=simon, id=new_id(), **facts, **who)
    with pytest.raises(AlreadyDone):
        actions.give_advice(person=simon, id=advice.pk, **facts, **who)
    with pytest.raises(actions.UnableToAdvise, match="still to come"):
        actions.give_advice(person=simon, id=new_id(), **{**facts, "given_on": today + DAY}, **who)
    actions.say_whether_it_helped(advice=advice, seen_version=1, helped="partly", words="The queue was long", **who)
    item = StoryItem.objects.get(source_id=advice.pk)
    assert (item.told, item.said) == ("How to renew a bus pass", "The queue was long")
    assert LedgerEntry.objects.filter(verb="advice.helped").count() == 1
    call_command("rebuild_story", "--check", stdout=StringIO())
