"""Who runs what is on offer."""

from django.db import models

from alongside.kit.models import Editable, Record


class Organisation(Editable):
    """Somebody who runs something: a charity, a club, a library, three neighbours. HSDS calls it `organization`."""

    name = models.CharField(max_length=300)
    description = models.TextField(blank=True)
    email = models.CharField(max_length=254, blank=True)
    website = models.CharField(max_length=500, blank=True)
    logo = models.CharField(max_length=500, blank=True)
    uri = models.CharField(max_length=500, blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="parts")

    class Meta:
        indexes = [models.Index(fields=["name"], name="organisations_by_name")]

    def __str__(self) -> str:
        return self.name


class OrganisationIdentifier(Record):
    """A number that somebody else knows an organisation by: its charity number, its company number."""

    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="identifiers")
    identifier_scheme = models.CharField(max_length=100, blank=True)
    identifier_type = models.CharField(max_length=100)
    identifier = models.CharField(max_length=100)

    def __str__(self) -> str:
        return f"{self.identifier_type} of an organisation"
