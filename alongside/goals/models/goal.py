"""What a person wants to do with their life, and how its words and its course changed."""

from django.db import models
from django.db.models import Q

from alongside.kit.models import Editable, Record
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Worker


class State(models.TextChoices):
    """Where a goal stands. None of these is a failure: life takes turns."""

    GOING = "going", "On the way"
    REACHED = "reached", "Got there"
    CHANGED = "changed", "It became another goal"
    LET_GO = "let_go", "Let go of"


class What(models.TextChoices):
    """What changed about a goal."""

    REWORDED = "reworded", "Said in other words"
    REACHED = "reached", "Got there"
    CHANGED = "changed", "It became another goal"
    LET_GO = "let_go", "Let go of"
    GOES_ON = "goes_on", "Gone on with"


class GoalQuerySet(OfAPersonQuerySet):
    def going(self) -> "GoalQuerySet":
        """Those that are on the way."""
        return self.filter(state=State.GOING)

    def in_order(self) -> "GoalQuerySet":
        """Those on the way first, then the others; the newest first in each."""
        is_over = models.Case(models.When(state=State.GOING, then=0), default=1)
        return self.annotate(is_over=is_over).order_by("is_over", "-chosen_on", "-id")


class Goal(Editable):
    """A life goal, in the person's own words, beyond what a service could give: chosen together on a day.

    `why` is what it would bring; `chosen_with` who chose it with them, by name. `ended_on` is the day it was reached,
    changed or let go of (None: on the way). `follows` is the goal it grew out of.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="goals")
    words = models.CharField(max_length=300)
    why = models.CharField(max_length=1000, blank=True)
    chosen_on = models.DateField()
    chosen_with = models.CharField(max_length=200, blank=True)
    chosen_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    chosen_at = models.DateTimeField()
    state = models.CharField(max_length=10, choices=State, default=State.GOING)
    ended_on = models.DateField(null=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")

    objects = GoalQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "state", "-chosen_on"], name="goals_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(state=State.GOING, ended_on=None) | (~Q(state=State.GOING) & Q(ended_on__isnull=False)),
                name="a_goal_is_on_the_way_until_a_day",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_going(self) -> bool:
        return self.state == State.GOING


class GoalChange(Record):
    """One turn in a goal's life: what changed, how it was put `before` and is put since (`words`), what was said of it.

    Of a goal that became another, `words` are the other's.
    """

    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="changes")
    what = models.CharField(max_length=10, choices=What)
    before = models.CharField(max_length=300)
    words = models.CharField(max_length=300)
    said = models.CharField(max_length=1000, blank=True)
    changed_on = models.DateField()
    changed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["changed_at", "id"]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.words}"

    @property
    def person(self) -> Person:
        return self.goal.person
