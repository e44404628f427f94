"""What is on offer, and what can be said of it beside where and when."""

from datetime import date

from django.db import models
from django.db.models import F, Q

from alongside.directory.models.organisation import Organisation
from alongside.kit.models import Editable, Record
from alongside.workforce.models import Worker


class Status(models.TextChoices):
    """The four of the standard, in our words."""

    ACTIVE = "active", "It runs"
    TEMPORARILY_CLOSED = "temporarily closed", "Closed for a while"
    INACTIVE = "inactive", "Does not run at the moment"
    DEFUNCT = "defunct", "Has ended"


RUNS = (Status.ACTIVE, Status.TEMPORARILY_CLOSED)


class ServiceQuerySet(models.QuerySet["Service"]):
    def going(self) -> "ServiceQuerySet":
        """What runs, or is closed for a while only."""
        return self.filter(status__in=RUNS)

    def ended(self) -> "ServiceQuerySet":
        """What has ended, or does not run at the moment."""
        return self.exclude(status__in=RUNS)

    def found_by(self, words: str) -> "ServiceQuerySet":
        """Those that hold each of these words: in the name, who runs it, what it is, its kind or its place."""
        found = self
        for word in words.casefold().split()[:12]:
            found = found.filter(document__searched__contains=word)
        return found

    def stale(self, *, before: date) -> "ServiceQuerySet":
        """What runs, and was last checked before a day, or never."""
        return self.going().filter(Q(checked_on=None) | Q(checked_on__lt=before))


class Service(Editable):
    """One entry of the directory: something on offer, and who runs it. HSDS and Open Referral UK call it a service.

    `version` counts every change of the entry, its places, times and costs too. `checked_on` is the day on which
    somebody last made sure of it (None: nobody yet), `checked_by` who, in words. `many_rely`: a change waits for a
    look.
    `gone_from_feed_on`: its feed no longer has it. An entry that has ended keeps its row.
    """

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="services")
    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    url = models.CharField(max_length=500, blank=True)
    email = models.CharField(max_length=254, blank=True)
    status = models.CharField(max_length=20, choices=Status, default=Status.ACTIVE)
    fees = models.TextField(blank=True)
    accreditations = models.TextField(blank=True)
    eligibility = models.TextField(blank=True)
    minimum_age = models.PositiveSmallIntegerField(null=True)
    maximum_age = models.PositiveSmallIntegerField(null=True)
    alert = models.TextField(blank=True)
    assurer_email = models.CharField(max_length=254, blank=True)
    checked_on = models.DateField(null=True)
    checked_by = models.CharField(max_length=300, blank=True)
    checked_how = models.CharField(max_length=20, blank=True)
    many_rely = models.BooleanField(default=False)
    closed_at = models.DateTimeField(null=True)
    closed_why = models.CharField(max_length=300, blank=True)
    gone_from_feed_on = models.DateField(null=True)
    added_by = models.ForeignKey(Worker, on_delete=models.PROTECT, null=True, related_name="+")
    added_at = models.DateTimeField()
    last_modified = models.DateTimeField()

    objects = ServiceQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["name", "id"], name="services_by_name"),
            models.Index(fields=["checked_on", "id"], name="services_by_check"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(minimum_age=None) | Q(maximum_age=None) | Q(maximum_age__gte=F("minimum_age")),
                name="ages_go_upwards",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def runs(self) -> bool:
        """Does it run, or only rest for a while?"""
        return self.status in RUNS


class OfAService(Record):
    """A part of an entry: it goes when the entry is told anew, and the row history keeps it."""

    class Meta:
        abstract = True


class ServiceArea(OfAService):
    """For whom it is, by where they live."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="areas")
    name = models.TextField(blank=True)
    service_area = models.TextField(blank=True)
    extent = models.TextField(blank=True)
    extent_type = models.CharField(max_length=100, blank=True)
    uri = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return f"area {self.pk}"


class ServiceLanguage(OfAService):
    """A language spoken there."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="languages")
    name = models.CharField(max_length=100, blank=True)
    code = models.CharField(max_length=20, blank=True)
    note = models.TextField(blank=True)

    def __str__(self) -> str:
        return self.name


class CostOption(OfAService):
    """What it costs, for whom. `amount` is in pounds; 0 is free, None is not said."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="costs")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    option = models.TextField(blank=True)
    amount = models.DecimalField(max_digits=10, decimal_places=2, null=True)
    amount_description = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"cost {self.pk}"


class Funding(OfAService):
    """Where its money comes from."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="funding")
    source = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"funding {self.pk}"


class ServiceContact(OfAService):
    """Whom to ask: a name that the organisation has published, or a role."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="contacts")
    name = models.CharField(max_length=300, blank=True)
    title = models.CharField(max_length=300, blank=True)
    email = models.CharField(max_length=254, blank=True)

    def __str__(self) -> str:
        return f"contact {self.pk}"


class ServicePhone(OfAService):
    """A number to ring."""

    contact = models.ForeignKey(ServiceContact, on_delete=models.PROTECT, related_name="phones")
    number = models.CharField(max_length=100)
    description = models.TextField(blank=True)

    def __str__(self) -> str:
        return f"phone {self.pk}"
