"""The only ways in which assessments change."""

from alongside.assessments.actions.ending import end_assessment, finish_assessment, put_advice_to_rest, write_advice
from alongside.assessments.actions.joint import answer_joint, take_joint_back
from alongside.assessments.actions.mistake import strike_assessment
from alongside.assessments.actions.own_words import (
    LINK,
    add_own_words,
    keep_own_words,
    note_opening_try,
    open_self_assessment,
    send_own_words,
    turn_away,
)
from alongside.assessments.actions.refusals import (
    UnableToAssess,
    UnableToCounsel,
    UnableToEnd,
    UnableToKeepWords,
    UnableToMakeJoint,
    UnableToOffer,
    UnableToOpen,
    UnableToPick,
    UnableToTell,
)
from alongside.assessments.actions.self_assessment import (
    give_another_link,
    offer_self_assessment,
    read_together,
    take_back_link,
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
    "LINK",
    "UnableToAssess",
    "UnableToCounsel",
    "UnableToEnd",
    "UnableToKeepWords",
    "UnableToMakeJoint",
    "UnableToOffer",
    "UnableToOpen",
    "UnableToPick",
    "UnableToTell",
    "add_own_words",
    "agree_day",
    "answer_joint",
    "begin_assessment",
    "begin_eligibility",
    "end_assessment",
    "finish_assessment",
    "give_another_link",
    "keep_own_words",
    "note_opening_try",
    "notice_young_carer",
    "offer_self_assessment",
    "open_self_assessment",
    "pick_said",
    "put_advice_to_rest",
    "put_back",
    "read_together",
    "say_if_still",
    "send_own_words",
    "strike_assessment",
    "take_back_link",
    "take_joint_back",
    "tell_of_young_carer",
    "turn_away",
    "write_advice",
    "write_part",
]
