"""What a decision about a person can rest on and name: read once for its page, and handed to its form."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any

from django.conf import settings

from alongside import law
from alongside.access.permissions import Permission
from alongside.access.policy import POLICY
from alongside.decisions.kinds import Kind
from alongside.decisions.models import Decision, WeighedRisk
from alongside.decisions.models.decision import State
from alongside.kit.moments import date_in_words
from alongside.law.registry import Version
from alongside.people.models import Person, Relationship
from alongside.people.models.contact import HOLD_POWERS
from alongside.people.often_asked import alongside_now
from alongside.workforce.models import Team, Worker

CAPACITY = "mental_capacity"
WORKER, TEAM = "worker:", "team:"


@dataclass
class Around:
    """Everything by key. `on` is the day whose law applies. `seconds` can look at it as a second person: workers and
    teams that are alongside now, never whoever writes. `deciders` are the attorneys and deputies on record that day.
    """

    person: Person
    me: Worker
    kind: Kind
    on: date
    findings: dict[str, Decision] = field(default_factory=dict)
    standing: dict[str, Decision] = field(default_factory=dict)
    risks: dict[str, WeighedRisk] = field(default_factory=dict)
    seconds: dict[str, Worker | Team] = field(default_factory=dict)
    deciders: list[Relationship] = field(default_factory=list)

    @property
    def wants_second(self) -> bool:
        """Has the council named this kind among those that want a second person?"""
        return wants_second(self.kind)

    @cached_property
    def version(self) -> Version | None:
        """The law that it applies, or rests on besides, as it stands on the day; None: none, or none on that day."""
        return version_for(self.kind, self.on)


def wants_second(kind: Kind) -> bool:
    """Do the council's settings name this kind among those that want a second person?"""
    return kind.slug in settings.COUNCIL.second_person


def version_for(kind: Kind, on: date) -> Version | None:
    """The version of law that a kind of decision applies on a day, or rests on besides; None where there is none."""
    if not (name := kind.test or kind.also):
        return None
    try:
        return law.as_at(name, on=on)
    except law.Refused:
        return None


def around(person: Person, me: Worker, kind: Kind, *, on: date, at: datetime) -> Around:
    """Read everything that a decision of this kind about this person can rest on and name."""
    standing = list(Decision.objects.of(person).standing())
    return Around(
        person=person,
        me=me,
        kind=kind,
        on=on,
        findings=by_key(one for one in standing if one.kind == CAPACITY and one.finding),
        standing=by_key(one for one in standing if one.kind == kind.slug),
        risks=by_key(WeighedRisk.objects.of(person).current()) if kind.is_choice else {},
        seconds=_seconds(person, me, at) if wants_second(kind) else {},
        deciders=_deciders(person, on) if kind.asks_who_decides else [],
    )


def _deciders(person: Person, on: date) -> list[Relationship]:
    rows = Relationship.objects.of(person).holding(on=on).filter(kind__in=HOLD_POWERS)
    return list(rows.select_related("contact").order_by("contact__name", "pk"))


def _seconds(person: Person, me: Worker, at: datetime) -> dict[str, Worker | Team]:
    roles = POLICY[Permission.DECISION_SECOND].roles
    found: dict[str, Worker | Team] = {}
    for row in alongside_now(person=person, at=at):
        if row.team is not None:
            found[f"{TEAM}{row.team_id}"] = row.team
        elif row.worker is not None and row.worker_id != me.pk and roles & set(row.worker.roles):
            found[f"{WORKER}{row.worker_id}"] = row.worker
    return found


def named(decision: Decision) -> str:
    """A decision in a list to choose from: its question, and the day it was made."""
    day = date_in_words(decision.made_at) if decision.made_at else State(decision.state).label
    return f"{decision.question}, {day}"


def by_key(rows: Iterable[Any]) -> dict[str, Any]:
    """Rows by their key as text, in their order."""
    return {str(row.pk): row for row in rows}
