"""What is asked about a worker."""

from collections.abc import Iterable
from typing import Any

from alongside.access.roles import ROLES, WORKERS_ROLES
from alongside.design.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    EmailField,
    KeyField,
    LineField,
    VersionField,
    YesNoField,
)
from alongside.design.forms import Form

Choices = Iterable[tuple[str, str]]
NAMED = {role: words[:1].upper() + words[1:] for role, (words, _) in ROLES.items() if role in WORKERS_ROLES}
PURPOSES = {str(role): purpose for role, (_, purpose) in ROLES.items()}


def roles_field() -> ChoicesField:
    """The question which roles a worker holds: all that a council gives, each with what it is for."""
    """The roles that a worker can hold, each with what it is for."""
    return ChoicesField(
        "Roles",
        choices=[(str(role), words) for role, words in NAMED.items()],
        hints=PURPOSES,
        hint="Choose every role they hold. Together these say what they may open and do.",
        missing="Choose at least one role.",
    )


class AddWorker(Form):
    id = KeyField()
    name = LineField("Full name", limit=120, missing="Write the worker's name.")
    email = EmailField("Work email address", autocomplete="off", missing="Write the address they will sign in with.")
    roles = roles_field()
    is_agency = YesNoField("Does an agency send them?", missing="Say whether an agency sends them.")
    teams = ChoicesField("Teams", required=False, hint="From today. You can give days on the team's page.")

    def __init__(self, *args: Any, teams: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["teams"].choices = list(teams)  # type: ignore[attr-defined]
        if not self.fields["teams"].choices:  # type: ignore[attr-defined]
            del self.fields["teams"]


class ChangeWorker(Form):
    version = VersionField()
    name = LineField("Full name", limit=120, missing="Write the worker's name.")
    email = EmailField(
        "Work email address",
        autocomplete="off",
        missing="Write the address they sign in with.",
        hint="They sign in with it from now on. We tell the old address that it no longer does.",
    )
    roles = roles_field()
    is_agency = YesNoField("Does an agency send them?", missing="Say whether an agency sends them.")


class FindWorkers(Form):
    """Narrows the list of workers; every part may be left."""

    marks_optional = False
    q = LineField("Name or email address", limit=100, required=False)
    team = ChoiceField("Team", required=False, as_select=True, initial="")
    role = ChoiceField(
        "Role",
        required=False,
        as_select=True,
        initial="",
        choices=[("", "Any role"), *((str(role), words) for role, words in NAMED.items())],
    )

    def __init__(self, *args: Any, teams: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = [("", "Any team"), *teams]  # type: ignore[attr-defined]


class SayLeft(Form):
    version = VersionField()
    left_on = DayField(
        "First day they no longer work here",
        hint="They can sign in until that day begins. Today, or a day that has gone, ends it at once.",
        missing="Write the first day they no longer work here.",
    )


class Nothing(Form):
    """A button alone, with the version of the record that its page was made from."""

    version = VersionField(required=False)
