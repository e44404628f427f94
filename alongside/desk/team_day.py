"""A team's day: what waits for it and its members, what nobody owns, who is here, away and on duty. It only reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from alongside.access.roles import Role
from alongside.desk.waiting import IN_CONFIDENCE, KINDS, is_for
from alongside.kit.moments import due_in_words, in_london, urgency
from alongside.people.models import Involvement, Person
from alongside.people.models.person import SOME
from alongside.workforce.models import Cover, Due, DutyTurn, Team, TeamMember, Worker
from alongside.workforce.models.team import holds_now, holds_on

CLOCKS_AT_MOST = SOME
PEOPLE_AT_MOST = 20
# Cover is told this long before it begins.
COVER_AHEAD = timedelta(days=14)


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
    """Clocks in the order of their rows, as this worker may read them; people are read in one statement."""
    dues = list(dues)
    found = Person.objects.some_found_by(reader, list({due.person for due in dues if due.person}), at=at)
    people = {key: person for person in found for key in person.keys}
    return [_clock(due, people.get(due.person), reader, at) for due in dues if is_for(due, people)]


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
    workers = list(
        Worker.objects.working(on=today)
        .filter(pk__in=TeamMember.objects.filter(holds_on(today), team=team).values("worker"))
        .order_by("name")
    )
    keys = [worker.pk for worker in workers]
    rows = Due.objects.open().filter(worker__in=keys).exclude(kind__in=IN_CONFIDENCE)
    waiting = dict(rows.values_list("worker").annotate(Count("pk")))
    alongside = dict(
        Involvement.objects.filter(holds_now(at), worker__in=keys, is_shift=False)
        .values("worker")
        .annotate(many=Count(Coalesce("person__goes_on_as", "person"), distinct=True))  # of two records, one person
        .values_list("worker", "many")
    )
    return [Member(worker, alongside.get(worker.pk, 0), waiting.get(worker.pk, 0)) for worker in workers]


def people_nobody_is_named_for(team: Team, reader: Worker, *, at: datetime) -> list[Person]:
    """People whom a team is alongside and who have no named practitioner, as far as the reader may open them."""
    named = Involvement.objects.filter(holds_now(at), person=OuterRef("person"), is_named_practitioner=True)
    rows = Involvement.objects.filter(~Exists(named), holds_now(at), team=team).order_by("starts_at")
    keys: list[UUID] = list(dict.fromkeys(rows.values_list("person", flat=True)[:PEOPLE_AT_MOST]))
    found = [person for person in Person.objects.some_found_by(reader, keys, at=at) if person.opens_to(reader)]
    if every_key := [key for person in found if person.joined_keys for key in person.keys]:
        answered = Involvement.objects.filter(holds_now(at), person__in=every_key, is_named_practitioner=True)
        of_another = set(answered.values_list("person", flat=True))
        found = [person for person in found if not of_another & set(person.keys)]
    by_key = {key: person for person in found for key in person.keys}
    return list(dict.fromkeys(by_key[key] for key in keys if key in by_key))


def cover_of(team: Team, *, at: datetime) -> list[Cover]:
    """Who is away and who answers for them, now and within a fortnight."""
    members = TeamMember.objects.filter(holds_on(in_london(at).date()), team=team).values("worker")
    rows = Cover.objects.filter(absent__in=members, ends_at__gt=at, starts_at__lt=at + COVER_AHEAD)
    return list(rows.select_related("absent", "covering").order_by("starts_at"))


def duty_of(team: Team, *, at: datetime) -> list[DutyTurn]:
    """Who is on duty now."""
    return list(team.duty_turns.filter(holds_now(at)).select_related("worker").order_by("ends_at"))


def clocks_nobody_sees_to(team: Team, *, on: date) -> list[Due]:
    """What waits for workers who have left: it stands on nobody's desk."""
    return list(Due.objects.of_those_who_left(team, on=on).select_related("worker", "team")[:PEOPLE_AT_MOST])
