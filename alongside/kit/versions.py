"""Two editors never overwrite each other, and a form sent twice is done once."""

from typing import Any, TypeVar
from uuid import UUID

from django.db import IntegrityError, transaction

from alongside.kit.models import Editable, Record
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile

E = TypeVar("E", bound=Editable)
R = TypeVar("R", bound=Record)


def change(record: E, /, *, seen_version: int, **changes: Any) -> E:
    """Change the fields named, if the record is still as the editor saw it; gives the record as it now stands.

    `seen_version` is the version that the editor's page was made from. Raises ChangedMeanwhile, holding the
    record as it stands, when somebody was quicker. Called by actions only.
    """
    model = type(record)
    rows = model._default_manager.filter(pk=record.pk, version=seen_version)
    if not rows.update(version=seen_version + 1, **changes):
        raise ChangedMeanwhile(model._default_manager.get(pk=record.pk))
    for name, value in changes.items():
        setattr(record, name, value)
    record.version = seen_version + 1
    return record


def create_once(model: type[R], *, id: UUID, **facts: Any) -> R:
    """Make the record with the key that its form carried; AlreadyDone when it is there. Called by actions only."""
    try:
        with transaction.atomic():
            return model._default_manager.create(id=id, **facts)
    except IntegrityError:
        if model._default_manager.filter(pk=id).exists():
            raise AlreadyDone from None
        raise
