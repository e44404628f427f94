"""A Talking Point: a session at a venue, cut into times that can be booked."""

from datetime import datetime

from django.db import models
from django.db.models import Count, Exists, F, Min, OuterRef, Q

from alongside.kit.models import Editable, Record
from alongside.talking_points.models.venue import Venue
from alongside.workforce.models import Worker


class Pattern(Record):
    """The days on which sessions were opened together: one, or every week from a day until a day.

    `days` are weekdays, 0 for Monday. `every_weeks` 2: each second week. `on_bank_holidays`: open on those too.
    """

    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="patterns")
    days = models.JSONField()
    every_weeks = models.PositiveSmallIntegerField(default=1)
    starts_on = models.DateField()
    ends_on = models.DateField()
    opens_at = models.TimeField()
    closes_at = models.TimeField()
    slot_minutes = models.PositiveSmallIntegerField()
    side_by_side = models.PositiveSmallIntegerField()
    on_bank_holidays = models.BooleanField(default=False)
    opened_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    opened_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="a_pattern_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="a_pattern_closes_after_it_opens"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_on:%Y-%m-%d} until {self.ends_on:%Y-%m-%d}"


class SessionQuerySet(models.QuerySet["Session"]):
    def held(self) -> "SessionQuerySet":
        """Those that were not called off, the soonest first."""
        return self.filter(called_off_at=None).order_by("starts_at", "id")

    def to_come(self, *, at: datetime) -> "SessionQuerySet":
        """Those that are not over and were not called off, the soonest first."""
        return self.held().filter(ends_at__gt=at)

    def with_free_times(self, *, at: datetime) -> "SessionQuerySet":
        """Each with `free`, how many of its times nobody has and are still to come; `next_free_at` (None: none); and
        how many are `given`.
        """
        taken = Exists(Session.times_taken(OuterRef("slots")))
        is_free = Q(slots__starts_at__gt=at, slots__called_off_at=None) & ~taken
        return self.annotate(
            free=Count("slots", filter=is_free),
            next_free_at=Min("slots__starts_at", filter=is_free),
            given=Count("slots", filter=Q(taken, slots__called_off_at=None)),
        )


class Session(Editable):
    """Some hours at a venue in which workers are there to talk, cut into times of `slot_minutes` each.

    `side_by_side` is how many talk at once. `note` is for the workers of the day. Whoever is at the session may open
    the record of a person who has a time there from `opens_at` until `closes_at`: the day before, until the talk is to
    be recorded. `finished_at`: everybody of the day's list was answered for.
    """

    venue = models.ForeignKey(Venue, on_delete=models.PROTECT, related_name="sessions")
    pattern = models.ForeignKey(Pattern, on_delete=models.PROTECT, related_name="sessions")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    slot_minutes = models.PositiveSmallIntegerField()
    side_by_side = models.PositiveSmallIntegerField()
    note = models.CharField(max_length=500, blank=True)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    finished_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    called_off_at = models.DateTimeField(null=True)
    called_off_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    why_called_off = models.CharField(max_length=200, blank=True)

    objects = SessionQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["starts_at"], name="talking_points_by_day")]
        constraints = [
            models.UniqueConstraint(
                fields=["venue", "starts_at"], condition=Q(called_off_at=None), name="one_session_at_a_time_at_a_venue"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_session_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(opens_at__lte=F("starts_at"), closes_at__gte=F("ends_at")),
                name="a_session_opens_and_closes",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None, finished_by=None)
                | Q(finished_at__isnull=False, finished_by__isnull=False, called_off_at=None),
                name="a_session_is_finished_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(called_off_at=None, called_off_by=None)
                | Q(called_off_at__isnull=False, called_off_by__isnull=False),
                name="a_session_is_called_off_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.venue} on {self.starts_at:%Y-%m-%d}"

    @staticmethod
    def times_taken(slot: OuterRef) -> models.QuerySet:
        """The bookings that hold a slot of an outer question."""
        from alongside.talking_points.models.booking import Booking

        return Booking.objects.filter(slot=slot, cancelled_at=None)

    def has_begun(self, *, at: datetime) -> bool:
        return self.starts_at <= at

    def is_to_come(self, *, at: datetime) -> bool:
        """Can somebody still come to it?"""
        return self.called_off_at is None and self.ends_at > at


class SessionWorkerQuerySet(models.QuerySet["SessionWorker"]):
    def to_come(self, *, at: datetime) -> "SessionWorkerQuerySet":
        """Those of sessions that are not over, finished or called off, each with its venue; the soonest first."""
        rows = self.filter(session__called_off_at=None, session__finished_at=None, session__ends_at__gt=at)
        return rows.select_related("session__venue").order_by("session__starts_at", "pk")


class SessionWorker(Record):
    """That a worker is at a session."""

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="workers")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="talking_points")

    objects = SessionWorkerQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["session", "worker"], name="a_worker_is_at_a_session_once")]

    def __str__(self) -> str:
        return f"{self.worker} at {self.session}"


class SlotQuerySet(models.QuerySet["Slot"]):
    def free(self, *, at: datetime) -> "SlotQuerySet":
        """Those that nobody has and that are still to come, the soonest first."""
        taken = Session.times_taken(OuterRef("pk"))
        return (
            self.filter(~Exists(taken), starts_at__gt=at, called_off_at=None, session__called_off_at=None)
            .select_related("session__venue")
            .order_by("starts_at", "session__venue__name", "side", "id")
        )


class Slot(Record):
    """One time of a session that one person can be given. `side` tells those apart that begin together, from 1.

    `called_off_at`: the hours of its session have changed since, and it is outside them; a time of the new hours that
    begins when it did is the same. A session that does not take place says so itself.
    """

    session = models.ForeignKey(Session, on_delete=models.PROTECT, related_name="slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    side = models.PositiveSmallIntegerField()
    called_off_at = models.DateTimeField(null=True)
    called_off_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    why_called_off = models.CharField(max_length=200, blank=True)

    objects = SlotQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["starts_at"], name="slots_by_day")]
        constraints = [
            models.UniqueConstraint(fields=["session", "starts_at", "side"], name="a_slot_is_cut_once"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_slot_ends_after_it_begins"),
            models.CheckConstraint(
                condition=Q(called_off_at=None, called_off_by=None, why_called_off="")
                | Q(called_off_at__isnull=False, called_off_by__isnull=False),
                name="a_slot_is_called_off_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"
