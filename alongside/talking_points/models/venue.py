"""A place in the community at which people can come to talk."""

from datetime import date

from django.db import models
from django.db.models import Q

from alongside.directory.models import Accessibility, Location, LocationAddress
from alongside.directory.models.place import AccessKind
from alongside.kit.models import Editable
from alongside.workforce.models import Team, Worker


class VenueQuerySet(models.QuerySet["Venue"]):
    def open(self) -> "VenueQuerySet":
        """Those that have not closed, nor are to close, by name."""
        return self.filter(closes_on=None).order_by("name", "id")

    def with_place(self) -> "VenueQuerySet":
        """Each with its team, its address and how one gets in, whatever their number in three statements."""
        return self.select_related("team", "location").prefetch_related(
            models.Prefetch("location__addresses", LocationAddress.objects.order_by("id")),
            models.Prefetch("location__accessibility", Accessibility.objects.order_by("id")),
        )


class Venue(Editable):
    """A place of the directory at which a team holds Talking Points.

    `name` is what people call it, `find_us` how to find the room. Where it lies and how one gets in are the place's.
    `closes_on` is the first day on which nobody can come any more (None: it stays).
    """

    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="venues")
    team = models.ForeignKey(Team, on_delete=models.PROTECT, related_name="venues")
    name = models.CharField(max_length=200)
    find_us = models.CharField(max_length=300, blank=True)
    added_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    added_at = models.DateTimeField()
    closes_on = models.DateField(null=True)
    why_closes = models.CharField(max_length=200, blank=True)
    closed_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    closed_at = models.DateTimeField(null=True)

    objects = VenueQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["location"], condition=Q(closes_on=None), name="a_place_is_a_venue_once"),
            models.CheckConstraint(
                condition=Q(closes_on=None, closed_by=None, closed_at=None)
                | Q(closes_on__isnull=False, closed_by__isnull=False, closed_at__isnull=False),
                name="a_venue_closes_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def is_closed(self, *, on: date) -> bool:
        """Can nobody come any more on this day?"""
        return self.closes_on is not None and self.closes_on <= on

    @property
    def where(self) -> str:
        """Its address on one line, as the directory has it; empty where there is none."""
        lines = [
            ", ".join(filter(None, (*one.address_1.split("\n"), one.city, one.postal_code)))
            for one in self.location.addresses.all()[:1]
        ]
        return "".join(lines)

    @property
    def postcode(self) -> str:
        """Its postcode; empty where it is not known."""
        return next((one.postal_code for one in self.location.addresses.all()), "")

    @property
    def access(self) -> list[str]:
        """What it has for getting in and being there, in words."""
        rows = self.location.accessibility.all()
        return [words for one in rows if (words := AccessKind(one.kind).label if one.kind else one.description)]
