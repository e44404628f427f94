"""A dated map, who is where on it, who knows whom, and each change until it is reviewed."""

from typing import Any
from uuid import UUID

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q

from alongside.circles.models.keeping import CirclesKeptFrom
from alongside.circles.models.words import Kind, Met, Often, Quality, Sector
from alongside.kit.models import Editable, Record
from alongside.people.models import Contact, Person
from alongside.people.models.of_a_person import OfAPersonQuerySet
from alongside.workforce.models import Worker

RINGS_AT_MOST = 5


class CircleMapQuerySet(OfAPersonQuerySet):
    def standing(self) -> "CircleMapQuerySet":
        """Those that no correction stands in for, newest first."""
        corrected = CircleMap.objects.filter(follows=OuterRef("pk"), is_correction=True)
        return self.filter(~Exists(corrected)).order_by("-drawn_on", "-drawn_at", "-id")


class CircleMap(Editable):
    """A person's network as they saw it on a day, in rings around them; `version` counts every change of it.

    `said_by` is who said where everybody belongs (empty: the person), `made_with` who drew it with them. `rings` are
    the words of its rings, inside first, as the pack had them then. Once `reviewed_at` is set it changes no more: a
    correction is a map that `follows` it, and any other map that follows was copied forward from it.
    """

    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="circle_maps")
    drawn_on = models.DateField()
    made_with = models.CharField(max_length=200, blank=True)
    said_by = models.CharField(max_length=120, blank=True)
    ring_set = models.CharField(max_length=60)
    rings = models.JSONField()
    pack_version = models.CharField(max_length=60)
    follows = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="followed_by")
    is_correction = models.BooleanField(default=False)
    drawn_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    drawn_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    reviewed_at = models.DateTimeField(null=True)

    objects = CircleMapQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["person", "-drawn_on"], name="maps_of_a_person")]
        constraints = [
            models.CheckConstraint(
                condition=Q(reviewed_at=None, reviewed_by=None)
                | Q(reviewed_at__isnull=False, reviewed_by__isnull=False),
                name="reviewed_by_somebody",
            ),
            models.CheckConstraint(
                condition=Q(is_correction=False) | Q(follows__isnull=False), name="a_correction_follows_a_map"
            ),
            models.UniqueConstraint(
                fields=["follows"], condition=Q(is_correction=True), name="a_map_is_corrected_once"
            ),
        ]

    def __str__(self) -> str:
        return f"Circles of {self.drawn_on}"

    def known_by(self, contact: UUID) -> list[str]:
        """The keys of those whom somebody on it knows."""
        rows = self.ties.filter(Q(one=contact) | Q(other=contact)).order_by("pk")
        return [str(row.other_id if row.one_id == contact else row.one_id) for row in rows]


class PlacementQuerySet(models.QuerySet["Placement"]):
    def seen_by(self, viewer: Any) -> "PlacementQuerySet":
        """Those whose name is not kept from a viewer: closest first, by name, those without a ring last."""
        kept = CirclesKeptFrom.objects.now().meant_for(viewer).filter(contact=OuterRef("contact"))
        shown = self.filter(~Exists(kept)).select_related("contact")
        return shown.order_by(F("ring").asc(nulls_last=True), "contact__name", "id")


class Placement(Editable):
    """Somebody or something on a map. Who is the contact; `ring` is how close (1 is closest; None: no ring yet).

    What a map says stands with the map, so that one reviewed stays as it was: a friend of today was a worker then.
    `is_paid` None: not known. `met_through` is whom, or where, they met through.
    """

    map = models.ForeignKey(CircleMap, on_delete=models.PROTECT, related_name="placements")
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="placements")
    ring = models.PositiveSmallIntegerField(
        null=True, validators=[MinValueValidator(1), MaxValueValidator(RINGS_AT_MOST)]
    )
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.PERSON)
    is_paid = models.BooleanField(null=True)
    sector = models.CharField(max_length=12, choices=Sector, blank=True)
    quality = models.CharField(max_length=12, choices=Quality, blank=True)
    words = models.CharField(max_length=300, blank=True)
    help_received = models.JSONField(default=list)
    help_given = models.JSONField(default=list)
    modes = models.JSONField(default=list)
    often = models.CharField(max_length=10, choices=Often, blank=True)
    met = models.CharField(max_length=10, choices=Met, blank=True)
    met_words = models.CharField(max_length=200, blank=True)
    met_through = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")

    objects = PlacementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["map", "contact"], name="once_on_a_map"),
            models.CheckConstraint(
                condition=Q(ring=None) | Q(ring__gte=1, ring__lte=RINGS_AT_MOST), name="a_ring_from_one_to_five"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact}"

    @property
    def person(self) -> Person:
        return self.map.person

    @property
    def ring_words(self) -> str:
        """`Close (ring 2 of 3)`, or that there is none yet."""
        return ring_in_words(self.map, self.ring)

    def as_kept(self) -> dict[str, Any]:
        """What it says, as a change keeps it."""
        facts = {name: getattr(self, name) for name in ("ring", *FACTS)}
        return {**facts, "met_through_id": str(self.met_through_id) if self.met_through_id else None}

    @property
    def is_beyond_services(self) -> bool | None:
        """Neither paid nor met only in a service. None: not known."""
        if self.is_paid or self.met == Met.SERVICE:
            return False
        return True if self.is_paid is False and self.met else None


# What a placement says beside who and where, in the order of its form.
FACTS = (
    "kind", "is_paid", "sector", "quality", "words", "help_received", "help_given", "modes", "often", "met",
    "met_words", "met_through_id",
)  # fmt: skip


def ring_in_words(circle_map: CircleMap, ring: int | None) -> str:
    """`Close (ring 2 of 3)`; `no ring yet`."""
    return f"{circle_map.rings[ring - 1]} (ring {ring} of {len(circle_map.rings)})" if ring else "no ring yet"


class Tie(Record):
    """Two on a map know each other: said once, `one` before `other` by their keys."""

    map = models.ForeignKey(CircleMap, on_delete=models.PROTECT, related_name="ties")
    one = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["map", "one", "other"], name="a_tie_once"),
            models.CheckConstraint(condition=Q(one__lt=F("other")), name="a_tie_joins_two"),
        ]

    def __str__(self) -> str:
        return f"{self.one} and {self.other} know each other"


class What(models.TextChoices):
    """What a change did to a map."""

    ADDED = "added"
    MOVED = "moved"
    DESCRIBED = "described"
    TAKEN_OFF = "taken_off"
    TIED = "tied"
    UNTIED = "untied"


class MapChange(Record):
    """One change of a map that is not reviewed yet, with what undoes it. `number` is the map's version after.

    `before` and `after` hold what the placement said; for somebody taken off also whom they knew (`knew`). It was made
    by a worker, or on the person's own device in a sitting (`made_in`).
    """

    map = models.ForeignKey(CircleMap, on_delete=models.PROTECT, related_name="changes")
    number = models.PositiveIntegerField()
    what = models.CharField(max_length=10, choices=What)
    contact = models.ForeignKey(Contact, on_delete=models.PROTECT, related_name="+")
    other = models.ForeignKey(Contact, on_delete=models.PROTECT, null=True, related_name="+")
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    made_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    made_in = models.ForeignKey("circles.Sitting", on_delete=models.PROTECT, null=True, related_name="+")
    made_at = models.DateTimeField()
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["map", "number"], name="one_change_a_version"),
            models.CheckConstraint(
                condition=Q(made_by=None, made_in__isnull=False) | Q(made_by__isnull=False, made_in=None),
                name="a_change_is_made_by_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.contact}: {self.what}"

    @property
    def whose(self) -> str:
        """Who made it: a worker's name, or that it was on the person's own device."""
        return self.made_by.name if self.made_by is not None else "on their own device"
