"""Conversations that belong together: why they began, and what was achieved when they ended."""

from datetime import timedelta

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from alongside.kit.models import Editable
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Worker


class SeriesQuerySet(OfAPersonQuerySet):
    def standing(self) -> "SeriesQuerySet":
        """Those of which something stands: not every conversation of theirs was struck."""
        return self.filter(struck_at=None)

    def open(self) -> "SeriesQuerySet":
        return self.standing().filter(ended_at=None)

    def after_which_they_came_back(self, *, within: timedelta) -> "SeriesQuerySet":
        """Series that ended and were followed, within this time, by another with the same person: a repeat contact."""
        later = Series.objects.filter(
            person=OuterRef("person"),
            opened_at__gt=OuterRef("ended_at"),
            opened_at__lte=OuterRef("ended_at") + within,
            struck_at=None,
        )
        return self.standing().filter(Exists(later.exclude(pk=OuterRef("pk"))), ended_at__isnull=False)


class Series(Editable):
    """A series of conversations with practical actions between them, not one long form.

    `opened_at` is the moment of its first contact. `purpose` is why, in one line; `is_in_their_words` when the person
    said it so. Ended with what was achieved and, where the pack has tiers, one of them: its key, and its words then.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="series")
    opened_at = models.DateTimeField()
    opened_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    purpose = models.CharField(max_length=200, blank=True)
    is_in_their_words = models.BooleanField(default=False)
    ended_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    achieved = models.TextField(max_length=2000, blank=True)
    tier = models.CharField(max_length=60, blank=True)
    tier_title = models.CharField(max_length=120, blank=True)
    # None: it stands. Set when its last conversation was struck, so that nothing of it is shown.
    struck_at = models.DateTimeField(null=True)
    pack_version = models.CharField(max_length=60)

    objects = SeriesQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "series"
        indexes = [models.Index(fields=["person", "opened_at"], name="series_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None, achieved="", tier="")
                | (Q(ended_at__isnull=False, ended_by__isnull=False) & ~Q(achieved="")),
                name="a_series_ends_with_what_was_achieved",
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("opened_at")), name="a_series_ends_after"
            ),
        ]

    def __str__(self) -> str:
        return self.purpose or f"conversations since {self.opened_at:%Y-%m-%d}"
