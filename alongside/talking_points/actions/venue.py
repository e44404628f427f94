"""Venues: added, changed, closed with everything that was to be there."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.directory.models import Location
from alongside.directory.models.place import LocationType
from alongside.kit.moments import at_in_london, date_in_words, in_london
from alongside.kit.versions import change, create_once
from alongside.talking_points.actions.refusals import UnableToOpen
from alongside.talking_points.actions.session import call_off_session
from alongside.talking_points.models import Session, Venue
from alongside.workforce.models import Team

OPEN = Permission.TALKING_POINT_OPEN


@action("talking_point.venue_added", needs=OPEN, creates="talking_points.venue")
def add_venue(
    *, location: Location, id: UUID, team: Team, name: str = "", find_us: str = "", by: Any, at: datetime
) -> Venue:
    """Say that a team holds Talking Points at a place of the directory. `name` empty: as the directory has it.

    Refuses a place that is a venue already, and one that nobody can go to.
    """
    if location.location_type != LocationType.PHYSICAL:
        raise UnableToOpen("Nobody can go there: it is online, or only a postal address. Choose a place to go to.")
    others = Venue.objects.filter(location=location, closes_on=None).exclude(pk=id)
    if (there := others.first()) is not None:
        raise UnableToOpen(f"{there.name} is a venue already. Open sessions there.")
    facts = {"name": (name or location.name)[:200], "find_us": find_us, "added_by": by, "added_at": at}
    return create_once(Venue, id=id, location=location, team=team, **facts)


@action("talking_point.venue_changed", needs=OPEN)
def change_venue(
    *, venue: Venue, seen_version: int, name: str, find_us: str, team: Team, by: Any, at: datetime
) -> Venue:
    """Change what a venue is called, how its room is found, or whose it is. What was told stays as it was told."""
    return change(venue, seen_version=seen_version, name=name, find_us=find_us, team=team)


@action("talking_point.venue_closed", needs=OPEN)
def close_venue(*, venue: Venue, seen_version: int, closes_on: date, why: str, by: Any, at: datetime) -> Venue:
    """Say that nobody can come to a venue from a day on.

    Every session from then on is called off with the same words, so that each who had a time is rung and offered
    another.

    Refuses a venue that closed already, and a day that is past.
    """
    if venue.closes_on is not None:
        raise UnableToOpen(f"It is said already that it closes on {date_in_words(venue.closes_on)}.")
    today = in_london(at).date()
    if closes_on < today:
        raise UnableToOpen("That day is past. Write today, or a day to come.", field="closes_on")
    venue = change(venue, seen_version=seen_version, closes_on=closes_on, why_closes=why, closed_by=by, closed_at=at)
    rows = Session.objects.to_come(at=at).filter(venue=venue, starts_at__gte=at_in_london(closes_on, time(0)))
    for session in rows.filter(finished_at=None).select_related("venue"):
        call_off_session(session=session, seen_version=session.version, why=why, by=by, at=at)
    return venue
