"""A child in somebody’s life who cares: noticed in an assessment, and whoever answers for children is told."""

from django.db import models
from django.db.models import Q

from alongside.assessments.models.assessment import Assessment
from alongside.kit.models import Editable
from alongside.people.models import Person
from alongside.workforce.models import Worker


class YoungCarer(Editable):
    """A child who cares for somebody, as it was noticed: `who` they are and what they do.

    They may be owed an assessment of their own (Children Act 1989, section 17ZA), which is not made here. Until
    `tell_by` somebody is told of them; `told` is who, and None in `answered_at` that nobody is yet.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="young_carers")
    who = models.CharField(max_length=200)
    does = models.TextField(max_length=4000)
    noticed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    noticed_at = models.DateTimeField()
    tell_by = models.DateTimeField()
    told = models.CharField(max_length=300, blank=True)
    told_on = models.DateField(null=True)
    what_was_said = models.TextField(max_length=4000, blank=True)
    answered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    answered_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["noticed_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(answered_at=None, answered_by=None, told_on=None, told="")
                | (Q(answered_at__isnull=False, answered_by__isnull=False, told_on__isnull=False) & ~Q(told="")),
                name="a_young_carer_was_told_of_to_somebody",
            )
        ]

    def __str__(self) -> str:
        return self.who

    @property
    def person(self) -> Person:
        return self.assessment.person
