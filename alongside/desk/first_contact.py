"""The first-contact desk: what waits to be taken on, whom to go back to, who came back. It only reads."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q

from alongside.access.standing import Openness
from alongside.conversations.models import FirstContact, FirstContactDraft
from alongside.conversations.models.first_contact import LOOKING_BACK, FirstContactQuerySet
from alongside.conversations.places import place_in_words
from alongside.conversations.story.following import CHECK_BACK
from alongside.design.addresses import address
from alongside.desk.after_a_death import with_deaths
from alongside.desk.often_asked import AHEAD
from alongside.desk.team_day import teams_open_to
from alongside.kit.moments import due_in_words, in_london, urgency
from alongside.people.models import Person
from alongside.workforce.models import Due, TeamMember, Worker
from alongside.workforce.models.team import Team, holds_on

SHOWN_AT_MOST = 50
# A count of fewer people than this is not told: it could be known who they are.
TOLD_FROM = 5
YEAR = timedelta(days=365)


@dataclass(frozen=True)
class Waits:
    """One first contact that nobody has taken on. `href` is empty where the reader may not open it."""

    when: str
    urgency: str
    heading: str
    href: str
    place: str
    whose: str
    told: str


@dataclass(frozen=True)
class CameBack:
    """How many first contacts within a year came within so many days of an earlier one about the same person."""

    days: int
    times: str


def my_teams(worker: Worker, *, at: datetime) -> list[Team]:
    """Teams whose first contacts a worker sees: those they are in or on duty for, by name."""
    return teams_open_to(worker, at=at)


def those_in(teams: Sequence[Team], worker: Worker, *, at: datetime) -> set[object]:
    """Keys of the worker and of everybody who is in these teams today."""
    rows = TeamMember.objects.filter(holds_on(in_london(at).date()), team__in=teams)
    return {worker.pk, *rows.values_list("worker", flat=True)}


def waiting(teams: Sequence[Team], members: set[object], worker: Worker, *, at: datetime) -> list[Waits]:
    """What was given to these teams or those in them, and what they took and gave to others; the nearest first."""
    rows = FirstContact.objects.waiting().filter(
        Q(to_team__in=teams) | Q(to_worker__in=members) | Q(taken_by__in=members)
    )
    rows = rows.select_related("to_worker", "to_team", "taken_by").order_by("due_at", "pk")[:SHOWN_AT_MOST]
    contacts = list(rows)
    found = Person.objects.some_found_by(worker, list({one.person_id for one in contacts if one.person_id}), at=at)
    people = {key: person for person in found for key in person.keys}
    mine = {team.pk for team in teams}
    return [_waits(one, people.get(one.person_id), worker, one.to_team_id in mine, at) for one in contacts]


def _waits(contact: FirstContact, person: Person | None, worker: Worker, is_my_teams: bool, at: datetime) -> Waits:
    """As it reads: the name for those who may open the record, and for those to whom it was given."""
    is_given = is_my_teams or contact.to_worker_id == worker.pk
    opens = person is not None and (person.opens_to(worker) or (is_given and person.openness == Openness.OPEN))
    called = person.called if person is not None and opens else "somebody"
    return Waits(
        when=due_in_words(contact.due_at, now=at),
        urgency=urgency(contact.due_at, now=at),
        heading=f"First contact about {called}"
        if contact.person_id
        else "First contact about somebody nobody can name",
        href=address("conversations:first_contact", contact.pk) if opens or contact.person_id is None else "",
        place=place_in_words(contact.place),
        whose=contact.goes_to,
        told=f"{contact.taken_by} took it",
    )


def check_backs(teams: Sequence[Team], members: set[object], *, at: datetime) -> list[Due]:
    """Everybody whom these workers and teams are to go back to within four weeks, the longest overdue first."""
    rows = with_deaths(Due.objects.open()).filter(
        Q(worker__in=members) | Q(team__in=teams), kind=CHECK_BACK, due_at__lt=at + AHEAD
    )
    return list(rows.select_related("worker", "team").order_by("due_at", "id")[:SHOWN_AT_MOST])


def drafts_of(worker: Worker) -> list[FirstContactDraft]:
    """One's own drafts, the newest first."""
    return list(FirstContactDraft.objects.filter(worker=worker).select_related("person").order_by("-saved_at"))


def who_came_back(*, at: datetime) -> tuple[int, list[CameBack]]:
    """How many first contacts there were in a year, and how many of them were about somebody who came back."""
    year: FirstContactQuerySet = FirstContact.objects.standing().filter(contact_at__gt=at - YEAR, contact_at__lte=at)
    counts = [
        (days, year.coming_back(within=timedelta(days=days)).filter(contact_at__gt=at - YEAR).count())
        for days in LOOKING_BACK
    ]
    return year.count(), [CameBack(days, _told(times)) for days, times in counts]


def _told(times: int) -> str:
    return f"fewer than {TOLD_FROM}" if 0 < times < TOLD_FROM else str(times)
