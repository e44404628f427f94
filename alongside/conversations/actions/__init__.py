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
from alongside.conversations.actions.beside import (
    add_correction,
    answer_disagreement,
    correct_conversation,
    enter_disagreement,
)
from alongside.conversations.actions.conversation import record_conversation
from alongside.conversations.actions.draft import drop_conversation_draft, keep_conversation_draft, pause_recording
from alongside.conversations.actions.first_contact import (
    keep_letter,
    pass_on,
    read_in_confidence,
    record_first_contact,
    say_who,
    take_on,
    tell_in_confidence,
)
from alongside.conversations.actions.first_contact_draft import drop_first_contact_draft, keep_first_contact_draft
from alongside.conversations.actions.group import drop_group_draft, keep_group_draft, record_group
from alongside.conversations.actions.leaving import leave_check_back, leave_first_contact
from alongside.conversations.actions.mistake import move, strike, take_in
from alongside.conversations.actions.note import drop_draft, keep_draft, record_note
from alongside.conversations.actions.refusals import (
    UnableToAnswer,
    UnableToDisagree,
    UnableToEndSeries,
    UnableToPause,
    UnableToPutRight,
    UnableToRecord,
    UnableToReview,
)
from alongside.conversations.actions.series import end_series, go_on_with_series

__all__ = [
    "UnableToAnswer",
    "UnableToDisagree",
    "UnableToEndSeries",
    "UnableToPause",
    "UnableToPutRight",
    "UnableToRecord",
    "UnableToReview",
    "add_correction",
    "answer_check_back",
    "answer_disagreement",
    "answer_offer",
    "answer_undertaking",
    "answer_worry",
    "correct_conversation",
    "drop_conversation_draft",
    "drop_draft",
    "drop_first_contact_draft",
    "drop_group_draft",
    "end_series",
    "enter_disagreement",
    "go_on_with_series",
    "keep_conversation_draft",
    "keep_draft",
    "keep_first_contact_draft",
    "keep_group_draft",
    "keep_letter",
    "leave_check_back",
    "leave_first_contact",
    "move",
    "pass_on",
    "pause_check_back",
    "pause_recording",
    "put_off_undertaking",
    "read_in_confidence",
    "record_conversation",
    "record_first_contact",
    "record_group",
    "record_note",
    "review_override",
    "say_who",
    "strike",
    "take_in",
    "take_on",
    "tell_in_confidence",
]
