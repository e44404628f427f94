"""Short notes of a visit, a call or a message, and drafts while they are written."""

from django.db import models

from alongside.conversations.models.mistake import CanBeStruck, put_right_by_somebody
from alongside.kit.models import Editable, Record
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Worker


class NoteKind(models.TextChoices):
    """Fixed keys; what they are called is the pack's."""

    VISIT = "visit"
    CALL = "call"
    MESSAGE = "message"


class NoteQuerySet(OfAPersonQuerySet):
    def standing(self) -> "NoteQuerySet":
        """Those that are not struck."""
        return self.filter(struck_at=None)

    def late(self) -> "NoteQuerySet":
        """Those that were recorded after their moment."""
        return self.filter(recorded_at__gt=models.F("record_by"))


class Note(CanBeStruck, Record):
    """A short note of one contact. Recorded is closed: what comes later stands beside it, never over it.

    `contact_at` is when it happened; `record_by` is the moment by which it was to be recorded, worked out when the
    contact was entered, by the pack and law version kept here.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="notes")
    kind = models.CharField(max_length=20, choices=NoteKind)
    contact_at = models.DateTimeField()
    place = models.CharField(max_length=120, blank=True)
    in_their_words = models.TextField(max_length=10_000, blank=True)
    said_by = models.CharField(max_length=120, blank=True)
    said_on = models.DateField(null=True)
    together = models.TextField(max_length=10_000, blank=True)
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    record_by = models.DateTimeField()
    pack_version = models.CharField(max_length=60)
    law_version = models.CharField(max_length=60)

    objects = NoteQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-contact_at"], name="notes_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(in_their_words="", said_on=None)
                | (~models.Q(in_their_words="") & models.Q(said_on__isnull=False)),
                name="their_words_have_their_day",
            ),
            models.CheckConstraint(condition=~models.Q(in_their_words="", together=""), name="a_note_says_something"),
            *put_right_by_somebody("a_note"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.contact_at:%Y-%m-%d}"

    @property
    def is_late(self) -> bool:
        """Was it recorded after its moment?"""
        return self.recorded_at > self.record_by


class NoteDraft(Editable):
    """A note while it is written: what is in each field, whatever it is. It has the key that the note will have.

    `contact_at` None: the moment is not yet entered as one that can be read.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    words = models.JSONField(default=dict)
    contact_at = models.DateTimeField(null=True)
    record_by = models.DateTimeField(null=True)
    saved_at = models.DateTimeField()

    objects = OfAPersonQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["worker", "person"], name="drafts_of_a_worker")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(contact_at=None, record_by=None)
                | models.Q(contact_at__isnull=False, record_by__isnull=False),
                name="a_draft_with_its_moment_has_its_clock",
            )
        ]

    def __str__(self) -> str:
        return f"draft saved at {self.saved_at:%Y-%m-%d %H:%M}"
