"""How soon people are met, counted without names."""

from collections import defaultdict
from datetime import timedelta

from django.http import HttpRequest, HttpResponse

from alongside import packs
from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.pages import page
from alongside.talking_points.models import Booking
from alongside.talking_points.rules import FEWEST, waited_days, waits_of

LATELY = timedelta(days=90)


@worker_view(Permission.FLOW_SEE, page="how_soon")
def how_soon(request: HttpRequest) -> HttpResponse:
    """How many days lay between asking and a time to talk in the last three months, by team; few are not told."""
    since = request.at - LATELY
    rows = Booking.objects.standing().filter(
        slot__starts_at__gte=since, slot__starts_at__lte=request.at, called_off_at=None
    )
    facts = rows.values_list("session__venue__team__name", "asked_at", "slot__starts_at", "came")
    waits, came = defaultdict(list), defaultdict(list)
    for team, asked_at, met_at, did_come in facts.order_by("session__venue__team__name"):
        waits[team].append(waited_days(asked_at, met_at))
        if did_come is not None:
            came[team].append(did_come)
    clock = packs.active().clock("talking_point_days")
    context = {
        "teams": [
            (team, waits_of(days, within=clock.count), len(came[team]), sum(came[team])) for team, days in waits.items()
        ],
        "clock": clock,
        "fewest": FEWEST,
    }
    return page(request, "talking_points/how_soon.html", context)
