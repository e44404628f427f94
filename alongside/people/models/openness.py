"""How open a record is and was, who is named on one that is not open, and who is kept from one."""

from django.db import models
from django.db.models import F, Q

from alongside.access.standing import Openness
from alongside.kit.models import Record
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.people.models.person import Person
from alongside.people.reasons import GUARD, KEEP_FROM, in_words
from alongside.workforce.models import Worker


class HowOpen(Record):
    """That a record was made open, restricted or hidden, at a moment, and why. The latest is what holds now.

    `set_by` None: the house itself did it. `words` stand beside the reason, in whoever's own words.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="how_open")
    openness = models.CharField(max_length=10, choices=[(o, o) for o in Openness])
    reason = models.CharField(max_length=40)
    words = models.CharField(max_length=300, blank=True)
    set_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    set_at = models.DateTimeField()

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        ordering = ["-set_at", "-pk"]

    def __str__(self) -> str:
        return f"made {self.openness}"

    @property
    def why(self) -> str:
        """The reason as people read it, with the words beside it."""
        return ": ".join(filter(None, [in_words(GUARD, self.reason), self.words]))


class NamedAccess(Record):
    """A worker who may open a restricted or hidden record, from a moment until a moment (None: until taken back)."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="named")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=200, blank=True)
    named_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")  # None: the house

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="named_access_ends_after"
            )
        ]
        indexes = [models.Index(fields=["worker", "person"], name="named_of_a_worker")]

    def __str__(self) -> str:
        return f"{self.worker} is named"


class KeptFrom(Record):
    """A worker who may not open a record in any way, from a moment until a moment (None: until taken back).

    It is their own record, or that of somebody close to them.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="kept_from")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    reason = models.CharField(max_length=40)
    words = models.CharField(max_length=300, blank=True)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    kept_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="kept_from_ends_after"
            ),
            models.UniqueConstraint(
                fields=["person", "worker"], condition=Q(ends_at=None), name="kept_from_once_at_a_time"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.worker} is kept from it"

    @property
    def why(self) -> str:
        """The reason as people read it, with the words beside it."""
        return ": ".join(filter(None, [in_words(KEEP_FROM, self.reason), self.words]))
