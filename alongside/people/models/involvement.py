"""Who is alongside a person, from when until when."""

from datetime import datetime

from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from alongside.access.roles import Role, role_in_words
from alongside.access.standing import Openness
from alongside.kit.models import Record
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.people.models.openness import KeptFrom, NamedAccess
from alongside.people.models.person import Person, closed_to
from alongside.workforce.models import Team, Worker
from alongside.workforce.models.team import holds_now


class ShiftFrom(models.TextChoices):
    """How a shift came to be known here."""

    ENTERED = "entered"
    IMPORTED = "imported"
    DOOR = "door"


def shift_is_open(at: datetime) -> Q:
    """Shifts whose access has opened and not closed at `at`, to the second: a while before and after the shift."""
    return Q(is_shift=True, opens_at__lte=at, closes_at__gt=at)


class InvolvementQuerySet(OfAPersonQuerySet):
    def now(self, *, at: datetime) -> "InvolvementQuerySet":
        """Those that hold at a moment, the named practitioner first."""
        return self.filter(holds_now(at)).order_by("-is_named_practitioner", "starts_at")

    def of_worker(self, worker: Worker, *, at: datetime) -> "InvolvementQuerySet":
        """Those that open a record to this worker now: shifts first, then by name.

        Of a record that is not open, only where they are named; of one they are kept from, none.
        """
        named = NamedAccess.objects.filter(holds_now(at), person=OuterRef("person"), worker=worker)
        kept = KeptFrom.objects.filter(holds_now(at), person=OuterRef("person"), worker=worker)
        closed, goes_on_as = closed_to(worker, at), OuterRef("person__goes_on_as")
        # Of the few whose records were joined, none of the others may be closed either.
        stands_alone = Q(person__goes_on_as=None, person__joined_keys=[])
        return (
            self.held_by(worker, at=at)
            .filter(Q(person__openness=Openness.OPEN) | Exists(named), ~Exists(kept))
            .filter(stands_alone | ~Exists(closed.filter(goes_on_as=OuterRef("person"))))
            .filter(stands_alone | ~Exists(closed.filter(Q(pk=goes_on_as) | Q(goes_on_as=goes_on_as))))
            .select_related("person")
            .order_by("-is_shift", "person__name", "starts_at")
        )

    def held_by(self, worker: Worker, *, at: datetime) -> "InvolvementQuerySet":
        """Those of this worker that hold now, shifts with the while around them; also of records closed to them."""
        return self.filter(Q(holds_now(at), is_shift=False) | shift_is_open(at), worker=worker)

    def shifts_of(self, worker: Worker, *, at: datetime) -> "InvolvementQuerySet":
        """Shifts of this worker that have not closed: today's and those to come. A hidden person only if named."""
        return (
            self.known_to(worker, at=at)
            .filter(worker=worker, is_shift=True, closes_at__gt=at)
            .select_related("person")
            .order_by("starts_at")
        )

    def known_to(self, worker: Worker, *, at: datetime) -> "InvolvementQuerySet":
        """Rows of people whom this worker may know of."""
        named = NamedAccess.objects.filter(holds_now(at), person=OuterRef("person"), worker=worker)
        return self.filter(~Q(person__openness=Openness.HIDDEN) | Exists(named))


class Involvement(Record):
    """A worker's, or a team's, time alongside a person. A shift is one that ends with the shift.

    A row is a fact for its whole time: whoever becomes the named practitioner has a new row from then on. `follows` is
    the row whose place it took, by a hand-over or by naming. A shift's access opens at `opens_at` and closes at
    `closes_at`, worked out by the pack when it was entered. `looked_at`: when somebody looked at a shift begun at the
    door.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="involvements")
    worker = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="involvements")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, null=True, related_name="involvements")
    role = models.CharField(max_length=40, choices=[(r, r) for r in Role])
    is_named_practitioner = models.BooleanField(default=False)
    is_shift = models.BooleanField(default=False)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True)
    why = models.CharField(max_length=200, blank=True)
    ended_why = models.CharField(max_length=200, blank=True)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    shift_from = models.CharField(max_length=10, choices=ShiftFrom, blank=True)
    opens_at = models.DateTimeField(null=True)
    closes_at = models.DateTimeField(null=True)
    looked_at = models.DateTimeField(null=True)
    looked_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")

    objects = InvolvementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(worker=None, team__isnull=False) | Q(worker__isnull=False, team=None),
                name="involvement_has_one_who",
            ),
            models.CheckConstraint(
                condition=Q(ends_at=None) | Q(ends_at__gt=F("starts_at")), name="involvement_ends_after"
            ),
            models.CheckConstraint(condition=Q(is_shift=False) | Q(ends_at__isnull=False), name="a_shift_has_an_end"),
            models.CheckConstraint(
                condition=Q(is_shift=False, shift_from="", opens_at=None, closes_at=None)
                | Q(is_shift=True, opens_at__lte=F("starts_at"), closes_at__gte=F("ends_at")),
                name="a_shift_opens_and_closes",
            ),
            models.CheckConstraint(
                condition=Q(looked_at=None, looked_by=None) | Q(looked_at__isnull=False, looked_by__isnull=False),
                name="looked_at_by_somebody",
            ),
            models.UniqueConstraint(
                fields=["person"], condition=Q(is_named_practitioner=True, ends_at=None), name="one_named_practitioner"
            ),
        ]
        indexes = [
            models.Index(fields=["person", "starts_at"], name="alongside_a_person"),
            models.Index(fields=["worker", "starts_at"], name="alongside_of_a_worker"),
        ]

    def __str__(self) -> str:
        return f"{self.who}, {role_in_words(self.role)}"

    @property
    def who(self) -> Worker | Team:
        """The worker, or the team."""
        return self.worker or self.team  # type: ignore[return-value]

    @property
    def waits_to_be_looked_at(self) -> bool:
        """Was it begun at the door, and has nobody looked yet?"""
        return self.shift_from == ShiftFrom.DOOR and self.looked_at is None


class HandOverQuerySet(models.QuerySet["HandOver"]):
    def of(self, person: Person) -> "HandOverQuerySet":
        """What colleagues handed over about a person."""
        return self.filter(involvement__person__in=person.keys)


class HandOver(Record):
    """What a worker should know who takes a colleague's place: it stands on their desk until they have read it.

    `involvement` is the one that begins; the one that ended is what it follows.
    """

    involvement = models.OneToOneField(Involvement, on_delete=models.PROTECT, related_name="hand_over")
    what_to_know = models.TextField(max_length=4000)
    handed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    handed_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)

    objects = HandOverQuerySet.as_manager()

    def __str__(self) -> str:
        return f"handed over on {self.handed_at:%Y-%m-%d}"

    @property
    def person(self) -> Person:
        return self.involvement.person
