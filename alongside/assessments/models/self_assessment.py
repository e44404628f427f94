"""A supported self-assessment: the link to it, what the person wrote of themselves, and tries at links."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import models
from django.db.models import Q

from alongside.assessments.models.assessment import Assessment, State
from alongside.assessments.parts import EVERY_PART, Part
from alongside.assessments.self_assessment_keys import SHOWN_FOR, WRONG_WORDS_AT_MOST
from alongside.kit.models import Editable, Record
from alongside.people.models import Person
from alongside.workforce.models import Worker


class LinkChannel(models.TextChoices):
    """How a link reaches the person: keys of `letters.formats.Channel`, and by text message."""

    BY_HAND = "by_hand", "By hand"
    TEXT = "text", "By text message"
    EMAIL = "email", "By email"
    POST = "post", "By post"
    THROUGH = "through", "Through somebody they name"


class SelfAssessmentQuerySet(models.QuerySet["SelfAssessment"]):
    def of(self, person: Person) -> "SelfAssessmentQuerySet":
        """Those of a person, in whichever record of theirs."""
        return self.filter(assessment__in=Assessment.objects.of(person))

    def with_everybody(self) -> "SelfAssessmentQuerySet":
        """Each with the assessment, the person and the workers whom pages, story and clocks name."""
        return self.select_related(
            "assessment__person", "assessment__ended_by", "offered_by", "linked_by", "ended_by", "read_by"
        )


class SelfAssessment(Editable):
    """The person's own page in an assessment, opened by a link and a word until `ends_at`: one to an assessment.

    `able`, `willing` and `capacity` are what shows that they are able to write it, want to, and have the capacity to
    assess themselves. `help` stands on their page: how they ask for help. `code` and `word` are keyed hashes; `turn`
    counts the links, of which the last alone opens, from `linked_at`. `opened_at` is when they first opened it,
    `sent_at` when they said that they had finished, `told_at` when they last sent or added something, and `read_at`
    when that was read together.
    """

    assessment = models.OneToOneField(Assessment, on_delete=models.PROTECT, related_name="self_assessment")
    offered_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    offered_at = models.DateTimeField()
    able = models.TextField(max_length=500)
    willing = models.TextField(max_length=500)
    capacity = models.TextField(max_length=500)
    help = models.CharField(max_length=300)
    channel = models.CharField(max_length=20, choices=LinkChannel)
    turn = models.PositiveIntegerField(default=1)
    code = models.CharField(max_length=64, unique=True)
    word = models.CharField(max_length=64)
    wrong_words = models.PositiveIntegerField(default=0)
    shut_at = models.DateTimeField(null=True)
    linked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    linked_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    ended_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    opened_at = models.DateTimeField(null=True)
    sent_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True)
    read_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    read_at = models.DateTimeField(null=True)

    objects = SelfAssessmentQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="a_link_is_taken_back_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(read_at=None, read_by=None) | Q(read_at__isnull=False, read_by__isnull=False),
                name="own_words_are_read_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(sent_at=None, told_at=None, read_at=None) | Q(sent_at__isnull=False, told_at__isnull=False),
                name="own_words_are_read_once_sent",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.assessment}, in their own words"

    @property
    def person(self) -> Person:
        return self.assessment.person

    @property
    def is_shut(self) -> bool:
        """Did so many wrong words come that only another link opens it?"""
        return self.wrong_words >= WRONG_WORDS_AT_MOST

    def is_going(self, *, at: datetime) -> bool:
        """May the person still write? Until the day, unless it was taken back, the assessment ended, or they died."""
        is_living = self.assessment.state == State.OPEN and self.person.died_on is None
        return is_living and self.ended_at is None and self.ends_at > at

    def is_shown(self, worker: Worker, *, at: datetime) -> bool:
        """May this worker still see the link? For an hour, whoever made it: a lost one is made anew."""
        return self.linked_by_id == worker.pk and at < self.linked_at + SHOWN_FOR and self.is_going(at=at)


class OwnWordsQuerySet(models.QuerySet["OwnWords"]):
    def of(self, person: Person) -> "OwnWordsQuerySet":
        """What a person wrote, in whichever record of theirs."""
        return self.filter(self_assessment__in=SelfAssessment.objects.of(person))

    def that_were_sent(self) -> "OwnWordsQuerySet":
        """Answers that were sent and can be read, the newest first; none of an assessment that was struck."""
        rows = self.exclude(words="").filter(self_assessment__sent_at__isnull=False)
        return rows.exclude(self_assessment__assessment__state=State.STRUCK).order_by("-written_at", "pk")


class OwnWords(Editable):
    """What the person wrote to one question. Once it is sent nobody changes it, neither they nor a worker.

    What they write after that is `is_added`: it stands beneath, with its own moment.
    """

    self_assessment = models.ForeignKey(SelfAssessment, on_delete=models.PROTECT, related_name="words")
    part = models.CharField(max_length=24)
    words = models.TextField(max_length=10_000, blank=True)
    is_added = models.BooleanField(default=False)
    written_at = models.DateTimeField()

    objects = OwnWordsQuerySet.as_manager()

    class Meta:
        ordering = ["is_added", "written_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["self_assessment", "part"], condition=Q(is_added=False), name="answered_once_until_sent"
            ),
            models.CheckConstraint(condition=Q(is_added=False) | ~Q(words=""), name="what_is_added_has_words"),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def person(self) -> Person:
        return self.self_assessment.person

    @property
    def sent_at(self) -> datetime:
        """When it came to us: with all the rest, or when it was added. Asked of what was sent."""
        return self.written_at if self.is_added else self.self_assessment.sent_at  # type: ignore[return-value]

    @property
    def of_part(self) -> Part:
        """The part of the assessment it belongs to."""
        return EVERY_PART[self.part]


class OpeningTryQuerySet(models.QuerySet["OpeningTry"]):
    def lately(self, *, at: datetime, within: timedelta, but: UUID | None = None, **of: Any) -> list[datetime]:
        """When the tries from a place, or at a code, were (`place` or `code`, as keyed hashes), in order of time."""
        rows = self.filter(at__gt=at - within, **of).exclude(pk=but).order_by("at", "id")
        return list(rows.values_list("at", flat=True))


class OpeningTry(Record):
    """One try at a link that opened nothing: from where, and at which code, as keyed hashes only. Kept for a day."""

    at = models.DateTimeField()
    place = models.CharField(max_length=64)
    code = models.CharField(max_length=64)

    objects = OpeningTryQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["place", "at"], name="openings_from_a_place"),
            models.Index(fields=["code", "at"], name="openings_at_a_code"),
        ]

    def __str__(self) -> str:
        return f"a try at {self.at:%Y-%m-%d %H:%M}"
