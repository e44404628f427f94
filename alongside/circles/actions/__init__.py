"""The only ways in which a person's maps change."""

from alongside.circles.actions.bringing_in import ToBring, import_map
from alongside.circles.actions.changes import add_to_map, describe, move, take_off
from alongside.circles.actions.files import export_figures, export_map
from alongside.circles.actions.keeping import UnableToKeep, keep_from, show_again
from alongside.circles.actions.maps import begin_map, correct_map, review_map
from alongside.circles.actions.sittings import (
    UnableToSit,
    begin_sitting,
    end_sitting,
    join_sitting,
    leave_sitting,
    note_sitting_try,
    turn_device_away,
)
from alongside.circles.actions.ties import say_whom_they_know, tie, untie
from alongside.circles.actions.under_way import UnableToChangeMap
from alongside.circles.actions.undoing import UnableToUndo, undo

__all__ = [
    "ToBring",
    "UnableToChangeMap",
    "UnableToKeep",
    "UnableToSit",
    "UnableToUndo",
    "add_to_map",
    "begin_map",
    "begin_sitting",
    "correct_map",
    "describe",
    "end_sitting",
    "export_figures",
    "export_map",
    "import_map",
    "join_sitting",
    "keep_from",
    "leave_sitting",
    "move",
    "note_sitting_try",
    "review_map",
    "say_whom_they_know",
    "show_again",
    "take_off",
    "tie",
    "turn_device_away",
    "undo",
    "untie",
]
