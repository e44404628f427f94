"""The only ways in which a person's maps change."""

from alongside.circles.actions.changes import add_to_map, describe, move, take_off
from alongside.circles.actions.keeping import UnableToKeep, keep_from, show_again
from alongside.circles.actions.maps import begin_map, correct_map, review_map
from alongside.circles.actions.ties import say_whom_they_know, tie, untie
from alongside.circles.actions.under_way import UnableToChangeMap
from alongside.circles.actions.undoing import UnableToUndo, undo

__all__ = [
    "UnableToChangeMap",
    "UnableToKeep",
    "UnableToUndo",
    "add_to_map",
    "begin_map",
    "correct_map",
    "describe",
    "keep_from",
    "move",
    "review_map",
    "say_whom_they_know",
    "show_again",
    "take_off",
    "tie",
    "undo",
    "untie",
]
