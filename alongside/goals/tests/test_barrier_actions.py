"""Barriers and what was tried; new connections, where they came from and whether they last."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.tests.talking import nothing_differs
from alongside.conversations.told import THE_PERSON, Somebody
from alongside.goals import actions
from alongside.goals.barrier_kinds import kinds, title_of
from alongside.goals.models import Barrier, Connection
from alongside.goals.tests.goaling import barrier_of, due, goal_of, step_of, today
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people.actions import UnableToTellApart
from alongside.people.models import Contact, StoryItem


@pytest.fixture
def mina(cast):
    return cast.workers["mina"]


def now(by):
    return {"by": by, "at": timezone.now()}


def test_the_kinds_are_the_packs_with_the_parts_of_those_that_have_some():
    keys = [key for key, _, _ in kinds()]
    assert {"stigma", "attitudes_self", "attitudes_organisation", "bad_social_capital"} <= set(keys)
    assert "attitudes" not in keys
    assert title_of("attitudes_self") == "Attitudes: the person's own"
    assert title_of("laziness") == ""


def test_a_barrier_waits_on_a_desk_until_it_is_behind_them_and_may_come_back(cast, mina):
    goal, week = goal_of(cast), today() + timedelta(days=7)
    step, elsewhere = step_of(goal, mina), step_of(goal_of(cast, "simon"), mina)
    for wrong in (
        {"words": ""},
        {"kind": "laziness"},
        {"step": elsewhere},
        {"look_again_on": today() - timedelta(days=1)},
        {"look_again_on": today() + timedelta(days=400)},
    ):
        with pytest.raises(actions.UnableToKeepBarrier):
            barrier_of(goal, mina, **wrong)
    one = barrier_of(goal, mina, kind="poor_access_to_services", step=step)
    with pytest.raises(AlreadyDone):
        barrier_of(goal, mina, id=one.pk)
    assert (str(one), one.beside) == ("The bus does not go there", "Services hard to reach")
    assert one.pack_version
    assert str(barrier_of(goal, mina, kind="stigma", words="")) == "Stigma"
    assert due(one, "barrier").what == "The bus does not go there. What can both of you try next?"
    tried = {"barrier": one, "words": "Rang the bus company", "whose": Somebody(worker=mina), "tried_on": today()}
    for wrong in (
        {"tried_on": today() + timedelta(days=1)},
        {"look_again_on": today() - timedelta(days=1)},
        {"whose": Somebody(contact=Contact.objects.get(name="Jo Archer"))},
    ):
        with pytest.raises(actions.UnableToKeepBarrier):
            actions.tell_attempt(id=new_id(), **{**tried, **wrong}, **now(mina))
    later = week + timedelta(days=7)
    actions.tell_attempt(id=new_id(), **tried, look_again_on=later, **now(mina))
    assert due(one, "barrier").due_at.date() >= later - timedelta(days=1)
    facts = {**tried, "whose": THE_PERSON, "words": "Asked Una to drive", "what_happened": "She will, on Sundays"}
    actions.tell_attempt(id=new_id(), **facts, is_behind=True, **now(mina))
    one = Barrier.objects.get(pk=one.pk)
    assert (one.how, due(one, "barrier").outcome) == ("She will, on Sundays", "met")
    assert {row.kind: row.line for row in StoryItem.objects.filter(source_id=one.pk)} == {
        "barrier_named": "A barrier: The bus does not go there",
        "barrier_behind": "Behind us: The bus does not go there",
    }
    for refused in (
        lambda: actions.tell_attempt(id=new_id(), **tried, **now(mina)),
        lambda: actions.put_behind(barrier=one, seen_version=one.version, on=today(), **now(mina)),
    ):
        with pytest.raises(actions.UnableToKeepBarrier, match="behind you already"):
            refused()
    assert nothing_differs() == ""
    one = actions.put_in_the_way_again(barrier=one, seen_version=one.version, look_again_on=week, **now(mina))
    assert due(one, "barrier").done_at is None
    assert not StoryItem.objects.filter(source_id=one.pk, kind="barrier_behind").exists()
    with pytest.raises(actions.UnableToKeepBarrier, match="in the way already"):
        actions.put_in_the_way_again(barrier=one, seen_version=one.version, look_again_on=week, **now(mina))
    with pytest.raises(ChangedMeanwhile):
        actions.put_behind(barrier=one, seen_version=1, on=today(), **now(mina))
    with pytest.raises(actions.UnableToKeepBarrier, match="to come"):
        actions.put_behind(barrier=one, seen_version=one.version, on=week, **now(mina))
    actions.put_behind(barrier=one, seen_version=one.version, on=today(), how="Una drives", **now(mina))
    assert nothing_differs() == ""


def test_somebody_new_comes_from_anywhere_and_is_asked_about_again(cast, mina):
    dorothy, goal = cast.people["dorothy"], goal_of(cast)
    step = step_of(goal, mina)
    facts = {"person": dorothy, "made_on": today(), "how": "in_person", "step": step, "place": "The gate"}
    arthur = Contact.objects.get(name="Arthur Pell")
    for wrong in (
        {"name": ""},
        {"name": "Kit", "contact": arthur},
        {"name": "Kit", "made_on": today() + timedelta(days=1)},
        {"contact": Contact.objects.get(name="Jo Archer")},
    ):
        with pytest.raises(actions.UnableToConnect):
            actions.make_connection(id=new_id(), **{**facts, **wrong}, **now(mina))
    with pytest.raises(UnableToTellApart):
        actions.make_connection(id=new_id(), **facts, name="arthur pell", **now(mina))
    key = new_id()
    kit = actions.make_connection(id=key, **facts, name="Kit", words="Has the next bed", **now(mina))
    with pytest.raises(AlreadyDone):
        actions.make_connection(id=key, **facts, name="Kit", **now(mina))
    assert (kit.contact.name, kit.contact.person) == ("Kit", dorothy)
    item = StoryItem.objects.get(source_id=kit.pk)
    assert (item.line, item.aside, item.where_and_how) == (
        "Somebody new: Kit", "From: Ring the allotment", "The gate · in person",
    )  # fmt: skip
    actions.make_connection(id=new_id(), **facts, contact=arthur, **now(mina))
    with pytest.raises(actions.UnableToConnect, match="already"):
        actions.make_connection(id=new_id(), **facts, contact=arthur, **now(mina))
    assert Connection.objects.of(dorothy).count() == 2
    asked = {"connection": kit, "answer": "yes", "asked_on": today()}
    for wrong in (
        {"answer": "?"},
        {"asked_on": today() + timedelta(days=1)},
        {"asked_on": today() - timedelta(days=1)},
    ):
        with pytest.raises(actions.UnableToConnect):
            actions.say_still_in_touch(id=new_id(), **{**asked, **wrong}, **now(mina))
    actions.say_still_in_touch(id=new_id(), **asked, words="Every Sunday", **now(mina))
    actions.say_still_in_touch(id=new_id(), **{**asked, "answer": "now_and_then"}, **now(mina))
    assert [str(row) for row in kit.asked.all()] == ["Yes, still in touch", "Now and then"]
    assert nothing_differs() == ""
