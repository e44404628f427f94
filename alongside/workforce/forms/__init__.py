"""What this room asks, and the sentences for what cannot be taken. A form never saves and never sees a request."""

from alongside.workforce.forms.sign_in import AskForLink, ChoosePassword, SignIn
from alongside.workforce.forms.teams import AddMember, AddTeam, EndMembership, RenameTeam, SetCover, SetDuty
from alongside.workforce.forms.workers import AddWorker, ChangeWorker, FindWorkers, Nothing, SayLeft

__all__ = [
    "AddMember",
    "AddTeam",
    "AddWorker",
    "AskForLink",
    "ChangeWorker",
    "ChoosePassword",
    "EndMembership",
    "FindWorkers",
    "Nothing",
    "RenameTeam",
    "SayLeft",
    "SetCover",
    "SetDuty",
    "SignIn",
]
