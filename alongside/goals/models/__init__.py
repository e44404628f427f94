"""Two people who work together, and what they work towards."""

from alongside.goals.models.activity import Activity, ActivityTask
from alongside.goals.models.barrier import Attempt, Barrier
from alongside.goals.models.connection import Connection, StillInTouch
from alongside.goals.models.goal import Goal, GoalChange
from alongside.goals.models.partnership import Partner, Partnership
from alongside.goals.models.rating import AttainmentScale, Rating
from alongside.goals.models.readiness import Explained, ReadinessLook
from alongside.goals.models.reflection import Reflection, SelfCheck
from alongside.goals.models.step import DrawnOn, Step
from alongside.goals.models.strengths import WorkerStrength
from alongside.goals.models.together import LookBack, PartnershipPause, PassedOn
from alongside.goals.models.wheel import Touch, WheelEvent

__all__ = [
    "Activity",
    "ActivityTask",
    "AttainmentScale",
    "Attempt",
    "Barrier",
    "Connection",
    "DrawnOn",
    "Explained",
    "Goal",
    "GoalChange",
    "LookBack",
    "Partner",
    "Partnership",
    "PartnershipPause",
    "PassedOn",
    "Rating",
    "ReadinessLook",
    "Reflection",
    "SelfCheck",
    "Step",
    "StillInTouch",
    "Touch",
    "WheelEvent",
    "WorkerStrength",
]
