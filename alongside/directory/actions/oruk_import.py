"""Taking entries from somebody's feed, a batch at a time: each batch is kept whole, so that an import can go on."""

from datetime import datetime, timedelta
from itertools import islice
from typing import Any
from uuid import UUID

from alongside.audit.acts import HOUSE, action
from alongside.directory.actions.entry_keeping import keep_documents
from alongside.directory.actions.oruk_batch import SERVICE, Batch
from alongside.directory.entries.parts import parts_of
from alongside.directory.models import Feed, FeedRecord, FeedRefusal, FeedRun, Service
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.kit.versions import create_once

AT_ONCE = 200
GOES_ON_WITHIN = timedelta(days=1)


@action("feed.begun", needs=HOUSE, creates="directory.feedrun")
def begin_import(*, name: str, origin: str, id: UUID, by: Any, at: datetime) -> FeedRun:
    """Begin an import of a feed of this name, or go on with one of the last day that did not come to its end."""
    feed, _ = Feed.objects.get_or_create(name=name, defaults={"id": new_id(), "origin": origin})
    unfinished = FeedRun.objects.filter(
        feed=feed, origin=origin, finished_at=None, position__gt=0, started_at__gt=at - GOES_ON_WITHIN
    ).order_by("-started_at", "-id")
    if (run := unfinished.first()) is not None:
        FeedRun.objects.filter(pk=run.pk).update(fault="")
        run.fault = ""
        return run
    return create_once(FeedRun, id=id, feed=feed, origin=origin, started_at=at)


@action("feed.batch_taken", needs=HOUSE)
def take_batch(*, run: FeedRun, records: list[Any], by: Any, at: datetime) -> FeedRun:
    """Take one page or batch of records: added, changed, the same, or refused with a sentence each.

    An entry that somebody here has corrected since its last import is not written over: what the feed says now waits
    for a look. A record that stands twice in one import counts once, and is refused when the two differ.
    """
    batch = Batch(run, at)
    for raw in records:
        batch.read(raw)
    batch.keep()
    run.position += 1
    run.save(update_fields=["position", "added", "changed", "same", "refused"])
    return run


@action("feed.ended", needs=HOUSE)
def end_import(*, run: FeedRun, fault: str = "", is_whole: bool = True, by: Any, at: datetime) -> FeedRun:
    """End an import. With a `fault` it can go on from there, and nothing is marked.

    Without one, entries that the feed no longer has are marked for the community team to look at: nothing is closed. A
    feed that brought nothing at all is a fault, and marks nothing; nor does one of which a part could not be read
    (`is_whole` False).
    """
    if not fault and not run.added + run.changed + run.same and not run.refused:
        fault = "The feed is empty, so nothing was marked as gone from it. Look whether it has moved."
        run.finished_at = at
    if fault:
        run.fault = fault[:500]
        run.save(update_fields=["fault", "finished_at"])
        return run
    if is_whole:
        run.gone = _mark_gone(run, at)
    run.finished_at = at
    run.save(update_fields=["gone", "finished_at"])
    return run


@action("directory.documents_remade", needs=HOUSE, in_ledger=False)
def remake_documents(*, what: str = "documents", by: Any, at: datetime) -> int:
    """Make every stored document again from its entry; gives how many."""
    number, keys = 0, Service.objects.order_by("pk").values_list("pk", flat=True).iterator(chunk_size=2000)
    while some := list(islice(keys, AT_ONCE)):
        keep_documents(parts_of(Service.objects.filter(pk__in=some)))
        number += len(some)
    return number


def _mark_gone(run: FeedRun, at: datetime) -> int:
    """Mark what the feed no longer has, and was not refused either; how many were not marked before."""
    rows = FeedRecord.objects.filter(feed=run.feed_id, kind=SERVICE)
    refused = FeedRefusal.objects.filter(run=run, is_taken=False).values("their_id")
    left = rows.exclude(seen_in=run).exclude(their_id__in=refused).values("ours")
    return Service.objects.filter(pk__in=left, gone_from_feed_on=None).update(gone_from_feed_on=in_london(at).date())
