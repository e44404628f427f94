"""Pictures and documents on an entry: added, taken away."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.directory.models import EntryFile, Service
from alongside.files.keeping import keep
from alongside.files.reading import Read
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.kit.versions import create_once

FILES_AT_MOST = 12


class UnableToKeepFile(UnableTo):
    """The file cannot stand on this entry."""


@action("entry_file.added", needs=Permission.DIRECTORY_CHANGE, creates="directory.entryfile")
def add_entry_file(*, service: Service, id: UUID, read: Read, words: str, by: Any, at: datetime) -> EntryFile:
    """Put a picture or a document on an entry, and what it is in words. Refuses a thirteenth, and one without words.

    Its own kind was judged, and its place taken out, when it was read (`files.reading`). Sent twice: AlreadyDone.
    """
    if EntryFile.objects.filter(pk=id).exists():
        raise AlreadyDone
    if not words:
        raise UnableToKeepFile("Write what it is, so that whoever cannot see it knows too.", field="words")
    if EntryFile.objects.standing().filter(service=service).count() >= FILES_AT_MOST:
        raise UnableToKeepFile(f"There are {FILES_AT_MOST} already. Take one away first.", field="file")
    file = keep(read, by=by, at=at)
    return create_once(EntryFile, id=id, service=service, file=file, words=words, added_by=by, added_at=at)


@action("entry_file.taken_away", needs=Permission.DIRECTORY_CHANGE)
def take_entry_file_away(*, entry_file: EntryFile, by: Any, at: datetime) -> EntryFile:
    """Take a picture or a document away: nobody is shown it any more. Taken away already: AlreadyDone."""
    if not EntryFile.objects.filter(pk=entry_file.pk, taken_away_at=None).update(taken_away_at=at, taken_away_by=by):
        raise AlreadyDone
    entry_file.taken_away_at, entry_file.taken_away_by = at, by
    return entry_file
