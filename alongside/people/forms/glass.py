"""What is asked of whoever opens a record for a reason, and of whoever reviews that."""

from typing import Any

from alongside.design.fields import ChoiceField, KeyField, WordsField
from alongside.design.forms import Form
from alongside.people.guarding import HOURS
from alongside.people.models.glass import Verdict
from alongside.people.reasons import BREAK_GLASS, pairs

ON_TO_GOVERNANCE = "on_to_governance"


def hours() -> list[tuple[str, str]]:
    """How long a record can be opened for, as key and words."""
    return [(str(number), "1 hour" if number == 1 else f"{number} hours") for number in HOURS]


class BreakGlass(Form):
    id = KeyField()
    reason = ChoiceField(
        "Why do you need to open it now?",
        choices=lambda: pairs(BREAK_GLASS),
        missing="Choose why you need to open it now.",
    )
    words = WordsField(
        "What is happening?",
        limit=500,
        rows=3,
        missing="Write what is happening, in your own words.",
        hint="Whoever reviews this reads it, and so can the person.",
    )
    hours = ChoiceField(
        "For how long?", choices=hours, missing="Choose for how long.", hint="You can close it earlier."
    )


class Review(Form):
    """Was it right? Passed on once at most: `may_pass_on` says whether that is still offered."""

    verdict = ChoiceField("Was it right?", missing="Say whether it was right.")
    words = WordsField(
        "In your words",
        limit=2000,
        rows=4,
        required=False,
        hint="Your colleague reads this. Needed where it was not right, and where you pass it on.",
    )

    def __init__(self, *args: Any, may_pass_on: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        on = (
            [(ON_TO_GOVERNANCE, "I cannot tell: pass it on to an information governance officer")]
            if may_pass_on
            else []
        )
        self.fields["verdict"].choices = [*Verdict.choices, *on]  # type: ignore[attr-defined]
