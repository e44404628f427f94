"""Drawn together: a person's own device joined to one map for one sitting, and the tries at a code."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from alongside.circles.models.map import CircleMap
from alongside.kit.models import Record
from alongside.people.models import Person
from alongside.workforce.models import Worker


class SittingQuerySet(models.QuerySet["Sitting"]):
    def going_on(self, *, at: datetime) -> "SittingQuerySet":
        """Those that nobody has ended and whose time is not up."""
        return self.filter(ended_at=None, ends_at__gt=at)

    def waiting_with(self, code: str, *, at: datetime) -> "SittingQuerySet":
        """Those that this code joins now."""
        return self.going_on(at=at).filter(code=code, joined_at=None, code_until__gt=at)


class Sitting(Record):
    """One map, held by a worker's device and by the person's own, until `ends_at` or until somebody ends it.

    `code` joins one device, once, before `code_until`; it is emptied then. `ended_by` None: the device left by itself,
    or (`ended_at` None) the time was up.
    """

    map = models.ForeignKey(CircleMap, on_delete=models.PROTECT, related_name="sittings")
    begun_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    code = models.CharField(max_length=8, blank=True)
    code_until = models.DateTimeField()
    ends_at = models.DateTimeField()
    joined_at = models.DateTimeField(null=True)
    ended_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = SittingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["map"], condition=Q(ended_at=None), name="one_sitting_a_map"),
            models.UniqueConstraint(fields=["code"], condition=~Q(code=""), name="a_code_joins_one_map"),
            models.CheckConstraint(condition=Q(ended_by=None) | Q(ended_at__isnull=False), name="ended_at_a_moment"),
        ]

    def __str__(self) -> str:
        return f"a sitting of {self.begun_at:%Y-%m-%d %H:%M}"

    @property
    def person(self) -> Person:
        return self.map.person

    def is_going_on(self, *, at: datetime) -> bool:
        """Has nobody ended it, and is its time not up?"""
        return self.ended_at is None and self.ends_at > at

    def can_be_joined(self, *, at: datetime) -> bool:
        """Does its code join a device now?"""
        return self.is_going_on(at=at) and self.joined_at is None and self.code_until > at


class SittingTryQuerySet(models.QuerySet["SittingTry"]):
    def lately(self, *, at: datetime, within: timedelta, but: UUID | None = None, **of: Any) -> list[datetime]:
        """When the tries from a place, or at a code, were (`place` or `code`, as keyed hashes), in order of time."""
        rows = self.filter(at__gt=at - within, **of).exclude(pk=but).order_by("at", "id")
        return list(rows.values_list("at", flat=True))


class SittingTry(Record):
    """One try at a code that joined nothing: from where, and at which code, as keyed hashes only. Kept for a day."""

    at = models.DateTimeField()
    place = models.CharField(max_length=64)
    code = models.CharField(max_length=64)

    objects = SittingTryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["place", "at"], name="tries_from_a_place"),
            models.Index(fields=["code", "at"], name="tries_at_a_code"),
        ]

    def __str__(self) -> str:
        return f"a try at {self.at:%Y-%m-%d %H:%M}"
