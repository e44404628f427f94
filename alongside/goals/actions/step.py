"""Steps on the way to a goal: added, changed, put in another place, done, not for now, another day, taken up again."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations.told import Somebody
from alongside.goals.actions.clocks import _keep_step, _tell_around
from alongside.goals.actions.goal import OVER
from alongside.goals.models import DrawnOn, Goal, Step, WorkerStrength
from alongside.goals.models.step import Happened
from alongside.kit.moments import in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once
from alongside.people.models import Strength
from alongside.people.rules import fault_in_day_past
from alongside.workforce.models import Worker

CHOOSE, ANSWER = Permission.GOAL_CHOOSE, Permission.STEP_ANSWER
ALREADY = "What came of this step was said already. It stands below, and can be taken up again."
PASSED = "That day has passed. Choose today or a day to come, or leave it empty."


class UnableToChangeStep(UnableTo):
    """A step cannot be added, or changed, like this."""


class UnableToAnswerStep(UnableTo):
    """What came of a step cannot be said like this."""


@action("step.added", needs=CHOOSE, creates="goals.step")
def add_step(
    *,
    goal: Goal,
    id: UUID,
    words: str,
    whose: Somebody,
    with_worker: Worker | None = None,
    by_on: date | None = None,
    strengths: Sequence[Strength] = (),
    worker_strengths: Sequence[WorkerStrength] = (),
    by: Any,
    at: datetime,
) -> Step:
    """Add a step on the way to a goal, as the last: whose it is, who does it too, by when, which strengths it draws on.

    Refuses a day that has passed, a goal that is not on the way, and somebody or a strength from another life.
    """
    if not goal.is_going:
        raise UnableToChangeStep(OVER)
    _check(goal, whose, by_on, strengths, worker_strengths, at)
    last = Step.objects.filter(goal=goal).aggregate(last=Max("number"))["last"] or 0
    step = create_once(
        Step,
        id=id,
        person=goal.person,
        goal=goal,
        number=last + 1,
        words=words,
        with_worker=_too(whose, with_worker),
        by_on=by_on,
        added_by=by,
        added_at=at,
        **whose.facts(),
    )
    _draw_on(step, strengths, worker_strengths)
    _keep_step(step)
    return step


@action("step.changed", needs=CHOOSE)
def change_step(
    *,
    step: Step,
    seen_version: int,
    words: str,
    whose: Somebody,
    with_worker: Worker | None,
    by_on: date | None,
    strengths: Sequence[Strength],
    worker_strengths: Sequence[WorkerStrength],
    by: Any,
    at: datetime,
) -> Step:
    """Change a step that is still to do. Refuses as `add_step`; a day that had passed already may stay."""
    if step.happened:
        raise UnableToChangeStep(ALREADY)
    if not step.goal.is_going:
        raise UnableToChangeStep(OVER)
    _check(step.goal, whose, None if by_on == step.by_on else by_on, strengths, worker_strengths, at)
    facts = {**whose.facts(), "with_worker": _too(whose, with_worker)}
    step = change(step, seen_version=seen_version, words=words, by_on=by_on, **facts)
    DrawnOn.objects.filter(step=step).delete()
    _draw_on(step, strengths, worker_strengths)
    _tell_around(step.goal)
    return step


@action("step.moved", needs=CHOOSE)
def move_step(*, step: Step, seen_version: int, is_up: bool, by: Any, at: datetime) -> Step:
    """Put a step before the one above it, or after the one below. The first stays first, the last last."""
    rows = list(Step.objects.filter(goal=step.goal_id).order_by("number", "id"))
    here = next(place for place, row in enumerate(rows) if row.pk == step.pk)
    there = here - 1 if is_up else here + 1
    step = change(step, seen_version=seen_version)
    if 0 <= there < len(rows):
        rows.insert(there, rows.pop(here))
        for number, row in enumerate(rows, 1):
            row.number = number
        Step.objects.bulk_update(rows, ["number"])
    return step


@action("step.answered", needs=ANSWER)
def answer_step(
    *, step: Step, seen_version: int, happened: str, on: date, what_happened: str = "", by: Any, at: datetime
) -> Step:
    """Say that a step is done, or not for now (a key of `Happened`), on which day, and what happened.

    Any step can be done before those above it. Refuses a day to come, and one that was answered.
    """
    if step.happened:
        raise UnableToAnswerStep(ALREADY)
    if happened not in Happened.values:
        raise UnableToAnswerStep("Say what came of it.", field="happened")
    if fault := fault_in_day_past(on, today=in_london(at).date()):
        raise UnableToAnswerStep(fault, field="on")
    step = change(
        step,
        seen_version=seen_version,
        happened=happened,
        happened_on=on,
        what_happened=what_happened,
        answered_at=at,
        answered_by=by,
    )
    _keep_step(step)
    return step


@action("step.put_off", needs=ANSWER)
def put_off_step(*, step: Step, seen_version: int, by_on: date, by: Any, at: datetime) -> Step:
    """Give a step that is still to do another day. Refuses one that is answered, and a day that has passed."""
    if step.happened:
        raise UnableToAnswerStep(ALREADY)
    if by_on < in_london(at).date():
        raise UnableToAnswerStep("That day has passed. Choose today or a day to come.", field="by_on")
    step = change(step, seen_version=seen_version, by_on=by_on)
    _keep_step(step)
    return step


@action("step.taken_up", needs=ANSWER)
def take_up_step(*, step: Step, seen_version: int, by: Any, at: datetime) -> Step:
    """Take up again a step that was done or not for now: it is still to do. What was said of it stays beside it."""
    if not step.happened:
        raise UnableToAnswerStep("This step is still to do.")
    if not step.goal.is_going:
        raise UnableToAnswerStep(OVER)
    step = change(step, seen_version=seen_version, happened="", happened_on=None, answered_at=None, answered_by=None)
    _keep_step(step)
    return step


def _check(
    goal: Goal,
    whose: Somebody,
    by_on: date | None,
    strengths: Sequence[Strength],
    worker_strengths: Sequence[WorkerStrength],
    at: datetime,
) -> None:
    if by_on is not None and by_on < in_london(at).date():
        raise UnableToChangeStep(PASSED, field="by_on")
    if whose.contact is not None and whose.contact.person_id not in goal.person.keys:
        raise UnableToChangeStep("Choose one of the people in this person's life.", field="whose")
    if any(one.person_id not in goal.person.keys for one in (*strengths, *worker_strengths)):
        raise UnableToChangeStep("Choose strengths of the two of you.", field="draws_on")


def _too(whose: Somebody, with_worker: Worker | None) -> Worker | None:
    """Who does it too; a worker whose step it is does it already."""
    return None if with_worker == whose.worker else with_worker


def _draw_on(step: Step, strengths: Sequence[Strength], worker_strengths: Sequence[WorkerStrength]) -> None:
    DrawnOn.objects.bulk_create(
        [
            *(DrawnOn(step=step, strength=one) for one in strengths),
            *(DrawnOn(step=step, worker_strength=one) for one in worker_strengths),
        ]
    )
