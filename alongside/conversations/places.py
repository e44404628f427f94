"""The right places that a first contact leads to: what each is, by when somebody is there, and where one goes on.

Where a room keeps a place of its own, `leads_on_to` says so (in this room's `apps.py`); until that room is open nothing
leads there.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode
from uuid import UUID

from django.urls import NoReverseMatch

from alongside import packs
from alongside.conversations import clock
from alongside.conversations.models.place import AT_ONCE, Place
from alongside.design.addresses import address
from alongside.kit.moments import in_london

UNDECIDED = "Not decided yet"


def place_in_words(place: str) -> str:
    """What a place is called; empty: it is not decided yet."""
    return str(Place(place).label) if place else UNDECIDED


def there_by(place: str, *, at: datetime) -> datetime:
    """By when somebody takes on what was given to them at a moment.

    A crisis, or a worry for somebody's safety: the pack's hours. A Talking Point: the end of its days. Anything else
    has no published count, so as long as there is to record what was said.
    """
    if place in AT_ONCE:
        return at + timedelta(hours=packs.active().clock("rapid_response_hours").count)
    if place == Place.TALKING_POINT:
        days = packs.active().clock("talking_point_days").count
        return clock.end_of_day(in_london(at).date() + timedelta(days=days))
    return clock.record_by(at)


@dataclass(frozen=True)
class Onward:
    """Where a place goes on: a link in words, to the view of this name, which takes the person's key.

    `looks_for`: it looks for something, and begins with what was said.
    """

    words: str
    view: str
    looks_for: bool = False

    def href(self, person: UUID, *, contact_at: datetime, back: str, said: str = "") -> str:
        """Its address for a person, with the moment of the contact and an address of ours to come back to.

        `said` is what was said, in short: what it begins with, where it looks for something.
        """
        pairs = {"asked_at": contact_at.isoformat(), "back": back} | ({"q": said} if self.looks_for and said else {})
        return f"{address(self.view, person)}?{urlencode(pairs)}"


_onward: dict[str, Onward] = {}


def leads_on_to(place: str, words: str, view: str, *, looks_for: bool = False) -> None:
    """Say where a place goes on: `leads_on_to(Place.TALKING_POINT, "Book a time", "talking_points:find_time")`."""
    _onward[place] = Onward(words, view, looks_for)


def onward(place: str) -> Onward | None:
    """Where a place goes on; None where none is said, or the room that keeps it is not open here."""
    found = _onward.get(place)
    if found is None:
        return None
    try:
        address(found.view, UUID(int=1))
    except NoReverseMatch:
        return None
    return found
