"""The person's own device at a sitting: who it is to the ledger, and how it stands to the map it was joined to."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.roles import Role
from alongside.access.standing import Kind, Openness, Standing
from alongside.audit.acting import About
from alongside.circles.models import CircleMap, Sitting
from alongside.circles.models.keeping import keeps_all
from alongside.circles.watching import SITTING_JOINED
from alongside.people.models import Person
from alongside.workforce.models import Worker


@dataclass(frozen=True)
class Guest:
    """Whoever holds the device that was joined: the person, as far as the house can tell."""

    sitting: Sitting
    roles: frozenset[Role] = frozenset({Role.SELF})
    way_out: str | None = None  # no account, no signing out: a device leaves its map

    @property
    def key(self) -> str:
        """What the ledger writes: `sitting:<uuid>`."""
        return f"sitting:{self.sitting.pk}"

    @property
    def beside(self) -> Worker:
        """The worker who let the device in: what is kept from them is kept from this screen beside them too."""
        return self.sitting.begun_by

    @property
    def name(self) -> str:
        """How a page addresses whoever holds the device."""
        return f"{self.sitting.person.called}, on this map alone"


def stands(guest: Guest, subject: Any, at: datetime) -> About:
    """How a device stands at a moment: to its own map while the sitting goes on, and to nothing else.

    No longer than the worker who let it in may draw: when they are no longer alongside, neither is the device.
    """
    sitting = guest.sitting
    circle_map = subject if isinstance(subject, CircleMap) else getattr(subject, "map", None)
    whose = subject if isinstance(subject, Person) else getattr(subject, "person", None)
    person = Person.objects.one_seen_by(sitting.begun_by, sitting.map.person_id, at=at)
    if person is None or not isinstance(whose, Person) or whose.pk not in person.keys:
        return About()
    openness = Openness(person.openness)
    worker_may = decide(
        Permission.CIRCLES_DRAW, roles=sitting.begun_by.roles, standing=person.standing, openness=openness
    )
    worker_may = bool(worker_may) and not keeps_all(person, sitting.begun_by)
    is_this_map = circle_map is None or circle_map.pk == sitting.map_id
    now = next(iter(SITTING_JOINED(key=sitting.pk)), sitting)  # as it stands, not as the device was told
    goes_on = now.joined_at is not None and now.is_going_on(at=at)
    kinds = {Kind.SITTING} if worker_may and is_this_map and goes_on else set()
    return About(person.pk, Standing(frozenset(kinds)), openness)
