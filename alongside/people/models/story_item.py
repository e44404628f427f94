"""The story: one line of it for each fact, kept by the action that changes the fact; and the events that are pinned."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Exists, OuterRef

from alongside.access.standing import Kind, Standing
from alongside.kit.models import Record
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.people.models.person import Person
from alongside.workforce.models import Worker

# All the words of a fact, and what they are found by: read when a story is searched or printed, not when it is shown.
ALL_WORDS = ("said_whole", "told_whole", "searched")
# What a page shows of an item, beside whether it `is_pinned`.
SHOWN = (
    *("pk", "person_id", "at", "kind", "voice", "line", "where_and_how", "said", "told", "aside", "is_key"),
    *("source_room", "source_id"),
)


class Voice(models.TextChoices):
    """Whose item it is: blue for the person's, green for the worker's."""

    PERSON = "person"
    WORKER = "worker"


class Audience(models.TextChoices):
    """Who may see an item, of those who may open the record."""

    ALONGSIDE = "alongside"
    NAMED = "named"


def audiences_of(standing: Standing) -> list[str]:
    """The audiences that somebody is of who may open a record and stands to the person like this."""
    return list(Audience) if Kind.NAMED in standing.kinds else [Audience.ALONGSIDE]


class StoryItemQuerySet(OfAPersonQuerySet):
    def of(self, person: Person) -> "StoryItemQuerySet":
        """Newest first; without ALL_WORDS, which are asked for when they are needed."""
        return super().of(person).newest_first().defer(*ALL_WORDS)

    def newest_first(self) -> "StoryItemQuerySet":
        return self.order_by("-at", "-id")

    def beyond(self, at: datetime, key: UUID, way: str) -> "StoryItemQuerySet":
        """Those on one side (`lt`, `gt`) of a place. The first condition is what an index is entered by."""
        return self.filter(**{f"at__{way}e": at}).filter(
            models.Q(**{f"at__{way}": at}) | models.Q(**{f"id__{way}": key})
        )

    def seen_with(self, standing: Standing) -> "StoryItemQuerySet":
        """Those that somebody may see who may open the record and stands to the person like this."""
        return self.filter(audience__in=audiences_of(standing))

    def marked_as_pinned(self) -> "StoryItemQuerySet":
        """Each with `is_pinned`."""
        return self.annotate(is_pinned=Exists(Pin.objects.filter(**of_the_same_fact())))

    def shown(self, *also: str) -> Any:
        """Each `marked_as_pinned` as a plain row of SHOWN: to make fifty records takes longer than to draw them."""
        return self.marked_as_pinned().values_list(*SHOWN, "is_pinned", *also, named=True)

    def key_events(self) -> "StoryItemQuerySet":
        """Those that are key by themselves, and those that a worker pinned."""
        return self.marked_as_pinned().filter(models.Q(is_key=True) | models.Q(is_pinned=True))


class StoryItem(Record):
    """One item of a person's story. Rebuilt from the facts by `manage.py rebuild_story`: no fact is here alone.

    `at` is when it happened; `line` is its heading; `where_and_how` stands beside the day; `said` is a stretch of the
    person's own words, `told` of a worker's; `aside` is the quiet line beneath. `by` is who wrote it (None: the fact
    does not say). `source_room` and `source_id` say which fact it stands for. `said_whole` and `told_whole` hold all
    the words where the stretch leaves some out; `searched` is what they are found by (`people.telling`).
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
    by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    source_room = models.CharField(max_length=40)
    source_id = models.UUIDField()
    said_whole = models.TextField(blank=True)
    told_whole = models.TextField(blank=True)
    searched = models.TextField(blank=True)

    objects = StoryItemQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source_room", "source_id", "kind"], name="one_story_item_a_fact")
        ]
        indexes = [
            models.Index(fields=["person", "-at", "-id"], name="story_newest_first"),
            models.Index(fields=["person", "kind", "by", "audience"], name="story_by_kind_and_worker"),
            models.Index(fields=["person"], condition=models.Q(is_key=True), name="story_key_events"),
        ]

    def __str__(self) -> str:
        return self.line


class Pin(Record):
    """That a worker pinned an event of a person's story. It names the fact, so that it outlives a rebuild."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="pins")
    source_room = models.CharField(max_length=40)
    source_id = models.UUIDField()
    kind = models.CharField(max_length=40)
    pinned_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    pinned_at = models.DateTimeField()

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source_room", "source_id", "kind"], name="one_pin_a_story_item")
        ]

    def __str__(self) -> str:
        return f"{self.kind} pinned on {self.pinned_at:%Y-%m-%d}"


def of_the_same_fact() -> dict[str, OuterRef]:
    """What a pin and a story item have in common, for a question about the one within one about the other."""
    return {name: OuterRef(name) for name in ("source_room", "source_id", "kind")}
