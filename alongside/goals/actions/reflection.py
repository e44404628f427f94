"""A worker's own: what they write for themselves, and their self-check. Theirs alone."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.goals.checking import checked_keys
from alongside.goals.elements import pack_version
from alongside.goals.models import Reflection, SelfCheck
from alongside.goals.reflecting import questions_by_key
from alongside.goals.rules import HIGHEST
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import change, create_once

OWN = Permission.REFLECTION_WRITE


class UnableToReflect(UnableTo):
    """A reflection or a self-check cannot be kept like this."""


@action("reflection.written", needs=OWN, creates="goals.reflection")
def write_reflection(*, question: str, id: UUID, words: str, by: Any, at: datetime) -> Reflection:
    """Keep what a worker wrote for themselves to one of the pack's questions (`question` empty: to none)."""
    asked = questions_by_key().get(question)
    if question and asked is None:
        raise UnableToReflect("Choose one of the questions, or none.", field="question")
    return create_once(
        Reflection,
        id=id,
        worker=by,
        question=question,
        asked=asked.text if asked else "",
        words=words,
        written_at=at,
    )


@action("reflection.changed", needs=OWN)
def change_reflection(*, reflection: Reflection, seen_version: int, words: str, by: Any, at: datetime) -> Reflection:
    """Change one's own words. Refuses anybody else's."""
    if reflection.worker_id != by.pk:
        raise UnableToReflect("This is a colleague's own. Nobody else changes it.")
    return change(reflection, seen_version=seen_version, words=words)


@action("self_check.made", needs=OWN, creates="goals.selfcheck")
def make_self_check(*, answers: Mapping[str, int], id: UUID, by: Any, at: datetime) -> SelfCheck:
    """Keep how often a worker says they do each of the pack's elements, 0 (never) to 4 (always).

    What was not answered is left out. Refuses no answer, a key the pack has not, and a number outside 0 to 4.
    """
    said = {key: number for key, number in answers.items() if number is not None}
    if not said:
        raise UnableToReflect("Answer at least one.")
    if not set(said) <= set(checked_keys()) or not all(0 <= number <= HIGHEST for number in said.values()):
        raise UnableToReflect("Choose from the answers listed.")
    return create_once(SelfCheck, id=id, worker=by, answers=said, pack_version=pack_version(), made_at=at)
