"""What a worker can teach a colleague, and what one would like to learn."""

from datetime import date

from django.db import models
from django.db.models import Q

from alongside.kit.models import Editable
from alongside.workforce.models import Worker


class Way(models.TextChoices):
    """Which way a skill goes."""

    TEACH = "teach", "I can teach it"
    LEARN = "learn", "I would like to learn it"


class SkillQuerySet(models.QuerySet["Skill"]):
    def now(self, *, on: date) -> "SkillQuerySet":
        """Those that stand, of workers who work here, in the order of their words."""
        working = Q(worker__left_on=None) | Q(worker__left_on__gt=on)
        return self.filter(working, ended_at=None).select_related("worker").order_by("words", "pk")


class Skill(Editable):
    """One skill of one worker, in a few words, one way or the other. It is the worker's own to say and to take away."""

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="skills")
    way = models.CharField(max_length=5, choices=Way)
    words = models.CharField(max_length=120)
    about = models.CharField(max_length=300, blank=True)
    said_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects = SkillQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["worker", "way"], name="skills_of_a_worker")]

    def __str__(self) -> str:
        return self.words
