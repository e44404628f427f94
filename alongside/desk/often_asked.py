"""What every desk asks, written once for each kind of database (`kit.prepared`)."""

from datetime import date, datetime, timedelta
from uuid import UUID

from alongside.kit.prepared import Prepared
from alongside.people.models import Involvement, Person, Strength
from alongside.people.models.person import visible
from alongside.talking_points.models import Session
from alongside.workforce.models import Cover, Due, DutyTurn, TeamMember
from alongside.workforce.models.team import holds_now, holds_on

DUES_AT_MOST = 50
# What is due later than this needs nobody yet: to ask somebody again in a year, say.
AHEAD = timedelta(days=28)

# One more than is shown, so that the desk can say that there is more.
what_needs: Prepared[Due] = Prepared(
    lambda worker, at, on, until: (
        Due.objects.needing(worker, at=at, on=on)
        .filter(due_at__lt=until)
        .select_related("worker", "team")[: DUES_AT_MOST + 1]
    ),
    worker=UUID,
    at=datetime,
    on=date,
    until=datetime,
)
people_of: Prepared[Person] = Prepared(
    lambda people, worker, at: visible(Person.objects.all(), worker, at).filter(pk__in=people),
    people=(UUID, DUES_AT_MOST),
    worker=UUID,
    at=datetime,
)
# Also of people whose records are closed to the worker: a desk looks up the strengths of those it shows.
strengths_alongside: Prepared[tuple[UUID, str]] = Prepared(
    lambda worker, at: (
        Strength.objects.filter(person__in=Involvement.objects.held_by(worker, at=at).values("person"))
        .order_by("-named_at")
        .values_list("person", "words")
    ),
    worker=UUID,
    at=datetime,
)
teams_of: Prepared[TeamMember] = Prepared(
    lambda worker, on: (
        TeamMember.objects.filter(holds_on(on), worker=worker).select_related("team").order_by("team__name")
    ),
    worker=UUID,
    on=date,
)
covers_of: Prepared[Cover] = Prepared(
    lambda worker, at: (
        Cover.objects.filter(holds_now(at), covering=worker).select_related("absent").order_by("ends_at")
    ),
    worker=UUID,
    at=datetime,
)
duties_of: Prepared[DutyTurn] = Prepared(
    lambda worker, at: DutyTurn.objects.filter(holds_now(at), worker=worker).select_related("team").order_by("ends_at"),
    worker=UUID,
    at=datetime,
)
# The Talking Points of a day at which a worker is, each with how many times are given and which is the next free.
at_venues: Prepared[Session] = Prepared(
    lambda worker, at, begins, ends: (
        Session.objects.held()
        .filter(workers__worker=worker, starts_at__gte=begins, starts_at__lt=ends)
        .with_free_times(at=at)
        .select_related("venue")
    ),
    worker=UUID,
    at=datetime,
    begins=datetime,
    ends=datetime,
)
