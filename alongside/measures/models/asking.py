"""One time that a measure was asked: with whose agreement, what was answered, what it came to."""

from datetime import date

from django.db import models
from django.db.models import Q

from alongside.kit.models import Editable
from alongside.measures import registry
from alongside.measures.models.licence import MeasureLicence
from alongside.people.models import Person
from alongside.people.models.consent import HowGiven
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.workforce.models import Worker


class When(models.TextChoices):
    """At which point of what they do together."""

    BEFORE = "before", "At the beginning"
    DURING = "during", "Along the way"
    AFTER = "after", "At the end, or later"


class How(models.TextChoices):
    """How it was answered."""

    DEVICE = "device", "On this device, together"
    ALOUD = "aloud", "Read aloud, and answered aloud"
    PAPER = "paper", "On paper, and entered here"


class WhoAnswered(models.TextChoices):
    """Whose answers they are."""

    PERSON = "person", "The person"
    WITH_HELP = "with_help", "The person, with somebody’s help"
    OTHER = "other", "Somebody else, as they see it"


class AskingQuerySet(OfAPersonQuerySet):
    def finished(self) -> "AskingQuerySet":
        """Those that count: finished and not struck, the earliest first."""
        return self.filter(finished_at__isnull=False, struck_at=None).order_by("asked_on", "finished_at", "id")

    def unfinished(self) -> "AskingQuerySet":
        """Begun and kept, or stopped part-way; newest first."""
        return self.filter(finished_at=None, struck_at=None).order_by("-asked_on", "-id")


class Asking(Editable):
    """One time that a measure was asked of a person, who agreed to it.

    Until `finished_at` it is a draft that can be gone on with; `stopped_at` says that they wanted to stop. `answers` is
    question -> value (a question that was left is not in it), `goals` what the person brought to be rated, `total` a
    sum that was reckoned elsewhere. `scores` are the figures as the version of the measure gave them. `is_counted`:
    they agreed that the answers are counted with others', without their name. `again_on` is when they said they would
    like to be asked again; `again_answered_at` when that was done, or let be.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="askings")
    measure = models.CharField(max_length=40)
    measure_version = models.CharField(max_length=40)
    licence = models.ForeignKey(MeasureLicence, on_delete=models.PROTECT, null=True, related_name="+")
    asked_on = models.DateField()
    when = models.CharField(max_length=10, choices=When)
    how = models.CharField(max_length=10, choices=How)
    who_answered = models.CharField(max_length=10, choices=WhoAnswered, default=WhoAnswered.PERSON)
    who_else = models.CharField(max_length=120, blank=True)
    how_agreed = models.CharField(max_length=20, choices=HowGiven)
    is_counted = models.BooleanField(default=False)
    answers = models.JSONField(default=dict)
    goals = models.JSONField(default=list)
    total = models.IntegerField(null=True)
    scores = models.JSONField(default=list)
    words = models.TextField(max_length=2000, blank=True)
    begun_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    kept_at = models.DateTimeField()
    stopped_at = models.DateTimeField(null=True)
    why_stopped = models.CharField(max_length=200, blank=True)
    finished_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    finished_at = models.DateTimeField(null=True)
    again_on = models.DateField(null=True)
    again_answered_at = models.DateTimeField(null=True)
    struck_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    struck_at = models.DateTimeField(null=True)
    why_struck = models.CharField(max_length=200, blank=True)

    objects = AskingQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "measure", "asked_on"], name="askings_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(finished_at=None, finished_by=None)
                | Q(finished_at__isnull=False, finished_by__isnull=False),
                name="an_asking_finished_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_by=None, why_struck="")
                | (Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(why_struck="")),
                name="an_asking_struck_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(who_answered=WhoAnswered.OTHER) | ~Q(who_else=""), name="somebody_else_is_named"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.measure} on {self.asked_on}"

    @property
    def registered(self) -> registry.Measure:
        """The measure as the registry has it. Refuses (KeyError) one that it has no longer."""
        return registry.every()[self.measure]

    @property
    def items(self) -> tuple[registry.Item, ...]:
        """Its questions: those that ship, those that the council brought, or by number."""
        return items_of(self.registered, self.licence)

    @property
    def who(self) -> str:
        """`The person`, or who answered for them as they see it."""
        return self.who_else if self.who_answered == WhoAnswered.OTHER else str(WhoAnswered(self.who_answered).label)

    def is_due_again(self, *, on: date) -> bool:
        """Did they say they would like to be asked again, by this day, and nobody has?"""
        return self.again_on is not None and self.again_answered_at is None and self.again_on <= on


def items_of(measure: registry.Measure, licence: MeasureLicence | None) -> tuple[registry.Item, ...]:
    """The questions of a measure as they can be shown: shipped, brought under a licence, or by number alone."""
    if measure.items or licence is None or not licence.items:
        return measure.items or measure.numbered()
    return tuple(
        registry.Item(item.key, brought["words"], item.hoped)
        for item, brought in zip(measure.numbered(), licence.items, strict=True)
    )
