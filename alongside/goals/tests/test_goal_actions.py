"""Goals chosen, said in other words, reached, become another, let go of and gone on with; how close they feel."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alongside.audit.models import LedgerEntry
from alongside.conversations.tests.talking import nothing_differs
from alongside.conversations.told import Somebody
from alongside.goals import actions
from alongside.goals.models import AttainmentScale, Goal, Rating
from alongside.goals.tests.goaling import barrier_of, due, goal_of, step_of, today
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.people.models import StoryItem


@pytest.fixture
def mina(cast):
    return cast.workers["mina"]


def now(by):
    return {"by": by, "at": timezone.now()}


def lines(kind):
    return list(
        StoryItem.objects.filter(source_room="goals", kind=kind).order_by("at", "id").values_list("line", flat=True)
    )


def test_a_goal_is_chosen_once_and_said_in_other_words_with_its_history_kept(cast, mina):
    goal = goal_of(cast, why="I miss the soil", chosen_with="Mina Osei")
    with pytest.raises(AlreadyDone):
        goal_of(cast, id=goal.pk)
    assert LedgerEntry.objects.get(subject=f"goals.goal:{goal.pk}").verb == "goal.chosen"
    item = StoryItem.objects.get(source_id=goal.pk)
    assert (item.line, item.said, item.voice) == ("A goal: My hands in the soil again", "I miss the soil", "person")
    with pytest.raises(actions.UnableToChangeGoal, match="to come"):
        goal_of(cast, chosen_on=today() + timedelta(days=1))
    facts = {"why": "", "chosen_with": "Mina Osei", "said": "It is about showing them"}
    goal = actions.reword_goal(
        goal=goal, seen_version=1, words="Show the young ones how to prune", **facts, **now(mina)
    )
    assert [(row.before, row.words, row.said) for row in goal.changes.all()] == [
        ("My hands in the soil again", "Show the young ones how to prune", "It is about showing them")
    ]
    assert "A goal: My hands in the soil again" in lines("goal_chosen"), "the story tells what was chosen then"
    assert "A goal, in other words: Show the young ones how to prune" in lines("goal_changed")
    with pytest.raises(ChangedMeanwhile):
        actions.reword_goal(goal=goal, seen_version=1, words="Something else", **facts, **now(mina))
    assert nothing_differs() == ""


def test_a_goal_that_is_let_go_of_asks_nobody_any_more_and_is_gone_on_with(cast, mina):
    goal = goal_of(cast)
    step = step_of(goal, mina, whose=Somebody(worker=mina), by_on=today() + timedelta(days=3))
    barrier = barrier_of(goal, mina, step=step)
    assert due(step, "step").worker_id == due(barrier, "barrier").worker_id == mina.pk
    ended = {"state": "let_go", "on": today(), "said": "Not this year"}
    for wrong in ({"state": "changed"}, {"on": today() + timedelta(days=1)}, {"on": today() - timedelta(days=9)}):
        with pytest.raises(actions.UnableToChangeGoal):
            actions.say_what_became(goal=goal, seen_version=1, **{**ended, **wrong}, **now(mina))
    goal = actions.say_what_became(goal=goal, seen_version=1, **ended, **now(mina))
    assert due(step, "step") is None
    assert due(barrier, "barrier") is None
    assert "Let go of: My hands in the soil again" in lines("goal_changed")
    assert nothing_differs() == ""
    for refused in (
        lambda: step_of(goal, mina),
        lambda: barrier_of(goal, mina),
        lambda: actions.say_what_became(goal=goal, seen_version=2, **ended, **now(mina)),
    ):
        with pytest.raises(Exception, match="not on the way any more"):
            refused()
    goal = actions.go_on_with_goal(goal=goal, seen_version=2, said="This year after all", **now(mina))
    assert (goal.is_going, due(step, "step").done_at) == (True, None)
    assert [row.what for row in goal.changes.all()] == ["let_go", "goes_on"]
    with pytest.raises(actions.UnableToChangeGoal, match="on the way already"):
        actions.go_on_with_goal(goal=goal, seen_version=3, **now(mina))
    assert nothing_differs() == ""


def test_a_goal_that_becomes_another_takes_along_what_is_still_to_do(cast, mina):
    goal = goal_of(cast)
    done, still = step_of(goal, mina), step_of(goal, mina, words="Find my old gloves")
    actions.answer_step(step=done, seen_version=1, happened="done", on=today(), **now(mina))
    barrier = barrier_of(goal, mina)
    facts = {"words": "Show the young ones how to prune", "on": today(), "said": "They asked me"}
    other = actions.grow_into(goal=goal, id=new_id(), seen_version=1, **facts, **now(mina))
    goal.refresh_from_db()
    assert (goal.state, other.follows, other.is_going) == ("changed", goal, True)
    for row in (done, still, barrier):
        row.refresh_from_db()
    assert (done.goal, still.goal, barrier.goal) == (goal, other, other)
    assert "A goal that grew out of another: Show the young ones how to prune" in lines("goal_chosen")
    with pytest.raises(actions.UnableToChangeGoal, match="became another"):
        actions.go_on_with_goal(goal=goal, seen_version=2, **now(mina))
    assert nothing_differs() == ""


def test_how_close_it_feels_and_how_far_it_came(cast, mina):
    goal = goal_of(cast)
    said = {"goal": goal, "rating": 2, "rated_on": today()}
    with pytest.raises(actions.UnableToRate, match="Say first"):
        actions.rate_goal(id=new_id(), **said, attainment=0, **now(mina))
    for wrong in (today() + timedelta(days=1), today() - timedelta(days=30)):
        with pytest.raises(actions.UnableToRate):
            actions.rate_goal(id=new_id(), **{**said, "rated_on": wrong}, **now(mina))
    first = actions.rate_goal(id=new_id(), **said, words="Far off", **now(mina))
    assert first.moment == "start"
    with pytest.raises(actions.UnableToRate):
        actions.write_scale(goal=goal, seen_version=0, expected="One bed dug", importance=4, **now(mina))
    scale = actions.write_scale(goal=goal, seen_version=0, expected="One bed dug", importance=2, **now(mina))
    with pytest.raises(ChangedMeanwhile):
        actions.write_scale(goal=goal, seen_version=0, expected="Two beds dug", **now(mina))
    actions.write_scale(
        goal=goal, seen_version=scale.version, expected="Two beds dug", much_more="A prize", **now(mina)
    )
    assert AttainmentScale.objects.get(goal=goal).levels() == [(2, "A prize"), (0, "Two beds dug")]
    again = actions.rate_goal(id=new_id(), **{**said, "rating": 7}, attainment=1, **now(mina))
    assert (again.moment, Rating.objects.filter(goal=goal).count()) == ("again", 2)
    with pytest.raises(actions.UnableToRate, match="they stay"):
        actions.write_scale(goal=goal, seen_version=2, expected="Three beds dug", **now(mina))
    item = StoryItem.objects.get(source_id=again.pk)
    assert (item.line, item.aside) == (
        "How close it feels: 7 of 10",
        "My hands in the soil again · Further than we hoped",
    )
    assert nothing_differs() == ""


def test_whoever_is_not_alongside_chooses_nothing(cast):
    with pytest.raises(Exception, match="not alongside"):
        goal_of(cast, by="farah")
    assert not Goal.objects.of(cast.people["dorothy"]).exists()
