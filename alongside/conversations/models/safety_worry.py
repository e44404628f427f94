"""A worry for somebody's safety, and to whom it went."""

from django.db import models
from django.db.models import Q

from alongside.conversations.models.conversation import Conversation
from alongside.kit.models import Editable
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Team, Worker


class SafetyWorry(Editable):
    """A worry that came up in a conversation, given to a worker or a team's duty, with a clock until it is answered."""

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="safety_worries")
    conversation = models.OneToOneField(Conversation, on_delete=models.PROTECT, related_name="safety_worry")
    words = models.TextField(max_length=4000)
    to_worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    to_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    due_at = models.DateTimeField()
    what_was_done = models.TextField(max_length=4000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        verbose_name_plural = "safety worries"
        constraints = [
            models.CheckConstraint(
                condition=Q(to_worker=None, to_team__isnull=False) | Q(to_worker__isnull=False, to_team=None),
                name="a_worry_goes_to_somebody",
            ),
            models.CheckConstraint(
                condition=Q(what_was_done="", answered_at=None, answered_by=None)
                | (~Q(what_was_done="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="a_worry_is_answered_by_what_was_done",
            ),
        ]

    def __str__(self) -> str:
        return f"a worry, to {self.to_worker or self.to_team}"
