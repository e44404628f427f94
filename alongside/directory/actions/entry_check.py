"""Making sure that entries are true, and saying on whose desk that waits."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.directory.actions.entry_changing import UnableToKeepEntry, record_check
from alongside.directory.actions.entry_keeping import keep_clocks, keep_documents
from alongside.directory.entries import story
from alongside.directory.entries.parts import parts_of
from alongside.directory.models import DirectoryTeam, EntryChange, EntryCheck, Service
from alongside.directory.models.entry import ChangeState
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import change, create_once
from alongside.workforce import dues
from alongside.workforce.models import Team

AT_ONCE = 500


@action("entry.checked", needs=Permission.DIRECTORY_CHANGE)
def check_entry(*, service: Service, checked_on: date, how: str, by: Any, at: datetime) -> EntryCheck:
    """Record that an entry was found to be true as it stands: on which day, and how that was found out.

    Refuses a day to come, and one before the entry was there. The same again: AlreadyDone.
    """
    if checked_on > in_london(at).date():
        raise UnableToKeepEntry("That day is still to come.", field="checked_on")
    if checked_on < in_london(service.added_at).date():
        raise UnableToKeepEntry("The entry was not there yet on that day. Check the day.", field="checked_on")
    if EntryCheck.objects.filter(service=service, checked_on=checked_on, how=how, by=by).exists():
        raise AlreadyDone
    row = record_check(service, how=how, by=by, by_name=by.name, at=at, checked_on=checked_on)
    keep_documents(parts_of([service]))
    keep_clocks([service])
    return row


@action("entry.marked", needs=Permission.DIRECTORY_LOOK_AFTER)
def mark_relied_on(*, service: Service, seen_version: int, many_rely: bool, by: Any, at: datetime) -> Service:
    """Say whether many rely on an entry, so that a change of it by anybody else waits for a look."""
    return change(service, seen_version=seen_version, many_rely=many_rely)


@action("entry.kept_though_gone", needs=Permission.DIRECTORY_LOOK_AFTER)
def keep_though_gone(*, service: Service, seen_version: int, by: Any, at: datetime) -> Service:
    """Say that an entry stays although its feed no longer has it."""
    return change(service, seen_version=seen_version, gone_from_feed_on=None)


@action("directory.team_set", needs=Permission.DIRECTORY_LOOK_AFTER, creates="directory.directoryteam")
def set_directory_team(*, team: Team, id: UUID, by: Any, at: datetime) -> DirectoryTeam:
    """Say which team looks after the directory: all its clocks go to that team's desk from now on."""
    row = create_once(DirectoryTeam, id=id, team=team, set_by=by, set_at=at)
    batch: list[Any] = []
    for service in Service.objects.order_by("pk").iterator(chunk_size=AT_ONCE):
        batch.append(story.due_of(service, team.pk))
        if len(batch) == AT_ONCE:
            dues.keep(batch)
            batch = []
    waited = EntryChange.objects.exclude(state=ChangeState.MADE).select_related("service")
    dues.keep([*batch, *(story.due_of_change(one, team.pk) for one in waited)])
    return row
