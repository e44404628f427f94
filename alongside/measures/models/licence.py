"""The licence, or the permission in writing, that lets a council use a measure whose questions may not ship."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from alongside.kit.models import Editable
from alongside.workforce.models import Worker
from alongside.workforce.models.team import holds_on


class MeasureLicenceQuerySet(models.QuerySet["MeasureLicence"]):
    def holding(self, *, on: date) -> "MeasureLicenceQuerySet":
        """Those that hold on a day, the newest first."""
        return self.filter(holds_on(on)).order_by("-starts_on", "-id")

    def of_measure(self, key: str, *, on: date) -> "MeasureLicence | None":
        """The licence for a measure on a day; None: there is none."""
        return self.holding(on=on).filter(measure=key).first()


class MeasureLicence(Editable):
    """That the council may use a measure: under which reference, from whom, from when until when (None: open).

    `items` are the questions that the council brought by its own file, as pairs of words and answers (lowest first);
    empty where the licence does not allow them on a device, or nobody brought any.
    """

    measure = models.CharField(max_length=40)
    reference = models.CharField(max_length=120)
    given_by = models.CharField(max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    allows_items = models.BooleanField(default=False)
    items = models.JSONField(default=list)
    entered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()

    objects = MeasureLicenceQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["measure", "-starts_on"], name="licences_of_a_measure")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="a_licence_ends_after_it_begins"
            ),
            models.CheckConstraint(condition=Q(allows_items=True) | Q(items=[]), name="no_items_unless_allowed"),
        ]

    def __str__(self) -> str:
        return f"{self.measure}: {self.reference}"
