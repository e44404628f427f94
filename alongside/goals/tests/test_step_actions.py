"""Steps in order and done in any; what is done together; what both bring; a clock that follows who is alongside."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.conversations.actions import record_note, strike
from alongside.conversations.tests.talking import nothing_differs
from alongside.conversations.told import Somebody
from alongside.goals import actions
from alongside.goals.models import ActivityTask, Step
from alongside.goals.tests.goaling import due, goal_of, step_of, today
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people.actions import end_involvement, set_openness
from alongside.people.models import Contact, Involvement, StoryItem, Strength
from tests.cast import HOUSE


@pytest.fixture
def mina(cast):
    return cast.workers["mina"]


def now(by):
    return {"by": by, "at": timezone.now()}


def test_steps_have_an_order_and_are_done_in_any(cast, mina):
    goal = goal_of(cast)
    una = Contact.objects.of(cast.people["dorothy"]).get(name="Una Hale")
    first, second, third = (
        step_of(goal, mina),
        step_of(goal, mina, words="Drive out and look", whose=Somebody(contact=una), with_worker=mina),
        step_of(goal, mina, words="Ask who has a bed free", whose=Somebody(worker=mina), with_worker=mina),
    )
    assert [row.number for row in (first, second, third)] == [1, 2, 3]
    assert second.owners("Dorothy") == [("Una Hale", "person"), ("Mina Osei", "worker")]
    assert third.owners("Dorothy") == [("Mina Osei", "worker")], "who does it does it once"
    with pytest.raises(AlreadyDone):
        step_of(goal, mina, id=first.pk)
    for wrong in (
        {"by_on": today() - timedelta(days=1)},
        {"whose": Somebody(contact=Contact.objects.get(name="Jo Archer"))},
        {"strengths": list(Strength.objects.of(cast.people["simon"])[:1])},
    ):
        with pytest.raises(actions.UnableToChangeStep):
            step_of(goal, mina, **wrong)
    third = actions.move_step(step=third, seen_version=1, is_up=True, **now(mina))
    actions.move_step(step=first, seen_version=1, is_up=True, **now(mina))
    assert list(Step.objects.filter(goal=goal).values_list("words", flat=True)) == [
        "Ring the allotment", "Ask who has a bed free", "Drive out and look",
    ]  # fmt: skip
    with pytest.raises(ChangedMeanwhile):
        actions.move_step(step=third, seen_version=1, is_up=False, **now(mina))
    done = actions.answer_step(
        step=second, seen_version=1, happened="done", on=today(), what_happened="It rained", **now(mina)
    )
    item = StoryItem.objects.get(source_id=done.pk)
    assert (item.line, item.where_and_how, item.told) == ("Done: Drive out and look", "with Mina Osei", "It rained")
    with pytest.raises(actions.UnableToAnswerStep, match="said already"):
        actions.answer_step(step=done, seen_version=2, happened="done", on=today(), **now(mina))
    again = actions.take_up_step(step=done, seen_version=2, **now(mina))
    assert (again.happened, again.what_happened) == ("", "It rained")
    assert not StoryItem.objects.filter(source_id=done.pk).exists()
    with pytest.raises(actions.UnableToAnswerStep, match="still to do"):
        actions.take_up_step(step=again, seen_version=3, **now(mina))
    assert nothing_differs() == ""


def test_a_step_with_a_day_is_on_the_desk_of_its_worker_until_it_is_answered(cast, mina):
    goal = goal_of(cast)
    step = step_of(goal, mina, whose=Somebody(worker=mina), by_on=today() + timedelta(days=2))
    theirs = step_of(goal, mina, by_on=today())
    assert due(theirs, "step") is None, "nobody who is paid"
    assert (due(step, "step").worker, due(step, "step").what) == (mina, "Ring the allotment")
    for by_on, words in ((today() - timedelta(days=1), "has passed"), (today() + timedelta(days=9), "")):
        if words:
            with pytest.raises(actions.UnableToAnswerStep, match=words):
                actions.put_off_step(step=step, seen_version=1, by_on=by_on, **now(mina))
        else:
            step = actions.put_off_step(step=step, seen_version=1, by_on=by_on, **now(mina))
    assert due(step, "step").due_at.date() >= today() + timedelta(days=8)
    facts = {"words": "Ring the allotment at noon", "whose": Somebody(worker=mina), "with_worker": None}
    facts |= {"by_on": step.by_on, "strengths": [], "worker_strengths": []}
    step = actions.change_step(step=step, seen_version=2, **facts, **now(mina))
    dorothy = set_openness(
        person=cast.people["dorothy"], openness="restricted", named=[mina], why="She asked", by=HOUSE, at=timezone.now()
    )
    assert due(step, "step").what == "A step of a goal is yours by now. Open it to read which."
    set_openness(person=dorothy, openness="open", named=[], why="She asked", by=HOUSE, at=timezone.now())
    row = Involvement.objects.of(dorothy).get(worker=mina, ends_at=None, is_shift=False)
    end_involvement(involvement=row, why="Moves", by=cast.workers["ruth"], at=timezone.now())
    assert due(step, "step").worker_id != mina.pk, "whoever answers for the person has it"
    assert nothing_differs() == ""
    ruth = cast.workers["ruth"]
    step = Step.objects.get(pk=step.pk)
    for wrong in ({"happened": "lost"}, {"on": today() + timedelta(days=1)}):
        facts = {"happened": "not_now", "on": today(), **wrong}
        with pytest.raises(actions.UnableToAnswerStep):
            actions.answer_step(step=step, seen_version=step.version, **facts, **now(ruth))
    step = actions.answer_step(step=step, seen_version=step.version, happened="not_now", on=today(), **now(ruth))
    assert (due(step, "step").worker, due(step, "step").outcome) == (ruth, "met")
    assert StoryItem.objects.get(source_id=step.pk).line == "Not now: Ring the allotment at noon"
    with pytest.raises(actions.UnableToChangeStep, match="said already"):
        actions.change_step(
            step=step, seen_version=step.version, words="x", whose=Somebody(worker=ruth), with_worker=None, by_on=None,
            strengths=[], worker_strengths=[], **now(ruth),
        )  # fmt: skip
    assert nothing_differs() == ""


def test_both_do_something_together_and_both_take_something_from_it(cast, mina):
    goal, dorothy = goal_of(cast), cast.people["dorothy"]
    step = step_of(goal, mina)
    facts = {"person": dorothy, "words": "Look at the beds", "worker": mina, "step": step, "on": today()}
    with pytest.raises(actions.UnableToDoTogether, match="Both of you"):
        actions.plan_activity(id=new_id(), **facts, theirs=["Choose one"], **now(mina))
    with pytest.raises(actions.UnableToDoTogether, match="20 things"):
        actions.plan_activity(id=new_id(), **facts, theirs=["x"] * 20, workers=["y"], **now(mina))
    elsewhere = goal_of(cast, "simon")
    with pytest.raises(actions.UnableToDoTogether, match="this person"):
        actions.plan_activity(id=new_id(), **{**facts, "step": None, "goal": elsewhere}, **now(mina))
    one = actions.plan_activity(id=new_id(), **facts, theirs=["Choose one"], workers=["Drive"], **now(mina))
    assert one.goal == goal
    assert [(row.voice, row.words) for row in one.tasks.all()] == [("person", "Choose one"), ("worker", "Drive")]
    task = actions.do_task(task=one.tasks.last(), seen_version=1, is_done=True, **now(mina))
    with pytest.raises(ChangedMeanwhile):
        actions.do_task(task=task, seen_version=1, is_done=False, **now(mina))
    assert ActivityTask.objects.get(pk=task.pk).done_at
    told = {"came_of": "happened", "on": today(), "worker_learned": "How deep to dig", "worker_met": "The warden"}
    for wrong in ({"came_of": "?"}, {"on": today() + timedelta(days=1)}):
        with pytest.raises(actions.UnableToDoTogether):
            actions.tell_activity(activity=one, seen_version=1, **{**told, **wrong}, **now(mina))
    one = actions.tell_activity(activity=one, seen_version=1, **told, **now(mina))
    item = StoryItem.objects.get(source_id=one.pk)
    assert item.line == "Together: Look at the beds"
    assert "Mina Osei learned: How deep to dig Mina Osei met: The warden" in item.told
    assert nothing_differs() == ""
    one = actions.tell_activity(activity=one, seen_version=2, came_of="not_this_time", on=today(), **now(mina))
    assert not StoryItem.objects.filter(source_id=one.pk).exists()
    assert nothing_differs() == ""


def test_a_step_draws_on_strengths_of_both_with_who_says_so(cast, mina):
    dorothy = cast.people["dorothy"]
    brought = actions.name_worker_strength(
        person=dorothy, id=new_id(), worker=mina, words="Has a car", says="other", says_name="Una", **now(mina)
    )
    assert brought.who_says("Dorothy") == "Una"
    grows = Strength.objects.of(dorothy).get()
    step = step_of(goal_of(cast), mina, strengths=[grows], worker_strengths=[brought])
    assert {str(row) for row in step.drawn_on.all()} == {"Knows how to grow anything", "Has a car"}
    facts = {"words": step.words, "whose": Somebody(name="The warden"), "with_worker": None, "by_on": None}
    actions.change_step(step=step, seen_version=1, **facts, strengths=[grows], worker_strengths=[], **now(mina))
    assert [str(row) for row in step.drawn_on.all()] == ["Knows how to grow anything"]
    talk = cast.people["simon"].conversations.first()
    with pytest.raises(actions.UnableToNameStrength):
        actions.name_worker_strength(
            person=dorothy, id=new_id(), worker=mina, words="x", says="person", conversation=talk, **now(mina)
        )


def test_a_strength_goes_with_the_note_that_was_struck_and_the_step_stays(cast, mina):
    dorothy, at = cast.people["dorothy"], timezone.now()
    facts = {"kind": "visit", "contact_at": at - timedelta(hours=1), "strength": "Sings", "strength_says": "person"}
    note = record_note(person=dorothy, id=new_id(), together="We sang", **facts, **now(mina))
    step = step_of(goal_of(cast), mina, strengths=list(Strength.objects.filter(source_id=note.pk)))
    assert [str(row) for row in step.drawn_on.all()] == ["Sings"]
    strike(recorded=note, why="Somebody else sang", **now(mina))
    assert not step.drawn_on.exists()
    assert Step.objects.filter(pk=step.pk).exists()
