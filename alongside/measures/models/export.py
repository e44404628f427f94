"""That answers were exported: which, for what, by whom. The file itself is kept nowhere."""

from django.db import models

from alongside.kit.models import Record
from alongside.workforce.models import Worker


class MeasureExport(Record):
    """One export of the answers to a measure, of a stretch of days, with what it is for and how many rows it held."""

    measure = models.CharField(max_length=40)
    since = models.DateField()
    until = models.DateField()
    purpose = models.CharField(max_length=300)
    rows = models.PositiveIntegerField()
    exported_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    exported_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(until__gte=models.F("since")), name="an_export_ends_after_it_begins"
            )
        ]

    def __str__(self) -> str:
        return f"{self.measure} from {self.since} until {self.until}"
