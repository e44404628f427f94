"""Which packs this installation has worked by, and exactly what they said."""

from django.db import models

from alongside.kit.models import Record


class PinnedPacks(models.QuerySet["PinnedPack"]):
    """Questions about the packs that were used here."""

    def digests(self) -> dict[tuple[str, str], str]:
        """(name, version) -> digest of the content."""
        return {(name, version): digest for name, version, digest in self.values_list("name", "version", "digest")}


class PinnedPack(Record):
    """A pack's own content at a version, kept from the first day it was used. What a version says never changes."""

    name = models.CharField(max_length=60)
    version = models.CharField(max_length=20)
    digest = models.CharField(max_length=64)  # SHA-256 of the content, comments and line ends left out
    pinned_at = models.DateTimeField()

    objects = PinnedPacks.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "version"], name="one_pin_a_version")]

    def __str__(self) -> str:
        return f"{self.name} {self.version}"
