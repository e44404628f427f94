"""The people one is alongside now, and may do something for: what a page that asks for several people offers."""

from datetime import datetime
from functools import reduce
from operator import or_

from django.db.models import Q

from alongside.access.permissions import Permission
from alongside.access.standing import Kind
from alongside.people.models import Person
from alongside.workforce.models import Worker

WAYS = (Kind.ALLOCATED, Kind.TEAM, Kind.DUTY, Kind.COVER, Kind.SHIFT, Kind.NAMED)
SHOWN_AT_MOST = 200


def open_to(worker: Worker, needs: Permission, *, at: datetime) -> dict[str, Person]:
    """By key, the people a worker is alongside now and may do this for, by name; a person of two records once."""
    seen = Person.objects.seen_by(worker, at=at)
    standing = seen.filter(reduce(or_, (Q(**{f"stands_{kind}": True}) for kind in WAYS)))
    found = Person.objects.some_seen_by(worker, standing.values_list("pk", flat=True)[:SHOWN_AT_MOST], at=at)
    people = {str(person.pk): person for person in found.values() if person.opens_to(worker, needs)}
    return dict(sorted(people.items(), key=lambda pair: (pair[1].name, pair[0])))
