"""The only ways in which what two people do together changes."""

from alongside.goals.actions.activity import UnableToDoTogether, do_task, plan_activity, tell_activity
from alongside.goals.actions.barrier import (
    UnableToKeepBarrier,
    name_barrier,
    put_barrier_to_rest,
    put_behind,
    put_in_the_way_again,
    tell_attempt,
)
from alongside.goals.actions.connection import UnableToConnect, make_connection, say_still_in_touch
from alongside.goals.actions.goal import (
    UnableToChangeGoal,
    choose_goal,
    go_on_with_goal,
    grow_into,
    reword_goal,
    say_what_became,
)
from alongside.goals.actions.partner import change_parts, pass_on, read_passed_on
from alongside.goals.actions.partnership import UnableToWorkTogether, begin_partnership, move_on
from alongside.goals.actions.pause import begin_again, look_back, pause, set_look_back
from alongside.goals.actions.rating import UnableToRate, rate_goal, write_scale
from alongside.goals.actions.readiness import look_at_readiness, record_explained
from alongside.goals.actions.reflection import UnableToReflect, change_reflection, make_self_check, write_reflection
from alongside.goals.actions.step import (
    UnableToAnswerStep,
    UnableToChangeStep,
    add_step,
    answer_step,
    change_step,
    move_step,
    put_off_step,
    take_up_step,
)
from alongside.goals.actions.strengths import UnableToNameStrength, name_worker_strength
from alongside.goals.actions.wheel import take_back_turn, turn_wheels

__all__ = [
    "UnableToAnswerStep",
    "UnableToChangeGoal",
    "UnableToChangeStep",
    "UnableToConnect",
    "UnableToDoTogether",
    "UnableToKeepBarrier",
    "UnableToNameStrength",
    "UnableToRate",
    "UnableToReflect",
    "UnableToWorkTogether",
    "add_step",
    "answer_step",
    "begin_again",
    "begin_partnership",
    "change_parts",
    "change_reflection",
    "change_step",
    "choose_goal",
    "do_task",
    "go_on_with_goal",
    "grow_into",
    "look_at_readiness",
    "look_back",
    "make_connection",
    "make_self_check",
    "move_on",
    "move_step",
    "name_barrier",
    "name_worker_strength",
    "pass_on",
    "pause",
    "plan_activity",
    "put_barrier_to_rest",
    "put_behind",
    "put_in_the_way_again",
    "put_off_step",
    "rate_goal",
    "read_passed_on",
    "record_explained",
    "reword_goal",
    "say_still_in_touch",
    "say_what_became",
    "set_look_back",
    "take_back_turn",
    "take_up_step",
    "tell_activity",
    "tell_attempt",
    "turn_wheels",
    "write_reflection",
    "write_scale",
]
