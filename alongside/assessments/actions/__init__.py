"""The only ways in which assessments change."""

from alongside.assessments.actions.ending import end_assessment, finish_assessment, write_advice
from alongside.assessments.actions.joint import answer_joint, take_joint_back
from alongside.assessments.actions.mistake import strike_assessment
from alongside.assessments.actions.refusals import (
    UnableToAssess,
    UnableToCounsel,
    UnableToEnd,
    UnableToMakeJoint,
    UnableToPick,
    UnableToTell,
)
from alongside.assessments.actions.writing import (
    agree_day,
    begin_assessment,
    begin_eligibility,
    pick_said,
    put_back,
    say_if_still,
    write_part,
)
from alongside.assessments.actions.young_carer import notice_young_carer, tell_of_young_carer

__all__ = [
    "UnableToAssess",
    "UnableToCounsel",
    "UnableToEnd",
    "UnableToMakeJoint",
    "UnableToPick",
    "UnableToTell",
    "agree_day",
    "answer_joint",
    "begin_assessment",
    "begin_eligibility",
    "end_assessment",
    "finish_assessment",
    "notice_young_carer",
    "pick_said",
    "put_back",
    "say_if_still",
    "strike_assessment",
    "take_joint_back",
    "tell_of_young_carer",
    "write_advice",
    "write_part",
]
