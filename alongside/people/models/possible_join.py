"""Somebody was added who may be the same person as one whose record is hidden: told to whoever answers for that one."""

from django.db import models
from django.db.models import Q

from alongside.kit.models import Record
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.people.models.person import Person
from alongside.workforce.models import Worker


class Answered(models.TextChoices):
    """What was said of the two."""

    NOT_THE_SAME = "not_the_same", "They are not the same"
    THE_SAME = "the_same", "They are the same"


class PossibleJoinQuerySet(OfAPersonQuerySet):
    def open(self) -> "PossibleJoinQuerySet":
        """Those of which nobody has said yet whether the two are the same."""
        return self.filter(answered_at=None)


class PossibleJoin(Record):
    """`person` is the hidden record, `other` the one that may be the same person, `why` in words.

    Nobody who may not open the hidden record learns of it. `answer` is empty until somebody who may has said.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="possible_joins")
    other = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=200)
    noticed_at = models.DateTimeField()
    answer = models.CharField(max_length=20, choices=Answered, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = PossibleJoinQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "other"], name="a_possible_join_once"),
            models.CheckConstraint(condition=~Q(person=models.F("other")), name="a_possible_join_is_of_two"),
            models.CheckConstraint(
                condition=Q(answer="", answered_at=None, answered_by=None)
                | (~Q(answer="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="a_possible_join_answered_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"may be the same person: {self.why}"
