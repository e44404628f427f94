"""A team's day: what waits for it and its members, what nobody owns, who is here, away and on duty. It only reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Q

from alongside.access.roles import Role
from alongside.design.addresses import address
from alongside.desk import often_asked_of_teams as often_asked
from alongside.desk.cards import LOOK_THROUGH, NO_HURRY, STILL_OPEN, how_many
from alongside.desk.waiting import KINDS, is_for
from alongside.kit.moments import due_in_words, in_london, urgency
from alongside.people.models import Involvement, Person
from alongside.workforce.models import Cover, Due, DutyTurn, Team, TeamMember, Worker
from alongside.workforce.models.team import holds_now, holds_on

# Cover is told this long before it begins.
COVER_AHEAD = timedelta(days=14)
OF_SOMEBODY = "Somebody died: those alongside look through what is still open"


@dataclass(frozen=True)
class Clock:
    """One clock of a team. `href` is empty where the reader may not open the record; `whose`: a worker, or the team."""

    when: str
    urgency: str
    heading: str
    href: str
    tag: str
    what: str
    whose: str


@dataclass(frozen=True)
class Member:
    """One worker of a team: how many people they are alongside, and how much waits for them."""

    worker: Worker
    alongside: int
    waiting: int


def teams_open_to(worker: Worker, *, at: datetime) -> list[Team]:
    """The teams whose desk this worker may see, by name: those they are in or on duty for; all, for a principal."""
    if Role.PRINCIPAL in worker.roles:
        return list(Team.objects.order_by("name"))
    here = TeamMember.objects.filter(holds_on(in_london(at).date()), worker=worker).values("team")
    on_duty = DutyTurn.objects.filter(holds_now(at), worker=worker).values("team")
    return list(Team.objects.filter(Q(pk__in=here) | Q(pk__in=on_duty)).order_by("name"))


def clocks_of(dues: Iterable[Due], *, reader: Worker, at: datetime) -> list[Clock]:
    """Clocks in the order of their rows, as this worker may read them; people are read in one statement.

    The rows are read `with_deaths`: what asks something of somebody who died is one clock for all of it, where the
    first of it would stand, and never late.
    """
    dues = list(dues)
    found = Person.objects.some_found_by(reader, list({due.person for due in dues if due.person}), at=at)
    people = {key: person for person in found for key in person.keys}
    resting: dict[UUID | None, list[Due]] = {}
    clocks = []
    for due in dues:
        if not is_for(due, people):
            continue
        person = people.get(due.person)
        if not due.asks_somebody_who_died:  # type: ignore[attr-defined]
            clocks.append(_clock(due, person, reader, at))
        elif (key := person.pk if person else due.person) in resting:
            resting[key].append(due)
        else:
            clocks.append(resting.setdefault(key, [due]))
    return [one if isinstance(one, Clock) else _still_open(one, people.get(one[0].person), reader) for one in clocks]


def _still_open(dues: list[Due], person: Person | None, reader: Worker) -> Clock:
    """All that asks something of one person who died."""
    opens, owners = person is not None and person.opens_to(reader), {str(due.worker or due.team) for due in dues}
    return Clock(
        when=NO_HURRY,
        urgency="calm",
        heading=LOOK_THROUGH.format(called=person.called) if person is not None and opens else OF_SOMEBODY,
        href=address("desk:still_open", person.pk) if person is not None and opens else "",
        tag=STILL_OPEN,
        what=how_many(len(dues)) if opens else "",
        whose=", ".join(sorted(owners)),
    )


def _clock(due: Due, person: Person | None, reader: Worker, at: datetime) -> Clock:
    kind, opens = KINDS[due.kind], person is not None and person.opens_to(reader)
    return Clock(
        when=due_in_words(due.due_at, now=at),
        urgency=urgency(due.due_at, now=at),
        # What waits about somebody is told by name only to those who may open the record.
        heading=(kind.of_another or kind.heading).format(
            called=person.called if person is not None and opens else "somebody"
        ),
        href=f"/people/{due.person}/" if opens else "",
        tag=kind.tag,
        what=due.what if opens else "",
        whose=str(due.worker or due.team),
    )


def members_of(team: Team, *, at: datetime) -> list[Member]:
    """Who is in a team today, by name; the same few statements however many they are."""
    today = in_london(at).date()
    workers = often_asked.members(team=team.pk, on=today)
    waiting = dict(often_asked.how_much_waits(team=team.pk, on=today))
    alongside = dict(often_asked.how_many_alongside(team=team.pk, on=today, at=at))
    return [Member(worker, alongside.get(worker.pk, 0), waiting.get(worker.pk, 0)) for worker in workers]


def people_nobody_is_named_for(team: Team, reader: Worker, *, at: datetime) -> list[Person]:
    """People whom a team is alongside and who have no named practitioner, as far as the reader may open them."""
    keys = list(dict.fromkeys(often_asked.people_unnamed(team=team.pk, at=at)))
    found = [person for person in Person.objects.some_found_by(reader, keys, at=at) if person.opens_to(reader)]
    if every_key := [key for person in found if person.joined_keys for key in person.keys]:
        answered = Involvement.objects.filter(holds_now(at), person__in=every_key, is_named_practitioner=True)
        of_another = set(answered.values_list("person", flat=True))
        found = [person for person in found if not of_another & set(person.keys)]
    by_key = {key: person for person in found for key in person.keys}
    return list(dict.fromkeys(by_key[key] for key in keys if key in by_key))


def cover_of(team: Team, *, at: datetime) -> list[Cover]:
    """Who is away and who answers for them, now and within a fortnight."""
    return often_asked.cover_of(team=team.pk, on=in_london(at).date(), at=at, before=at + COVER_AHEAD)


def duty_of(team: Team, *, at: datetime) -> list[DutyTurn]:
    """Who is on duty now."""
    return often_asked.duty_of(team=team.pk, at=at)


def clocks_nobody_sees_to(team: Team, *, on: date) -> list[Due]:
    """What waits for workers who have left: it stands on nobody's desk."""
    return often_asked.dues_nobody_sees_to(team=team.pk, on=on)
