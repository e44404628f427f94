"""A decision while it is weighed: kept for everybody alongside, and thrown away."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations import clock
from alongside.decisions.actions.refusals import UnableToStrike
from alongside.decisions.actions.telling import _hold, _tell
from alongside.decisions.models import Decision
from alongside.decisions.story.decision import ROOM
from alongside.kit.refusals import AlreadyDone, ChangedMeanwhile
from alongside.kit.versions import change, create_once
from alongside.people.models import Person
from alongside.workforce.models import Due


@action("decision.kept", needs=Permission.DECISION_MAKE, in_ledger=False, creates="decisions.decision")
def keep_decision(
    *,
    person: Person,
    id: UUID,
    kind: str,
    words: dict[str, Any],
    question: str,
    made_at: datetime | None,
    seen_version: int,
    by: Any,
    at: datetime,
) -> Decision:
    """Keep what is written of a decision, whatever it is: everybody alongside can read it and go on with it.

    `words` maps a box to what is in it. Its recording clock starts once `made_at`, when it was decided, can be read
    (None: it is not decided yet). `seen_version` 0: not kept before. Raises ChangedMeanwhile when somebody kept it
    later, and AlreadyDone when it is made.
    """
    facts = {
        "words": words,
        "question": question,
        "made_at": made_at,
        "record_by": clock.of_a_draft(made_at, person, at=at),
        "kept_by": by,
        "kept_at": at,
    }
    decision = Decision.objects.of(person).filter(pk=id).first()
    if decision is None:
        decision = create_once(Decision, id=id, person=person, kind=kind, begun_by=by, begun_at=at, **facts)
    elif not decision.is_open:
        raise AlreadyDone
    elif decision.version != seen_version:
        raise ChangedMeanwhile(decision)
    else:
        decision = change(decision, seen_version=seen_version, **facts)
    return _tell(decision)


@action("decision.dropped", needs=Permission.DECISION_MAKE)
def drop_decision(*, decision: Decision, by: Any, at: datetime) -> None:
    """Throw away what is still weighed. Refuses one that was made, a colleague's, and one that others advised on."""
    held = _hold(decision)
    if not held.is_open:
        raise UnableToStrike("This was decided. If it was a mistake, strike it: a quiet line stays.")
    if held.begun_by_id != by.pk:
        raise UnableToStrike(f"{held.begun_by} began this. Ask them to throw it away, or go on with it.")
    if held.counsel.exists() or held.turns.exists():
        raise UnableToStrike("Somebody has said something on this, so it stays. Strike it, and say why.")
    Due.objects.filter(source_room=ROOM, source_id=held.pk).delete()
    held.delete()
