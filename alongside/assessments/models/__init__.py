"""What is kept of an assessment: its parts, what was picked into them, what makes two joint, who was noticed."""

from alongside.assessments.models.assessment import Assessment, AssessmentPart, Picked, State, Still
from alongside.assessments.models.joint import JointAgreement
from alongside.assessments.models.young_carer import YoungCarer

__all__ = ["Assessment", "AssessmentPart", "JointAgreement", "Picked", "State", "Still", "YoungCarer"]
