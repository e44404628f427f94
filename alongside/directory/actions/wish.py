"""Keeping a wish that nobody meets yet, without who, and saying that there is something now."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acting import House
from alongside.audit.acts import HOUSE, action
from alongside.directory.models import UnmetWish
from alongside.directory.search.wishes import LONGEST, fault_in_wish, key_of_wish
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, UnableTo


class UnableToKeepWish(UnableTo):
    """These words are no wish, or could tell of somebody."""


@action("wish.kept", needs=Permission.DIRECTORY_READ, creates="directory.unmetwish")
def keep_wish(*, words: str, id: UUID, area: str = "", by: Any, at: datetime) -> None:
    """Keep what a worker looked for in vain, in words that they read through. The row does not say who.

    Counted once an area and day. Refuses what could tell of somebody: numbers, addresses.
    """
    plain = " ".join(words.split())[:LONGEST]
    if fault := fault_in_wish(plain) or (fault_in_wish(area) if area else ""):
        raise UnableToKeepWish(fault, field="words")
    if UnmetWish.objects.filter(pk=id).exists():
        raise AlreadyDone
    _count(
        UnmetWish(id=id, words=plain, key=key_of_wish(plain), area=area, asked_on=in_london(at).date(), is_read=True)
    )


@action("wish.counted", needs=HOUSE)
def count_public_wish(*, wish: UnmetWish, by: House, at: datetime) -> None:
    """Keep a search of the public that found nothing (`wishes.wish_of`), once an area and day."""
    _count(wish)


@action("wish.met", needs=Permission.DIRECTORY_LOOK_AFTER)
def meet_wish(*, wishes: list[UnmetWish], by: Any, at: datetime) -> None:
    """Say that there is something now for what these wish for; they are listed no longer."""
    keys = [wish.pk for wish in wishes]
    UnmetWish.objects.filter(pk__in=keys, met_on=None).update(met_on=in_london(at).date(), met_by=by)


def _count(wish: UnmetWish) -> None:
    UnmetWish.objects.bulk_create([wish], ignore_conflicts=True)
