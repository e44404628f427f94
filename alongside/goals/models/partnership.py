"""Two people, or a worker and a family, who work together: since when, in which part, until when."""

from typing import Any

from django.db import models
from django.db.models import F, Q

from alongside.kit.models import Editable, Record
from alongside.people.models import Contact, OfAPersonQuerySet, Person
from alongside.people.models.story_item import Voice
from alongside.workforce.models import Worker


class Shape(models.TextChoices):
    """How two people come together. Neither is above the other."""

    WORKER = "worker", "A worker and the person"
    PEER = "peer", "A peer and the person"
    PEERS = "peers", "Two peers, each in both parts"
    FAMILY = "family", "A worker and a family"


class Part(models.TextChoices):
    """Which of the two wheels somebody turns; a peer may turn both at once."""

    WORKER = "worker", "supports"
    PERSON = "person", "is supported"
    BOTH = "both", "does both"


class HowEnded(models.TextChoices):
    """How two people moved on. None of these is a failure."""

    GOES_ON = "goes_on", "They go on without it"
    OTHERS = "others", "Others are alongside now"
    ANOTHER_WAY = "another_way", "They chose another way"
    FOR_NOW = "for_now", "Enough for now; they can come back"
    DIED = "died", "Somebody died"


class PartnershipQuerySet(OfAPersonQuerySet):
    def going_on(self) -> "PartnershipQuerySet":
        """Those that nobody has ended, the newest first."""
        return self.filter(ended_on=None).order_by("-began_on", "-begun_at", "-id")

    def with_everybody(self) -> "PartnershipQuerySet":
        """Each with who is in it and was, and when it rested: two statements more."""
        everybody = Partner.objects.select_related("worker", "contact")
        rows = self.select_related("begun_by", "ended_by")
        return rows.prefetch_related(models.Prefetch("partners", everybody), "pauses")


class Partnership(Editable):
    """People who work together as equals, from a day until a day (`ended_on` None: still).

    `purpose` is what they came together for, in a few words. `what_goes_on` says, at the end, what goes on.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="partnerships")
    shape = models.CharField(max_length=10, choices=Shape)
    purpose = models.CharField(max_length=300, blank=True)
    began_on = models.DateField()
    begun_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    begun_at = models.DateTimeField()
    ended_on = models.DateField(null=True)
    how_ended = models.CharField(max_length=12, choices=HowEnded, blank=True)
    what_goes_on = models.TextField(max_length=4000, blank=True)
    ended_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects = PartnershipQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-began_on"], name="partnerships_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_on=None, how_ended="", what_goes_on="", ended_by=None, ended_at=None)
                | (~Q(how_ended="") & Q(ended_on__isnull=False, ended_by__isnull=False, ended_at__isnull=False)),
                name="a_partnership_is_ended_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ended_on=None) | Q(ended_on__gte=F("began_on")), name="a_partnership_ends_after"
            ),
        ]

    def __str__(self) -> str:
        return f"{Shape(self.shape).label}, since {self.began_on}"

    @property
    def rest(self) -> Any:
        """The rest (`PartnershipPause`) that nobody has ended; None: it does not rest. Asks for `pauses`."""
        return next((pause for pause in self.pauses.all() if pause.until_on is None), None)

    def now_in_it(self) -> list["Partner"]:
        """Who is in it, or was when it ended: the worker's part first. Asks for `partners`."""
        rows = [row for row in self.partners.all() if row.ends_on is None]
        return sorted(rows, key=lambda row: (list(Part).index(Part(row.part)), row.starts_on, str(row.pk)))


class Partner(Record):
    """Somebody's time in a partnership, in one part: the person, a worker, or somebody in the person's life.

    When parts change hands, or somebody leaves, a row ends and, for another part, another begins: so
    who was in which part stays told. The end of the whole ends no row.
    """

    partnership = models.ForeignKey(Partnership, on_delete=models.PROTECT, related_name="partners")
    is_person = models.BooleanField(default=False)
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="partnerships")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    part = models.CharField(max_length=10, choices=Part)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True)
    why_ended = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["starts_on", "id"]
        indexes = [models.Index(fields=["worker"], condition=Q(ends_on=None), name="partnerships_of_a_worker")]
        constraints = [
            models.CheckConstraint(
                condition=Q(is_person=True, worker=None, contact=None)
                | Q(is_person=False, worker__isnull=False, contact=None)
                | Q(is_person=False, worker=None, contact__isnull=False),
                name="a_partner_is_somebody",
            ),
            models.CheckConstraint(
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")), name="a_part_ends_after"
            ),
        ]

    def __str__(self) -> str:
        return str(self.worker or self.contact or "the person")

    @property
    def person(self) -> Person:
        return self.partnership.person

    def who(self, called: str) -> str:
        """Their name; `called` is what the person whose record it is likes to be called."""
        return called if self.is_person else str(self.worker or self.contact)

    @property
    def voice(self) -> str:
        """The worker's voice for a worker, the person's for everybody else."""
        return (Voice.WORKER if self.worker_id else Voice.PERSON).value
