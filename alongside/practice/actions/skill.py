"""A worker says what they can teach, or would like to learn, and takes it away again."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.kit.refusals import UnableTo
from alongside.kit.versions import create_once
from alongside.practice.models import Skill
from alongside.workforce.models import Worker


class UnableToShareSkill(UnableTo):
    """The skill is not this worker's to say or to take away."""


@action("skill.shared", needs=Permission.SKILL_SHARE, creates="practice.skill")
def share_skill(*, worker: Worker, id: UUID, way: str, words: str, about: str = "", by: Any, at: datetime) -> Skill:
    """Say that one can teach something, or would like to learn it. Of oneself alone: nobody says it for a colleague."""
    if worker != by:
        raise UnableToShareSkill("Only they can say this of themselves.")
    return create_once(Skill, id=id, worker=worker, way=way, words=words, about=about, said_at=at)


@action("skill.ended", needs=Permission.SKILL_SHARE)
def end_skill(*, skill: Skill, by: Any, at: datetime) -> Skill:
    """Take it away again. Refuses a colleague's; twice changes nothing."""
    if skill.worker != by:
        raise UnableToShareSkill("Only they can take this away.")
    if Skill.objects.filter(pk=skill.pk, ended_at=None).update(ended_at=at):
        skill.ended_at = at
    return skill
