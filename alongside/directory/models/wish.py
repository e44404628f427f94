"""What was looked for and is not there."""

from django.db import models
from django.db.models import F, Q

from alongside.kit.models import Record
from alongside.workforce.models import Worker


class UnmetWishQuerySet(models.QuerySet["UnmetWish"]):
    def standing(self) -> "UnmetWishQuerySet":
        """Those that nobody meets yet, newest first."""
        return self.filter(met_on=None).order_by("-asked_on", "-id")


class UnmetWish(Record):
    """Words for which the directory had nothing, where (a town or the first half of a postcode; empty: not said), when.

    Nothing tells who asked. `key` is the words by their stems: wishes for one thing have one. A thing is counted once
    an area and day. `is_read`: a worker read the words through before they were kept. `met_on`: there is something now.
    """

    words = models.CharField(max_length=100)
    key = models.CharField(max_length=200)
    area = models.CharField(max_length=60, blank=True)
    asked_on = models.DateField()
    is_read = models.BooleanField(default=False)
    met_on = models.DateField(null=True)
    met_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = UnmetWishQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["-asked_on"], name="wishes_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["key", "area", "asked_on"], name="a_wish_once_a_day"),
            models.CheckConstraint(
                condition=Q(met_on=None, met_by=None) | Q(met_on__gte=F("asked_on"), met_by__isnull=False),
                name="a_wish_met_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"wish {self.pk}"
