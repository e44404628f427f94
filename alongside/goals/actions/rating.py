"""How close a goal feels to the person, and the levels by which both say how far it came."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.goals.actions.clocks import _keep
from alongside.goals.models import AttainmentScale, Goal, Rating
from alongside.goals.models.rating import IMPORTANT_AT_MOST, Moment
from alongside.goals.story.goal import of_rating
from alongside.kit.moments import in_london
from alongside.kit.refusals import ChangedMeanwhile, UnableTo
from alongside.kit.versions import change, create_once
from alongside.people.rules import fault_in_day_past


class UnableToRate(UnableTo):
    """How a goal goes cannot be said like this."""


@action("goal.rated", needs=Permission.GOAL_RATE, creates="goals.rating")
def rate_goal(
    *,
    goal: Goal,
    id: UUID,
    rating: int,
    rated_on: date,
    attainment: int | None = None,
    words: str = "",
    by: Any,
    at: datetime,
) -> Rating:
    """Keep how close a goal feels to the person, from 0 (not at all) to 10 (there), and their words.

    The first is the start. Later ones may say how far it came on the goal's scale (`attainment`, -2 to 2; None: not
    said). Refuses a day to come or before the goal was chosen, and a level before there is a start or a scale.
    """
    if fault := fault_in_day_past(rated_on, today=in_london(at).date()):
        raise UnableToRate(fault, field="rated_on")
    if rated_on < goal.chosen_on:
        raise UnableToRate("That is before the goal was chosen. Check the day.", field="rated_on")
    moment = Moment.AGAIN if Rating.objects.filter(goal=goal).exclude(pk=id).exists() else Moment.START
    if attainment is not None and (moment == Moment.START or not AttainmentScale.objects.filter(goal=goal).exists()):
        raise UnableToRate(
            "Say first, together, what you hope for; then, another time, how far it came.", field="attainment"
        )
    row = create_once(
        Rating,
        id=id,
        goal=goal,
        moment=moment,
        rating=rating,
        attainment=attainment,
        words=words,
        rated_on=rated_on,
        recorded_by=by,
        recorded_at=at,
    )
    _keep(of_rating(row), [])
    return row


@action("goal.scale_written", needs=Permission.GOAL_RATE)
def write_scale(
    *,
    goal: Goal,
    seen_version: int,
    expected: str,
    much_less: str = "",
    less: str = "",
    more: str = "",
    much_more: str = "",
    importance: int = 1,
    by: Any,
    at: datetime,
) -> AttainmentScale:
    """Say together what each level would look like for a goal, and how much it matters (1 to 3).

    `seen_version` 0: there was no scale. ChangedMeanwhile: see both. Refuses once a level was said by it: what was
    hoped for is not moved afterwards.
    """
    if not 1 <= importance <= IMPORTANT_AT_MOST:
        raise UnableToRate("Choose how much this goal matters.", field="importance")
    if Rating.objects.filter(goal=goal, attainment__isnull=False).exists():
        raise UnableToRate("How far it came was said by these words already, so they stay. Choose a new goal instead.")
    facts = {
        "expected": expected, "much_less": much_less, "less": less, "more": more, "much_more": much_more,
        "importance": importance,
    }  # fmt: skip
    there = AttainmentScale.objects.filter(goal=goal).first()
    if there is None:
        return AttainmentScale.objects.create(goal=goal, **facts)
    if seen_version == 0:
        raise ChangedMeanwhile(there)
    return change(there, seen_version=seen_version, **facts)
