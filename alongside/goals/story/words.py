"""What this room's story items and clocks are known by, and how a day stands in a story."""

from datetime import date, datetime, time

from alongside.kit.moments import at_in_london, in_london

ROOM = "goals"


def when(on: date, told_at: datetime) -> datetime:
    """When something was told, if it happened that day; else the first moment of the day it happened on."""
    return told_at if on >= in_london(told_at).date() else at_in_london(on, time(0))
