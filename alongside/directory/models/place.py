"""Where things are on."""

from django.db import models
from django.db.models import Q

from alongside.directory.models.offer import Service
from alongside.kit.models import Record


class LocationType(models.TextChoices):
    PHYSICAL = "physical", "A place to go to"
    POSTAL = "postal", "By post"
    VIRTUAL = "virtual", "Online or by phone"


class Location(Record):
    """A place; several entries may share one. Coordinates are degrees (WGS84), both or neither."""

    location_type = models.CharField(max_length=20, choices=LocationType, default=LocationType.PHYSICAL)
    name = models.CharField(max_length=300, blank=True)
    description = models.TextField(blank=True)
    latitude = models.FloatField(null=True)
    longitude = models.FloatField(null=True)
    external_identifier = models.CharField(max_length=100, blank=True)
    external_identifier_type = models.CharField(max_length=100, blank=True)

    class Meta:
        indexes = [models.Index(fields=["latitude", "longitude"], name="locations_by_point")]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude=None, longitude=None) | Q(latitude__isnull=False, longitude__isnull=False),
                name="a_point_has_both",
            )
        ]

    def __str__(self) -> str:
        return self.name


class LocationAddress(Record):
    """How a place is addressed. `state_province` is the standard's word for a county."""

    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="addresses")
    attention = models.CharField(max_length=300, blank=True)
    address_1 = models.CharField(max_length=500, blank=True)
    city = models.CharField(max_length=200, blank=True)
    region = models.CharField(max_length=200, blank=True)
    state_province = models.CharField(max_length=200, blank=True)
    postal_code = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=60, default="GB")
    address_type = models.CharField(max_length=20, choices=LocationType, default=LocationType.PHYSICAL)

    class Meta:
        indexes = [models.Index(fields=["postal_code"], name="addresses_by_postcode")]

    def __str__(self) -> str:
        return f"address {self.pk}"


class AccessKind(models.TextChoices):
    """What people ask most about getting in and being there."""

    STEP_FREE = "step_free", "Step-free way in"
    TOILET = "toilet", "Accessible toilet"
    CHANGING_PLACE = "changing_place", "Changing Places toilet"
    HEARING_LOOP = "hearing_loop", "Hearing loop"
    QUIET = "quiet", "A quiet space"
    PARKING = "parking", "Blue Badge parking"
    BUS = "bus", "A bus stops close by"
    DOGS = "dogs", "Assistance dogs welcome"


class Accessibility(Record):
    """One thing about getting in and being there. `kind` is empty where it was told in words alone."""

    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="accessibility")
    kind = models.CharField(max_length=20, choices=AccessKind, blank=True)
    description = models.TextField(blank=True)
    details = models.TextField(blank=True)
    url = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"accessibility {self.pk}"


class ServiceAtLocation(Record):
    """That something is on at a place."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="at_locations")
    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="services_at")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "location"], name="once_at_a_location")]

    def __str__(self) -> str:
        return f"service at location {self.pk}"
