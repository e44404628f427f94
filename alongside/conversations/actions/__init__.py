"""The only ways in which notes and conversations come to be, and what follows from them is answered."""

from alongside.conversations.actions.answers import (
    answer_check_back,
    answer_offer,
    answer_undertaking,
    answer_worry,
    pause_check_back,
    put_off_undertaking,
    review_override,
)
from alongside.conversations.actions.conversation import record_conversation
from alongside.conversations.actions.draft import drop_conversation_draft, keep_conversation_draft, pause_recording
from alongside.conversations.actions.note import add_correction, drop_draft, keep_draft, record_note
from alongside.conversations.actions.refusals import (
    UnableToAnswer,
    UnableToEndSeries,
    UnableToPause,
    UnableToRecord,
    UnableToReview,
)
from alongside.conversations.actions.series import end_series, go_on_with_series

__all__ = [
    "UnableToAnswer",
    "UnableToEndSeries",
    "UnableToPause",
    "UnableToRecord",
    "UnableToReview",
    "add_correction",
    "answer_check_back",
    "answer_offer",
    "answer_undertaking",
    "answer_worry",
    "drop_conversation_draft",
    "drop_draft",
    "end_series",
    "go_on_with_series",
    "keep_conversation_draft",
    "keep_draft",
    "pause_check_back",
    "pause_recording",
    "put_off_undertaking",
    "record_conversation",
    "record_note",
    "review_override",
]
