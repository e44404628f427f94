"""Entries that answer what a machine asks; for lists of services and of services at locations."""

import math
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from alongside.directory.models import Attribute, LocationAddress, Schedule, ServiceAtLocation, ServiceDocument
from alongside.directory.oruk.asking import Asked, BadQuestion

METRES_A_DEGREE = 111_320


def documents(asked: Asked) -> QuerySet[ServiceDocument]:
    """The documents of the services asked for, in the order of their keys."""
    rows = ServiceDocument.objects.order_by("service_id")
    return rows.filter(_of_service(asked, "service", "")) if asked.narrows else rows


def at_locations(asked: Asked) -> QuerySet[ServiceAtLocation]:
    """The services at locations asked for. Refuses (BadQuestion) nearness to a postcode of which no point is known."""
    rows = ServiceAtLocation.objects.order_by("id")
    if not asked.narrows:
        return rows
    rows = rows.filter(_of_service(asked, "service", "service__document__"))
    return rows.filter(_near(asked)) if asked.postcode else rows


def _of_service(asked: Asked, service: str, document: str) -> Q:
    found = Q()
    for word in asked.search.casefold().split()[:12]:
        found &= Q(**{f"{document}searched__contains": word})
    ref = OuterRef(f"{service}_id")
    if asked.term:
        found &= Q(Exists(Attribute.objects.filter(service=ref, term=asked.term)))
    if asked.taxonomy:
        found &= Q(Exists(Attribute.objects.filter(service=ref, term__taxonomy=asked.taxonomy)))
    if asked.minimum_age is not None:
        found &= Q(**{f"{service}__minimum_age__gte": math.ceil(min(asked.minimum_age, 1000))})
    if asked.maximum_age is not None:
        found &= Q(**{f"{service}__maximum_age__lte": math.floor(min(asked.maximum_age, 1000))})
    when: dict[str, Any] = {}
    if asked.day:
        when["byday__contains"] = asked.day
    if asked.start_time:
        when["opens_at__gte"] = asked.start_time
    if asked.end_time:
        when["closes_at__lte"] = asked.end_time
    if when:
        found &= Q(Exists(Schedule.objects.filter(service=ref, **when)))
    return found


def _near(asked: Asked) -> Q:
    """Within so many metres of a postcode: a square around a place of ours that has it. No distance: that postcode."""
    plain = asked.postcode if " " in asked.postcode else f"{asked.postcode[:-3]} {asked.postcode[-3:]}"
    if asked.proximity is None:
        return Q(location__addresses__postal_code=plain)
    point = (
        LocationAddress.objects.filter(postal_code=plain, location__latitude__isnull=False)
        .values_list("location__latitude", "location__longitude")
        .first()
    )
    if point is None:
        raise BadQuestion("It is not known here where that postcode is. Ask without proximity.")
    up = asked.proximity / METRES_A_DEGREE
    across = up / max(math.cos(math.radians(point[0])), 0.01)
    return Q(
        location__latitude__range=(point[0] - up, point[0] + up),
        location__longitude__range=(point[1] - across, point[1] + across),
    )
