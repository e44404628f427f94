"""An assessment with a person: its parts as several people write them, and what was picked into it."""

from django.db import models
from django.db.models import Q

from alongside.assessments.parts import BY_SLUG, EVERY_PART, KINDS, Kind, Part
from alongside.decisions.models import Decision
from alongside.kit.models import Editable
from alongside.people.models import OfAPersonQuerySet, Person
from alongside.people.models.story_item import Voice
from alongside.workforce.models import Worker


class State(models.TextChoices):
    OPEN = "open", "Under way"
    FINISHED = "finished", "Finished"
    DECLINED = "declined", "They did not want it"
    UNFINISHED = "unfinished", "It ended before it was finished"
    STRUCK = "struck", "Entered in error"


class Still(models.TextChoices):
    """What the person says today of something that was said before."""

    NOT_ASKED = "not_asked", "Not asked yet"
    YES = "yes", "It is still true"
    CHANGED = "changed", "It is different now"


class AssessmentQuerySet(OfAPersonQuerySet):
    def with_everybody(self) -> "AssessmentQuerySet":
        """Each with the person, the workers and the determination that pages, story and clocks name."""
        return self.select_related(
            "person", "begun_by", "ended_by", "advised_by", "struck_by", "determination", "follows__determination"
        )


class Assessment(Editable):
    """An assessment led by a person and a professional, over one meeting or several.

    `ready_on` is the day agreed with the person, `told` how they were told of it. `determination` is what was found of
    their eligibility, a decision of the room below; `is_carer_blind`: whatever carers do was left out of account there.
    `advise_by`: nothing eligible was found, and written advice is owed by then (section 13(5)). `follows` is the one
    before it, beside which it is read; nothing of that is copied. What ended in any way keeps every word.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="assessments")
    kind = models.CharField(max_length=24, choices=[(kind.slug, kind.words) for kind in KINDS])
    state = models.CharField(max_length=12, choices=State, default=State.OPEN)
    begun_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    # When that was written down, where it began on an earlier day; None: as it began.
    recorded_at = models.DateTimeField(null=True)
    ready_on = models.DateField(null=True)
    told = models.CharField(max_length=300, blank=True)
    # SET_NULL: while it is weighed, whoever began it may throw it away, and it is then found anew.
    determination = models.ForeignKey(Decision, on_delete=models.SET_NULL, null=True, related_name="found_in")
    is_carer_blind = models.BooleanField(default=False)
    ended_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)
    why_ended = models.TextField(max_length=4000, blank=True)
    law_version = models.CharField(max_length=80, blank=True)
    advise_by = models.DateTimeField(null=True)
    advice = models.TextField(max_length=10_000, blank=True)
    advised_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    advised_at = models.DateTimeField(null=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    struck_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    struck_at = models.DateTimeField(null=True)
    why_struck = models.CharField(max_length=300, blank=True)

    objects = AssessmentQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-begun_at"], name="assessments_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="an_assessment_is_ended_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(advised_at=None, advised_by=None, advice="")
                | (Q(advised_at__isnull=False, advised_by__isnull=False) & ~Q(advice="")),
                name="advice_has_words",
            ),
            models.CheckConstraint(
                condition=Q(struck_at=None, struck_by=None, why_struck="")
                | (Q(struck_at__isnull=False, struck_by__isnull=False) & ~Q(why_struck="")),
                name="an_assessment_struck_says_why",
            ),
        ]

    def __str__(self) -> str:
        return self.what.words

    @property
    def what(self) -> Kind:
        """Its kind, with its parts and its law."""
        return BY_SLUG[self.kind]

    @property
    def is_open(self) -> bool:
        """Is it under way?"""
        return self.state == State.OPEN

    @property
    def how_it_stands(self) -> str:
        """`Under way`, `Finished`, in words."""
        return str(State(self.state).label)


class AssessmentPart(Editable):
    """What is written in one part. Each has a version of its own, so that two workers at once lose nothing."""

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="written")
    part = models.CharField(max_length=24)
    words = models.TextField(max_length=10_000, blank=True)
    changed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["assessment", "part"], name="a_part_is_written_once")]

    def __str__(self) -> str:
        return self.words

    @property
    def person(self) -> Person:
        return self.assessment.person


class Picked(Editable):
    """Something said before, picked into a part as it was worded: by whom and when, and whether it still holds.

    `now` is what the person says of it today, where it is different. The fact it comes from stays as it is.
    """

    assessment = models.ForeignKey(Assessment, on_delete=models.PROTECT, related_name="picked")
    part = models.CharField(max_length=24)
    source = models.CharField(max_length=20)
    source_id = models.UUIDField()
    words = models.TextField(max_length=20_000)
    said_by = models.CharField(max_length=120)
    voice = models.CharField(max_length=10, choices=Voice)
    said_on = models.DateField()
    still = models.CharField(max_length=10, choices=Still, default=Still.NOT_ASKED)
    now = models.TextField(max_length=4000, blank=True)
    picked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    picked_at = models.DateTimeField()

    class Meta:
        ordering = ["said_on", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["assessment", "part", "source_id"], name="picked_once_into_a_part"),
            models.CheckConstraint(
                condition=(Q(still=Still.CHANGED) & ~Q(now="")) | (~Q(still=Still.CHANGED) & Q(now="")),
                name="what_changed_says_how",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def person(self) -> Person:
        return self.assessment.person

    @property
    def into(self) -> Part:
        """The part it was picked into."""
        return EVERY_PART[self.part]
