"""Short notes and conversations: what was said, what follows from it, and drafts while they are written."""

from alongside.conversations.models.check_back import CheckBack
from alongside.conversations.models.conversation import (
    Conversation,
    Offer,
    Outcome,
    PositiveRisk,
    Present,
    Statement,
    StrengthShown,
)
from alongside.conversations.models.disagreement import Correction, Disagreement
from alongside.conversations.models.draft import ConversationDraft
from alongside.conversations.models.first_contact import FirstContact, FirstContactDraft, ToldInConfidence
from alongside.conversations.models.group import Group, GroupDraft
from alongside.conversations.models.mistake import TakenAway
from alongside.conversations.models.note import Note, NoteDraft, NoteKind
from alongside.conversations.models.override import Override
from alongside.conversations.models.safety_worry import SafetyWorry
from alongside.conversations.models.series import Series
from alongside.conversations.models.undertaking import Undertaking

__all__ = [
    "CheckBack",
    "Conversation",
    "ConversationDraft",
    "Correction",
    "Disagreement",
    "FirstContact",
    "FirstContactDraft",
    "Group",
    "GroupDraft",
    "Note",
    "NoteDraft",
    "NoteKind",
    "Offer",
    "Outcome",
    "Override",
    "PositiveRisk",
    "Present",
    "SafetyWorry",
    "Series",
    "Statement",
    "StrengthShown",
    "TakenAway",
    "ToldInConfidence",
    "Undertaking",
]
