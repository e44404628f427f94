"""What a worker brings to working together with one person."""

from django.db import models
from django.db.models import Q

from alongside.conversations.models import Conversation
from alongside.kit.models import Record
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Worker


class SaidBy(models.TextChoices):
    """Who says that a worker is good at something."""

    WORKER = "worker", "the worker"
    PERSON = "person", "the person"
    OTHER = "other", "somebody else"


class WorkerStrength(Record):
    """One thing that a worker is good at, knows or likes, named with a person: always with who says so.

    The person's own strengths are the `Strength` of `people`. `says_name` is who said it when that was somebody else;
    `conversation` is where it was named (None: it stands by itself).
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="worker_strengths")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=120)
    says = models.CharField(max_length=10, choices=SaidBy)
    says_name = models.CharField(max_length=120, blank=True)
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, null=True, related_name="+")
    named_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(says=SaidBy.OTHER) | ~Q(says_name=""), name="who_praises_a_worker_has_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.words

    def who_says(self, called: str) -> str:
        """The name that stands beside it; `called` is what the person likes to be called."""
        return {SaidBy.WORKER: self.worker.name, SaidBy.PERSON: called}.get(SaidBy(self.says), self.says_name)
