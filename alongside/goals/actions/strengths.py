"""What a worker brings to working together with a person."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.conversations.models import Conversation
from alongside.goals.models import WorkerStrength
from alongside.goals.models.strengths import SaidBy
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import create_once
from alongside.people.models import Person
from alongside.workforce.models import Worker


class UnableToNameStrength(UnableTo):
    """A strength cannot be named like this."""


@action("worker_strength.named", needs=Permission.STRENGTH_NAME, creates="goals.workerstrength")
def name_worker_strength(
    *,
    person: Person,
    id: UUID,
    worker: Worker,
    words: str,
    says: str,
    says_name: str = "",
    conversation: Conversation | None = None,
    by: Any,
    at: datetime,
) -> WorkerStrength:
    """Name what a worker is good at, knows or likes, with who says so (a key of `SaidBy`), and where it was named.

    Connecting People Intervention: both write down their strengths, and draw on them all the way. Refuses a
    conversation with somebody else.
    """
    if conversation is not None and conversation.person_id not in person.keys:
        raise UnableToNameStrength("Choose one of the conversations with this person.", field="conversation")
    return create_once(
        WorkerStrength,
        id=id,
        person=person,
        worker=worker,
        words=words,
        says=says,
        says_name=says_name if says == SaidBy.OTHER else "",
        conversation=conversation,
        named_by=by,
        named_at=at,
    )
