"""A conversation that went beyond what its kind is for: the reason, and what a second person says of it."""

from django.db import models
from django.db.models import Q

from alongside.conversations.models.conversation import Conversation
from alongside.kit.models import Editable
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Team, Worker


class Guard(models.TextChoices):
    """What the three conversations guard against. A guard asks for a reason; it is no wall."""

    LONG_TERM_IN_CRISIS = "long_term_in_crisis", "Something long-term was agreed in a crisis"
    NOTHING_EXPLORED = "nothing_explored", "The longer term was planned with nothing explored first"


class Override(Editable):
    """A guard that was overridden for a reason. A second person, or a team's duty, reviews it."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="overrides")
    conversation = models.OneToOneField(Conversation, on_delete=models.PROTECT, related_name="override")
    guard = models.CharField(max_length=30, choices=Guard)
    reason = models.TextField(max_length=2000)
    to_worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    due_at = models.DateTimeField()
    review = models.TextField(max_length=2000, blank=True)
    reviewed_at = models.DateTimeField(null=True)
    reviewed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(to_worker=None, to_team__isnull=False) | Q(to_worker__isnull=False, to_team=None),
                name="an_override_goes_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(review="", reviewed_at=None, reviewed_by=None)
                | (~Q(review="") & Q(reviewed_at__isnull=False, reviewed_by__isnull=False)),
                name="an_override_is_reviewed_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return str(Guard(self.guard).label)
