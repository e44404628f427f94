"""Venues: the list, one of them, added from the places of the directory, changed, closed."""

from uuid import UUID

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from alongside.access.permissions import Permission
from alongside.audit.doors import worker_view
from alongside.design.forms import shown_in
from alongside.design.pages import page
from alongside.directory.models import Location
from alongside.directory.models.place import LocationType
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.talking_points import actions
from alongside.talking_points.forms import opening as forms
from alongside.talking_points.models import Booking, Session, Venue
from alongside.talking_points.views.finding import may, teams
from alongside.workforce.kept import typed
from alongside.workforce.models import Team

SEE, OPEN = Permission.TALKING_POINT_SEE, Permission.TALKING_POINT_OPEN
SHOWN = 30


@worker_view(SEE, page="talking_point_venues")
def venues(request: HttpRequest) -> HttpResponse:
    """Where people can come to talk, and where they no longer can."""
    rows = list(Venue.objects.with_place().order_by("name", "id"))
    today = in_london(request.at).date()
    context = {
        "venues": [one for one in rows if not one.is_closed(on=today)],
        "closed": [one for one in rows if one.is_closed(on=today)],
        "may_open": may(request, OPEN),
    }
    return page(request, "talking_points/venues.html", context)


@worker_view(SEE, page="talking_point_venues")
def venue(request: HttpRequest, venue_id: UUID) -> HttpResponse:
    """One venue: where it is, how one gets in, and its sessions to come."""
    one = _one(venue_id)
    rows = Session.objects.to_come(at=request.at).filter(venue=one).with_free_times(at=request.at)
    context = {
        "venue": one,
        "is_closed": one.is_closed(on=in_london(request.at).date()),
        "sessions": list(rows.prefetch_related("workers__worker")[:SHOWN]),
        # The directory no longer has anything there: has it moved, or closed?
        "is_empty": not one.location.services_at.filter(service__status="active").exists(),
        "may_open": may(request, OPEN),
    }
    return page(request, "talking_points/venue.html", context)


@worker_view(OPEN, page="talking_point_venues")
def add(request: HttpRequest) -> HttpResponse:
    """Find a place of the directory, and say that Talking Points are held there."""
    listed, own = teams(request)
    sought = request.GET.get("q", "")[:100].strip()
    found = _places(sought) if sought else {}
    form = forms.AddVenue(
        request.POST or typed(request),
        places=[(key, _in_words(one)) for key, one in found.items()],
        teams=listed,
        initial={"whose": own, "location": next(iter(found)) if len(found) == 1 else ""},
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        team, location = get_object_or_404(Team, pk=facts.pop("whose")), found[facts.pop("location")]
        with shown_in(form):
            try:
                actions.add_venue(location=location, team=team, **facts, by=request.actor, at=request.at)
            except AlreadyDone:
                pass
            return redirect("talking_points:venue", facts["id"])
    context = {"form": form if found else None, "sought": sought}
    return page(request, "talking_points/add_venue.html", context, status=422 if form.errors else 200)


def _places(sought: str) -> dict[str, Location]:
    """By key, the places to go to whose name or postcode holds what is sought, a few of them."""
    like = Q(name__icontains=sought) | Q(addresses__postal_code__iexact=sought)
    rows = Location.objects.filter(like, location_type=LocationType.PHYSICAL).distinct().order_by("name", "id")
    return {str(one.pk): one for one in rows.prefetch_related("addresses")[:12]}


def _in_words(one: Location) -> str:
    lines = [f"{where.address_1}, {where.postal_code}".strip(", ") for where in one.addresses.all()[:1]]
    return ", ".join(filter(None, [one.name, *lines]))


@worker_view(OPEN, page="talking_point_venues")
def change(request: HttpRequest, venue_id: UUID) -> HttpResponse:
    """Change what it is called, how its room is found, whose it is."""
    one, (listed, _) = _one(venue_id), teams(request)
    begins = {"version": one.version, "name": one.name, "find_us": one.find_us, "whose": str(one.team_id)}
    form = forms.ChangeVenue(request.POST or typed(request), teams=listed, initial=begins)
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        team = get_object_or_404(Team, pk=facts.pop("whose"))
        with shown_in(form):
            try:
                actions.change_venue(
                    venue=one, seen_version=facts.pop("version"), team=team, **facts, by=request.actor, at=request.at
                )
            except ChangedMeanwhile as meanwhile:
                meanwhile.current.whose = str(meanwhile.current.team_id)
                raise
            return redirect("talking_points:venue", one.pk)
    context = {"form": form, "venue": one, "button": "Save"}
    return page(request, "talking_points/change_venue.html", context, status=422 if form.errors else 200)


@worker_view(OPEN, page="talking_point_venues")
def close(request: HttpRequest, venue_id: UUID) -> HttpResponse:
    """Say that nobody can come there any more: how many sessions and people that touches is said first."""
    one = _one(venue_id)
    form = forms.CloseVenue(
        request.POST or typed(request), initial={"version": one.version, "closes_on": in_london(request.at).date()}
    )
    if request.method == "POST" and form.is_valid():
        facts = dict(form.cleaned_data)
        with shown_in(form):
            actions.close_venue(venue=one, seen_version=facts.pop("version"), **facts, by=request.actor, at=request.at)
            return redirect("talking_points:venue", one.pk)
    to_come = Session.objects.to_come(at=request.at).filter(venue=one)
    context = {
        "form": form,
        "venue": one,
        "sessions": to_come.count(),
        "people": Booking.objects.waited_for().filter(session__in=to_come).count(),
        "button": "Close it",
    }
    return page(request, "talking_points/close_venue.html", context, status=422 if form.errors else 200)


def _one(venue_id: UUID) -> Venue:
    return get_object_or_404(Venue.objects.with_place(), pk=venue_id)
