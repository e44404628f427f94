"""Files that were sent to us or made by us: what each is by its content, and its bytes."""

from collections.abc import Iterator

from django.db import models

from alongside.kit.models import Record
from alongside.workforce.models import Worker


class KeptFile(Record):
    """A file that was made or sent: what it is by its content, how large, and its SHA-256. It is never changed."""

    content_type = models.CharField(max_length=90)
    ending = models.CharField(max_length=8)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64)
    kept_by = models.ForeignKey(Worker, on_delete=models.PROTECT, related_name="+")
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.content_type}, {self.size:,} bytes"

    def parts_in_order(self) -> Iterator[bytes]:
        """The bytes in their order, one part in memory at a time."""
        for part in self.parts.order_by("number").iterator(chunk_size=1):
            yield bytes(part.content)

    @property
    def is_picture(self) -> bool:
        """Is it one that a page shows?"""
        return self.content_type.startswith("image/")

    @property
    def in_megabytes(self) -> str:
        """`0.1 MB`: how large it is, as whoever opens it wants to know."""
        return f"{max(self.size / 1_000_000, 0.1):.1f} MB"


class FilePart(Record):
    """A part of a file's bytes: so that a long recording is never in memory whole."""

    file = models.ForeignKey(KeptFile, on_delete=models.PROTECT, related_name="parts")
    number = models.PositiveIntegerField()
    content = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["file", "number"], name="parts_of_a_kept_file_in_order")]

    def __str__(self) -> str:
        return f"part {self.number}"
