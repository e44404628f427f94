"""How ready both are, as both see it; and that the way of working was explained. Neither is ever a gate."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.audit.acts import action
from alongside.goals import rules
from alongside.goals.actions.partnership import CHANGE, UnableToWorkTogether, check_goes_on
from alongside.goals.elements import pack_version, readiness
from alongside.goals.models import Explained, Partnership, ReadinessLook
from alongside.goals.models.readiness import HowExplained, Ready
from alongside.goals.story.together import of_explained
from alongside.kit.moments import in_london
from alongside.kit.versions import create_once
from alongside.people.models import StoryItem


@action("readiness.looked_at", needs=CHANGE, creates="goals.readinesslook")
def look_at_readiness(
    *,
    partnership: Partnership,
    id: UUID,
    looked_on: date,
    answers: Mapping[str, str],
    words: str = "",
    by: Any,
    at: datetime,
) -> ReadinessLook:
    """Keep what both said of how ready they are: for keys of the active pack, whether it is there, growing, or not yet.

    Nothing follows from any answer, and earlier looks stay. Refuses no answer at all, and a key the pack has not.
    """
    check_goes_on(partnership)
    asked = {key for part in readiness() for key, _, _ in part.statements}
    said = {key: answer for key, answer in answers.items() if answer}
    if not said and not words:
        raise UnableToWorkTogether("Answer at least one, or write a few words.", field="words")
    if not set(said) <= asked or not set(said.values()) <= set(Ready.values):
        raise UnableToWorkTogether("Choose one of the answers listed.")
    if fault := rules.fault_in_past_day(looked_on, today=in_london(at).date()):
        raise UnableToWorkTogether(fault, field="looked_on")
    return create_once(
        ReadinessLook,
        id=id,
        partnership=partnership,
        looked_on=looked_on,
        answers=said,
        words=words,
        pack_version=pack_version(),
        looked_by=by,
        looked_at=at,
    )


@action("partnership.explained", needs=CHANGE, creates="goals.explained")
def record_explained(
    *,
    partnership: Partnership,
    id: UUID,
    explained_on: date,
    explained_by: str,
    ways: Sequence[str],
    in_their_words: str = "",
    by: Any,
    at: datetime,
) -> Explained:
    """Keep that the way of working was explained to the person: when, by whom, in which ways, what they said to it.

    Refuses no way, and a day to come. It may be explained before they begin, and again at any time.
    """
    if not ways or not set(ways) <= set(HowExplained.values):
        raise UnableToWorkTogether("Say how it was explained.", field="ways")
    if fault := rules.fault_in_past_day(explained_on, today=in_london(at).date()):
        raise UnableToWorkTogether(fault, field="explained_on")
    row = create_once(
        Explained,
        id=id,
        partnership=partnership,
        explained_on=explained_on,
        explained_by=explained_by,
        ways=list(ways),
        in_their_words=in_their_words,
        recorded_by=by,
        recorded_at=at,
    )
    StoryItem.objects.bulk_create(of_explained(row))
    return row
