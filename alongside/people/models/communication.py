"""How to communicate with a person: one structured set, written anew each time somebody asks."""

from datetime import date

from django.db import models
from django.db.models import Q

from alongside.kit.models import Record
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.people.models.person import Person
from alongside.workforce.models import Team, Worker


class Share(models.TextChoices):
    """With whom the person lets their needs be shared."""

    ALL = "all", "everybody who is asked to support them"
    SOME = "some", "only those they name"
    NOBODY = "nobody", "nobody outside the council"


class CommunicationNeedsQuerySet(OfAPersonQuerySet):
    def current(self) -> "CommunicationNeedsQuerySet":
        """The newest answer about each person."""
        return self.filter(replaced_at=None)

    def counting(self, person: Person) -> "CommunicationNeeds | None":
        """What was said last of all, in whichever record of theirs; None when nobody has asked."""
        return self.current().of(person).order_by("-recorded_at").first()


class CommunicationNeeds(Record):
    """What somebody said when they were asked how to communicate with them. The newest one counts; none is changed.

    `version` counts the times a person was asked. Lists hold keys of `people/lists/communication.toml`. `has_needs`
    False: asked, and nothing special is needed. `in_short` is the banner's line; `own_words` the person's own, said by
    `said_by` (empty: the person) on `said_on`. `review_on` is the day to ask again, which whoever answers for the
    person answers for. `replaced_at` is when the next answer was written (None: this one counts), and `asked_worker`
    or `asked_team` whose clock it was until then. `rested_at`, `rested_by`: nobody asks again, since the person died;
    what they said goes on counting.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="communication")
    version = models.PositiveIntegerField()
    has_needs = models.BooleanField()
    contacts = models.JSONField(default=list)
    formats = models.JSONField(default=list)
    professionals = models.JSONField(default=list)
    supports = models.JSONField(default=list)
    in_short = models.CharField(max_length=160, blank=True)
    own_words = models.TextField(max_length=1000, blank=True)
    said_by = models.CharField(max_length=120, blank=True)
    said_on = models.DateField()
    supported_by = models.CharField(max_length=120, blank=True)
    how_met = models.TextField(max_length=1000, blank=True)
    share = models.CharField(max_length=10, choices=Share, default=Share.ALL)
    share_with = models.CharField(max_length=200, blank=True)
    review_on = models.DateField()
    asked_worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    asked_team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="+")
    recorded_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField()
    replaced_at = models.DateTimeField(null=True)
    rested_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    rested_at = models.DateTimeField(null=True)

    objects = CommunicationNeedsQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "version"], name="communication_asked_in_turn"),
            models.UniqueConstraint(fields=["person"], condition=Q(replaced_at=None), name="one_communication_counts"),
            models.CheckConstraint(
                condition=Q(replaced_at=None, asked_worker=None, asked_team=None)
                | Q(replaced_at__isnull=False, asked_worker=None, asked_team__isnull=False)
                | Q(replaced_at__isnull=False, asked_worker__isnull=False, asked_team=None),
                name="communication_asked_by_one_who",
            ),
            models.CheckConstraint(
                condition=Q(rested_at=None, rested_by=None) | Q(rested_at__isnull=False, rested_by__isnull=False),
                name="communication_rested_by_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(share=Share.SOME) | ~Q(share_with=""), name="shared_with_some_says_whom"
            ),
        ]

    def __str__(self) -> str:
        return f"How to communicate, asked {self.version} times"

    def is_overdue(self, *, on: date) -> bool:
        """Has the day to ask again gone by, and is anybody still to ask?"""
        return self.replaced_at is None and self.rested_at is None and self.review_on < on
