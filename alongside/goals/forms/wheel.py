"""What is asked about what turned the wheels."""

from typing import Any

from alongside.design.fields import ChoiceField, ChoicesField, DayField, KeyField, LineField, WordsField
from alongside.design.forms import Form
from alongside.goals.elements import Element
from alongside.goals.models.wheel import Wheel
from alongside.people.models.story_item import Voice

WHEELS = (Wheel.PERSON, Wheel.SHARED, Wheel.WORKER)


class TurnWheels(Form):
    """What happened, and what it touched. `of` are the pack's elements; `whose` and `facts` pairs of key and words."""

    marks_optional = False
    id = KeyField()
    words = WordsField(
        "What happened?", limit=1000, rows=3, missing="Write what happened, in a few words.", voice="person"
    )
    voice = ChoiceField(
        "Whose words are these?",
        choices=[(Voice.PERSON, "The person’s own"), (Voice.WORKER, "Mine")],
        inline=True,
        missing="Say whose words these are.",
    )
    happened_on = DayField("When?", missing="Write the day.")
    person = ChoicesField("What did it touch of the person’s wheel?", required=False)
    shared = ChoicesField("Of what you do together?", required=False)
    worker = ChoicesField("Of the worker’s wheel?", required=False)
    whose = ChoiceField("Whose wheel?", as_select=True, required=False)
    source = ChoiceField("Was it one of these?", as_select=True, required=False)

    def __init__(
        self,
        *args: Any,
        of: list[Element] | None = None,
        whose: list[tuple[str, str]] | None = None,
        facts: list[tuple[str, str]] | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        for wheel in WHEELS:
            pairs = [(one.key, one.title) for one in of or () if one.wheel == wheel]
            self.fields[wheel.value].choices = pairs  # type: ignore[attr-defined]
        self.fields["whose"].choices = [("", "Of everybody"), *(whose or ())]  # type: ignore[attr-defined]
        self.fields["source"].choices = [("", "None of them"), *(facts or ())]  # type: ignore[attr-defined]
        if not whose:
            del self.fields["whose"]
        if not facts:
            del self.fields["source"]

    def elements(self) -> list[str]:
        """Everything that was ticked."""
        return [key for wheel in WHEELS for key in self.cleaned_data[wheel.value]]


class TakeBackTurn(Form):
    """Why something was entered in error."""

    why = LineField("Why?", limit=300, missing="Write why, in a few words.")
