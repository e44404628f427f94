"""Whom a first contact is about, as far as whoever takes it may know, and who could take it on from here."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.access.standing import Openness
from alongside.conversations.around import ME, TEAM, WORKER, by_key
from alongside.conversations.models.first_contact import before
from alongside.kit.moments import in_london
from alongside.people.models import Consent, Contact, Involvement, Person
from alongside.workforce.models import Team, Worker
from alongside.workforce.on_duty import OnDuty, on_duty

KNOWS = ", who knows them"


@dataclass
class Whom:
    """`at` is now. `person` None: nobody has said yet. `is_closed`: only a few may open the record, and `me` is none of
    them.

    `workers` and `teams` are those alongside now, by key, but `me`; `contacts` the people in their life, where the
    record is open to `me`, and `agreed` what the person agrees to share. `came_before` is how often there was contact
    within so many days.
    """

    me: Worker
    at: datetime
    person: Person | None = None
    opens: bool = False
    is_closed: bool = False
    workers: dict[str, Worker] = field(default_factory=dict)
    teams: dict[str, Team] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    came_before: list[tuple[int, int]] = field(default_factory=list)
    agreed: list[Consent] = field(default_factory=list)

    @cached_property
    def every_team(self) -> dict[str, OnDuty]:
        """Every team by key, by name, and who is on duty for it now."""
        return on_duty(self.at)

    @property
    def known_to(self) -> list[str]:
        """The names of those alongside now."""
        return [*(one.name for one in self.workers.values()), *(f"{one.name} team" for one in self.teams.values())]

    def owners(self) -> list[tuple[str, str]]:
        """Who could take it on, as choices: those who know them first."""
        others = {key: team for key, team in self.every_team.items() if key not in self.teams}
        return [
            *((WORKER + key, f"{one.name}{KNOWS}") for key, one in self.workers.items()),
            *((TEAM + key, f"{one.name} team{KNOWS}") for key, one in self.teams.items()),
            (ME, f"I do, {self.me.name}"),
            *((TEAM + key, one.in_words) for key, one in others.items()),
        ]

    def owner(self, key: str) -> tuple[Worker | None, Team | None]:
        """The worker or the team of a choice of `owners`."""
        if key.startswith(TEAM):
            found = self.every_team.get(key.removeprefix(TEAM))
            return None, found.team if found else None
        return (self.me if key in (ME, "") else self.workers.get(key.removeprefix(WORKER))), None

    def who_check_back(self) -> list[tuple[str, str]]:
        """Whoever takes the call, and those alongside, as choices."""
        return [(ME, f"I do, {self.me.name}"), *((WORKER + key, one.name) for key, one in self.workers.items())]


def whom(key: UUID | None, me: Worker, *, at: datetime) -> Whom:
    """Read what `me` may know of the person of this key; nobody, where they may not know of any."""
    found = Person.objects.some_found_by(me, [key], at=at) if key else []
    if not found:
        return Whom(me, at)
    person = Person.objects.one_seen_by(me, found[0].pk, at=at) or found[0]
    opens = person.opens_to(me, Permission.CONVERSATION_RECORD)
    if not opens and (person.openness != Openness.OPEN or person.standing.is_kept_from):
        return Whom(me, at, person, is_closed=True)
    rows = Involvement.objects.of(person).now(at=at).filter(is_shift=False).select_related("worker", "team")
    alongside = [row for row in rows if row.worker_id != me.pk]
    return Whom(
        me,
        at,
        person,
        opens=opens,
        workers=by_key(row.worker for row in alongside if row.worker),
        teams=by_key(row.team for row in alongside if row.team),
        contacts=by_key(Contact.objects.of(person).still()) if opens else {},
        came_before=before(person, at=at),
        agreed=list(Consent.objects.of(person).holding(on=in_london(at).date())) if opens else [],  # type: ignore[attr-defined]
    )
