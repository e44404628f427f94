"""A person's goals as pages show them: each a path of steps, with what was done, met, tried and felt along it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import F, Q

from alongside.goals.attainment import LEVELS, change_in_words, t_score
from alongside.goals.models import Activity, Attempt, Barrier, Connection, DrawnOn, Goal, GoalChange, Rating, Step
from alongside.goals.models.activity import CameOf
from alongside.goals.models.step import Happened
from alongside.goals.sides import Brings, as_brought
from alongside.people.models import Person, carrying

T = TypeVar("T")


@dataclass(frozen=True)
class OnThePath:
    """One step, with all that belongs to it. `look`: `done`, `later`, `next` (the first still to do) or `open`."""

    step: Step
    look: str
    owners: list[tuple[str, str]]
    draws_on: list[Brings]
    barriers: list[Barrier]
    activities: list[Activity]
    connections: list[Connection]


@dataclass(frozen=True)
class Felt:
    """How close a goal feels: the first and the latest rating, all of them, and how far it came in words."""

    ratings: list[Rating]
    first: int
    latest: int

    @property
    def in_words(self) -> str:
        """`2, now 6, of 10`."""
        return change_in_words(self.first, self.latest) if len(self.ratings) > 1 else f"{self.latest} of 10"

    @property
    def came_to(self) -> str:
        """How far it came, as it was last said; empty when nobody said."""
        level = self.level
        return "" if level is None else LEVELS[level]

    @property
    def level(self) -> int | None:
        """The last level that was said. None: none was."""
        return next((row.attainment for row in reversed(self.ratings) if row.attainment is not None), None)


@dataclass(frozen=True)
class Path:
    """One goal, from where it began to where it is now."""

    goal: Goal
    steps: list[OnThePath] = field(default_factory=list)
    activities: list[Activity] = field(default_factory=list)
    barriers: list[Barrier] = field(default_factory=list)
    connections: list[Connection] = field(default_factory=list)
    felt: Felt | None = None

    @property
    def next(self) -> OnThePath | None:
        """The first step that is still to do, of a goal on the way."""
        return next((one for one in self.steps if one.look == "next"), None)

    @property
    def in_words(self) -> str:
        """`2 of 4 steps done`; of a path without steps, that there are none yet."""
        done = sum(one.look == "done" for one in self.steps)
        if not self.steps:
            return "no steps yet"
        return f"{done} of {len(self.steps)} {'step' if len(self.steps) == 1 else 'steps'} done"

    @property
    def everybody_new(self) -> list[Connection]:
        """Everybody met along the way."""
        along = [one for step in self.steps for one in step.connections]
        return sorted([*along, *self.connections], key=lambda one: (one.made_on, one.recorded_at, one.name))

    @property
    def in_the_way(self) -> list[Barrier]:
        """What is still in the way of the goal or of one of its steps."""
        along = [one for step in self.steps for one in step.barriers]
        return [one for one in [*self.barriers, *along] if one.behind_on is None]


def paths_of(goals: Iterable[Goal], person: Person) -> list[Path]:
    """The paths of some goals of one person, in their order; as many statements for one as for ten."""
    goals = [carrying(goal, person) for goal in goals]
    keys = [goal.pk for goal in goals]
    steps = list(Step.objects.filter(goal__in=keys).select_related("worker", "with_worker", "contact"))
    # A strength that was moved to another record with its conversation is not told of here.
    is_theirs = Q(strength=None) | Q(strength__person__in=person.keys)
    drawn = DrawnOn.objects.filter(is_theirs, step__goal__in=keys).select_related(
        "strength__named_by", "strength__person", "worker_strength__worker"
    )
    by_step = _grouped(drawn, "step_id")
    activities = (
        Activity.objects.filter(goal__in=keys).select_related("worker").order_by(F("on").asc(nulls_last=True), "pk")
    )
    activity_of = {row.pk: row for row in activities}
    barriers = _grouped(_barriers(keys), "goal_id")
    met = Connection.objects.filter(Q(step__goal__in=keys) | Q(activity__goal__in=keys))
    met = met.select_related("contact").prefetch_related("asked").order_by("made_on", "recorded_at", "name")
    new_by_step, new_by_goal = _where_from(met, {step.pk: step.goal_id for step in steps}, activity_of)
    ratings = _grouped(Rating.objects.filter(goal__in=keys).order_by("rated_on", "recorded_at", "pk"), "goal_id")
    of_goal = _grouped(steps, "goal_id")
    done_together = _grouped(activity_of.values(), "step_id")
    paths = []
    for goal in goals:
        of_this = _along(goal, of_goal[goal.pk], person, by_step, barriers[goal.pk], done_together, new_by_step)
        there = {one.step.pk for one in of_this}
        paths.append(
            Path(
                goal,
                of_this,
                [row for row in activity_of.values() if row.goal_id == goal.pk and row.step_id not in there],
                [row for row in barriers[goal.pk] if row.step_id not in there],
                new_by_goal[goal.pk],
                _felt(ratings[goal.pk]),
            )
        )
    return paths


def _along(
    goal: Goal,
    steps: Sequence[Step],
    person: Person,
    drawn: dict[Any, list[DrawnOn]],
    barriers: list[Barrier],
    activities: dict[Any, list[Activity]],
    new: dict[Any, list[Connection]],
) -> list[OnThePath]:
    first = next((step.pk for step in steps if not step.happened), None) if goal.is_going else None
    return [
        OnThePath(
            step,
            _look(step, first),
            step.owners(person.called),
            sorted(
                (as_brought(row.strength or row.worker_strength, person.called) for row in drawn[step.pk]),
                key=lambda one: (one.kind, one.words),
            ),
            [row for row in barriers if row.step_id == step.pk],
            activities[step.pk],
            new[step.pk],
        )
        for step in steps
    ]


def _look(step: Step, first: UUID | None) -> str:
    if step.happened:
        return "done" if step.happened == Happened.DONE else "later"
    return "next" if step.pk == first else "open"


def _barriers(goals: list[UUID]) -> list[Barrier]:
    """Barriers of some goals with what was tried, in the order they were named."""
    rows = list(Barrier.objects.filter(goal__in=goals).order_by("named_at", "pk"))
    tried = Attempt.objects.filter(barrier__goal__in=goals).select_related("worker", "contact")
    by_barrier = _grouped(tried.order_by("tried_on", "told_at", "pk"), "barrier_id")
    for row in rows:
        row.tried = by_barrier[row.pk]  # type: ignore[attr-defined]
    return rows


def _where_from(
    met: Iterable[Connection], goal_of: dict[UUID, UUID], activities: dict[UUID, Activity]
) -> tuple[dict[Any, list[Connection]], dict[Any, list[Connection]]]:
    """New connections by the step they came from, and by the goal where it was no step of its own."""
    by_step, by_goal = defaultdict(list), defaultdict(list)
    for row in met:
        step = row.step_id or activities[row.activity_id].step_id
        if step in goal_of:
            by_step[step].append(row)
        else:
            by_goal[activities[row.activity_id].goal_id].append(row)
    return by_step, by_goal


def _felt(ratings: list[Rating]) -> Felt | None:
    return Felt(ratings, ratings[0].rating, ratings[-1].rating) if ratings else None


def _grouped(rows: Iterable[T], name: str) -> dict[Any, list[T]]:
    found: dict[Any, list[T]] = defaultdict(list)
    for row in rows:
        found[getattr(row, name)].append(row)
    return found


@dataclass(frozen=True)
class Turn:
    """One turn in the life of a goal, for its history."""

    title: str
    before: str
    said: str
    row: GoalChange


def history_of(goal: Goal) -> list[Turn]:
    """What changed about a goal, newest first."""
    rows = goal.changes.select_related("changed_by").order_by("-changed_at", "-pk")
    return [Turn(row.get_what_display(), row.before if row.before != row.words else "", row.said, row) for row in rows]


@dataclass(frozen=True)
class Learned:
    """What a worker took from something done together."""

    activity: Activity
    learned: str
    met: str


def learned_by_workers(person: Person) -> list[Learned]:
    """What workers learned and whom they met with this person: it counts as much."""
    rows = Activity.objects.of(person).filter(came_of=CameOf.HAPPENED).exclude(worker_learned="", worker_met="")
    rows = rows.select_related("worker").order_by("-on", "-pk")
    return [Learned(row, row.worker_learned, row.worker_met) for row in rows]


def all_together(paths: Sequence[Path], importance: dict[UUID, int]) -> float | None:
    """The T score of the goals whose level was said, each by how much it matters. None: none was."""
    said = [(path.felt.level, importance.get(path.goal.pk, 1)) for path in paths if path.felt]
    scored = [(level, weight) for level, weight in said if level is not None]
    return t_score([level for level, _ in scored], [weight for _, weight in scored])
