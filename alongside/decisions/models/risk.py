"""A risk weighed both ways, with the person: the good beside the harm, and the harm of not. A plan can rest on it."""

from django.db import models
from django.db.models import Q

from alongside.kit.models import Editable
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Worker


class Likelihood(models.TextChoices):
    """How likely the harm is, in words; it says something about what is tried, and nothing about the person."""

    UNLIKELY = "unlikely", "Unlikely"
    POSSIBLE = "possible", "It could happen"
    LIKELY = "likely", "Likely"
    NOT_KNOWN = "not_known", "Nobody can say"


class RiskQuerySet(OfAPersonQuerySet):
    def current(self) -> "RiskQuerySet":
        """Those that nothing has taken the place of and that are not over; the nearest day to look again first."""
        return self.filter(ended_at=None).order_by("review_on", "pk")


class WeighedRisk(Editable):
    """What somebody wants that is not without risk, weighed with them. Never a score, and never of a person.

    Looked at again, it is weighed anew: the new one `follows` this one, which ends (`ended_at`, `how_ended`) and stays.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="weighed_risks")
    wants = models.TextField(max_length=2000)
    why_matters = models.TextField(max_length=2000, blank=True)
    good = models.TextField(max_length=4000)
    harm = models.TextField(max_length=4000)
    likelihood = models.CharField(max_length=10, choices=Likelihood, blank=True)
    to_whom = models.CharField(max_length=200, blank=True)
    harm_of_not = models.TextField(max_length=4000)
    # As they were worded that day: a strength that was struck since takes nothing from what was weighed.
    strengths = models.JSONField(default=list)
    helps = models.TextField(max_length=2000, blank=True)
    person_will = models.TextField(max_length=2000, blank=True)
    we_will = models.TextField(max_length=2000, blank=True)
    early_signs = models.TextField(max_length=2000, blank=True)
    what_if = models.TextField(max_length=2000, blank=True)
    agreed_by = models.CharField(max_length=300, blank=True)
    dissent = models.TextField(max_length=2000, blank=True)
    review_on = models.DateField()
    follows = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    weighed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    weighed_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    how_ended = models.TextField(max_length=2000, blank=True)

    objects = RiskQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "review_on"], name="risks_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, how_ended="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(how_ended="")),
                name="a_risk_ended_says_how",
            ),
        ]

    def __str__(self) -> str:
        return self.wants
