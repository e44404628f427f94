"""Open evenings: arranged, changed, called off, counted."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.directory import story
from alongside.directory.models import Came, Gathering
from alongside.directory.rules import fault_in_moments
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once
from alongside.people.models import StoryItem
from alongside.workforce import dues
from alongside.workforce.models import Team

KEEP = Permission.COMMUNITY_KEEP


class UnableToArrange(UnableTo):
    """The open evening cannot be as it is described."""


@action("gathering.arranged", needs=KEEP, creates="directory.gathering")
def arrange_gathering(
    *,
    team: Team,
    id: UUID,
    title: str,
    place: str,
    starts_at: datetime,
    ends_at: datetime,
    what: str = "",
    by: Any,
    at: datetime,
) -> Gathering:
    """Arrange, for a team, something that anybody may come to; or write down one that was. A clock asks who came.

    Refuses moments that cannot be right.
    """
    _check(starts_at, ends_at, at)
    gathering = create_once(
        Gathering,
        id=id,
        team=team,
        title=title,
        place=place,
        starts_at=starts_at,
        ends_at=ends_at,
        what=what,
        arranged_by=by,
        arranged_at=at,
    )
    dues.keep([story.due_of(gathering)])
    return gathering


@action("gathering.changed", needs=KEEP)
def change_gathering(
    *,
    gathering: Gathering,
    seen_version: int,
    title: str,
    place: str,
    starts_at: datetime,
    ends_at: datetime,
    what: str = "",
    by: Any,
    at: datetime,
) -> Gathering:
    """Change what an open evening is, where or when; the stories of those who came follow. Refuses one called off."""
    _check(starts_at, ends_at, at)
    if gathering.called_off_at is not None:
        raise UnableToArrange("This was called off. Arrange another.")
    gathering = change(
        gathering, seen_version=seen_version, title=title, place=place, starts_at=starts_at, ends_at=ends_at, what=what
    )
    dues.keep([story.due_of(gathering)])
    came = list(Came.objects.filter(gathering=gathering).standing().select_related("recorded_by"))
    StoryItem.objects.filter(source_room=story.ROOM, source_id__in=[one.pk for one in came]).delete()
    for one in came:
        one.gathering = gathering
    StoryItem.objects.bulk_create(item for one in came for item in story.of_came(one))
    return gathering


@action("gathering.called_off", needs=KEEP)
def call_off_gathering(*, gathering: Gathering, seen_version: int, why: str = "", by: Any, at: datetime) -> Gathering:
    """Say that it does not take place. Refuses one that somebody came to, or that was counted."""
    if gathering.counted_at is not None or Came.objects.filter(gathering=gathering).standing().exists():
        raise UnableToArrange("People came to this one, so it took place.")
    if gathering.called_off_at is not None:
        raise UnableToArrange("This was called off already.")
    gathering = change(gathering, seen_version=seen_version, called_off_at=at, called_off_by=by, why_called_off=why)
    dues.keep([story.due_of(gathering)])
    return gathering


@action("gathering.counted", needs=KEEP)
def count_gathering(
    *, gathering: Gathering, seen_version: int, others: int, how_it_was: str = "", by: Any, at: datetime
) -> Gathering:
    """Say how many came who have no record here, and how it was, naming nobody. It can be said again, to put it right.

    Refuses one that has not begun, and one that was called off.
    """
    if gathering.called_off_at is not None:
        raise UnableToArrange("This was called off, so nobody came.")
    if not gathering.has_begun(at=at):
        raise UnableToArrange("It has not begun yet. Count those who came once it has.")
    gathering = change(
        gathering, seen_version=seen_version, others=others, how_it_was=how_it_was, counted_by=by,
        counted_at=gathering.counted_at or at,
    )  # fmt: skip
    dues.keep([story.due_of(gathering)])
    return gathering


def _check(starts_at: datetime, ends_at: datetime, at: datetime) -> None:
    if fault := fault_in_moments(starts_at, ends_at, at=at):
        raise UnableToArrange(fault[1], field=fault[0])
