"""What is asked about how a goal goes: how close it feels, and how far it came."""

from typing import Any

from alongside.design.fields import ChoiceField, DayField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Form
from alongside.goals.attainment import LEVELS
from alongside.goals.models import AttainmentScale


class RateGoal(Form):
    """How close it feels; how far it came, where there is a `scale` and a start."""

    id = KeyField()
    rating = ChoiceField(
        "How close does it feel to them, from 0 to 10?",
        choices=[(str(number), str(number)) for number in range(11)],
        inline=True,
        missing="Choose a number from 0 to 10.",
        hint="0 is not at all close, 10 is there. It is theirs to say.",
    )
    attainment = ChoiceField("How far has it come?", required=False)
    words = WordsField("What do they say about it, in their words?", limit=1000, rows=3, required=False, voice="person")
    rated_on = DayField("On which day?", missing="Write the day.")

    def __init__(self, *args: Any, scale: AttainmentScale | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if scale is None:
            del self.fields["attainment"]
            return
        said = dict(scale.levels())
        levels = self.fields["attainment"]
        levels.choices = [*((str(level), words) for level, words in LEVELS.items()), ("", "Not said")]  # type: ignore[attr-defined]
        levels.hints = {str(level): words for level, words in said.items()}  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The answers as an action takes them."""
        said = dict(self.cleaned_data)
        level = said.pop("attainment", "")
        return {**said, "rating": int(said["rating"]), "attainment": int(level) if level else None}


class WriteScale(Form):
    """Five levels, said together before it begins, and how much the goal matters."""

    version = VersionField(required=False)
    much_more = LineField(LEVELS[2], limit=200, required=False)
    more = LineField(LEVELS[1], limit=200, required=False)
    expected = LineField(LEVELS[0], limit=200, missing="Write what you would both be glad of.")
    less = LineField(LEVELS[-1], limit=200, required=False)
    much_less = LineField(LEVELS[-2], limit=200, required=False)
    importance = ChoiceField(
        "How much does this goal matter to them?",
        choices=[("1", "It matters"), ("2", "It matters a lot"), ("3", "It matters most")],
        missing="Say how much it matters.",
    )

    def facts(self) -> dict[str, Any]:
        """The answers as an action takes them."""
        said = dict(self.cleaned_data)
        seen = said.pop("version") or 0
        return {**said, "importance": int(said["importance"]), "seen_version": seen}
