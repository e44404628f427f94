"""What is kept of an assessment: its parts, and what was picked into them."""

from alongside.assessments.models.assessment import Assessment, AssessmentPart, Picked, State, Still

__all__ = ["Assessment", "AssessmentPart", "Picked", "State", "Still"]
