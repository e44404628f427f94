"""How ready both are, as both see it, and that the way of working was explained. Neither is ever a gate."""

from django.db import models

from alongside.goals.models.partnership import Partnership
from alongside.kit.models import Record
from alongside.people.models import Person
from alongside.workforce.models import Worker


class Ready(models.TextChoices):
    """How far something is there."""

    THERE = "there", "It is there"
    GROWING = "growing", "It is growing"
    NOT_YET = "not_yet", "Not yet"


class ReadinessLook(Record):
    """What two people said, on a day, of how ready they are: `answers` are keys of the pack, each with a `Ready`.

    Looked at as often as they like; each look stays. What nobody answered is left out. `words` are theirs, in passing.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="readiness_looks")
    looked_on = models.DateField()
    answers = models.JSONField()
    words = models.TextField(max_length=2000, blank=True)
    pack_version = models.CharField(max_length=60)
    looked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    looked_at = models.DateTimeField()

    class Meta:
        ordering = ["-looked_on", "-looked_at"]

    def __str__(self) -> str:
        return f"Readiness on {self.looked_on}"

    @property
    def person(self) -> Person:
        return self.partnership.person


class HowExplained(models.TextChoices):
    """In which form the way of working was explained."""

    SPOKEN = "spoken", "Talked through"
    PAGE = "page", "The page to keep"
    EASY_READ = "easy_read", "Easy read, or pictures"
    INTERPRETED = "interpreted", "With an interpreter, or in sign language"
    RECORDING = "recording", "A film or a recording"
    OTHER = "other", "Another way"


class Explained(Record):
    """That somebody explained to the person how they work together: when, who, how, and what the person said to it."""

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="explained")
    explained_on = models.DateField()
    explained_by = models.CharField(max_length=120)
    ways = models.JSONField()
    in_their_words = models.TextField(max_length=2000, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-explained_on", "-recorded_at"]

    def __str__(self) -> str:
        return f"Explained on {self.explained_on}"

    @property
    def ways_in_words(self) -> str:
        """`talked through, the page to keep`."""
        return ", ".join(str(HowExplained(way).label).lower() for way in self.ways)

    @property
    def person(self) -> Person:
        return self.partnership.person
