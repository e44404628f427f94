"""A conversation while it is written."""

from django.db import models
from django.db.models import Q

from alongside.conversations.models.conversation import Kind
from alongside.kit.models import Editable
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Worker


class ConversationDraft(Editable):
    """What is in each box, whatever it is, with the key that the conversation will have. Only its writer sees it.

    `words` is the name of a box -> what is in it (a text, or the answers ticked). `contact_at` None: the moment is not
    yet entered as one that can be read. `paused_until`: its recording clock was paused, for a reason.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=20, choices=Kind)
    words = models.JSONField(default=dict)
    contact_at = models.DateTimeField(null=True)
    record_by = models.DateTimeField(null=True)
    paused_until = models.DateTimeField(null=True)
    why_paused = models.CharField(max_length=200, blank=True)
    saved_at = models.DateTimeField()

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["worker", "person"], name="conversation_drafts_of_worker")]
        constraints = [
            models.CheckConstraint(
                condition=Q(contact_at=None, record_by=None) | Q(contact_at__isnull=False, record_by__isnull=False),
                name="a_conversation_draft_has_its_clock",
            ),
            models.CheckConstraint(
                condition=Q(paused_until=None, why_paused="") | (Q(paused_until__isnull=False) & ~Q(why_paused="")),
                name="a_draft_is_paused_for_a_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"draft saved at {self.saved_at:%Y-%m-%d %H:%M}"
