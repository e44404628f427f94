"""How ready both are, as a page says it: the latest look beside the one before."""

from dataclasses import dataclass

from alongside.goals.elements import readiness
from alongside.goals.models import Partnership, ReadinessLook
from alongside.goals.models.readiness import Ready


@dataclass(frozen=True)
class Looked:
    """The latest look: each part's title with pairs of what was asked and the answer in words; the looks before."""

    look: ReadinessLook
    parts: list[tuple[str, list[tuple[str, str]]]]
    before: list[ReadinessLook]


def readiness_of(partnership: Partnership) -> Looked | None:
    """The latest look at how ready both are, in one statement; None where they have not looked."""
    looks = list(partnership.readiness_looks.select_related("looked_by"))
    if not looks:
        return None
    answers = looks[0].answers
    parts = [
        (part.title, [(title, str(Ready(answers[key]).label)) for key, title, _ in part.statements if key in answers])
        for part in readiness()
    ]
    return Looked(looks[0], [part for part in parts if part[1]], looks[1:])
