"""Acts of the roof."""

from alongside.desk.actions.leaving import UnableToLeaveBehind, hand_over_what_is_left
from alongside.desk.actions.rebuilding import rebuild_story

__all__ = ["UnableToLeaveBehind", "hand_over_what_is_left", "rebuild_story"]
