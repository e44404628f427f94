"""What a person wrote of themselves, as pages show it: by question, with what was added; and how their link stands."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from alongside.assessments.models import OwnWords, SelfAssessment
from alongside.assessments.own_questions import QUESTIONS, Question
from alongside.kit.moments import date_in_words, in_london


@dataclass
class Answer:
    """One question with what they wrote, if they did, and what they added later."""

    asked: Question
    row: OwnWords | None = None
    added: list[OwnWords] = field(default_factory=list)

    @property
    def is_there(self) -> bool:
        """Did they write anything?"""
        return bool(self.added or (self.row and self.row.words))


def answers_of(own: SelfAssessment) -> list[tuple[str, list[Answer]]]:
    """Each heading of their page with the questions that they answered, in its order."""
    rows = own.words.all()
    first = {row.part: row for row in rows if not row.is_added}
    groups = []
    for group in QUESTIONS[own.assessment.kind]:
        answers = [
            Answer(asked, first.get(asked.part), [row for row in rows if row.is_added and row.part == asked.part])
            for asked in group.asked
        ]
        if found := [one for one in answers if one.is_there]:
            groups.append((group.heading, found))
    return groups


def sent_by_part(own: SelfAssessment | None) -> dict[str, list[OwnWords]]:
    """What was sent, by part, in the order in which it came; nothing before they said that they had finished."""
    found: dict[str, list[OwnWords]] = {}
    rows: Iterable[OwnWords] = own.words.all() if own is not None and own.sent_at else ()
    for row in rows:
        if row.words:
            found.setdefault(row.part, []).append(row)
    return found


def how_it_stands(own: SelfAssessment, *, at: datetime) -> str:
    """How the person's page stands, in a sentence for workers."""
    until = f"The link works until {_day(own.ends_at)}." if own.is_going(at=at) else "The link opens nothing any more."
    if own.ended_at is not None:
        until = f"{own.ended_by} took the link back on {_day(own.ended_at)}."
    if own.is_shut:
        until = "The link is shut: many wrong words were tried. Give them another, with another word."
    if own.sent_at is not None:
        return f"Sent on {_day(own.sent_at)}. {until}"
    if own.opened_at is not None:
        return f"Opened first on {_day(own.opened_at)}, and not sent yet. {until}"
    return f"Not opened yet. {until}"


def _day(moment: datetime) -> str:
    return date_in_words(in_london(moment).date())
