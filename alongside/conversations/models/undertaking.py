"""What somebody said they would do, and what happened."""

from django.db import models
from django.db.models import Q

from alongside.conversations.models.conversation import Conversation
from alongside.conversations.models.somebody import BySomebody, one_of_them
from alongside.kit.models import Editable
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Worker


class Happened(models.TextChoices):
    DONE = "done", "It is done"
    NOT_DONE = "not_done", "It did not come to it"


class UndertakingQuerySet(OfAPersonQuerySet):
    def open(self) -> "UndertakingQuerySet":
        return self.filter(answered_at=None)


class Undertaking(BySomebody, Editable):
    """What the person, a worker or somebody else will do before the next talk.

    `by_on` None: no day was named; a worker's own then waits for the next check-back. `due_at` is the worker's clock
    (None: it is nobody's who is paid, so it has none). `happened` empty: still to do.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="undertakings")
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="undertakings")
    number = models.PositiveIntegerField()
    words = models.CharField(max_length=400)
    by_on = models.DateField(null=True)
    due_at = models.DateTimeField(null=True)
    happened = models.CharField(max_length=10, choices=Happened, blank=True)
    what_happened = models.TextField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = UndertakingQuerySet.as_manager()

    class Meta:
        ordering = ["number"]
        indexes = [
            models.Index(fields=["person", "by_on"], condition=Q(answered_at=None), name="undertakings_still_open")
        ]
        constraints = [
            models.CheckConstraint(condition=one_of_them(), name="an_undertaking_is_somebodys"),
            models.CheckConstraint(
                condition=Q(happened="", what_happened="", answered_at=None, answered_by=None)
                | (~Q(happened="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="what_happened_is_told_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(worker=None, due_at=None) | Q(worker__isnull=False, due_at__isnull=False),
                name="a_workers_undertaking_has_a_clock",
            ),
        ]

    def __str__(self) -> str:
        return self.words
