"""What was still open for somebody who died is put to rest: each room's own act closes what is its."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations import actions as conversations
from alongside.conversations.models import CheckBack, Undertaking
from alongside.conversations.models.check_back import CameOut
from alongside.conversations.models.undertaking import Happened
from alongside.conversations.story.following import CHECK_BACK, UNDERTAKING
from alongside.goals import actions as goals
from alongside.goals.models import Step
from alongside.goals.models.step import Happened as HappenedOfStep
from alongside.kit.moments import in_london
from alongside.kit.refusals import AlreadyDone, UnableTo
from alongside.people.models import Person
from alongside.workforce.models import Due

THEY_DIED = "They died before then."


class UnableToPutToRest(UnableTo):
    """This cannot be put to rest with one tap."""


@action("death.put_to_rest", needs=Permission.CHECK_BACK_ANSWER)
def put_to_rest(*, person: Person, due: Due, by: Any, at: datetime) -> None:
    """Close what a clock of somebody who died asked of them, by the act of its own room, which says that they died.

    Refuses where no death is recorded, another person's clock, and a kind that is answered on its own page only.
    AlreadyDone when it is closed.
    """
    if person.died is None:
        raise UnableToPutToRest(f"No death of {person.called} is recorded here, so this stays open. Answer it instead.")
    if due.person not in person.keys or due.kind not in RESTS:
        raise UnableToPutToRest("This one needs a word of its own. Open it, and answer it there.")
    if due.done_at is not None:
        raise AlreadyDone
    RESTS[due.kind](due, by, at)


def _undertaking(due: Due, by: Any, at: datetime) -> None:
    one = Undertaking.objects.get(pk=due.source_id)
    conversations.answer_undertaking(
        undertaking=one, seen_version=one.version, happened=Happened.NOT_DONE, what_happened=THEY_DIED, by=by, at=at
    )


def _check_back(due: Due, by: Any, at: datetime) -> None:
    one = CheckBack.objects.get(pk=due.source_id)
    conversations.answer_check_back(check_back=one, seen_version=one.version, came_out=CameOut.DIED, by=by, at=at)


def _step(due: Due, by: Any, at: datetime) -> None:
    one = Step.objects.get(pk=due.source_id)
    goals.answer_step(
        step=one, seen_version=one.version, happened=HappenedOfStep.NOT_NOW, on=in_london(at).date(),
        what_happened=THEY_DIED, by=by, at=at,
    )  # fmt: skip


# Each kind of clock that one tap puts to rest, and how.
RESTS: dict[str, Callable[[Due, Any, datetime], None]] = {
    UNDERTAKING: _undertaking,
    CHECK_BACK: _check_back,
    "step": _step,
}
