"""The person who writes for themselves by a link: who that is to the ledger, and how they stand to the one page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alongside.access.roles import Role
from alongside.access.standing import Kind, Openness, Standing
from alongside.assessments.models import SelfAssessment
from alongside.audit.acting import About


@dataclass(frozen=True)
class Writer:
    """Whoever opened the link and knew the word: the person, as far as the house can tell."""

    own: SelfAssessment
    roles: frozenset[Role] = frozenset({Role.SELF})
    way_out: str | None = None  # no account, no signing out: the page is closed on itself

    @property
    def key(self) -> str:
        """What the ledger writes: `self_assessment:<uuid>`."""
        return f"self_assessment:{self.own.pk}"

    @property
    def name(self) -> str:
        """How a page addresses them."""
        return f"{self.own.person.called}, on this page alone"


def stands(writer: Writer, subject: Any, at: datetime) -> About:
    """How they stand at a moment: to their own words while the link works, and to nothing else of the record."""
    own = subject if isinstance(subject, SelfAssessment) else getattr(subject, "self_assessment", None)
    if own is None or own.pk != writer.own.pk:
        return About()
    now = SelfAssessment.objects.select_related("assessment__person").get(pk=own.pk)  # as it is, not as they were told
    goes_on = now.turn == writer.own.turn and now.is_going(at=at)
    kinds = frozenset({Kind.BY_LINK}) if goes_on else frozenset()
    return About(now.person.pk, Standing(kinds), Openness(now.person.openness))
