"""What is asked about a shift."""

from collections.abc import Iterable
from typing import Any

from alongside.design.fields import ChoiceField, KeyField, LineField, MomentField, TickField, WordsField
from alongside.design.forms import Form
from alongside.people.forms.involvement import MOMENT, WHY_HINT
from alongside.people.rota import BYTES_AT_MOST

Choices = Iterable[tuple[str, str]]
ALTHOUGH = "It is right all the same"


class EnterShift(Form):
    """A shift with one person. `choices` are support workers, as pairs of key and words."""

    id = KeyField()
    worker = ChoiceField("Who?", as_select=True, missing="Choose a support worker.")
    starts_at = MomentField("From", hint=MOMENT)
    ends_at = MomentField("Until", hint="A shift that goes past midnight ends on the next day.")
    why = LineField("Why", limit=200, required=False, hint=WHY_HINT)
    although_elsewhere = TickField(ALTHOUGH)

    def __init__(self, *args: Any, choices: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = list(choices)  # type: ignore[attr-defined]


class BeginAtTheDoor(Form):
    id = KeyField()
    why = LineField(
        "Why are you here?",
        limit=200,
        missing="Write why you are at the door.",
        hint="For example: covering for a colleague who is ill, sent by my agency.",
    )
    until = MomentField("When will you leave?", hint="At most 12 hours from now.")
    although_elsewhere = TickField(ALTHOUGH)


class ImportShifts(Form):
    """The lines of a file, as text: pasted, or read from the file that was sent."""

    id = KeyField()
    rows = WordsField(
        "The shifts, as CSV", limit=BYTES_AT_MOST, rows=12, voice="nobody", missing="Choose a file, or paste its lines."
    )
