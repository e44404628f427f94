"""Teams, who is in them, who is on duty, and who covers for whom."""

from datetime import date, datetime

from django.db import models

from alongside.kit.models import Editable, Record
from alongside.workforce.models.worker import Worker


def holds_now(at: datetime) -> models.Q:
    """Periods of moments that have begun and not ended at `at`; an end of None is open."""
    return models.Q(starts_at__lte=at) & (models.Q(ends_at=None) | models.Q(ends_at__gt=at))


def holds_on(on: date) -> models.Q:
    """Periods of days that hold on a day: the last day belongs to them; an end of None is open."""
    return models.Q(starts_on__lte=on) & (models.Q(ends_on=None) | models.Q(ends_on__gte=on))


def overlapping(starts_at: datetime, ends_at: datetime) -> models.Q:
    """Periods of moments that share any time with this one; one may begin as another ends."""
    return models.Q(starts_at__lt=ends_at, ends_at__gt=starts_at)


def overlapping_days(starts_on: date, ends_on: date | None) -> models.Q:
    """Periods of days that share any day with this one; an end of None is open."""
    begun = models.Q() if ends_on is None else models.Q(starts_on__lte=ends_on)
    return begun & (models.Q(ends_on=None) | models.Q(ends_on__gte=starts_on))


class Team(Editable):
    """A team: it owns what no single worker owns."""

    name = models.CharField(max_length=80, unique=True)

    def __str__(self) -> str:
        return self.name


class TeamMember(Record):
    """A worker's time in a team."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="members")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="teams")
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on=None) | models.Q(ends_on__gte=models.F("starts_on")),
                name="team_member_ends_after",
            )
        ]

    def __str__(self) -> str:
        return f"{self.worker} in {self.team}"


class DutyTurn(Record):
    """A worker's turn on duty for a team, from a moment until a moment."""

    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="duty_turns")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="duty_turns")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="duty_ends_after")
        ]

    def __str__(self) -> str:
        return f"{self.worker} on duty for {self.team}"


class Cover(Record):
    """One worker answers for another who is away, from a moment until a moment."""

    absent = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="covered_by")
    covering = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="covers")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    why = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(ends_at__gt=models.F("starts_at")), name="cover_ends_after"),
            models.CheckConstraint(condition=~models.Q(absent=models.F("covering")), name="nobody_covers_themselves"),
        ]

    def __str__(self) -> str:
        return f"{self.covering} for {self.absent}"
