"""What a person and a worker do together, with tasks on both sides, and what both took from it."""

from django.db import models
from django.db.models import Q

from alongside.conversations.models.somebody import BySomebody, one_of_them
from alongside.goals.models.goal import Goal
from alongside.goals.models.step import Step
from alongside.kit.models import Editable
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Worker


class CameOf(models.TextChoices):
    HAPPENED = "happened", "We did it"
    NOT_THIS_TIME = "not_this_time", "Not this time"


class Activity(Editable):
    """Something done together, with nobody above the other: for a goal, a step of it, or by itself.

    `on` is the day it is meant for (None: none yet). `came_of` empty: still to come. What the person said, learned and
    whom they met stands beside what the worker learned and whom the worker met: both count.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="activities")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, null=True, related_name="activities")
    step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, related_name="activities")
    words = models.CharField(max_length=300)
    place = models.CharField(max_length=200, blank=True)
    on = models.DateField(null=True)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    planned_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    planned_at = models.DateTimeField()
    came_of = models.CharField(max_length=20, choices=CameOf, blank=True)
    in_their_words = models.CharField(max_length=2000, blank=True)
    they_learned = models.CharField(max_length=1000, blank=True)
    they_met = models.CharField(max_length=300, blank=True)
    worker_learned = models.CharField(max_length=1000, blank=True)
    worker_met = models.CharField(max_length=300, blank=True)
    told_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    told_at = models.DateTimeField(null=True)

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-on"], name="activities_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(came_of="", told_at=None, told_by=None)
                | (~Q(came_of="") & Q(on__isnull=False, told_at__isnull=False, told_by__isnull=False)),
                name="what_came_of_an_activity_is_told_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(step=None) | Q(goal__isnull=False), name="an_activity_of_a_step_is_of_its_goal"
            ),
        ]

    def __str__(self) -> str:
        return self.words


class ActivityTask(BySomebody, Editable):
    """What one side does for an activity."""

    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, related_name="tasks")
    number = models.PositiveIntegerField()
    words = models.CharField(max_length=200)
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["number", "id"]
        constraints = [models.CheckConstraint(condition=one_of_them(), name="a_task_is_somebodys")]

    def __str__(self) -> str:
        return self.words

    @property
    def person(self) -> Person:
        return self.activity.person
