"""What a recorded conversation leaves to do, kept with it, each with its clock. For `record_conversation` alone."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from alongside.access.permissions import Permission
from alongside.access.policy import decide
from alongside.access.roles import Role
from alongside.access.standing import Openness
from alongside.conversations import clock, rules
from alongside.conversations.actions.refusals import UnableToRecord
from alongside.conversations.models import CheckBack, Conversation, Override, SafetyWorry, Undertaking
from alongside.conversations.story.following import (
    due_of_check_back,
    due_of_override,
    due_of_undertaking,
    due_of_worry,
)
from alongside.conversations.told import CheckingBack, ToDo, Worry
from alongside.kit.moments import in_london
from alongside.people.models import Involvement, NamedAccess, Person
from alongside.workforce import dues
from alongside.workforce.models import Due, TeamMember, Worker
from alongside.workforce.models.team import holds_now, holds_on

# Who looks at an override where no team is alongside: the nearest of these that is there.
SECOND_PERSONS = (Role.TEAM_MANAGER, Role.PRINCIPAL, Role.SUPERVISOR)


def _keep_undertakings(conversation: Conversation, to_do: Sequence[ToDo]) -> list[Due]:
    """Keep who will do what; gives their clocks, not yet kept."""
    rows = []
    for number, one in enumerate(to_do, 1):
        on = one.by_on or clock.check_back_on(conversation.contact_at)
        rows.append(
            Undertaking(
                person=conversation.person,
                conversation=conversation,
                number=number,
                words=one.words,
                by_on=one.by_on,
                due_at=clock.end_of_day(on) if one.whose.worker else None,
                **one.whose.facts(),
            )
        )
    Undertaking.objects.bulk_create(rows)
    return [due for due in map(due_of_undertaking, rows) if due]


def _keep_check_back(conversation: Conversation, checking: CheckingBack) -> list[Due]:
    """Keep when somebody goes back to ask, or why nobody does; gives its clock, not yet kept."""
    if checking.on is None and not checking.why_none:
        raise UnableToRecord("Say on which day somebody checks back, or why nobody does.", field="check_back")
    if checking.on is not None:
        contact_on = in_london(conversation.contact_at).date()
        if fault := rules.fault_in_check_back(checking.on, contact_on=contact_on):
            raise UnableToRecord(fault, field="check_back_on")
        if checking.owner is None or checking.owner.has_left(on=checking.on):
            raise UnableToRecord("Choose who checks back: somebody who will be here then.", field="check_back_by")
    row = CheckBack.objects.create(
        person=conversation.person,
        conversation=conversation,
        on=checking.on,
        owner=checking.owner if checking.on else None,
        why_none="" if checking.on else checking.why_none,
    )
    return [due for due in [due_of_check_back(row)] if due]


def _keep_worry(conversation: Conversation, worry: Worry, by: Any, at: datetime) -> None:
    if worry.worker is None and worry.team is None:
        raise UnableToRecord("Say to whom the worry went, so that somebody answers it.", field="worry_to")
    if conversation.person.openness != Openness.OPEN and not _may_open(conversation.person, worry.worker, at):
        raise UnableToRecord(
            "Only a few may open this record. Give the worry to one of them, and speak with them now.", field="worry_to"
        )
    row = SafetyWorry.objects.create(
        person=conversation.person,
        conversation=conversation,
        words=worry.words,
        to_worker=worry.worker,
        to_team=None if worry.worker else worry.team,
        due_at=clock.worry_due(at),
    )
    dues.keep([due for due in [due_of_worry(row)] if due])


def _keep_override(conversation: Conversation, guard: str, reason: str, by: Any, at: datetime) -> None:
    row = Override.objects.create(
        person=conversation.person,
        conversation=conversation,
        guard=guard,
        reason=reason,
        due_at=clock.review_due(at),
        **_second_person(conversation.person, by, at),
    )
    dues.keep([due for due in [due_of_override(row)] if due])


def _may_open(person: Person, worker: Worker | None, at: datetime) -> bool:
    seen = Person.objects.one_seen_by(worker, person.pk, at=at) if worker else None
    if seen is None or worker is None:
        return False
    openness = Openness(person.openness)
    return bool(decide(Permission.PERSON_OPEN, roles=worker.roles, standing=seen.standing, openness=openness))


def _second_person(person: Person, by: Any, at: datetime) -> dict[str, Any]:
    """The team or the worker, never `by`, who reviews an override: as a record's columns.

    The team alongside the person; else the team of whoever recorded it; else a manager, a principal or a supervisor.
    Of a record that is not open, one of the few; where there is no second, it stays with whoever recorded it, who can
    ask for one to be named.
    """
    if person.openness != Openness.OPEN:
        named = NamedAccess.objects.of(person).filter(holds_now(at)).exclude(worker=by).select_related("worker")
        second = named.order_by("starts_at").first()
        return {"to_worker": second.worker if second else by}
    team = Involvement.objects.of(person).now(at=at).filter(team__isnull=False).select_related("team").first()
    if team is not None:
        return {"to_team": team.team}
    today = in_london(at).date()
    own = TeamMember.objects.filter(holds_on(today), worker=by).select_related("team").order_by("starts_on").first()
    if own is not None:
        return {"to_team": own.team}
    for role in SECOND_PERSONS:
        second = Worker.objects.working(on=today).holding(role).exclude(pk=by.pk).order_by("name").first()
        if second is not None:
            return {"to_worker": second}
    return {"to_worker": by}
