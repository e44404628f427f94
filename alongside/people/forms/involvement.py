"""What is asked about who is alongside a person."""

from collections.abc import Iterable
from typing import Any

from alongside.access.policy import PRACTISING
from alongside.access.roles import Role, role_in_words
from alongside.design.fields import ChoiceField, KeyField, LineField, MomentField, WordsField
from alongside.design.forms import Form

Choices = Iterable[tuple[str, str]]
MOMENT = "For example 27 11 2026 at 09:00"
WHY_HINT = "A few words. Do not write about anybody's health here."


def roles() -> list[tuple[str, str]]:
    """Roles in which one can be alongside a person, as people call them."""
    return [(role.value, role_in_words(role)) for role in Role if role in PRACTISING]


class AskIn(Form):
    """Who is asked in. `choices` are workers and teams, as pairs of key and words."""

    id = KeyField()
    who = ChoiceField("Who?", as_select=True, missing="Choose a worker or a team.")
    role = ChoiceField("In what role?", choices=roles, as_select=True, missing="Choose a role.")
    starts_at = MomentField("From", hint=MOMENT)
    ends_at = MomentField("Until", required=False, hint="Leave it empty if it is not known.")
    why = LineField("Why", limit=200, hint=WHY_HINT, missing="Write why, in a few words.")

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = list(choices)  # type: ignore[attr-defined]


class HandOver(Form):
    """A colleague who takes the place. `choices` are workers."""

    id = KeyField()
    to = ChoiceField("To whom?", as_select=True, missing="Choose a colleague.")
    what_to_know = WordsField(
        "What should they know?",
        limit=4000,
        rows=6,
        missing="Write what they should know. A few lines are enough.",
        hint="What matters now, what was promised, what comes next. The person may read this.",
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = list(choices)  # type: ignore[attr-defined]


class End(Form):
    why = LineField("Why does it end?", limit=200, required=False, hint=WHY_HINT)


class MakeNamed(Form):
    id = KeyField()
