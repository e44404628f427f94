"""That a person says of something recorded that it is not right, and what was answered."""

from django.db import models
from django.db.models import Q

from alongside.conversations.models.conversation import Conversation
from alongside.conversations.models.note import Note
from alongside.kit.models import Editable, Record
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.workforce.models import Worker


def beside_one() -> Q:
    """Beside a note or a conversation, and no second."""
    return Q(note__isnull=False, conversation=None) | Q(note=None, conversation__isnull=False)


class Correction(Record):
    """What somebody added beside a note or a conversation later: a correction, or what was left out."""

    note = models.ForeignKey(Note, on_delete=models.PROTECT, null=True, related_name="corrections")
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, null=True, related_name="corrections")
    words = models.TextField(max_length=4000)
    added_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["note", "added_at"], name="corrections_of_a_note")]
        constraints = [models.CheckConstraint(condition=beside_one(), name="a_correction_stands_beside_one")]

    def __str__(self) -> str:
        return f"added on {self.added_at:%Y-%m-%d}"

    @property
    def person(self) -> Person:
        return (self.note or self.conversation).person  # type: ignore[union-attr]


class Answer(models.TextChoices):
    AGREED = "agreed", "We agree, and it is put right beside it"
    STANDS = "stands", "It stands, and this is why"


class DisagreementQuerySet(OfAPersonQuerySet):
    def open(self) -> "DisagreementQuerySet":
        return self.filter(answered_at=None)


class Disagreement(Editable):
    """`This is not right`, in a person's words, beside one part of a note or a conversation; and what was answered.

    `part` is the key of that part (`parts_of`). `said_by` is the person, or who said it for them. A worker enters it
    for them: their own door comes later. `answer` empty: it waits, until `due_at`.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="disagreements")
    note = models.ForeignKey(Note, on_delete=models.PROTECT, null=True, related_name="disagreements")
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, null=True, related_name="disagreements")
    part = models.CharField(max_length=40)
    words = models.TextField(max_length=4000)
    said_by = models.CharField(max_length=120)
    said_on = models.DateField()
    entered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    entered_at = models.DateTimeField()
    due_at = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=Answer, blank=True)
    answer_words = models.TextField(max_length=4000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = DisagreementQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "due_at"], condition=Q(answered_at=None), name="disagreements_still_open")
        ]
        constraints = [
            models.CheckConstraint(condition=beside_one(), name="a_disagreement_stands_beside_one"),
            models.CheckConstraint(
                condition=Q(answer="", answer_words="", answered_at=None, answered_by=None)
                | (~Q(answer="") & ~Q(answer_words="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="a_disagreement_is_answered_with_why",
            ),
        ]

    def __str__(self) -> str:
        return f"this is not right, says {self.said_by}"

    @property
    def recorded(self) -> Note | Conversation:
        """The note or the conversation that it stands beside."""
        return self.note or self.conversation  # type: ignore[return-value]
