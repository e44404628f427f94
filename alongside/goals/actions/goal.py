"""Goals: chosen together, put in other words, reached, changed into another, let go of, gone on with."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.goals.actions.clocks import _keep, _tell_around
from alongside.goals.models import Barrier, Goal, GoalChange, Step
from alongside.goals.models.goal import State, What
from alongside.goals.story.goal import CHOSEN, of_change, of_goal
from alongside.goals.story.words import ROOM
from alongside.kit.moments import in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once
from alongside.people.models import Person, StoryItem
from alongside.people.rules import fault_in_day_past

CHOOSE = Permission.GOAL_CHOOSE
OVER = "This goal is not on the way any more. Go on with it first, if that is what you both want."
ENDS = {State.REACHED: What.REACHED, State.LET_GO: What.LET_GO}


class UnableToChangeGoal(UnableTo):
    """A goal cannot be chosen, or changed, like this."""


@action("goal.chosen", needs=CHOOSE, creates="goals.goal")
def choose_goal(
    *,
    person: Person,
    id: UUID,
    words: str,
    why: str = "",
    chosen_on: date,
    chosen_with: str = "",
    by: Any,
    at: datetime,
) -> Goal:
    """Choose a life goal together, in the person's words: `why` is what it would bring, `chosen_with` who chose it too.

    Refuses a day to come. Connecting People Intervention, Goals: beyond what a service could give.
    """
    _check_day(chosen_on, at, field="chosen_on")
    return _begin(person, id, words, why, chosen_on, chosen_with, None, by, at)


@action("goal.reworded", needs=CHOOSE)
def reword_goal(
    *, goal: Goal, seen_version: int, words: str, why: str, chosen_with: str, said: str = "", by: Any, at: datetime
) -> Goal:
    """Put a goal in other words; how it was put before stays in its history, with what was `said` of it.

    Refuses one that is not on the way. ChangedMeanwhile: see both.
    """
    _check_going(goal)
    before = goal.words
    goal = change(goal, seen_version=seen_version, words=words, why=why, chosen_with=chosen_with)
    if words != before:
        _write_down(goal, What.REWORDED, before, words, said, in_london(at).date(), by, at)
    _tell_again(goal)
    _tell_around(goal)
    return goal


@action("goal.came_to", needs=CHOOSE)
def say_what_became(
    *, goal: Goal, seen_version: int, state: str, on: date, said: str = "", by: Any, at: datetime
) -> Goal:
    """Say that a goal was reached, or let go of (a key of `State`), on a day, and what was `said` of it.

    Its steps and barriers stay as they are; nobody is asked for them any more. Refuses a day to come or before it was
    chosen, and a goal that is not on the way.
    """
    _check_going(goal)
    if state not in ENDS:
        raise UnableToChangeGoal("Choose what became of it.", field="state")
    _check_day(on, at, since=goal.chosen_on, field="on")
    goal = change(goal, seen_version=seen_version, state=state, ended_on=on)
    _write_down(goal, ENDS[State(state)], goal.words, goal.words, said, on, by, at)
    _tell_around(goal)
    return goal


@action("goal.grew", needs=CHOOSE, creates="goals.goal")
def grow_into(
    *,
    goal: Goal,
    id: UUID,
    seen_version: int,
    words: str,
    why: str = "",
    on: date,
    said: str = "",
    by: Any,
    at: datetime,
) -> Goal:
    """Say that a goal became another, and choose that other: gives it. What is still to do or in the way comes along.

    Refuses a day to come or before the first was chosen, and a goal that is not on the way.
    """
    _check_going(goal)
    _check_day(on, at, since=goal.chosen_on, field="on")
    goal = change(goal, seen_version=seen_version, state=State.CHANGED, ended_on=on)
    other = _begin(goal.person, id, words, why, on, goal.chosen_with, goal, by, at)
    _write_down(goal, What.CHANGED, goal.words, words, said, on, by, at)
    Step.objects.filter(goal=goal, happened="").update(goal=other)
    # What is in the way of a step that was answered stays with it.
    still = Barrier.objects.filter(goal=goal, behind_on=None).exclude(step__in=Step.objects.filter(goal=goal))
    still.update(goal=other)
    _tell_around(goal)
    _tell_around(other)
    return other


@action("goal.gone_on_with", needs=CHOOSE)
def go_on_with_goal(*, goal: Goal, seen_version: int, said: str = "", by: Any, at: datetime) -> Goal:
    """Go on with a goal that was let go of, or reached: what was still to do waits again.

    Refuses one on the way, and one that became another.
    """
    if goal.is_going:
        raise UnableToChangeGoal("This goal is on the way already.")
    if goal.state == State.CHANGED:
        raise UnableToChangeGoal("This goal became another one. Open that, and go on from there.")
    goal = change(goal, seen_version=seen_version, state=State.GOING, ended_on=None)
    _write_down(goal, What.GOES_ON, goal.words, goal.words, said, in_london(at).date(), by, at)
    _tell_around(goal)
    return goal


def _begin(
    person: Person,
    id: UUID,
    words: str,
    why: str,
    on: date,
    chosen_with: str,
    follows: Goal | None,
    by: Any,
    at: datetime,
) -> Goal:
    goal = create_once(
        Goal,
        id=id,
        person=person,
        words=words,
        why=why,
        chosen_on=on,
        chosen_with=chosen_with,
        chosen_by=by,
        chosen_at=at,
        follows=follows,
    )
    _keep(of_goal(goal), [])
    return goal


def _check_going(goal: Goal) -> None:
    if not goal.is_going:
        raise UnableToChangeGoal(OVER)


def _check_day(on: date, at: datetime, *, since: date | None = None, field: str) -> None:
    if fault := fault_in_day_past(on, today=in_london(at).date()):
        raise UnableToChangeGoal(fault, field=field)
    if since is not None and on < since:
        raise UnableToChangeGoal("That is before the goal was chosen. Check the day.", field=field)


def _write_down(goal: Goal, what: str, before: str, words: str, said: str, on: date, by: Any, at: datetime) -> None:
    row = GoalChange.objects.create(
        goal=goal, what=what, before=before, words=words, said=said, changed_on=on, changed_by=by, changed_at=at
    )
    _keep(of_change(row), [])


def _tell_again(goal: Goal) -> None:
    """Keep the story's line of what it would bring as it is said now."""
    StoryItem.objects.filter(source_room=ROOM, source_id=goal.pk, kind=CHOSEN).delete()
    _keep(of_goal(Goal.objects.select_related("chosen_by").prefetch_related("changes").get(pk=goal.pk)), [])
