"""What an open page asks each second, written once: which map, how often it was changed, who else is there."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from alongside.circles.models import CircleMap, Sitting
from alongside.kit.prepared import Prepared


def map_watched(key: UUID, at: datetime) -> QuerySet:
    """A map by its key: whose it is, its version, when it was reviewed, and how its sitting stands."""
    going_on = Sitting.objects.going_on(at=at).filter(map=OuterRef("pk"))
    waiting = going_on.filter(joined_at=None, code_until__gt=at)
    rows = CircleMap.objects.filter(pk=key).annotate(
        is_joined=Exists(going_on.exclude(joined_at=None)), is_waiting=Exists(waiting)
    )
    return rows.values_list("person", "version", "reviewed_at", "is_joined", "is_waiting", named=True)


MAP_WATCHED: Prepared[Any] = Prepared(map_watched, key=UUID, at=datetime)
SITTING_JOINED: Prepared[Sitting] = Prepared(
    lambda key: Sitting.objects.filter(pk=key).select_related("map__person", "begun_by", "ended_by"), key=UUID
)


def mark(version: int, *, is_reviewed: bool, is_joined: bool, is_waiting: bool) -> str:
    """What an open page compares: `17.joined`. Another one means that there is something new to see."""
    state = "reviewed" if is_reviewed else "joined" if is_joined else "waiting" if is_waiting else "alone"
    return f"{version}.{state}"
