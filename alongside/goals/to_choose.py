"""What of goals can have turned the wheels, as `sources.py` offers it: steps, things done together, new people."""

from typing import Any
from uuid import UUID

from alongside.goals.models import Activity, Connection, Step
from alongside.goals.models.activity import CameOf
from alongside.goals.models.step import Happened
from alongside.goals.sources import OFFERED
from alongside.people.models import Person


def steps_to_choose(person: Person, actor: Any) -> list[tuple[UUID, str]]:
    """A person's steps that are done or still to do, newest first."""
    rows = Step.objects.of(person).exclude(happened=Happened.NOT_NOW).order_by("-added_at", "-number")
    return [(row.pk, row.words) for row in rows[:OFFERED]]


def activities_to_choose(person: Person, actor: Any) -> list[tuple[UUID, str]]:
    """What was done together, newest first."""
    rows = Activity.objects.of(person).filter(came_of=CameOf.HAPPENED).order_by("-on", "-planned_at")
    return [(row.pk, row.words) for row in rows[:OFFERED]]


def connections_to_choose(person: Person, actor: Any) -> list[tuple[UUID, str]]:
    """Who is new in a person's life, newest first."""
    rows = Connection.objects.of(person).select_related("contact").order_by("-made_on", "-recorded_at", "name")
    return [(row.pk, row.contact.name) for row in rows[:OFFERED]]
