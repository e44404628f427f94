"""A picture or a document that stands on an entry."""

from django.db import models
from django.db.models import Q

from alongside.directory.models.offer import RUNS, Service
from alongside.files.models import KeptFile
from alongside.kit.models import Record
from alongside.workforce.models import Worker


class EntryFileQuerySet(models.QuerySet["EntryFile"]):
    def standing(self) -> "EntryFileQuerySet":
        """Those that were not taken away, in the order they were added."""
        return self.filter(taken_away_at=None).select_related("file").order_by("added_at", "pk")

    def for_anybody(self) -> "EntryFileQuerySet":
        """Those that anybody may see: while their entry runs, or only rests for a while."""
        return self.standing().filter(service__status__in=RUNS)


class EntryFile(Record):
    """A picture or a document on an entry. `words`: what whoever cannot see it would miss.

    Taken away it is shown to nobody; its bytes stay as long as the history does.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="files")
    file = models.ForeignKey(KeptFile, on_delete=models.PROTECT, related_name="+")
    words = models.CharField(max_length=300)
    added_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    taken_away_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    taken_away_at = models.DateTimeField(null=True)

    objects = EntryFileQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["service", "added_at"], name="files_of_an_entry")]
        constraints = [
            models.CheckConstraint(
                condition=Q(taken_away_at=None, taken_away_by=None)
                | Q(taken_away_at__isnull=False, taken_away_by__isnull=False),
                name="taken_away_by_somebody",
            )
        ]

    def __str__(self) -> str:
        return f"file {self.pk} of an entry"
