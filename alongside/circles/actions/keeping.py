"""Safe mode: a name, or all of a person's circles, kept from a worker or from one whom they share with."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.circles.actions.maps import keep_items
from alongside.circles.models import CircleMap, CirclesKeptFrom
from alongside.circles.models.keeping import keeps_all
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import create_once
from alongside.people.models import Contact, Person
from alongside.workforce.models import Worker


class UnableToKeep(UnableTo):
    """Nothing can be kept from somebody in this way."""


@action("circles.kept_from", needs=Permission.CIRCLES_KEEP_FROM, creates="circles.circleskeptfrom")
def keep_from(
    *,
    person: Person,
    id: UUID,
    contact: Contact | None = None,
    worker: Worker | None = None,
    sharer: Contact | None = None,
    why: str = "",
    by: Any,
    at: datetime,
) -> CirclesKeptFrom:
    """Keep a name (`contact`), or all of a person's circles (None), from one worker or one whom they share with.

    It holds at once, and until somebody ends it. From then on no count of the maps stands in the story. Refuses to keep
    something from whoever does it, from nobody, or from two at once.
    """
    if (worker is None) == (sharer is None):
        raise UnableToKeep("Say from whom: one worker, or one of those the person shares with.", field="whom")
    if worker == by:
        raise UnableToKeep("You cannot keep something from yourself. Ask a colleague to do it.", field="whom")
    if any(one is not None and one.person_id not in person.keys for one in (contact, sharer)):
        raise UnableToKeep("Choose one of those in this person's life.", field="what")
    if keeps_all(person, by):
        raise UnableToKeep("There is nothing here that you can see. Ask whoever is alongside by name.")
    kept = create_once(
        CirclesKeptFrom,
        id=id,
        person=person,
        contact=contact,
        worker=worker,
        sharer=sharer,
        why=why,
        kept_by=by,
        kept_at=at,
    )
    _tell_all(person)
    return kept


@action("circles.shown_again", needs=Permission.CIRCLES_KEEP_FROM)
def show_again(*, kept: CirclesKeptFrom, by: Any, at: datetime) -> CirclesKeptFrom:
    """End it: the name, or all of the circles, may be seen again. Refuses whoever it is kept from."""
    if kept.worker_id == by.pk or keeps_all(kept.person, by):
        raise UnableToKeep("There is nothing here that you can see. Ask whoever is alongside by name.")
    if CirclesKeptFrom.objects.filter(pk=kept.pk, ended_at=None).update(ended_at=at, ended_by=by):
        kept.ended_at, kept.ended_by = at, by
        _tell_all(kept.person)
    return kept


def _tell_all(person: Person) -> None:
    """Keep the story's lines of a person's maps as they are now: counts only where nothing is kept from anybody."""
    maps = CircleMap.objects.of(person).select_related("drawn_by").prefetch_related("followed_by", "placements")
    keep_items(maps, is_kept=CirclesKeptFrom.objects.of(person).now().exists())
