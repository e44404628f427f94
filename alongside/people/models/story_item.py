"""The story: one line of it for each fact, kept by the action that changes the fact."""

from django.db import models

from alongside.kit.models import Record
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.people.models.person import Person


class Voice(models.TextChoices):
    """Whose item it is: blue for the person's, green for the worker's."""

    PERSON = "person"
    WORKER = "worker"


class Audience(models.TextChoices):
    """Who may see an item, of those who may open the record."""

    ALONGSIDE = "alongside"
    NAMED = "named"


class StoryItemQuerySet(OfAPersonQuerySet):
    def of(self, person: Person) -> "StoryItemQuerySet":
        """Newest first."""
        return super().of(person).newest_first()

    def newest_first(self) -> "StoryItemQuerySet":
        return self.order_by("-at", "-id")


class StoryItem(Record):
    """One item of a person's story. Rebuilt from the facts by `manage.py rebuild_story`: no fact is here alone.

    `at` is when it happened; `line` is its heading; `where_and_how` stands beside the day; `said` is a stretch of the
    person's own words; `aside` is the quiet line beneath. `source_room` and `source_id` say which fact it stands for.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="story")
    at = models.DateTimeField()
    kind = models.CharField(max_length=40)
    voice = models.CharField(max_length=10, choices=Voice, default=Voice.WORKER)
    line = models.CharField(max_length=240)
    where_and_how = models.CharField(max_length=240, blank=True)
    said = models.TextField(max_length=600, blank=True)
    told = models.TextField(max_length=600, blank=True)
    aside = models.CharField(max_length=240, blank=True)
    is_key = models.BooleanField(default=False)
    audience = models.CharField(max_length=10, choices=Audience, default=Audience.ALONGSIDE)
    source_room = models.CharField(max_length=40)
    source_id = models.UUIDField()

    objects = StoryItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source_room", "source_id", "kind"], name="one_story_item_a_fact")
        ]
        indexes = [models.Index(fields=["person", "-at", "-id"], name="story_newest_first")]

    def __str__(self) -> str:
        return self.line
