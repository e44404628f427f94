"""One conversation as it was recorded, with everything that was said, noticed, named and offered in it."""

from django.db import models
from django.db.models import F, Q

from alongside.conversations.models.group import Group
from alongside.conversations.models.mistake import CanBeStruck, put_right_by_somebody
from alongside.conversations.models.series import Series
from alongside.conversations.models.somebody import BySomebody, one_of_them
from alongside.kit.models import Editable, Record
from alongside.people.models import Contact, OfAPersonQuerySet, Person, Strength
from alongside.workforce.models import Worker


class Kind(models.TextChoices):
    """Fixed keys; what they are called, their order and their prompts are the pack's."""

    FIRST_CONTACT = "first_contact"
    CONNECTING = "connecting"
    CRISIS = "crisis"
    LONGER_TERM = "longer_term"


class How(models.TextChoices):
    """How people met; the words are the pack's."""

    VISIT = "visit"
    TALKING_POINT = "talking_point"
    PHONE = "phone"
    VIDEO = "video"
    STREET = "street"
    MESSAGE = "message"


class Because(models.TextChoices):
    """Why a conversation about the longer term is held now."""

    EXPLORED = "explored", "We explored what is already there"
    CRISIS_OVER = "crisis_over", "A crisis is over"
    REVIEW = "review", "It is a review of support that is in place"


class ConversationQuerySet(OfAPersonQuerySet):
    def standing(self) -> "ConversationQuerySet":
        """Those that are not struck."""
        return self.filter(struck_at=None)

    def late(self) -> "ConversationQuerySet":
        """Those that were recorded after their moment."""
        return self.filter(recorded_at__gt=F("record_by"))


class Conversation(CanBeStruck, Record):
    """A conversation with a person. Recorded is closed: what comes later stands beside it, never over it.

    `number` counts within its series; `title` is the pack's word for its kind when it was recorded. `contact_at` is
    when it happened, `record_by` the moment by which it was to be recorded. `because` and `comes_after` say why a
    conversation about the longer term was held now (empty: it was not said, and an override stands with it).
    `group` None: it was with this person alone.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="conversations")
    series = models.ForeignKey(Series, on_delete=models.PROTECT, related_name="conversations")
    group = models.ForeignKey(Group, on_delete=models.PROTECT, null=True, related_name="conversations")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=Kind)
    title = models.CharField(max_length=120)
    contact_at = models.DateTimeField()
    how = models.CharField(max_length=20, choices=How)
    place = models.CharField(max_length=120, blank=True)
    in_their_words = models.TextField(max_length=20_000, blank=True)
    said_by = models.CharField(max_length=120, blank=True)
    said_on = models.DateField(null=True)
    because = models.CharField(max_length=20, choices=Because, blank=True)
    comes_after = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="led_to")
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    record_by = models.DateTimeField()
    # None: its recording clock was never paused.
    paused_until = models.DateTimeField(null=True)
    why_paused = models.CharField(max_length=200, blank=True)
    pack_version = models.CharField(max_length=60)
    law_version = models.CharField(max_length=60)

    objects = ConversationQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-contact_at"], name="conversations_of_a_person"),
            models.Index(fields=["recorded_by", "-contact_at"], name="conversations_of_a_worker"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="one_number_in_a_series"),
            models.CheckConstraint(
                condition=Q(in_their_words="", said_on=None, said_by="")
                | (~Q(in_their_words="") & ~Q(said_by="") & Q(said_on__isnull=False)),
                name="what_they_said_has_who_and_when",
            ),
            models.CheckConstraint(
                condition=Q(because__in=("", Because.REVIEW), comes_after=None)
                | Q(because__in=(Because.EXPLORED, Because.CRISIS_OVER), comes_after__isnull=False),
                name="what_came_first_is_named",
            ),
            models.CheckConstraint(
                condition=Q(paused_until=None, why_paused="") | (Q(paused_until__isnull=False) & ~Q(why_paused="")),
                name="recording_paused_for_a_reason",
            ),
            *put_right_by_somebody("a_conversation"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} on {self.contact_at:%Y-%m-%d}"

    @property
    def is_late(self) -> bool:
        """Was it recorded after its moment?"""
        return self.recorded_at > self.record_by


class Present(Record):
    """Somebody who was there, beside the person and the worker who recorded it."""

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="present")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=one_of_them(with_person=False), name="present_is_one_of_them"),
        ]

    def __str__(self) -> str:
        return str(self.worker or self.contact or self.name)


class Mark(models.TextChoices):
    """What a statement rests on."""

    OBSERVED = "observed", "Seen or heard"
    SAID = "said", "Said"
    REPORTED = "reported", "Reported by somebody"
    OPINION = "opinion", "An opinion"


class Statement(BySomebody, Record):
    """One thing that was noticed, with what it rests on and whose it is."""

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="statements")
    number = models.PositiveIntegerField()
    words = models.TextField(max_length=4000)
    mark = models.CharField(max_length=10, choices=Mark)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="statements_in_their_order"),
            models.CheckConstraint(condition=one_of_them(), name="a_statement_is_somebodys"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def person(self) -> Person:
        return self.conversation.person


class StrengthShown(Record):
    """A strength that showed in a conversation: named in it for the first time, or known before."""

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="strengths_shown")
    strength = models.ForeignKey(Strength, on_delete=models.PROTECT, related_name="shown_in")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "strength"], name="a_strength_shows_once_in_each")
        ]

    def __str__(self) -> str:
        return str(self.strength)


class PositiveRisk(Record):
    """What the person wants to try: the good that could come, the harm that could, and the harm of not trying."""

    conversation = models.OneToOneField(Conversation, on_delete=models.PROTECT, related_name="positive_risk")
    wants = models.TextField(max_length=2000)
    good = models.TextField(max_length=2000, blank=True)
    harm = models.TextField(max_length=2000, blank=True)
    harm_of_not = models.TextField(max_length=2000, blank=True)

    def __str__(self) -> str:
        return self.wants


class OfferKind(models.TextChoices):
    ADVICE = "advice", "Advice or information"
    INTRODUCTION = "introduction", "An introduction to somebody or somewhere"
    EQUIPMENT = "equipment", "Equipment or technology"
    OTHER = "other", "Something else"


class GivenAs(models.TextChoices):
    """The form in which advice was given."""

    SPOKEN = "spoken", "Spoken"
    WRITTEN = "written", "In writing"
    EASY_READ = "easy_read", "Easy read"
    LARGE_PRINT = "large_print", "Large print"
    ONLINE = "online", "A message or a page online"
    OTHER_LANGUAGE = "other_language", "In another language, or signed"
    OTHER = "other", "Another way"


class Helped(models.TextChoices):
    YES = "yes", "Yes"
    A_LITTLE = "a_little", "A little"
    NO = "no", "No"


class Offer(Editable):
    """Something that was offered, or somebody they were introduced to; for advice, in which form; whether it helped."""

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="offers")
    what = models.CharField(max_length=400)
    kind = models.CharField(max_length=20, choices=OfferKind)
    given_as = models.CharField(max_length=20, choices=GivenAs, blank=True)
    # Empty until somebody asked.
    helped = models.CharField(max_length=10, choices=Helped, blank=True)
    how_it_helped = models.TextField(max_length=2000, blank=True)
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind=OfferKind.ADVICE) | Q(given_as=""), name="advice_has_a_form"),
            models.CheckConstraint(
                condition=Q(helped="", answered_at=None, answered_by=None)
                | (~Q(helped="") & Q(answered_at__isnull=False, answered_by__isnull=False)),
                name="an_answer_about_help_is_somebodys",
            ),
        ]

    def __str__(self) -> str:
        return self.what

    @property
    def person(self) -> Person:
        return self.conversation.person


class Outcome(Record):
    """What came of a conversation: the pack's key, its words then, and whether it is meant for the long run."""

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="outcomes")
    key = models.CharField(max_length=60)
    words = models.CharField(max_length=200)
    is_long_term = models.BooleanField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["conversation", "key"], name="an_outcome_once_in_each")]

    def __str__(self) -> str:
        return self.words
