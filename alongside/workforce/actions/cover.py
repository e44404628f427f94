"""Who answers for whom while they are away."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.moments import in_london, moment_in_words
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import create_once
from alongside.workforce.models import Cover, Worker
from alongside.workforce.models.team import overlapping
from alongside.workforce.rules import LONGEST_COVER, fault_in_period


class UnableToCover(UnableTo):
    """The cover cannot be as it is described."""


@action("cover.arranged", needs=Permission.COVER_SET, creates="workforce.cover")
def set_cover(
    *,
    absent: Worker,
    id: UUID,
    covering: Worker,
    starts_at: datetime,
    ends_at: datetime,
    why: str = "",
    although_away: bool = False,
    by: Any,
    at: datetime,
) -> Cover:
    """Say that one worker answers for another, from a moment until a moment.

    `absent` may have left, and left clocks behind. Refuses covering oneself, moments that cannot be right, somebody
    covering who will have left, a time in which somebody already covers for `absent`, and, unless `although_away`, a
    time in which `covering` is away themselves.
    """
    if absent == covering:
        raise UnableToCover("Nobody can cover for themselves. Choose somebody else.", field="covering")
    if fault := fault_in_period(starts_at, ends_at, at=at, longest=LONGEST_COVER):
        raise UnableToCover(fault[1], field=fault[0])
    if covering.has_left(on=in_london(ends_at).date()):
        raise UnableToCover(
            f"{covering} will have left by then. Choose an earlier end, or somebody else.", field="covering"
        )
    Worker.objects.select_for_update().get(pk=absent.pk)  # two set at once would not see each other
    meanwhile = (
        Cover.objects.filter(overlapping(starts_at, ends_at)).select_related("absent", "covering").order_by("starts_at")
    )
    if (there := meanwhile.filter(absent=absent).exclude(pk=id).first()) is not None:
        raise UnableToCover(
            f"{there.covering} already covers for {absent} from {moment_in_words(there.starts_at)} until "
            f"{moment_in_words(there.ends_at)}. End that first, or choose a time outside it.",
            field="starts_at",
        )
    away = meanwhile.filter(absent=covering).first()
    if away is not None and not although_away:
        raise UnableToCover(
            f"{covering} is away too, from {moment_in_words(away.starts_at)} until {moment_in_words(away.ends_at)}. "
            "Choose somebody else, or tick that it is right all the same.",
            field="although_away",
        )
    return create_once(Cover, id=id, absent=absent, covering=covering, starts_at=starts_at, ends_at=ends_at, why=why)


@action("cover.ended", needs=Permission.COVER_SET)
def end_cover(*, cover: Cover, by: Any, at: datetime) -> None:
    """End a cover now; one that has not begun is taken away. Ending it twice changes nothing."""
    if cover.starts_at >= at:
        cover.delete()
    elif cover.ends_at > at:
        cover.ends_at = at
        cover.save(update_fields=["ends_at"])
