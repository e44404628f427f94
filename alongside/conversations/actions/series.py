"""A series of conversations ends with what was achieved, or goes on."""

from datetime import datetime
from typing import Any

from alongside import packs
from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations.actions.refusals import UnableToEndSeries
from alongside.conversations.models import Series
from alongside.conversations.story.following import of_series
from alongside.conversations.story.words import ROOM
from alongside.kit.versions import change
from alongside.people.models import StoryItem


@action("series.ended", needs=Permission.CONVERSATION_RECORD)
def end_series(*, series: Series, seen_version: int, achieved: str, tier: str = "", by: Any, at: datetime) -> Series:
    """End a series now with what was achieved and, where the pack has tiers, the key of one (empty: not said).

    What each said they would do, and the check-back, live on. Refuses a series that has ended, and a tier the pack
    does not have.
    """
    if series.ended_at is not None:
        raise UnableToEndSeries("This series has ended already.")
    tiers = packs.active().tiers
    titles = {one.id: one.title or one.text for one in tiers.tiers} if tiers else {}
    if tier and tier not in titles:
        raise UnableToEndSeries("That tier is not in your council's pack. Choose one that is.", field="tier")
    series = change(
        series,
        seen_version=seen_version,
        ended_at=at,
        ended_by=by,
        achieved=achieved,
        tier=tier,
        tier_title=titles.get(tier, ""),
    )
    StoryItem.objects.bulk_create(of_series(series))
    return series


@action("series.goes_on", needs=Permission.CONVERSATION_RECORD)
def go_on_with_series(*, series: Series, seen_version: int, by: Any, at: datetime) -> Series:
    """Say that a series which was ended goes on. What was written of its end stays in the history of the row.

    Refuses a series that is open: the next conversation goes on with it by itself.
    """
    if series.ended_at is None:
        raise UnableToEndSeries("This series is open. The next conversation goes on with it.")
    series = change(
        series, seen_version=seen_version, ended_at=None, ended_by=None, achieved="", tier="", tier_title=""
    )
    StoryItem.objects.filter(source_room=ROOM, source_id=series.pk, kind="series_ended").delete()
    return series
