"""Keeping what an entry says: its parts, its document, its clock. Inside the transaction of the action that calls."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, ProtectedError

from alongside.directory.actions.search_keeping import keep_found
from alongside.directory.entries import story
from alongside.directory.entries.parts import MODELS, OWN, Parts
from alongside.directory.models import DirectoryTeam, Service, ServiceCount, ServiceDocument
from alongside.directory.models.oruk import THE_COUNT
from alongside.directory.oruk.documents import document_of
from alongside.workforce import dues

# Shared rows that an entry makes or takes as they are: nobody's page changes them in place.
FOUND_OR_MADE = ("taxonomies", "terms", "locations", "addresses", "accessibility")


def keep_parts(now: Sequence[Parts], before: Iterable[Parts] = ()) -> None:
    """Write the parts of entries in the place of what they said `before`; the services themselves are there already.

    Takes a constant number of statements for any number of entries. Parts that stand in both are left alone.
    """
    there = {name: {one.pk: one for parts in before for one in getattr(parts, name)} for name in MODELS}
    wanted = {name: {one.pk: one for parts in now for one in getattr(parts, name)} for name in MODELS}
    for name in reversed(OWN):
        if gone := there[name].keys() - wanted[name].keys():
            MODELS[name].objects.filter(pk__in=gone).delete()
    for name in FOUND_OR_MADE:
        _make(MODELS[name], [one for key, one in wanted[name].items() if key not in there[name]], is_shared=True)
    for name in OWN:
        _make(MODELS[name], [one for key, one in wanted[name].items() if key not in there[name]])
        for key, one in wanted[name].items():
            if key in there[name] and one is not there[name][key]:
                one.save(force_update=True)
    _let_go(there, wanted)


def _make(model: type[Any], rows: list[Any], *, is_shared: bool = False) -> None:
    if rows:
        model.objects.bulk_create(rows, ignore_conflicts=is_shared, batch_size=500)


def _let_go(there: dict[str, dict[Any, Any]], wanted: dict[str, dict[Any, Any]]) -> None:
    """Places that nothing is on at any more. One that a room above holds on to stays as it is."""
    left = there["locations"].keys() - wanted["locations"].keys()
    if not left:
        return
    for key in left:
        place = there["locations"][key]
        if not place.services_at.exists():
            with suppress(ProtectedError), transaction.atomic():
                place.addresses.all().delete()
                place.accessibility.all().delete()
                place.delete()


def keep_documents(now: Sequence[Parts]) -> None:
    """Write the stored documents of entries again, all of them in one statement, and how they are found."""
    rows = [document_of(parts) for parts in now]
    ServiceDocument.objects.bulk_create(
        rows,
        update_conflicts=True,
        unique_fields=["service"],
        update_fields=["whole", "short", "searched", "public"],
        batch_size=200,
    )
    keep_found(now)


def count_in(number: int) -> None:
    """Count services that were added."""
    ServiceCount.objects.get_or_create(pk=THE_COUNT)
    ServiceCount.objects.filter(pk=THE_COUNT).update(number=F("number") + number)


def keep_clocks(services: Iterable[Service]) -> None:
    """Write the freshness clocks of entries again; none where no team looks after the directory yet."""
    if (team := newest_team()) is not None:
        dues.keep([story.due_of(service, team) for service in services])


def newest_team() -> UUID | None:
    """The key of the team that looks after the directory; None while none does."""
    return DirectoryTeam.objects.order_by("-set_at", "-id").values_list("team", flat=True).first()
