"""Looking at a change that waits: it is made, or it is not, with why."""

from datetime import datetime
from typing import Any

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.directory.actions.entry_changing import UnableToKeepEntry, make_change, record_check
from alongside.directory.actions.entry_keeping import keep_clocks, keep_documents, newest_team
from alongside.directory.actions.oruk_batch import Batch
from alongside.directory.entries import story
from alongside.directory.entries.parts import parts_of
from alongside.directory.models import EntryChange, FeedRun
from alongside.directory.models.entry import ChangeState, HowChecked
from alongside.kit.refusals import ChangedMeanwhile
from alongside.workforce import dues


@action("entry.change_looked_at", needs=Permission.DIRECTORY_LOOK_AFTER)
def look_at_change(
    *, waiting: EntryChange, seen_version: int, is_taken: bool, why: str = "", by: Any, at: datetime
) -> EntryChange:
    """Make a change that waited, or decline it and say why. One that came through a link counts as a check then.

    `seen_version` is the entry's, as the page showed it. Refuses a second look, a decline without a why, and an entry
    that was changed since the page was opened.
    """
    if waiting.state != ChangeState.WAITING:
        raise UnableToKeepEntry("A colleague looked at this meanwhile. Open it again to see what they said.")
    if not is_taken and not why:
        raise UnableToKeepEntry("Write why it is not made. Whoever asked for it may read this.", field="why")
    if is_taken and waiting.is_told:
        raise UnableToKeepEntry(
            "This came in somebody’s own words. Correct the entry, or close it, and it is looked at."
        )
    service = waiting.service
    if is_taken:
        try:
            if waiting.feed_id:
                _take_from_feed(waiting, seen_version, at)
            else:
                make_change(
                    service, seen_version, waiting.answers, by=by, link=waiting.link, by_name=waiting.by_name, at=at
                )
        except ChangedMeanwhile:
            raise UnableToKeepEntry(
                "Somebody changed the entry while you looked. What stands now is shown; look again, and say once more."
            ) from None
        if waiting.link_id:
            record_check(service, how=HowChecked.THEMSELVES, by=None, by_name=waiting.by_name, at=at)
            keep_documents(parts_of([service]))
            keep_clocks([service])
    waiting.state = ChangeState.TAKEN if is_taken else ChangeState.DECLINED
    waiting.looked_by, waiting.looked_at, waiting.why = by, at, why
    if waiting.is_told:
        waiting.answers = {}  # how to reach them was for this alone
    waiting.save(update_fields=["state", "looked_by", "looked_at", "why", "answers"])
    if (team := newest_team()) is not None:
        dues.keep([story.due_of_change(waiting, team)])
    return waiting


def _take_from_feed(waiting: EntryChange, seen_version: int, at: datetime) -> None:
    if waiting.service.version != seen_version:
        raise ChangedMeanwhile(waiting.service)
    run = FeedRun.objects.filter(feed=waiting.feed_id).latest("started_at")
    Batch(run, at).take(waiting)
