"""A risk weighed both ways with the person; weighed anew; ended."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.decisions import rules
from alongside.decisions.actions.refusals import UnableToWeigh
from alongside.decisions.models import WeighedRisk
from alongside.decisions.story.decision import ROOM
from alongside.decisions.story.risk import due_of_risk, of_risk
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import change, create_once
from alongside.people.models import Person, StoryItem
from alongside.workforce import dues

WEIGHED_ANEW = "It was weighed anew."


@action("risk.weighed", needs=Permission.RISK_WEIGH, creates="decisions.weighedrisk")
def weigh_risk(
    *,
    person: Person,
    id: UUID,
    wants: str,
    good: str,
    harm: str,
    harm_of_not: str,
    review_on: date,
    why_matters: str = "",
    likelihood: str = "",
    to_whom: str = "",
    strengths: Iterable[str] = (),
    helps: str = "",
    person_will: str = "",
    we_will: str = "",
    early_signs: str = "",
    what_if: str = "",
    agreed_by: str = "",
    dissent: str = "",
    follows: WeighedRisk | None = None,
    seen_version: int | None = None,
    by: Any,
    at: datetime,
) -> WeighedRisk:
    """Weigh with a person something that they want to do: its good, its harm, and the harm of not doing it.

    `strengths` are the words of strengths that help. `follows` is the one that this looks at again, which then ends
    (`seen_version` is that one's). Refuses a person who has died, a day to look again that cannot be, and one that has
    ended already.
    """
    if person.died_on:
        raise UnableToWeigh(f"{person.called} has died, so there is nothing to weigh with them.")
    if fault := rules.fault_in_review_on(review_on, today=in_london(at).date()):
        raise UnableToWeigh(fault, field="review_on")
    if WeighedRisk.objects.filter(pk=id).exists():
        raise AlreadyDone
    if follows is not None:
        end_risk(risk=follows, seen_version=seen_version or 0, how=WEIGHED_ANEW, by=by, at=at)
    risk = create_once(
        WeighedRisk,
        id=id,
        person=person,
        wants=wants,
        why_matters=why_matters,
        good=good,
        harm=harm,
        likelihood=likelihood,
        to_whom=to_whom,
        harm_of_not=harm_of_not,
        strengths=list(strengths),
        helps=helps,
        person_will=person_will,
        we_will=we_will,
        early_signs=early_signs,
        what_if=what_if,
        agreed_by=agreed_by,
        dissent=dissent,
        review_on=review_on,
        follows=follows,
        weighed_by=by,
        weighed_at=at,
    )
    _tell(risk)
    return risk


@action("risk.ended", needs=Permission.RISK_WEIGH)
def end_risk(*, risk: WeighedRisk, seen_version: int, how: str, by: Any, at: datetime) -> WeighedRisk:
    """Say how something that was weighed went. It stays readable. Refuses one that has ended."""
    if risk.ended_at is not None:
        raise UnableToWeigh("This ended already. Open it to read how it went.")
    ended = change(risk, seen_version=seen_version, ended_at=at, ended_by=by, how_ended=how)
    _tell(ended)
    return ended


def _tell(risk: WeighedRisk) -> None:
    StoryItem.objects.filter(source_room=ROOM, source_id=risk.pk).delete()
    StoryItem.objects.bulk_create(of_risk(risk))
    dues.keep([due_of_risk(risk)])
