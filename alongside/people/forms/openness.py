"""What is asked about who may open a record, and who has looked at it."""

from collections.abc import Iterable
from typing import Any

from alongside.access.standing import Openness
from alongside.design.fields import ChoiceField, ChoicesField, KeyField, LineField, MomentField, VersionField
from alongside.design.forms import Form
from alongside.people.forms.involvement import MOMENT, WHY_HINT
from alongside.people.reasons import GUARD, KEEP_FROM, OPEN_AGAIN, pairs

Choices = Iterable[tuple[str, str]]
# What a record can be other than open, with what that means.
GUARDED = {
    Openness.RESTRICTED.value: (
        "Restricted",
        "Only those named may open it. Colleagues find the name, and may open it for a reason that is reviewed.",
    ),
    Openness.HIDDEN.value: (
        "Hidden",
        "Only those named can tell that there is such a record. Nobody else finds it or can open it, for any reason.",
    ),
}
EVERYBODY = "everybody"
WHY, WHY_MISSING = "Why?", "Choose why."
WORDS = "In a few words"
WORDS_HINT = "Only those who may open the record read this. Needed for “Something else”."


class Guard(Form):
    """Restricted or hidden, why, and for whom it stays open. `choices` are workers, as pairs of key and words."""

    id = KeyField()
    version = VersionField()
    openness = ChoiceField(
        "How open is this record to be?",
        choices=[(key, words) for key, (words, _) in GUARDED.items()],
        hints={key: hint for key, (_, hint) in GUARDED.items()},
        missing="Choose restricted or hidden.",
    )
    reason = ChoiceField(WHY, choices=lambda: pairs(GUARD), missing=WHY_MISSING)
    words = LineField(WORDS, limit=300, required=False, hint=WORDS_HINT)
    named = ChoicesField(
        "Who may open it from now on?",
        hint="Everybody else loses it at once: their team, whoever is on duty, on a shift or covering. "
        "Name two, in case one is away; you can name others afterwards.",
        missing="Choose at least one worker who may open it.",
    )

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["named"].choices = list(choices)  # type: ignore[attr-defined]


class OpenAgain(Form):
    """Why a record that was restricted or hidden is open again to everybody who is alongside."""

    id = KeyField()
    version = VersionField()
    reason = ChoiceField(WHY, choices=lambda: pairs(OPEN_AGAIN), missing=WHY_MISSING)
    words = LineField(WORDS, limit=300, required=False, hint=WORDS_HINT)


class NameWorker(Form):
    """A worker who may open it too. `choices` are workers, as pairs of key and words."""

    id = KeyField()
    worker = ChoiceField("Who?", as_select=True, missing="Choose a worker.")
    starts_at = MomentField("From", hint=MOMENT)
    ends_at = MomentField("Until", required=False, hint="Leave it empty if it is not known.")
    why = LineField("Why", limit=200, hint=WHY_HINT, missing="Write why, in a few words.")

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = list(choices)  # type: ignore[attr-defined]


class KeepFrom(Form):
    """A worker who may not open it. `choices` are workers, as pairs of key and words."""

    id = KeyField()
    worker = ChoiceField("Who?", as_select=True, missing="Choose a worker.")
    reason = ChoiceField(WHY, choices=lambda: pairs(KEEP_FROM), missing=WHY_MISSING)
    words = LineField(WORDS, limit=300, required=False, hint=WORDS_HINT)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = list(choices)  # type: ignore[attr-defined]


class Sure(Form):
    """Nothing is asked: whoever sends it has read what it does."""


class WhoseLooks(Form):
    """One worker, of those who have looked. `lookers` are pairs of key and name."""

    marks_optional = False
    who = ChoiceField("Whose looks?", as_select=True, required=False, initial=EVERYBODY)

    def __init__(self, *args: Any, lookers: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["who"].choices = [(EVERYBODY, "Everybody’s"), *lookers]  # type: ignore[attr-defined]
