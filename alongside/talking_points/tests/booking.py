"""What several tests of Talking Points share: a venue with a session, and a person with a time there."""

from datetime import time, timedelta

from django.core.management import call_command
from django.utils import timezone

from alongside.directory.models import Location
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.talking_points import actions
from alongside.talking_points.models import Booking, Session, Slot

NOW = timezone.now


def venue(cast, by="ruth"):
    """The old mill, which is no venue of the cast's."""
    place = Location.objects.filter(name="The Old Mill").earliest("id")
    return actions.add_venue(
        location=place, id=new_id(), team=cast.teams["Armley"], by=cast.workers[by], at=NOW() - timedelta(days=30)
    )


def session(cast, there=None, *, days=9, workers=("graham",), minutes=20, opens=13, closes=15, side_by_side=1, at=None):
    """One session at a venue, so many days from now (0: today, or a day that was, opened before it)."""
    day = in_london(NOW()).date() + timedelta(days=days)
    there = there or venue(cast)
    opened = actions.open_sessions(
        venue=there, id=new_id(), workers=[cast.workers[slug] for slug in workers], days=[day.weekday()], starts_on=day,
        ends_on=day, opens_at=time(opens), closes_at=time(closes), slot_minutes=minutes, side_by_side=side_by_side,
        on_bank_holidays=True, by=cast.workers["ruth"], at=at or min(NOW(), NOW() + timedelta(days=days - 8)),
    )  # fmt: skip
    return Session.objects.select_related("venue").get(pattern=opened)


def slots(of):
    return list(Slot.objects.filter(session=of).select_related("session__venue").order_by("starts_at", "side"))


def give(cast, slot, person="dorothy", by="mina", at=None, **facts):
    """A person's time, asked for a day before it was booked."""
    at = at or min(NOW(), slot.starts_at - timedelta(days=2))
    facts = {"asked_at": at - timedelta(days=1), **facts}
    booked = actions.book(person=cast.people[person], id=new_id(), slot=slot, by=cast.workers[by], at=at, **facts)
    return again(booked)


def again(booking):
    """The booking as it now stands."""
    return Booking.objects.select_related("person", "session__venue", "slot__session__venue", "booked_by").get(
        pk=booking.pk
    )


def nothing_differs():
    """The kept story and clocks are what the facts give."""
    call_command("rebuild_story", "--check")
