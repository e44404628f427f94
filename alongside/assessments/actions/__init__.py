"""The only ways in which assessments change."""

from alongside.assessments.actions.ending import end_assessment, finish_assessment, strike_assessment, write_advice
from alongside.assessments.actions.refusals import UnableToAssess, UnableToCounsel, UnableToEnd, UnableToPick
from alongside.assessments.actions.writing import (
    agree_day,
    begin_assessment,
    begin_eligibility,
    pick_said,
    put_back,
    say_if_still,
    write_part,
)

__all__ = [
    "UnableToAssess",
    "UnableToCounsel",
    "UnableToEnd",
    "UnableToPick",
    "agree_day",
    "begin_assessment",
    "begin_eligibility",
    "end_assessment",
    "finish_assessment",
    "pick_said",
    "put_back",
    "say_if_still",
    "strike_assessment",
    "write_advice",
    "write_part",
]
