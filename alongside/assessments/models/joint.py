"""What each of two people said to a joint assessment, an adult’s and their carer’s: each in their own record."""

from django.db import models
from django.db.models import F, Q

from alongside.assessments.models.assessment import Assessment, State
from alongside.kit.models import Editable
from alongside.people.models import Person
from alongside.workforce.models import Worker

GOES_ON = (State.OPEN, State.FINISHED)


class JointAgreementQuerySet(models.QuerySet["JointAgreement"]):
    def with_both(self) -> "JointAgreementQuerySet":
        """Each with the two assessments and what was said of the other, the newest first."""
        rows = self.select_related(
            "assessment",
            "with_assessment__person",
            "recorded_by",
            "taken_back_by",
            "answers__assessment",
            "answer__assessment",
        )
        return rows.order_by("-recorded_at", "-pk")


class JointAgreement(Editable):
    """What one of the two said: who said so, on which day and in which words. It stands in their record alone.

    `answers` is what the other had said before, in theirs. The two are joint while both agree (`holds`): neither
    `agrees` no, nor took it back, and both assessments go on. After that each goes on apart, with every word.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="joint_agreements")
    with_assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="+")
    answers = models.OneToOneField("self", on_delete=models.PROTECT, null=True, related_name="answer")
    agrees = models.BooleanField()
    said_by = models.CharField(max_length=120)
    said_on = models.DateField()
    words = models.TextField(max_length=4000)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)
    taken_back_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    how_taken_back = models.TextField(max_length=4000, blank=True)

    objects = JointAgreementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=~Q(assessment=F("with_assessment")), name="an_assessment_is_joint_with_another"
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None, taken_back_by=None, how_taken_back="")
                | (Q(taken_back_at__isnull=False, taken_back_by__isnull=False) & ~Q(how_taken_back="")),
                name="agreement_taken_back_says_how",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def person(self) -> Person:
        return self.assessment.person

    @property
    def others(self) -> "JointAgreement | None":
        """What the other said; None while they have not been asked."""
        return self.answers or getattr(self, "answer", None)

    @property
    def stands(self) -> bool:
        """Did they agree, and have they not taken it back? What the other says is not asked here."""
        return self.agrees and self.taken_back_at is None

    @property
    def is_over(self) -> bool:
        """Has either said no, or taken it back? They then go on apart, and can be asked anew."""
        return not self.stands or (self.others is not None and not self.others.stands)

    @property
    def holds(self) -> bool:
        """Do both agree, and do both assessments go on?"""
        ends = (self.assessment.state, self.with_assessment.state)
        return self.others is not None and not self.is_over and all(state in GOES_ON for state in ends)
