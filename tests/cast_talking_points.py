"""Talking Points of the cast: two invented venues, sessions in the coming weeks, and a time for Li."""

from datetime import date, time, timedelta
from typing import Any

from alongside.directory.models import Location
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london
from alongside.talking_points import actions
from alongside.talking_points.models import Slot, Venue

THURSDAY, TUESDAY = 3, 1


def next_weekday(day: date, weekday: int, *, after: int) -> date:
    """The first such weekday (0 for Monday) that is at least so many days after a day."""
    day += timedelta(days=after)
    return day + timedelta(days=(weekday - day.weekday()) % 7)


def where_people_talk(cast: Any) -> None:
    """Thursdays at the community centre, Tuesdays at the library; first contact gave Li a Thursday, some days ahead."""
    ruth, graham, farah, now = (*(cast.workers[slug] for slug in ("ruth", "graham", "farah")), cast.now)
    today, began = in_london(now).date(), now - timedelta(days=8)
    centre = _venue(
        cast, "Town Street Community Centre", "The small room past the café. Ask for the Talking Point.", ruth, began
    )
    library = _venue(cast, "Invented Street Library", "Upstairs, by the window. There is a lift.", ruth, began)
    hours = {"opens_at": time(13), "closes_at": time(16), "slot_minutes": 20, "by": ruth, "at": began}
    thursday = next_weekday(today, THURSDAY, after=1)
    actions.open_sessions(
        venue=centre, id=new_id(), workers=[graham], days=[THURSDAY], starts_on=thursday,
        ends_on=thursday + timedelta(days=28), note="The key is at the café.", **hours,
    )  # fmt: skip
    tuesday = next_weekday(today, TUESDAY, after=1)
    actions.open_sessions(
        venue=library, id=new_id(), workers=[graham, ruth], days=[TUESDAY], every_weeks=2, starts_on=tuesday,
        ends_on=tuesday + timedelta(days=28), side_by_side=2, **hours,
    )  # fmt: skip
    on = next_weekday(today, THURSDAY, after=8)  # so that nobody may open a record by it yet
    there = Slot.objects.free(at=now).filter(session__venue=centre, starts_at__date__gte=on)  # no bank holiday has any
    slot = there.order_by("starts_at")[1]
    actions.book(
        person=cast.people["li"], id=new_id(), slot=slot, asked_at=now - timedelta(hours=2),
        wants="I would like to know what there is for somebody who has just come here.", confirmation="standard",
        by=farah, at=now - timedelta(hours=1),
    )  # fmt: skip


def _venue(cast: Any, name: str, find_us: str, by: Any, at: Any) -> Venue:
    place = Location.objects.filter(name=name).earliest("id")
    return actions.add_venue(location=place, id=new_id(), team=cast.teams["Armley"], find_us=find_us, by=by, at=at)
