"""What kinds of things there are, and which kind an entry is."""

from django.db import models

from alongside.directory.models.offer import Service
from alongside.kit.models import Record


class Taxonomy(Record):
    """A list of kinds: our own, or one that a feed brought."""

    name = models.CharField(max_length=200, unique=True)
    description = models.TextField(blank=True)
    uri = models.CharField(max_length=500, blank=True)
    version = models.CharField(max_length=60, blank=True)

    def __str__(self) -> str:
        return self.name


class TaxonomyTerm(Record):
    """One kind of a list. `term` is its key there."""

    taxonomy = models.ForeignKey(Taxonomy, on_delete=models.PROTECT, related_name="terms")
    name = models.CharField(max_length=200)
    description = models.TextField(blank=True)
    parent = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="narrower")
    term = models.CharField(max_length=200, blank=True)
    term_uri = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.name


class Attribute(Record):
    """That an entry is of a kind. `link_type` is the standard's: what the kind is said of."""

    service = models.ForeignKey(Service, on_delete=models.PROTECT, related_name="attributes")
    term = models.ForeignKey(TaxonomyTerm, on_delete=models.PROTECT, related_name="attributes")
    link_type = models.CharField(max_length=100, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["service", "term"], name="once_of_a_kind")]

    def __str__(self) -> str:
        return f"attribute {self.pk}"
