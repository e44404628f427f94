"""What turns the wheel back, and what was tried."""

from django.db import models
from django.db.models import Q

from alongside.conversations.models.somebody import BySomebody, one_of_them
from alongside.goals.models.goal import Goal
from alongside.goals.models.step import Step
from alongside.kit.models import Editable, Record
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Worker


class BarrierQuerySet(OfAPersonQuerySet):
    def open(self) -> "BarrierQuerySet":
        """Those that are still in the way of a goal that is on the way."""
        return self.filter(behind_on=None, goal__state="going")


class Barrier(Editable):
    """Something in the way of a goal, or of one step of it: a kind of the pack's, in their own words, or both.

    `kind` is the pack's key (empty: none of the list) and `title` its words as they were then. `look_again_on` is the
    day on which it comes back to the desk of the worker who keeps it. `behind_on` None: still in the way. `is_at_rest`:
    nobody got past it; from that day on it is asked about no more, since the person died.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="barriers")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="barriers")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, related_name="barriers")
    kind = models.CharField(max_length=60, blank=True)
    title = models.CharField(max_length=200, blank=True)
    pack_version = models.CharField(max_length=60)
    words = models.CharField(max_length=300, blank=True)
    look_again_on = models.DateField()
    keeper = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    named_on = models.DateField()
    named_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    behind_on = models.DateField(null=True)
    how = models.CharField(max_length=1000, blank=True)
    behind_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    behind_at = models.DateTimeField(null=True)
    is_at_rest = models.BooleanField(default=False)

    objects = BarrierQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person"], condition=Q(behind_on=None), name="barriers_in_the_way")]
        constraints = [
            models.CheckConstraint(condition=~Q(kind="") | ~Q(words=""), name="a_barrier_is_named"),
            models.CheckConstraint(
                condition=Q(behind_on=None, behind_at=None, behind_by=None)
                | Q(behind_on__isnull=False, behind_at__isnull=False, behind_by__isnull=False),
                name="a_barrier_is_behind_us_since_a_day",
            ),
            models.CheckConstraint(
                condition=Q(is_at_rest=False) | Q(behind_on__isnull=False), name="a_barrier_rests_since_a_day"
            ),
        ]

    def __str__(self) -> str:
        return self.words or self.title

    @property
    def how_it_stands(self) -> str:
        """`In the way`, `Behind us`, or `At rest` where the person died before that."""
        if self.behind_on is None:
            return "In the way"
        return "At rest" if self.is_at_rest else "Behind us"

    @property
    def beside(self) -> str:
        """The kind, where their own words lead; else nothing."""
        return self.title if self.words else ""


class Attempt(BySomebody, Record):
    """What somebody tried against a barrier, on a day, and what happened (empty: not yet known)."""

    barrier = models.ForeignKey(Barrier, on_delete=models.PROTECT, related_name="attempts")
    words = models.CharField(max_length=500)
    tried_on = models.DateField()
    what_happened = models.CharField(max_length=1000, blank=True)
    told_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    told_at = models.DateTimeField()

    class Meta:
        ordering = ["tried_on", "told_at", "id"]
        constraints = [models.CheckConstraint(condition=one_of_them(), name="an_attempt_is_somebodys")]

    def __str__(self) -> str:
        return self.words

    @property
    def person(self) -> Person:
        return self.barrier.person
