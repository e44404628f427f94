"""What was recorded by mistake: struck where it stands, or taken away from a person whom it was not about."""

from django.db import models
from django.db.models import Q

from alongside.kit.models import Record
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Worker


class CanBeStruck(models.Model):
    """What a note and a conversation have beside what was recorded: entered in error (struck), or moved here.

    `struck_at` None: it stands. `struck_strengths` is what it had named as strong, with who said so, which is no
    strength of the person's any more. `moved_at`: it was moved here from another record, which is not named.
    """

    struck_at = models.DateTimeField(null=True)
    struck_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    why_struck = models.CharField(max_length=400, blank=True)
    struck_strengths = models.JSONField(default=list)
    moved_at = models.DateTimeField(null=True)
    moved_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True


def put_right_by_somebody(of: str) -> list[models.CheckConstraint]:
    """What is struck or moved has who did it and when, and what is struck has why. `of`: whose constraints."""
    return [
        models.CheckConstraint(
            condition=Q(struck_at=None, struck_by=None, why_struck="")
            | (Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(why_struck="")),
            name=f"{of}_is_struck_by_somebody",
        ),
        models.CheckConstraint(
            condition=Q(moved_at=None, moved_by=None) | Q(moved_at__isnull=False, moved_by__isnull=False),
            name=f"{of}_is_moved_by_somebody",
        ),
    ]


class TakenAway(Record):
    """That something was recorded about a person by mistake and taken away: when, and nothing else.

    Not what it was, not about whom, and no key of either: those stand in the row history alone.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="taken_away")
    taken_away_at = models.DateTimeField()
    taken_away_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "taken away"

    def __str__(self) -> str:
        return f"taken away on {self.taken_away_at:%Y-%m-%d}"
