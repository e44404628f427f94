"""That somebody broke the glass: who, why, from when until when, and who looked at it afterwards."""

from datetime import datetime
from typing import Any

from django.db import models
from django.db.models import F, Q

from alongside.kit.models import Record
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.people.models.person import Person
from alongside.people.reasons import BREAK_GLASS, in_words
from alongside.workforce.models import Team, Worker


class Verdict(models.TextChoices):
    """What whoever reviewed it thought."""

    RIGHT = "right", "It was right"
    NOT_RIGHT = "not_right", "It was not right, and we have talked about it"


class BrokenGlassQuerySet(OfAPersonQuerySet):
    def open(self, *, at: datetime) -> "BrokenGlassQuerySet":
        """Those that open a record at a moment: begun, not at their end, not closed early."""
        return self.filter(Q(closed_at=None) | Q(closed_at__gt=at), opens_at__lte=at, ends_at__gt=at)

    def waiting(self) -> "BrokenGlassQuerySet":
        """Those that nobody has reviewed yet."""
        return self.filter(reviewed_at=None)

    def waiting_for(self, worker: Any, *, teams: Any, absent: Any) -> "BrokenGlassQuerySet":
        """Those that wait for a worker (by key), for teams they are on duty for, or for those whom they cover."""
        mine = Q(asked=worker) | Q(asked_team__in=teams) | Q(asked__in=absent)
        return self.waiting().filter(mine)


class BrokenGlass(Record):
    """A worker opened a record that was not open to them, for a reason, until an end.

    `asked`, or `asked_team`, is who was asked to review it: never whoever broke it. Reviewed once. One that was passed
    on waits for whoever it was passed on to. `read_at`: when whoever broke it had read the review.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="broken_glass")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="broken_glass")
    reason = models.CharField(max_length=40)
    words = models.CharField(max_length=500)
    opens_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True)
    asked = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    asked_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    passed_on_at = models.DateTimeField(null=True)
    passed_on_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    passed_on_words = models.TextField(max_length=2000, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    verdict = models.CharField(max_length=20, choices=Verdict, blank=True)
    review_words = models.TextField(max_length=2000, blank=True)
    read_at = models.DateTimeField(null=True)

    objects = BrokenGlassQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("opens_at")), name="glass_ends_after"),
            models.CheckConstraint(
                condition=Q(asked=None, asked_team__isnull=False) | Q(asked__isnull=False, asked_team=None),
                name="glass_has_one_who_is_asked",
            ),
            models.CheckConstraint(
                condition=(Q(asked=None) | ~Q(asked=F("worker")))
                & (Q(reviewed_by=None) | ~Q(reviewed_by=F("worker")))
                & (Q(passed_on_by=None) | ~Q(passed_on_by=F("worker"))),
                name="nobody_reviews_their_own_glass",
            ),
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None, verdict="")
                | (Q(reviewed_at__isnull=False, reviewed_by__isnull=False) & ~Q(verdict="")),
                name="glass_reviewed_by_somebody",
            ),
        ]
        indexes = [
            models.Index(fields=["person", "worker"], name="glass_of_a_person"),
            models.Index(fields=["worker", "-opens_at"], name="glass_of_a_worker"),
        ]

    def __str__(self) -> str:
        return f"{self.worker} broke the glass"

    @property
    def why(self) -> str:
        """The reason as people read it, with the words beside it."""
        return ": ".join(filter(None, [in_words(BREAK_GLASS, self.reason), self.words]))

    @property
    def until(self) -> datetime:
        """When it closed, or will close."""
        return min(self.ends_at, self.closed_at or self.ends_at)

    def is_open(self, *, at: datetime) -> bool:
        """Does it open the record at this moment?"""
        return self.opens_at <= at < self.until

    @property
    def waits_for(self) -> Worker | Team:
        """Who was asked to review it: a worker, or a team."""
        return self.asked or self.asked_team  # type: ignore[return-value]
