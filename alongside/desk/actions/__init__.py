"""Acts of the roof."""

from alongside.desk.actions.after_a_death import UnableToPutToRest, put_all_to_rest, put_to_rest
from alongside.desk.actions.leaving import UnableToLeaveBehind, hand_over_what_is_left
from alongside.desk.actions.rebuilding import rebuild_story

__all__ = [
    "UnableToLeaveBehind",
    "UnableToPutToRest",
    "hand_over_what_is_left",
    "put_all_to_rest",
    "put_to_rest",
    "rebuild_story",
]
