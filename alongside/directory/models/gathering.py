"""An open evening: a place and a time at which people can meet, and who of those with a record came."""

from datetime import datetime

from django.db import models
from django.db.models import Count, F, Q

from alongside.kit.models import Editable
from alongside.people.models import Person
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.workforce.models import Team, Worker


class GatheringQuerySet(models.QuerySet["Gathering"]):
    def to_come(self, *, at: datetime) -> "GatheringQuerySet":
        """Those that are not over, the nearest first."""
        return self.filter(called_off_at=None).filter(Q(ends_at__gte=at)).order_by("starts_at", "id")

    def been(self, *, at: datetime) -> "GatheringQuerySet":
        """Those that are over, the latest first."""
        return self.filter(called_off_at=None, ends_at__lt=at).order_by("-starts_at", "-id")

    def with_how_many(self) -> "GatheringQuerySet":
        """Each with `of_those_known`: how many came who have a record."""
        return self.annotate(of_those_known=Count("came", filter=Q(came__struck_at=None)))


class Gathering(Editable):
    """Something that anybody may come to, at a place, from a moment until a moment.

    `others` is how many came who have no record here, and `how_it_was` what the team says of it without naming anybody;
    both once it was counted (`counted_at`). Who came of those with a record is `Came`, and stands in each one's story.
    """

    title = models.CharField(max_length=120)
    what = models.CharField(max_length=1000, blank=True)
    place = models.CharField(max_length=200)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="gatherings")
    arranged_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    arranged_at = models.DateTimeField()
    others = models.PositiveIntegerField(null=True)
    how_it_was = models.CharField(max_length=1000, blank=True)
    counted_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    counted_at = models.DateTimeField(null=True)
    called_off_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    called_off_at = models.DateTimeField(null=True)
    why_called_off = models.CharField(max_length=200, blank=True)

    objects = GatheringQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["starts_at"], name="gatherings_by_day")]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_gathering_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(counted_at=None, counted_by=None, others=None)
                | Q(counted_at__isnull=False, counted_by__isnull=False, others__isnull=False),
                name="a_gathering_is_counted_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(called_off_at=None, called_off_by=None)
                | Q(called_off_at__isnull=False, called_off_by__isnull=False, counted_at=None),
                name="what_was_called_off_is_not_counted",
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def has_begun(self, *, at: datetime) -> bool:
        return self.starts_at <= at


class CameQuerySet(OfAPersonQuerySet):
    def standing(self) -> "CameQuerySet":
        """Those that were not taken back."""
        return self.filter(struck_at=None)


class Came(Editable):
    """That a person came to an open evening, and what they said of it. It says nothing of who else was there."""

    gathering = models.ForeignKey(Gathering, on_delete=models.PROTECT, related_name="came")
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="came_to")
    words = models.CharField(max_length=1000, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    struck_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    struck_at = models.DateTimeField(null=True)

    objects = CameQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["gathering", "person"], condition=Q(struck_at=None), name="a_person_comes_once"
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_by=None) | Q(struck_at__isnull=False, struck_by__isnull=False),
                name="taken_back_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person} came to {self.gathering}"
