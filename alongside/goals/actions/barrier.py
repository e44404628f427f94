"""Barriers: named, what was tried, behind them, in the way again, at rest."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from alongside import packs
from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations.told import Somebody
from alongside.goals.actions.clocks import _keep_barrier
from alongside.goals.actions.goal import OVER
from alongside.goals.barrier_kinds import title_of
from alongside.goals.models import Attempt, Barrier, Goal, Step
from alongside.kit.moments import in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once
from alongside.people.rules import fault_in_day_past

RECORD = Permission.BARRIER_RECORD
LATEST = timedelta(days=366)
THEY_DIED = "They died before then."


class UnableToKeepBarrier(UnableTo):
    """A barrier, or what was tried against it, cannot be told like this."""


@action("barrier.named", needs=RECORD, creates="goals.barrier")
def name_barrier(
    *,
    goal: Goal,
    id: UUID,
    kind: str = "",
    words: str = "",
    step: Step | None = None,
    look_again_on: date,
    by: Any,
    at: datetime,
) -> Barrier:
    """Name what is in the way of a goal or one of its steps: a kind of the pack's (its key), their own words, or both.

    It comes back to the desk of whoever names it on `look_again_on`. Refuses neither kind nor words, a kind that the
    pack does not have, a step of another goal, a day that has passed, and a goal that is not on the way.
    """
    if not goal.is_going:
        raise UnableToKeepBarrier(OVER)
    title = title_of(kind)
    if kind and not title:
        raise UnableToKeepBarrier("Choose one of the kinds listed, or say it in their own words.", field="kind")
    if not kind and not words:
        raise UnableToKeepBarrier("Say what is in the way: choose a kind, or use their own words.", field="words")
    if step is not None and step.goal_id != goal.pk:
        raise UnableToKeepBarrier("Choose one of the steps of this goal.", field="step")
    _check_look_again(look_again_on, at)
    pack = packs.active()
    barrier = create_once(
        Barrier,
        id=id,
        person=goal.person,
        goal=goal,
        step=step,
        kind=kind,
        title=title,
        pack_version=f"{pack.head.name}@{pack.head.version}",
        words=words,
        look_again_on=look_again_on,
        keeper=by,
        named_on=in_london(at).date(),
        named_by=by,
        named_at=at,
    )
    _keep_barrier(barrier)
    return barrier


@action("barrier.tried", needs=RECORD, creates="goals.attempt")
def tell_attempt(
    *,
    barrier: Barrier,
    id: UUID,
    words: str,
    whose: Somebody,
    tried_on: date,
    what_happened: str = "",
    is_behind: bool = False,
    look_again_on: date | None = None,
    by: Any,
    at: datetime,
) -> Attempt:
    """Tell what somebody tried against a barrier, on which day, and what happened.

    `is_behind`: with that it is behind them. Else it comes back on `look_again_on` (None: on the day it had). Refuses a
    day to come for what was tried, a day that has passed to look again, and a barrier that is behind them already.
    """
    _check_in_the_way(barrier)
    if fault := fault_in_day_past(tried_on, today=in_london(at).date()):
        raise UnableToKeepBarrier(fault, field="tried_on")
    if whose.contact is not None and whose.contact.person_id not in barrier.person.keys:
        raise UnableToKeepBarrier("Choose one of the people in this person's life.", field="whose")
    if look_again_on is not None and not is_behind:
        _check_look_again(look_again_on, at)
    attempt = create_once(
        Attempt,
        id=id,
        barrier=barrier,
        words=words,
        tried_on=tried_on,
        what_happened=what_happened,
        told_by=by,
        told_at=at,
        **whose.facts(),
    )
    if is_behind:
        _put_behind(barrier, barrier.version, tried_on, what_happened, by, at)
    elif look_again_on is not None:
        _keep_barrier(change(barrier, seen_version=barrier.version, look_again_on=look_again_on))
    return attempt


@action("barrier.behind", needs=RECORD)
def put_behind(*, barrier: Barrier, seen_version: int, on: date, how: str = "", by: Any, at: datetime) -> Barrier:
    """Say that a barrier is behind them since a day, and how that came about. Refuses a day to come."""
    _check_in_the_way(barrier)
    if fault := fault_in_day_past(on, today=in_london(at).date()):
        raise UnableToKeepBarrier(fault, field="on")
    return _put_behind(barrier, seen_version, on, how, by, at)


@action("barrier.rested", needs=RECORD)
def put_barrier_to_rest(*, barrier: Barrier, seen_version: int, by: Any, at: datetime) -> Barrier:
    """Say that nobody is asked about a barrier any more, since the person died. It is not told as behind them.

    Refuses where no death is recorded, and a barrier that is behind them already.
    """
    _check_in_the_way(barrier)
    if barrier.person.died_on is None:
        raise UnableToKeepBarrier("No death is recorded here. Say that it is behind them, or what was tried.")
    return _put_behind(barrier, seen_version, in_london(at).date(), THEY_DIED, by, at, is_at_rest=True)


@action("barrier.back", needs=RECORD)
def put_in_the_way_again(*, barrier: Barrier, seen_version: int, look_again_on: date, by: Any, at: datetime) -> Barrier:
    """Say that a barrier is in the way again. What was tried before stays beside it. Refuses a day that has passed."""
    if barrier.behind_on is None:
        raise UnableToKeepBarrier("This is in the way already.")
    if not barrier.goal.is_going:
        raise UnableToKeepBarrier(OVER)
    _check_look_again(look_again_on, at)
    facts = {"behind_on": None, "behind_at": None, "behind_by": None, "how": "", "is_at_rest": False}
    barrier = change(barrier, seen_version=seen_version, look_again_on=look_again_on, **facts)
    _keep_barrier(barrier)
    return barrier


def _put_behind(
    barrier: Barrier, seen_version: int, on: date, how: str, by: Any, at: datetime, *, is_at_rest: bool = False
) -> Barrier:
    facts = {"behind_on": on, "how": how, "behind_by": by, "behind_at": at, "is_at_rest": is_at_rest}
    barrier = change(barrier, seen_version=seen_version, **facts)
    _keep_barrier(barrier)
    return barrier


def _check_in_the_way(barrier: Barrier) -> None:
    if barrier.behind_on is not None:
        raise UnableToKeepBarrier("This is behind you already. Say that it is in the way again, if it is.")


def _check_look_again(on: date, at: datetime) -> None:
    today = in_london(at).date()
    if not today <= on <= today + LATEST:
        raise UnableToKeepBarrier("Choose a day from today, within a year, to look at it again.", field="look_again_on")
