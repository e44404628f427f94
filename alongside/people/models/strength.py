"""What is strong: always with who says so."""

from django.db import models

from alongside.kit.models import Record
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.people.models.person import Person
from alongside.workforce.models import Worker


class Says(models.TextChoices):
    PERSON = "person", "the person"
    WORKER = "worker", "the worker"
    OTHER = "other", "somebody else"


class Whose(models.TextChoices):
    """Where a strength lies. Connected Southend: personal, family, network and community assets."""

    PERSONAL = "personal", "Their own"
    FAMILY = "family", "In the family"
    NETWORK = "network", "Among the people they know"
    COMMUNITY = "community", "In the neighbourhood"


class Strength(Record):
    """One strength of a person, in a few words. `says_name` is who said it when that was somebody else."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="strengths")
    words = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Whose, default=Whose.PERSONAL)
    says = models.CharField(max_length=10, choices=Says)
    says_name = models.CharField(max_length=120, blank=True)
    named_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    named_at = models.DateTimeField()
    # The note or conversation in which it was named; None when it stands by itself.
    source_id = models.UUIDField(null=True)

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "named_at"], name="strengths_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(says=Says.OTHER) | ~models.Q(says_name=""), name="other_has_a_name"
            )
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def who_says(self) -> str:
        """The name that stands beside the strength."""
        return {Says.PERSON: self.person.called, Says.WORKER: self.named_by.name}.get(Says(self.says), self.says_name)
