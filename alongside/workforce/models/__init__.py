"""Who works here, when, and what waits for them."""

from alongside.workforce.models.account import Account, KeptWords, SignInTry
from alongside.workforce.models.due import Due
from alongside.workforce.models.reminders import Reminders, ReminderSent
from alongside.workforce.models.team import Cover, DutyTurn, Team, TeamMember
from alongside.workforce.models.worker import Worker

__all__ = [
    "Account",
    "Cover",
    "Due",
    "DutyTurn",
    "KeptWords",
    "ReminderSent",
    "Reminders",
    "SignInTry",
    "Team",
    "TeamMember",
    "Worker",
]
