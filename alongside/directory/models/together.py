"""What colleagues do together for the community: who goes to what is on, and what they ask one another."""

from datetime import date

from django.db import models
from django.db.models import Q

from alongside.directory.models.entry import LocalKnowledge
from alongside.directory.models.gathering import Gathering
from alongside.directory.models.offer import Service
from alongside.kit.models import Editable, Record
from alongside.workforce.models import Worker


class GoingQuerySet(models.QuerySet["Going"]):
    def standing(self) -> "GoingQuerySet":
        """Those that were not taken back, with whoever goes, in the order of names."""
        return self.filter(taken_back_at=None).select_related("worker").order_by("worker__name", "id")

    def from_day(self, day: date) -> "GoingQuerySet":
        """Those of what is still to come from a day on."""
        return self.filter(Q(on__gte=day) | Q(gathering__ends_at__date__gte=day))


class Going(Record):
    """That a worker goes to an open evening, or to an entry on a day; so that nobody has to go alone."""

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, null=True, related_name="going")
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, related_name="going")
    on = models.DateField(null=True)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="going")
    said_at = models.DateTimeField()
    taken_back_at = models.DateTimeField(null=True)

    objects = GoingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["on"], name="going_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(gathering__isnull=False, service=None, on=None)
                | Q(gathering=None, service__isnull=False, on__isnull=False),
                name="going_to_one_thing",
            ),
            models.UniqueConstraint(
                fields=["gathering", "worker"], condition=Q(taken_back_at=None), name="goes_to_an_evening_once"
            ),
            models.UniqueConstraint(
                fields=["service", "on", "worker"], condition=Q(taken_back_at=None), name="goes_on_a_day_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker} goes"


class QuestionQuerySet(models.QuerySet["Question"]):
    def open(self) -> "QuestionQuerySet":
        """Those to which somebody may still have an answer."""
        return self.filter(closed_at=None)

    def closed(self) -> "QuestionQuerySet":
        """Those that are answered, or no longer asked."""
        return self.exclude(closed_at=None)


class Question(Editable):
    """Something about the community that a worker asks colleagues. Nothing about a person.

    `read_at` is when whoever asked said that they had read the answers so far.
    """

    words = models.CharField(max_length=1000)
    service = models.ForeignKey(Service, on_delete=models.PROTECT, null=True, related_name="questions")
    asked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    closed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    objects = QuestionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-asked_at"], name="questions_by_day")]
        constraints = [
            models.CheckConstraint(
                condition=Q(closed_at=None, closed_by=None) | Q(closed_at__isnull=False, closed_by__isnull=False),
                name="a_question_is_closed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"question {self.pk}"


class AnswerQuerySet(models.QuerySet["Answer"]):
    def standing(self) -> "AnswerQuerySet":
        """Those that whoever gave them still holds to be so."""
        return self.filter(taken_back_at=None)


class Answer(Record):
    """What a colleague answered. `kept_as`: it was marked so, and is local knowledge of an entry since.

    `taken_back_at`: whoever gave it no longer holds it to be so, and why. It stays readable.
    """

    question = models.ForeignKey(Question, on_delete=models.PROTECT, related_name="answers")
    words = models.CharField(max_length=2000)
    written_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()
    kept_as = models.OneToOneField(LocalKnowledge, on_delete=models.PROTECT, null=True, related_name="answered")
    kept_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)
    why_taken_back = models.CharField(max_length=300, blank=True)

    objects = AnswerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kept_as=None, kept_by=None) | Q(kept_as__isnull=False, kept_by__isnull=False),
                name="an_answer_is_kept_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_at=None, why_taken_back="")
                | (Q(taken_back_at__isnull=False) & ~Q(why_taken_back="")),
                name="an_answer_is_taken_back_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"answer {self.pk}"
