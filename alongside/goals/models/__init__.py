"""Two people who work together, and what they work towards."""

from alongside.goals.models.partnership import Partner, Partnership
from alongside.goals.models.readiness import Explained, ReadinessLook
from alongside.goals.models.reflection import Reflection, SelfCheck
from alongside.goals.models.together import LookBack, PartnershipPause, PassedOn
from alongside.goals.models.wheel import Touch, WheelEvent

__all__ = [
    "Explained",
    "LookBack",
    "Partner",
    "Partnership",
    "PartnershipPause",
    "PassedOn",
    "ReadinessLook",
    "Reflection",
    "SelfCheck",
    "Touch",
    "WheelEvent",
]
