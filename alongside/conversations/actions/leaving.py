"""What a worker who leaves was to take on, or to go back and ask about, goes on with a colleague."""

from datetime import datetime
from typing import Any

from alongside.access.permissions import Permission
from alongside.access.policy import POLICY
from alongside.access.standing import Openness
from alongside.audit.acts import action
from alongside.conversations.actions.first_contact import TAKEN_ON, _changed
from alongside.conversations.actions.refusals import UnableToAnswer
from alongside.conversations.models import CheckBack, FirstContact
from alongside.conversations.story.following import due_of_check_back
from alongside.kit.moments import in_london
from alongside.kit.versions import change
from alongside.workforce import dues
from alongside.workforce.models import Due, Worker

TAKING_ON = POLICY[Permission.FIRST_CONTACT_RECORD].roles


@action("first_contact.left", needs=Permission.LEAVING_HAND_OVER)
def leave_first_contact(*, contact: FirstContact, seen_version: int, to: Worker, by: Any, at: datetime) -> FirstContact:
    """Give a first contact that waits on one's desk, or on that of whom one covers, to a colleague. Its clock goes on.

    Refuses one that is taken on already, one that is on neither desk, one that was put to the few who may open a
    record, and a colleague who has left or takes on no first contacts.
    """
    if contact.answered_at is not None:
        raise UnableToAnswer(TAKEN_ON)
    if not Due.objects.needing(by, at=at).filter(source_id=contact.pk).exists():
        raise UnableToAnswer("Only whoever has this on their desk can do this, or whoever covers for them.")
    if contact.conversation is None and contact.person is not None and contact.person.openness != Openness.OPEN:
        raise UnableToAnswer("This was put to the few who may open the record. One of them goes on with it.")
    _refuse_who_left(to, at)
    if not TAKING_ON & set(to.roles):
        raise UnableToAnswer(f"{to} has no role that takes on a first contact. Choose somebody else.", field="to")
    return _changed(contact, seen_version, {"to_worker": to, "to_team": None})


@action("check_back.left", needs=Permission.CHECK_BACK_ANSWER)
def leave_check_back(*, check_back: CheckBack, seen_version: int, to: Worker, by: Any, at: datetime) -> CheckBack:
    """Say that a colleague goes back to ask. The day stays.

    Refuses one that is answered or has no day, and a colleague who has left.
    """
    if check_back.on is None or check_back.answered_at is not None:
        raise UnableToAnswer("There is nobody to go back to here: it was asked already, or no day was named.")
    _refuse_who_left(to, at)
    check_back = change(check_back, seen_version=seen_version, owner=to)
    dues.keep([due for due in [due_of_check_back(check_back)] if due])
    return check_back


def _refuse_who_left(to: Worker, at: datetime) -> None:
    if to.has_left(on=in_london(at).date()):
        raise UnableToAnswer(f"{to} has left. Choose a colleague.", field="to")
