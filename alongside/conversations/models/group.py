"""One contact with several people at once."""

from django.db import models
from django.db.models import Q

from alongside.kit.models import Editable, Record
from alongside.workforce.models import Worker


class Group(Record):
    """That several people met together: what it was, and how many there were. Each has a conversation of their own.

    It names nobody: the conversations share its key, and each stands with one person.
    """

    what = models.CharField(max_length=120)
    people = models.PositiveIntegerField()
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(people__gte=2), name="a_group_is_more_than_one")]

    def __str__(self) -> str:
        return self.what

    @property
    def others_in_words(self) -> str:
        """`and 3 others`: who they are stands with each of them alone."""
        others = self.people - 1
        return "and one other" if others == 1 else f"and {others} others"


class GroupDraft(Editable):
    """A contact with a group while it is written: what is in each box, and who is ticked (keys of people).

    It has the key that the group will have; only its writer sees it. `contact_at` None: the moment is not yet entered
    as one that can be read. Each person ticked has a recording clock of their own.
    """

    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    words = models.JSONField(default=dict)
    people = models.JSONField(default=list)
    contact_at = models.DateTimeField(null=True)
    record_by = models.DateTimeField(null=True)
    saved_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["worker", "saved_at"], name="group_drafts_of_a_worker")]
        constraints = [
            models.CheckConstraint(
                condition=Q(contact_at=None, record_by=None) | Q(contact_at__isnull=False, record_by__isnull=False),
                name="a_group_draft_has_its_clock",
            )
        ]

    def __str__(self) -> str:
        return f"draft saved at {self.saved_at:%Y-%m-%d %H:%M}"
