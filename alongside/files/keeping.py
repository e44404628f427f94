"""What actions keep files with: inside their transaction, as part of their act."""

from datetime import datetime
from typing import Any

from alongside.files.models import FilePart, KeptFile
from alongside.files.reading import Read
from alongside.kit.ids import new_id
from alongside.workforce.models import Worker


def keep(read: Read, *, by: Worker, at: datetime) -> KeptFile:
    """Keep a file that was read and checked. Called by actions only, which ask who may and write it down."""
    facts: dict[str, Any] = {"content_type": read.content_type, "ending": read.ending}
    file = KeptFile.objects.create(id=new_id(), size=read.size, sha256=read.sha256, kept_by=by, kept_at=at, **facts)
    FilePart.objects.bulk_create(
        FilePart(file=file, number=number, content=part) for number, part in enumerate(read.parts, 1)
    )
    return file
