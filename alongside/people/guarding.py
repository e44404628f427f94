"""Who can open a record that is not open, and who is asked to review it when somebody breaks the glass."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from alongside.access.permissions import Permission
from alongside.access.policy import POLICY, PRACTISING
from alongside.access.roles import Role
from alongside.access.standing import Openness
from alongside.kit.moments import in_london
from alongside.people.answering import Owner, who_answers
from alongside.people.models import Involvement, KeptFrom, NamedAccess, Person
from alongside.workforce.models import TeamMember, Worker
from alongside.workforce.models.team import holds_now, holds_on

# The longest for which breaking the glass opens a record, in hours; and what a worker can choose from.
HOURS_AT_MOST, HOURS = 72, (1, 4, 24)


def who_can_open(person: Person, *, at: datetime) -> list[Worker]:
    """The workers named on a record with no end to it, who work here for good and hold a role that opens records.

    One whose naming ends, or who is known to leave, is not among them: a record must not be lost on that day. Of
    somebody whose records were joined, those who stand to every one of them by name.
    """
    named = NamedAccess.objects.of(person).filter(holds_now(at), ends_at=None, worker__left_on=None)
    alongside = Involvement.objects.of(person).filter(
        holds_now(at), ends_at=None, is_shift=False, worker__left_on=None, person__openness=Openness.OPEN
    )
    kept = kept_from(person, at=at)
    of_each: dict[Any, set[Worker]] = {key: set() for key in person.keys}
    for row in [*named.select_related("worker"), *alongside.filter(worker__isnull=False).select_related("worker")]:
        of_each[row.person_id].add(row.worker)
    workers = set.intersection(*of_each.values())
    return sorted((w for w in workers if PRACTISING & set(w.roles) and w.pk not in kept), key=lambda w: w.name)


def kept_from(person: Person, *, at: datetime) -> set[Any]:
    """The keys of the workers who are kept from a record."""
    return set(KeptFrom.objects.of(person).filter(holds_now(at)).values_list("worker", flat=True))


def is_kept_from(worker: Worker, person: Person, *, at: datetime) -> bool:
    """May this worker not open this record in any way?"""
    return worker.pk in kept_from(person, at=at)


def openness_of(person: Person) -> Openness:
    """How open somebody's record is: that of the most closed, where records were joined."""
    found = Person.objects.filter(pk__in=person.keys).values_list("openness", flat=True)
    return max(map(Openness, found), key=list(Openness).index)


def whom_to_ask(person: Person, broke: Worker, *, at: datetime) -> Owner | None:
    """Who reviews it when `broke` broke the glass of a record: never they themselves. None: there is nobody else here.

    Of an open record whoever answers for the person; of one that is not, one of the few named. Else the manager of a
    team that is alongside, a principal, any team manager, an information governance officer, anybody whose role
    reviews. Of a hidden record only one of the few: the others may not know of it.
    """
    kept, on = kept_from(person, at=at), in_london(at).date()
    if openness_of(person) == Openness.OPEN:
        owner = who_answers(person)
        if owner is not None and owner.team and _team_has_another(owner.team, broke, on, kept):
            return owner
    for worker in _in_turn(person, at, on):
        if worker != broke and worker.pk not in kept and may_review(worker, on):
            return Owner(worker.pk)
    return None


def may_review(worker: Worker, on: Any) -> bool:
    """Does this worker work here on a day, in a role that reviews how the glass was broken?"""
    return not worker.has_left(on=on) and bool(POLICY[Permission.GLASS_REVIEW].roles & set(worker.roles))


def _team_has_another(team: Any, broke: Worker, on: Any, kept: set[Any]) -> bool:
    members = TeamMember.objects.filter(holds_on(on), team=team).exclude(worker=broke).select_related("worker")
    return any(may_review(member.worker, on) and member.worker_id not in kept for member in members)


def _in_turn(person: Person, at: datetime, on: Any) -> Iterator[Worker]:
    """Those who could be asked, the nearest to the person first."""
    if openness_of(person) == Openness.OPEN:
        owner = who_answers(person)
        if owner is not None and owner.worker:
            yield Worker.objects.get(pk=owner.worker)
    else:
        named = NamedAccess.objects.of(person).filter(holds_now(at)).select_related("worker")
        yield from (row.worker for row in named.order_by("starts_at", "pk"))
    if openness_of(person) == Openness.HIDDEN:
        return
    working = Worker.objects.working(on=on).order_by("name", "pk")
    teams = Involvement.objects.of(person).filter(holds_now(at), team__isnull=False).values("team")
    members = TeamMember.objects.filter(holds_on(on), team__in=teams).values("worker")
    yield from working.holding(Role.TEAM_MANAGER).filter(pk__in=members)
    for role in (Role.PRINCIPAL, Role.TEAM_MANAGER, Role.GOVERNANCE_OFFICER):
        yield from working.holding(role)
    yield from working
