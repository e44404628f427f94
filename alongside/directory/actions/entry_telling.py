"""Anybody tells us that an entry has changed: without an account, and so not too often. A worker looks and decides."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.audit.acts import HOUSE, action
from alongside.directory.actions.entry_keeping import newest_team
from alongside.directory.entries import story
from alongside.directory.models import EntryChange, Service, Telling
from alongside.directory.models.entry import ChangeState
from alongside.directory.public.rules import REMEMBERED, WITHIN, why_not_now
from alongside.kit.ids import new_id
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import create_once
from alongside.workforce import dues

SOMEBODY = "Somebody who told us"
THEIR_WORDS = "What we were told"


class UnableToTell(UnableTo):
    """Enough was told for now."""


@action("entry.change_told", needs=HOUSE, creates="directory.entrychange")
def tell_of_change(
    *, service: Service, id: UUID, about: str, words: str, reach: str = "", place: str, by: Any, at: datetime
) -> EntryChange:
    """Keep what somebody without an account says has changed, for whoever looks after the directory: it waits there.

    `about` is what of the entry, in words; `reach` how to ask them back, if they like; `place` the keyed hash of where
    it came from. Refuses (UnableToTell) a place that told much within the hour, and an entry of which much waits.
    """
    told = EntryChange.objects.filter(state=ChangeState.WAITING, by=None, link=None, feed=None)
    counts = {
        "from_the_place": Telling.objects.filter(place=place, at__gt=at - WITHIN).count(),
        "about_it": told.filter(service=service).exclude(pk=id).count(),
        "about_all": told.exclude(pk=id).count(),
    }
    if fault := why_not_now(**counts):
        raise UnableToTell(fault)
    waiting = create_once(
        EntryChange,
        id=id,
        service=service,
        by_name=SOMEBODY,
        made_at=at,
        state=ChangeState.WAITING,
        after={THEIR_WORDS: f"{about}\n{words}".strip()},
        answers={"about": about, "words": words, "reach": reach},
        seen_version=service.version,
    )
    Telling.objects.create(id=new_id(), place=place, at=at)
    if (team := newest_team()) is not None:
        dues.keep([story.due_of_change(waiting, team)])
    return waiting


def settle_told(told: EntryChange | None, *, by: Any, at: datetime) -> None:
    """What was told is in the entry now; inside the action that put it there. One looked at meanwhile stays so."""
    if told is None or not told.is_told or not decide(Permission.DIRECTORY_LOOK_AFTER, roles=by.roles):
        return
    rows = EntryChange.objects.filter(pk=told.pk, state=ChangeState.WAITING)
    if rows.update(state=ChangeState.TAKEN, looked_by=by, looked_at=at, answers={}):
        told.refresh_from_db()
        if (team := newest_team()) is not None:
            dues.keep([story.due_of_change(told, team)])


@action("directory.tellings_forgotten", needs=HOUSE, in_ledger=False)
def forget_tellings(*, what: str = "tellings", by: Any, at: datetime) -> None:
    """Let go of where what was told came from, a day after."""
    Telling.objects.filter(at__lte=at - REMEMBERED).delete()
