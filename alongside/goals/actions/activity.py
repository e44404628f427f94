"""What is done together: planned, with tasks on both sides, and told, with what both took from it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations.told import THE_PERSON, Somebody
from alongside.goals.actions.clocks import _keep, _untell
from alongside.goals.models import Activity, ActivityTask, Goal, Step
from alongside.goals.models.activity import CameOf
from alongside.goals.story.step import TOLD, of_activity
from alongside.kit.moments import in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once
from alongside.people.models import Person
from alongside.people.rules import fault_in_day_past
from alongside.workforce.models import Worker

TASKS_AT_MOST = 20


class UnableToDoTogether(UnableTo):
    """What is done together cannot be planned, or told, like this."""


@action("activity.planned", needs=Permission.GOAL_CHOOSE, creates="goals.activity")
def plan_activity(
    *,
    person: Person,
    id: UUID,
    words: str,
    worker: Worker,
    goal: Goal | None = None,
    step: Step | None = None,
    place: str = "",
    on: date | None = None,
    theirs: Sequence[str] = (),
    workers: Sequence[str] = (),
    by: Any,
    at: datetime,
) -> Activity:
    """Plan something to do together, with tasks of both: `theirs` are the person's, `workers` those of `worker`.

    `on` None: no day yet. Refuses tasks on one side alone, since it is then not done together, more tasks than
    anybody remembers, and a goal or a step from another record.
    """
    goal = step.goal if step else goal
    if goal is not None and goal.person_id not in person.keys:
        raise UnableToDoTogether("Choose one of this person's goals.", field="towards")
    if bool(theirs) != bool(workers):
        field = "workers" if theirs else "theirs"
        raise UnableToDoTogether("Both of you do something. Write at least one thing on this side too.", field=field)
    if len(theirs) + len(workers) > TASKS_AT_MOST:
        raise UnableToDoTogether(f"Write {TASKS_AT_MOST} things at most between you.", field="theirs")
    activity = create_once(
        Activity,
        id=id,
        person=person,
        goal=goal,
        step=step,
        words=words,
        place=place,
        on=on,
        worker=worker,
        planned_by=by,
        planned_at=at,
    )
    sides = [*((THE_PERSON, one) for one in theirs), *((Somebody(worker=worker), one) for one in workers)]
    ActivityTask.objects.bulk_create(
        ActivityTask(activity=activity, number=number, words=task, **whose.facts())
        for number, (whose, task) in enumerate(sides, 1)
    )
    return activity


@action("activity.task_done", needs=Permission.STEP_ANSWER)
def do_task(*, task: ActivityTask, seen_version: int, is_done: bool, by: Any, at: datetime) -> ActivityTask:
    """Say that one side's task is done, or is not done after all."""
    return change(task, seen_version=seen_version, done_at=at if is_done else None)


@action("activity.told", needs=Permission.STEP_ANSWER)
def tell_activity(
    *,
    activity: Activity,
    seen_version: int,
    came_of: str,
    on: date,
    in_their_words: str = "",
    they_learned: str = "",
    they_met: str = "",
    worker_learned: str = "",
    worker_met: str = "",
    by: Any,
    at: datetime,
) -> Activity:
    """Say what came of something done together (a key of `CameOf`), on which day, and what both took from it.

    What the worker learned and whom the worker met count as much. It may be told again, better. Refuses a day to come.
    """
    if came_of not in CameOf.values:
        raise UnableToDoTogether("Say what came of it.", field="came_of")
    if fault := fault_in_day_past(on, today=in_london(at).date()):
        raise UnableToDoTogether(fault, field="on")
    activity = change(
        activity,
        seen_version=seen_version,
        came_of=came_of,
        on=on,
        in_their_words=in_their_words,
        they_learned=they_learned,
        they_met=they_met,
        worker_learned=worker_learned,
        worker_met=worker_met,
        told_by=by,
        told_at=at,
    )
    items = of_activity(activity)
    if not items:
        _untell(activity.pk, TOLD)
    _keep(items, [])
    return activity
