"""What every change of a map does first: is it still being drawn, may this worker see it, which version comes next?"""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F, Q

from alongside.circles.guest import Guest
from alongside.circles.models import CircleMap, CirclesKeptFrom, MapChange
from alongside.kit.moments import date_in_words, in_london
from alongside.kit.refusals import UnableTo
from alongside.people.models import Contact


class UnableToChangeMap(UnableTo):
    """A map cannot be changed in this way."""


def check_seen(circle_map: CircleMap, by: Any, *contacts: UUID) -> None:
    """Refuses whoever the map, or one of these names on it, is kept from: as if there were nothing."""
    about = Q(contact=None) | Q(contact__in=contacts)
    if CirclesKeptFrom.objects.of(circle_map.person).now().meant_for(by).filter(about).exists():
        raise UnableToChangeMap("There is nothing of that kind on a map you can see. Ask whoever is alongside by name.")


def next_version(circle_map: CircleMap) -> int:
    """Count one more change of a map. Refuses one that was reviewed; two changes at once wait for each other here."""
    drawing = CircleMap.objects.filter(pk=circle_map.pk, reviewed_at=None)
    if not drawing.update(version=F("version") + 1):
        circle_map.refresh_from_db(fields=["reviewed_at"])
        day = date_in_words(in_london(circle_map.reviewed_at).date()) if circle_map.reviewed_at else "a day before"
        raise UnableToChangeMap(
            f"This map was reviewed on {day} and stays as it is. Correct it: that makes a new version of it."
        )
    circle_map.refresh_from_db(fields=["version"])
    return circle_map.version


def keep_change(
    circle_map: CircleMap,
    what: str,
    contact: Contact,
    *,
    number: int,
    other: Contact | None = None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
    by: Any,
    at: datetime,
) -> MapChange:
    """Write down one change with what undoes it."""
    return MapChange.objects.create(
        map=circle_map,
        number=number,
        what=what,
        contact=contact,
        other=other,
        before=before or {},
        after=after or {},
        made_by=None if isinstance(by, Guest) else by,
        made_in=by.sitting if isinstance(by, Guest) else None,
        made_at=at,
    )
