"""What the directory does by itself: reading what entries mean, and forgetting what is over."""

import time
from datetime import timedelta

from django.utils import timezone

from alongside.audit.acting import House
from alongside.directory import actions
from alongside.directory.models import SearchEntry
from alongside.directory.search.meaning import as_bytes
from alongside.directory.search.model import model
from alongside.kit.moments import in_london
from alongside.kit.work import every

READER = House("meaning")
AT_ONCE, SECONDS = 20, 45


@every("directory.read_meanings", minutes=1)
def read_meanings() -> None:
    """Make what new and changed entries mean, some at a time, and no longer than until the next turn."""
    known, began = model(), time.monotonic()
    while known is not None and time.monotonic() - began < SECONDS:
        entries = list(SearchEntry.objects.filter(is_new=True).order_by("service")[:AT_ONCE])
        if not entries:
            return
        vectors = [as_bytes(vector) for vector in known.vectors([entry.means for entry in entries])]
        actions.keep_meanings(entries=entries, vectors=vectors, by=READER, at=timezone.now())


@every("directory.let_go", minutes=24 * 60)
def let_go() -> None:
    """Find no longer what has had its last day."""
    now = timezone.now()
    over = SearchEntry.objects.filter(ends_on__lt=in_london(now).date() - timedelta(days=1))
    if entries := list(over.order_by("service")[:1_000]):
        actions.let_go_found(entries=entries, by=READER, at=now)


@every("directory.forget", minutes=60)
def forget() -> None:
    """Let go of where what anybody told us came from, a day after."""
    actions.forget_tellings(by=House("housekeeping"), at=timezone.now())
