"""A smaller goal on the way to a larger one, and the strengths it draws on."""

from django.db import models
from django.db.models import Q

from alongside.conversations.models.somebody import BySomebody, one_of_them
from alongside.goals.models.goal import Goal
from alongside.goals.models.strengths import WorkerStrength
from alongside.kit.models import Editable, Record
from alongside.people.models import OfAPersonQuerySet, Person, Strength
from alongside.workforce.models import Worker


class Happened(models.TextChoices):
    DONE = "done", "It is done"
    NOT_NOW = "not_now", "Not now"


class StepQuerySet(OfAPersonQuerySet):
    def open(self) -> "StepQuerySet":
        """Those still to do, of goals that are on the way."""
        return self.filter(happened="", goal__state="going")


class Step(BySomebody, Editable):
    """One step: in order with the others of its goal, and done whenever it is done.

    Whose it is stands as for an undertaking; `with_worker` does it too (None: nobody who is paid). `by_on` None: no day
    was named. `happened` empty: still to do. `what_happened` is kept when it is taken up again.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="steps")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="steps")
    number = models.PositiveIntegerField()
    words = models.CharField(max_length=300)
    with_worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    by_on = models.DateField(null=True)
    happened = models.CharField(max_length=10, choices=Happened, blank=True)
    happened_on = models.DateField(null=True)
    what_happened = models.CharField(max_length=2000, blank=True)
    added_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    answered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    objects = StepQuerySet.as_manager()

    class Meta:
        ordering = ["number", "id"]
        indexes = [models.Index(fields=["person", "by_on"], condition=Q(happened=""), name="steps_still_to_do")]
        constraints = [
            models.CheckConstraint(condition=one_of_them(), name="a_step_is_somebodys"),
            models.CheckConstraint(
                condition=Q(happened="", happened_on=None, answered_at=None, answered_by=None)
                | (
                    ~Q(happened="") & Q(happened_on__isnull=False, answered_at__isnull=False, answered_by__isnull=False)
                ),
                name="what_came_of_a_step_is_told_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def keeper(self) -> Worker | None:
        """The worker on whose desk its day stands: its own, else whoever does it too. None: nobody who is paid."""
        return self.worker or self.with_worker

    def owners(self, called: str) -> list[tuple[str, str]]:
        """Whose it is, as name and voice."""
        found = [(self.who(called), self.voice)]
        return [*found, (self.with_worker.name, "worker")] if self.with_worker else found


class DrawnOn(Record):
    """A strength that a step draws on: the person's, or one that a worker brings."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="drawn_on")
    # A strength goes with a conversation that was struck, and with it that a step draws on it; the step stays.
    strength = models.ForeignKey(Strength, on_delete=models.CASCADE, null=True, related_name="drawn_on")
    worker_strength = models.ForeignKey(WorkerStrength, on_delete=models.PROTECT, null=True, related_name="drawn_on")

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(strength=None, worker_strength__isnull=False)
                | Q(strength__isnull=False, worker_strength=None),
                name="a_step_draws_on_one_strength",
            ),
            models.UniqueConstraint(
                fields=["step", "strength"], condition=Q(strength__isnull=False), name="a_strength_once_in_a_step"
            ),
            models.UniqueConstraint(
                fields=["step", "worker_strength"],
                condition=Q(worker_strength__isnull=False),
                name="a_worker_strength_once_in_a_step",
            ),
        ]

    def __str__(self) -> str:
        return str(self.strength or self.worker_strength)
