"""The only ways in which decisions, what stands beside them, and risks change."""

from alongside.decisions.actions.beside import (
    answer_challenge,
    give_counsel,
    look_again,
    look_under_law,
    strike_decision,
    take_counsel_back,
    tell_of_advocate,
)
from alongside.decisions.actions.deciding import decide, look_as_second
from alongside.decisions.actions.refusals import (
    UnableToAdvise,
    UnableToDecide,
    UnableToLookAgain,
    UnableToStrike,
    UnableToWeigh,
)
from alongside.decisions.actions.risk import end_risk, weigh_risk
from alongside.decisions.actions.weighing import drop_decision, keep_decision

__all__ = [
    "UnableToAdvise",
    "UnableToDecide",
    "UnableToLookAgain",
    "UnableToStrike",
    "UnableToWeigh",
    "answer_challenge",
    "decide",
    "drop_decision",
    "end_risk",
    "give_counsel",
    "keep_decision",
    "look_again",
    "look_as_second",
    "look_under_law",
    "strike_decision",
    "take_counsel_back",
    "tell_of_advocate",
    "weigh_risk",
]
