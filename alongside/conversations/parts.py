"""The parts of a note or a conversation, beside each of which a person can say that it is not right."""

from alongside.conversations.models import Conversation, Note
from alongside.people.models import Strength
from alongside.people.telling import shortened

WHOLE, THEIR_WORDS, TOGETHER, STRENGTHS, RISK = "whole", "their_words", "together", "strengths", "risk"
TO_DO, OUTCOMES, OFFERS, WORRY, CHECK_BACK, STATEMENT = (
    "to_do", "outcomes", "offers", "worry", "check_back", "statement-",
)  # fmt: skip
LABEL_AT_MOST = 80


def parts_of(recorded: Note | Conversation) -> list[tuple[str, str]]:
    """Key and words of each part that has something in it, the whole of it first."""
    there = parts_of_note(recorded) if isinstance(recorded, Note) else parts_of_conversation(recorded)
    return [(WHOLE, "All of it, or that it was recorded at all"), *there]


def parts_of_note(note: Note) -> list[tuple[str, str]]:
    """Of a note: their words, what we did together, a strength."""
    there = [
        (THEIR_WORDS, _named("What they said", note.in_their_words)),
        (TOGETHER, _named("What we did together", note.together)),
        (STRENGTHS, "A strength that showed" if Strength.objects.filter(source_id=note.pk).exists() else ""),
    ]
    return [(key, label) for key, label in there if label]


def parts_of_conversation(one: Conversation) -> list[tuple[str, str]]:
    """Of a conversation: their words, each statement, and each section that is not empty."""
    there = [
        (THEIR_WORDS, _named("What they said", one.in_their_words)),
        *((f"{STATEMENT}{row.number}", _named("What we noticed", row.words)) for row in one.statements.all()),
        (STRENGTHS, "Strengths that showed" if one.strengths_shown.exists() else ""),
        (RISK, "What they want to try" if hasattr(one, "positive_risk") else ""),
        (TO_DO, "What we each will do" if one.undertakings.exists() else ""),
        (OUTCOMES, "What came of it" if one.outcomes.exists() else ""),
        (OFFERS, "What was offered" if one.offers.exists() else ""),
        (WORRY, "A worry for safety" if hasattr(one, "safety_worry") else ""),
        (CHECK_BACK, "When we check back" if hasattr(one, "check_back") else ""),
    ]
    return [(key, label) for key, label in there if label]


def _named(title: str, words: str) -> str:
    return f"{title}: {shortened(words, LABEL_AT_MOST)}" if words else ""
