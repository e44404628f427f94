"""What is kept of an assessment: its parts, what was picked, what the person wrote, what makes two joint, who cares."""

from alongside.assessments.models.assessment import Assessment, AssessmentPart, Picked, State, Still
from alongside.assessments.models.joint import JointAgreement
from alongside.assessments.models.self_assessment import LinkChannel, OpeningTry, OwnWords, SelfAssessment
from alongside.assessments.models.young_carer import YoungCarer

__all__ = [
    "Assessment",
    "AssessmentPart",
    "JointAgreement",
    "LinkChannel",
    "OpeningTry",
    "OwnWords",
    "Picked",
    "SelfAssessment",
    "State",
    "Still",
    "YoungCarer",
]
