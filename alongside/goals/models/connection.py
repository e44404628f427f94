"""New connections: with whom, where they came from, and whether they last."""

from django.db import models
from django.db.models import Q

from alongside.goals.models.activity import Activity
from alongside.goals.models.step import Step
from alongside.kit.models import Editable, Record
from alongside.people.models import Contact, OfAPersonQuerySet, Person
from alongside.workforce.models import Worker


class How(models.TextChoices):
    IN_PERSON = "in_person", "In person"
    ONLINE = "online", "Online"
    BOTH = "both", "In person and online"


class Connection(Editable):
    """Somebody new in a person's life, whenever it came about. Who it is, is the `Contact`; `name` is as it was then.

    Where it came from is a step, an activity or a place in words, as far as anybody knows; a by-product, never a task.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="connections")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="connections")
    name = models.CharField(max_length=200)
    made_on = models.DateField()
    how = models.CharField(max_length=10, choices=How)
    step = models.ForeignKey(Step, on_delete=models.PROTECT, null=True, related_name="connections")
    activity = models.ForeignKey(Activity, on_delete=models.PROTECT, null=True, related_name="connections")
    place = models.CharField(max_length=200, blank=True)
    words = models.CharField(max_length=500, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-made_on"], name="connections_of_a_person")]
        constraints = [
            models.UniqueConstraint(fields=["person", "contact"], name="a_connection_is_new_once"),
            models.CheckConstraint(condition=Q(step=None) | Q(activity=None), name="a_connection_came_from_one"),
        ]

    def __str__(self) -> str:
        return str(self.contact)


class InTouch(models.TextChoices):
    YES = "yes", "Yes, still in touch"
    NOW_AND_THEN = "now_and_then", "Now and then"
    NOT_NOW = "not_now", "Not at the moment"


class StillInTouch(Record):
    """What the person said on a day about whether a connection lasts."""

    connection = models.ForeignKey(Connection, on_delete=models.PROTECT, related_name="asked")
    answer = models.CharField(max_length=20, choices=InTouch)
    words = models.CharField(max_length=500, blank=True)
    asked_on = models.DateField()
    asked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["asked_on", "asked_at", "id"]

    def __str__(self) -> str:
        return self.get_answer_display()

    @property
    def person(self) -> Person:
        return self.connection.person
