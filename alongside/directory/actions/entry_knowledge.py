"""What workers know of an offer: written, and let go once it is no longer so."""

from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.directory.actions.entry_changing import UnableToKeepEntry
from alongside.directory.models import LocalKnowledge, Service
from alongside.kit.versions import create_once
from alongside.workforce.models import Team


@action("local_knowledge.written", needs=Permission.LOCAL_KNOWLEDGE_SHARE, creates="directory.localknowledge")
def write_knowledge(
    *, service: Service, id: UUID, words: str, team: Team | None = None, by: Any, at: datetime
) -> LocalKnowledge:
    """Write down what a worker knows of an offer, for a team to hold (None: all of them). It stays when they leave."""
    return create_once(LocalKnowledge, id=id, service=service, words=words, team=team, written_by=by, written_at=at)


@action("local_knowledge.ended", needs=Permission.LOCAL_KNOWLEDGE_SHARE)
def end_knowledge(*, knowledge: LocalKnowledge, why: str, by: Any, at: datetime) -> LocalKnowledge:
    """Say that a piece of local knowledge is no longer so, and why. It stays in the record, not on the page."""
    rows = LocalKnowledge.objects.filter(pk=knowledge.pk, ended_at=None)
    if not rows.update(ended_by=by, ended_at=at, why_ended=why):
        raise UnableToKeepEntry("A colleague took this away meanwhile.")
    knowledge.refresh_from_db()
    return knowledge
