"""What waits for a worker or a team, and by when."""

from datetime import date, datetime

from django.db import models

from alongside.kit.models import Record
from alongside.kit.moments import in_london
from alongside.workforce.models.team import Cover, DutyTurn, Team, TeamMember, holds_now, holds_on
from alongside.workforce.models.worker import Worker

# Kinds of clocks that everybody in the team that owns them keeps, on duty or not: about nobody, and in no hurry. Each
# room above names its own when it is made ready.
KEPT_TOGETHER: set[str] = set()


class DueQuerySet(models.QuerySet["Due"]):
    def open(self) -> "DueQuerySet":
        return self.filter(done_at=None)

    def needing(self, worker: Worker, *, at: datetime, on: date | None = None) -> "DueQuerySet":
        """Open rows this worker answers for now: their own, of whom they cover, and of teams they are on duty for.

        And of teams they are in on the day (`on`; None: that of `at`), what all of a team keep together.
        """
        covered = Cover.objects.filter(holds_now(at), covering=worker).values("absent")
        on_duty = DutyTurn.objects.filter(holds_now(at), worker=worker).values("team")
        member = TeamMember.objects.filter(holds_on(on or in_london(at).date()), worker=worker).values("team")
        rows = self.open().values("pk")
        # Questions side by side, each with its index: PostgreSQL reads the whole table for one with several ors.
        theirs = rows.filter(worker=worker).union(
            rows.filter(worker__in=covered),
            rows.filter(team__in=on_duty),
            rows.filter(team__in=member, kind__in=sorted(KEPT_TOGETHER)),
            all=True,
        )
        return self.filter(pk__in=theirs).order_by("due_at", "id")

    def of_team(self, team: Team, *, on: date) -> "DueQuerySet":
        """Open rows of a team on a day: what it owns itself, and what those who are in it own."""
        members = TeamMember.objects.filter(holds_on(on), team=team).values("worker")
        rows = self.open().values("pk")
        return self.filter(pk__in=rows.filter(team=team).union(rows.filter(worker__in=members), all=True)).order_by(
            "due_at", "id"
        )

    def of_those_who_left(self, team: Team, *, on: date) -> "DueQuerySet":
        """Open rows of workers who were in a team and no longer work here: nobody sees to these."""
        were_in = TeamMember.objects.filter(team=team).values("worker")
        return self.open().filter(worker__in=were_in, worker__left_on__lte=on).order_by("due_at", "id")


class Due(Record):
    """One clock. Written by the action that changes the fact it stands for, through that room's `story.py`.

    `person` is a plain id (None: about nobody). `what` is one line in plain words without a name. `source_room` and
    `source_id` say which fact it stands for; `outcome` is `met` or `late` once done.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="dues")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="dues")
    due_at = models.DateTimeField()
    kind = models.CharField(max_length=40)
    person = models.UUIDField(null=True)
    what = models.CharField(max_length=240)
    source_room = models.CharField(max_length=40)
    source_id = models.UUIDField()
    done_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=20, default="")

    objects = DueQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(worker=None, team__isnull=False) | models.Q(worker__isnull=False, team=None),
                name="due_has_one_owner",
            ),
            models.CheckConstraint(
                condition=models.Q(done_at=None, outcome="")
                | (models.Q(done_at__isnull=False) & ~models.Q(outcome="")),
                name="due_done_with_outcome",
            ),
            models.UniqueConstraint(fields=["source_room", "source_id", "kind"], name="one_clock_a_fact"),
        ]
        indexes = [
            models.Index(fields=["worker", "due_at"], condition=models.Q(done_at=None), name="open_dues_of_a_worker"),
            models.Index(fields=["team", "due_at"], condition=models.Q(done_at=None), name="open_dues_of_a_team"),
            models.Index(fields=["person", "due_at"], condition=models.Q(done_at=None), name="open_dues_of_a_person"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} by {self.due_at:%Y-%m-%d %H:%M}"
