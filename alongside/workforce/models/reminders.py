"""By which emails a worker wants to be told that something waits, and which were sent."""

from datetime import date, datetime

from django.db import models

from alongside.kit.models import Editable, Record
from alongside.workforce.models.team import Cover, holds_now
from alongside.workforce.models.worker import Worker


class RemindersQuerySet(models.QuerySet["Reminders"]):
    def wanted(self, *, at: datetime, on: date) -> "RemindersQuerySet":
        """Those of workers who want some, still work here on this day, and are not away: nobody covers for them."""
        away = Cover.objects.filter(holds_now(at)).values("absent")
        here = Worker.objects.working(on=on).exclude(pk__in=away)
        wanted = self.exclude(kind=Reminders.Kind.NONE).filter(worker__in=here)
        return wanted.select_related("worker__account").order_by("worker")


class Reminders(Editable):
    """What a worker chose. `hours_before` is there when they want to hear of a clock that is near, and only then.

    `site` is the address of this installation as the worker reached it, for the link in the email.
    """

    class Kind(models.TextChoices):
        NONE = "none", "No emails"
        MORNINGS = "mornings", "Each working morning, when something waits"
        NEAR = "near", "Each working morning, and when a clock is near"

    worker = models.OneToOneField(Worker, on_delete=models.PROTECT, related_name="reminders")
    kind = models.CharField(max_length=10, choices=Kind)
    hours_before = models.PositiveSmallIntegerField(null=True)
    site = models.CharField(max_length=200)
    chosen_at = models.DateTimeField()

    objects = RemindersQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="near", hours_before__isnull=False)
                | (~models.Q(kind="near") & models.Q(hours_before=None)),
                name="hours_before_for_near_clocks",
            )
        ]

    def __str__(self) -> str:
        return f"reminders of {self.worker}"


class ReminderSent(Record):
    """One reminder that went out. The unique pair lets any number of background workers remind: one insert wins.

    `slot` names the occasion: a morning (`morning:2026-11-24`), or a clock and its moment (`near:<key>:<moment>`).
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="reminders_sent")
    slot = models.CharField(max_length=80)
    sent_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["worker", "slot"], name="one_reminder_an_occasion")]
        indexes = [models.Index(fields=["sent_at"], name="reminders_by_age")]

    def __str__(self) -> str:
        return f"{self.slot} to {self.worker}"
