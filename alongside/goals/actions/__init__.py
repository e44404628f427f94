"""The only ways in which what two people do together changes."""

from alongside.goals.actions.partner import change_parts, pass_on, read_passed_on
from alongside.goals.actions.partnership import UnableToWorkTogether, begin_partnership, move_on
from alongside.goals.actions.pause import begin_again, look_back, pause, set_look_back
from alongside.goals.actions.readiness import look_at_readiness, record_explained
from alongside.goals.actions.reflection import (
    UnableToReflect,
    change_reflection,
    make_self_check,
    write_reflection,
)
from alongside.goals.actions.wheel import take_back_turn, turn_wheels

__all__ = [
    "UnableToReflect",
    "UnableToWorkTogether",
    "begin_again",
    "begin_partnership",
    "change_parts",
    "change_reflection",
    "look_at_readiness",
    "look_back",
    "make_self_check",
    "move_on",
    "pass_on",
    "pause",
    "read_passed_on",
    "record_explained",
    "set_look_back",
    "take_back_turn",
    "turn_wheels",
    "write_reflection",
]
