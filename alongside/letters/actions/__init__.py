"""Prepare a copy, write it in the form its reader needs, give it, say that they have it, or why it is not given."""

from alongside.letters.actions.giving import acknowledge_copy, give_copy, keep_back_copy
from alongside.letters.actions.preparing import change_copy, prepare_copy
from alongside.letters.actions.refusals import UnableToGive, UnableToPrepare, UnableToWrite
from alongside.letters.actions.writing import keep_recording, write_easy_read, write_translation

__all__ = [
    "UnableToGive",
    "UnableToPrepare",
    "UnableToWrite",
    "acknowledge_copy",
    "change_copy",
    "give_copy",
    "keep_back_copy",
    "keep_recording",
    "prepare_copy",
    "write_easy_read",
    "write_translation",
]
