"""When things are on."""

from django.db import models
from django.db.models import F, Q

from alongside.directory.models.offer import Service
from alongside.directory.models.place import ServiceAtLocation
from alongside.kit.models import Record


class Freq(models.TextChoices):
    """How something comes round; empty is once, on `dtstart`."""

    WEEKLY = "WEEKLY", "Every week"
    MONTHLY = "MONTHLY", "Every month"


class Schedule(Record):
    """When an entry is on, in the terms of RFC 5545 as the standard has them; times are on London's clock.

    WEEKLY or MONTHLY with `byday` (`MO,TH`; monthly also `2TU`, `-1FR`) or `bymonthday`, every `interval`, from
    `valid_from` until `valid_to` (last day; None: no end). No `freq`: once, on `dtstart`. `entries/days.py` reads it.
    """

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="schedules")
    at_location = models.ForeignKey(ServiceAtLocation, on_delete=models.PROTECT, null=True, related_name="schedules")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    dtstart = models.DateField(null=True)
    freq = models.CharField(max_length=10, choices=Freq, blank=True)
    interval = models.PositiveSmallIntegerField(default=1)
    byday = models.CharField(max_length=60, blank=True)
    bymonthday = models.CharField(max_length=120, blank=True)
    opens_at = models.TimeField(null=True)
    closes_at = models.TimeField(null=True)
    description = models.TextField(blank=True)
    schedule_link = models.CharField(max_length=500, blank=True)
    attending_type = models.TextField(blank=True)
    notes = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="schedule_ends_after_it_begins",
            )
        ]

    def __str__(self) -> str:
        return f"schedule {self.pk}"
