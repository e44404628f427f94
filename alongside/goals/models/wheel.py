"""The two wheels: what happened on a day, and which elements of either cycle it touched."""

from django.db import models
from django.db.models import Q

from alongside.goals.models.partnership import Partner, Partnership
from alongside.kit.models import Record
from alongside.people.models import Person
from alongside.people.models.story_item import Voice
from alongside.workforce.models import Worker


class Wheel(models.TextChoices):
    """Whose cycle an element is of: the person's, the worker's, or both at once, in the middle."""

    WORKER = "worker"
    PERSON = "person"
    SHARED = "shared"


class WheelEventQuerySet(models.QuerySet["WheelEvent"]):
    def of(self, person: Person) -> "WheelEventQuerySet":
        """What turned the wheels of everybody who works together with a person."""
        return self.filter(partnership__person__in=person.keys)

    def standing(self) -> "WheelEventQuerySet":
        """Those that nobody took back, newest first."""
        return self.filter(taken_back_at=None).order_by("-happened_on", "-recorded_at", "-id")


class WheelEvent(Record):
    """What happened on a day, as far as it turned the wheels. In no order, and as often as it happens.

    `partner` is whose wheel it was, of two who turn both (None: everybody's). `source_kind` and `source_id` name the
    fact that it was, such as a conversation, a map or a step (`goals.sources`); empty: it was nothing of the kind.
    One entered in error is taken back, and stays.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="wheel_events")
    happened_on = models.DateField()
    words = models.TextField(max_length=1000)
    voice = models.CharField(max_length=10, choices=Voice, default=Voice.WORKER)
    partner = models.ForeignKey(Partner, on_delete=models.PROTECT, null=True, related_name="+")
    source_kind = models.CharField(max_length=30, blank=True)
    source_id = models.UUIDField(null=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    taken_back_why = models.CharField(max_length=300, blank=True)
    taken_back_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    taken_back_at = models.DateTimeField(null=True)

    objects = WheelEventQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["partnership", "-happened_on"], name="what_turned_the_wheels"),
            models.Index(fields=["source_kind", "source_id"], name="what_a_fact_turned"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(source_kind="", source_id=None) | (~Q(source_kind="") & Q(source_id__isnull=False)),
                name="a_source_has_its_kind",
            ),
            models.CheckConstraint(
                condition=Q(taken_back_why="", taken_back_by=None, taken_back_at=None)
                | (~Q(taken_back_why="") & Q(taken_back_by__isnull=False, taken_back_at__isnull=False)),
                name="taken_back_by_somebody_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def person(self) -> Person:
        return self.partnership.person


class Touch(Record):
    """One element of a wheel that something touched: what the pack called it then, and where it stood (`number`)."""

    event = models.ForeignKey(WheelEvent, on_delete=models.PROTECT, related_name="touches")
    element = models.CharField(max_length=60)
    wheel = models.CharField(max_length=10, choices=Wheel)
    title = models.CharField(max_length=200)
    number = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["event", "element"], name="an_element_once_an_event")]

    def __str__(self) -> str:
        return self.title
