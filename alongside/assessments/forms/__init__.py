"""What is asked while an assessment is written with a person, and while they write for themselves."""

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

__all__ = [
    "AddOwnWords",
    "AgreeDay",
    "BeginAssessment",
    "EndAssessment",
    "FinishAssessment",
    "GiveAnotherLink",
    "OfferSelfAssessment",
    "OpenOwnWords",
    "PickSaid",
    "Sent",
    "StillTrue",
    "StrikeAssessment",
    "WriteAdvice",
    "WriteAssessment",
    "WriteOwnWords",
    "mark",
    "of_words",
]
