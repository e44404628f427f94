"""How entries become due rows: pure, used by actions and by `manage.py rebuild_story`. No entry stands in a story."""

from collections.abc import Iterator
from datetime import time, timedelta
from uuid import UUID

from alongside.directory.entries.rules import check_by
from alongside.directory.models import DirectoryTeam, EntryChange, Service
from alongside.directory.models.entry import ChangeState
from alongside.kit.moments import at_in_london, in_london
from alongside.people.models import StoryItem
from alongside.workforce import dues
from alongside.workforce.models import Due

ROOM = "directory"
TO_CHECK, TO_LOOK = "entry_to_check", "entry_change_waits"
LOOK_WITHIN = timedelta(days=5)
END_OF_DAY = time(23, 59, 59)


def due_of(service: Service, team: UUID) -> Due:
    """The freshness clock of an entry, for the team (its key) that looks after the directory; done once it has ended.

    What does not run at the moment is not checked: its clock stops with the closing and begins again with the opening.
    """
    day = check_by(service.checked_on, added_on=in_london(service.added_at).date())
    row = dues.due_row(
        source_room=ROOM,
        source_id=service.pk,
        kind=TO_CHECK,
        due_at=at_in_london(day, END_OF_DAY),
        what=f"Is it still so? {service.name}"[:240],
        team=team,
    )
    return row if service.runs else dues.settle(row, done_at=service.closed_at or service.last_modified)


def due_of_change(change: EntryChange, team: UUID) -> Due:
    """The clock of a change that waits for a look. Asks for `service`."""
    row = dues.due_row(
        source_room=ROOM,
        source_id=change.pk,
        kind=TO_LOOK,
        due_at=change.made_at + LOOK_WITHIN,
        what=f"A change waits for a look: {change.service.name}"[:240],
        team=team,
    )
    return row if change.state == ChangeState.WAITING else dues.settle(row, done_at=change.looked_at)


def facts_of_entries() -> Iterator[tuple[list[StoryItem], list[Due]]]:
    """The due rows of every entry and of every change that waited, for rebuilding. No team, no clocks."""
    newest = DirectoryTeam.objects.order_by("-set_at", "-id").first()
    if newest is None:
        return
    for service in Service.objects.order_by("pk").iterator(chunk_size=1000):
        yield [], [due_of(service, newest.team_id)]
    waited = EntryChange.objects.exclude(state=ChangeState.MADE).select_related("service").order_by("pk")
    for change in waited.iterator(chunk_size=1000):
        yield [], [due_of_change(change, newest.team_id)]
