"""The story's lines and the clocks of this room's facts, kept as the facts now are. For actions alone."""

from collections.abc import Iterable, Sequence
from itertools import chain
from uuid import UUID

from django.db.models import Q

from alongside.goals.models import Activity, Barrier, Connection, Goal, Rating, Step
from alongside.goals.story import barrier as of_barriers
from alongside.goals.story import step as of_steps
from alongside.goals.story.goal import of_rating
from alongside.goals.story.words import ROOM
from alongside.people.models import StoryItem
from alongside.workforce import dues
from alongside.workforce.models import Due


def _keep(items: Iterable[StoryItem], clocks: Sequence[Due | None]) -> None:
    """Keep the lines and clocks of facts that had none, or had others of the same kinds."""
    items = list(items)
    named = StoryItem.objects.filter(source_room=ROOM, source_id__in={one.source_id for one in items})
    kept = {(row.source_id, row.kind): row.pk for row in named.only("source_id", "kind")}
    for one in items:
        key = kept.get((one.source_id, one.kind))
        one.pk = key or one.pk
        one.save(force_update=key is not None, force_insert=key is None)
    dues.keep([clock for clock in clocks if clock])


def _keep_step(step: Step) -> None:
    """Keep a step's line and clock, and no other of it."""
    items, clock = of_steps.of_step(step), of_steps.due_of_step(step)
    _drop(step.pk, of_steps.ANSWERED if not items else "", of_steps.STEP if clock is None else "")
    _keep(items, [clock])


def _keep_barrier(barrier: Barrier) -> None:
    """Keep a barrier's lines and clock, and no other of it."""
    items, clock = of_barriers.of_barrier(barrier), of_barriers.due_of_barrier(barrier)
    is_behind = len(items) > 1
    _drop(barrier.pk, "" if is_behind else of_barriers.BEHIND, of_barriers.BARRIER if clock is None else "")
    _keep(items, [clock])


def _tell_around(goal: Goal) -> None:
    """Keep the lines and clocks of everything about a goal, after its words or its course changed."""
    for step in Step.objects.filter(goal=goal).select_related(*of_steps.WITH_ITS_CLOCK):
        _keep_step(step)
    for barrier in Barrier.objects.filter(goal=goal).select_related(*of_barriers.WITH_ITS_CLOCK, "step"):
        _keep_barrier(barrier)
    told = [of_rating(row) for row in Rating.objects.filter(goal=goal).select_related("goal", "recorded_by")]
    activities = Activity.objects.filter(goal=goal).select_related(*of_steps.WITH_WHO_TOLD)
    told += [of_steps.of_activity(row) for row in activities]
    came = Connection.objects.filter(Q(step__goal=goal) | Q(activity__goal=goal))
    told += [of_barriers.of_connection(row) for row in came.select_related(*of_barriers.WITH_WHERE_FROM)]
    _keep(chain.from_iterable(told), [])


def _untell(source: UUID, kind: str) -> None:
    """Take one line of a fact from the story."""
    StoryItem.objects.filter(source_room=ROOM, source_id=source, kind=kind).delete()


def _drop(source: UUID, item: str, clock: str) -> None:
    _untell(source, item)
    Due.objects.filter(source_room=ROOM, source_id=source, kind=clock).delete()
