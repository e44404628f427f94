"""Naming what is strong."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.versions import create_once
from alongside.people.models import (
    Person,
    Strength,
)
from alongside.people.models.strength import Whose


@action("strength.named", needs=Permission.NOTE_RECORD, creates="people.strength")
def name_strength(
    *,
    person: Person,
    id: UUID,
    words: str,
    says: str,
    says_name: str = "",
    kind: str = Whose.PERSONAL,
    source_id: UUID | None = None,
    by: Any,
    at: datetime,
) -> Strength:
    """Name a strength, with who says so (`says_name` when that is somebody else), and where it lies (`kind`)."""
    return create_once(
        Strength,
        id=id,
        person=person,
        words=words,
        kind=kind,
        says=says,
        says_name=says_name,
        named_by=by,
        named_at=at,
        source_id=source_id,
    )
