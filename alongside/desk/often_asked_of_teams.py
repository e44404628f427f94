"""What every team's desk asks, written once for each kind of database (`kit.prepared`). `team` is its key."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from alongside.desk.after_a_death import asks_somebody_who_died, with_deaths
from alongside.desk.waiting import IN_CONFIDENCE
from alongside.kit.prepared import Prepared
from alongside.people.models import Involvement
from alongside.people.models.person import SOME
from alongside.workforce.models import Cover, Due, DutyTurn, TeamMember, Worker
from alongside.workforce.models.team import holds_now, holds_on

CLOCKS_AT_MOST = SOME
PEOPLE_AT_MOST = 20


def in_team(team: UUID, on: date) -> QuerySet[TeamMember]:
    """The keys of those who are in a team on a day, for a question about them."""
    return TeamMember.objects.filter(holds_on(on), team=team).values("worker")


# One more than is shown, so that the desk can say that there is more.
dues_of_team: Prepared[Due] = Prepared(
    lambda team, on, until: (
        with_deaths(Due.objects.of_team(team, on=on))
        .filter(due_at__lt=until)
        .select_related("worker", "team")[: CLOCKS_AT_MOST + 1]
    ),
    team=UUID,
    on=date,
    until=datetime,
)
dues_nobody_sees_to: Prepared[Due] = Prepared(
    lambda team, on: with_deaths(Due.objects.of_those_who_left(team, on=on)).select_related("worker", "team")[
        :PEOPLE_AT_MOST
    ],
    team=UUID,
    on=date,
)
members: Prepared[Worker] = Prepared(
    lambda team, on: Worker.objects.working(on=on).filter(pk__in=in_team(team, on)).order_by("name"),
    team=UUID,
    on=date,
)
# What asks something of somebody who died is no work that waits.
how_much_waits: Prepared[tuple[UUID, int]] = Prepared(
    lambda team, on: (
        Due.objects.open()
        .filter(worker__in=in_team(team, on))
        .exclude(kind__in=IN_CONFIDENCE)
        .exclude(asks_somebody_who_died())
        .values("worker")
        .annotate(many=Count("pk"))
        .values_list("worker", "many")
    ),
    team=UUID,
    on=date,
)
# Of somebody whose records were joined, one person.
how_many_alongside: Prepared[tuple[UUID, int]] = Prepared(
    lambda team, on, at: (
        Involvement.objects.filter(holds_now(at), worker__in=in_team(team, on), is_shift=False)
        .values("worker")
        .annotate(many=Count(Coalesce("person__goes_on_as", "person"), distinct=True))
        .values_list("worker", "many")
    ),
    team=UUID,
    on=date,
    at=datetime,
)


def named(at: datetime) -> QuerySet[Involvement]:
    """Rows that name a practitioner for the outer query's person."""
    return Involvement.objects.filter(holds_now(at), person=OuterRef("person"), is_named_practitioner=True)


people_unnamed: Prepared[UUID] = Prepared(
    lambda team, at: (
        Involvement.objects.filter(~Exists(named(at)), holds_now(at), team=team)
        .order_by("starts_at")
        .values_list("person", flat=True)[:PEOPLE_AT_MOST]
    ),
    team=UUID,
    at=datetime,
)
cover_of: Prepared[Cover] = Prepared(
    lambda team, on, at, before: (
        Cover.objects.filter(absent__in=in_team(team, on), ends_at__gt=at, starts_at__lt=before)
        .select_related("absent", "covering")
        .order_by("starts_at")
    ),
    team=UUID,
    on=date,
    at=datetime,
    before=datetime,
)
duty_of: Prepared[DutyTurn] = Prepared(
    lambda team, at: DutyTurn.objects.filter(holds_now(at), team=team).select_related("worker").order_by("ends_at"),
    team=UUID,
    at=datetime,
)
