"""Looking after teams: their names, who is in them, who is on duty."""

from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.moments import day_in_words, in_london
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once
from alongside.workforce.models import DutyTurn, Team, TeamMember, Worker
from alongside.workforce.models.team import overlapping_days
from alongside.workforce.rules import LONGEST_DUTY, Fault, fault_in_membership, fault_in_period


class UnableToName(UnableTo):
    """The team cannot be called so."""


class UnableToJoin(UnableTo):
    """The time in the team cannot be as it is described."""


class UnableToSetDuty(UnableTo):
    """The turn on duty cannot be as it is described."""


@action("team.added", needs=Permission.TEAMS_MANAGE, creates="workforce.team")
def add_team(*, id: UUID, name: str, by: Any, at: datetime) -> Team:
    """Add a team. Refuses a name that another team has, however it is capitalised, and a form sent twice."""
    _refuse_name_of_another(name, id)
    return create_once(Team, id=id, name=name)


@action("team.renamed", needs=Permission.TEAMS_MANAGE)
def rename_team(*, team: Team, seen_version: int, name: str, by: Any, at: datetime) -> Team:
    """Give a team another name. Raises ChangedMeanwhile when somebody was quicker than `seen_version`."""
    _refuse_name_of_another(name, team.pk)
    return change(team, seen_version=seen_version, name=name)


def _refuse_name_of_another(name: str, own: UUID) -> None:
    if Team.objects.filter(name__iexact=name).exclude(pk=own).exists():
        raise UnableToName("Another team is called that. Choose a name that tells them apart.", field="name")


@action("team.joined", needs=Permission.TEAMS_MANAGE, creates="workforce.teammember")
def add_member(
    *, team: Team, id: UUID, worker: Worker, starts_on: date, ends_on: date | None = None, by: Any, at: datetime
) -> TeamMember:
    """Say that a worker is in a team, from a day until a day, both included (`ends_on` None: until it is ended).

    Refuses days that cannot be right, a worker who will have left, and a time that overlaps one they have in this team.
    """
    _refuse_fault(fault_in_membership(starts_on, ends_on, today=in_london(at).date()), UnableToJoin)
    if worker.has_left(on=starts_on):
        raise UnableToJoin("They no longer work here on that first day.", field="worker")
    Worker.objects.select_for_update().get(pk=worker.pk)  # two said at once would not see each other
    others = TeamMember.objects.filter(overlapping_days(starts_on, ends_on), team=team, worker=worker).exclude(pk=id)
    if (there := others.order_by("starts_on").first()) is not None:
        raise UnableToJoin(f"They are already in this team from {day_in_words(there.starts_on)}.", field="worker")
    last_day = worker.left_on - timedelta(days=1) if worker.left_on else None
    ends = min((day for day in (ends_on, last_day) if day), default=None)
    return create_once(TeamMember, id=id, team=team, worker=worker, starts_on=starts_on, ends_on=ends)


@action("team.left", needs=Permission.TEAMS_MANAGE)
def end_membership(*, member: TeamMember, ends_on: date, by: Any, at: datetime) -> None:
    """Say which day is the last of a worker's time in a team; a day before the first takes that time away.

    Refuses a last day later than the one it has, and one that is far off.
    """
    if ends_on < member.starts_on:
        member.delete()
        return
    _refuse_fault(fault_in_membership(member.starts_on, ends_on, today=in_london(at).date()), UnableToJoin)
    if member.ends_on is not None and ends_on > member.ends_on:
        raise UnableToJoin(
            f"Their last day is already {day_in_words(member.ends_on)}. Choose an earlier one.", field="ends_on"
        )
    member.ends_on = ends_on
    member.save(update_fields=["ends_on"])


@action("duty.arranged", needs=Permission.TEAMS_MANAGE, creates="workforce.dutyturn")
def set_duty(
    *, team: Team, id: UUID, worker: Worker, starts_at: datetime, ends_at: datetime, by: Any, at: datetime
) -> DutyTurn:
    """Put a worker on duty for a team, from a moment until a moment. Two turns at once are fine.

    Refuses an end before the start or already past, a turn over 31 days, and a worker who will have left.
    """
    _refuse_fault(fault_in_period(starts_at, ends_at, at=at, longest=LONGEST_DUTY), UnableToSetDuty)
    if worker.has_left(on=in_london(ends_at).date()):
        raise UnableToSetDuty("They no longer work here on that last day.", field="worker")
    return create_once(DutyTurn, id=id, team=team, worker=worker, starts_at=starts_at, ends_at=ends_at)


@action("duty.ended", needs=Permission.TEAMS_MANAGE)
def end_duty(*, turn: DutyTurn, by: Any, at: datetime) -> None:
    """End a turn on duty now; one that has not begun is taken away. Ending it twice changes nothing."""
    if turn.starts_at >= at:
        turn.delete()
    elif turn.ends_at > at:
        turn.ends_at = at
        turn.save(update_fields=["ends_at"])


def _refuse_fault(fault: Fault | None, refusal: type[UnableTo]) -> None:
    if fault is not None:
        raise refusal(fault[1], field=fault[0])
