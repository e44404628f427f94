"""What is asked while an assessment is written with a person, with two, and while they write for themselves."""

from alongside.assessments.forms.assessment import (
    AgreeDay,
    BeginAssessment,
    EndAssessment,
    FinishAssessment,
    PickSaid,
    Sent,
    StillTrue,
    StrikeAssessment,
    WriteAdvice,
    WriteAssessment,
    mark,
    of_words,
)
from alongside.assessments.forms.self_assessment import (
    AddOwnWords,
    GiveAnotherLink,
    OfferSelfAssessment,
    OpenOwnWords,
    WriteOwnWords,
)
from alongside.assessments.forms.together import AnswerJoint, NoticeYoungCarer, TakeJointBack, TellOfYoungCarer

__all__ = [
    "AddOwnWords",
    "AgreeDay",
    "AnswerJoint",
    "BeginAssessment",
    "EndAssessment",
    "FinishAssessment",
    "GiveAnotherLink",
    "NoticeYoungCarer",
    "OfferSelfAssessment",
    "OpenOwnWords",
    "PickSaid",
    "Sent",
    "StillTrue",
    "StrikeAssessment",
    "TakeJointBack",
    "TellOfYoungCarer",
    "WriteAdvice",
    "WriteAssessment",
    "WriteOwnWords",
    "mark",
    "of_words",
]
