"""What is asked about what is in the way, and about what was tried."""

from typing import Any

from alongside.design.fields import ChoiceField, DayField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Form, when
from alongside.goals.barrier_kinds import kinds
from alongside.goals.sides import IN_THEIR_LIFE, OTHER, Sides

STILL, BEHIND = "still", "behind"
NONE_OF_THESE = "none"


class NameBarrier(Form):
    """What stands in the way. `steps` are pairs of key and words of the goal's steps still to do."""

    id = KeyField()
    words = LineField(
        "What is in the way, in their words?",
        limit=300,
        required=False,
        hint="For example: I would never be good enough.",
    )
    kind = ChoiceField("Is it one of these?", required=False)
    step = ChoiceField("In the way of what?", as_select=True, required=False)
    look_again_on = DayField(
        "When do you look at it together again?",
        missing="Write the day on which you look at it again.",
        hint="It comes back to your desk on that day.",
    )

    def __init__(self, *args: Any, steps: list[tuple[str, str]] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        listed = kinds()
        if listed:
            kind = self.fields["kind"]
            kind.choices = [*((key, title) for key, title, _ in listed), (NONE_OF_THESE, "None of these")]  # type: ignore[attr-defined]
            kind.hints = {key: hint for key, _, hint in listed if hint}  # type: ignore[attr-defined]
        else:
            del self.fields["kind"]
        self.fields["step"].choices = [("", "The goal as a whole"), *(steps or ())]  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The answers without the step, which the view turns into one."""
        said = dict(self.cleaned_data)
        kind = said.pop("kind", "")
        return {**said, "kind": "" if kind == NONE_OF_THESE else kind}


class TellAttempt(Form):
    """What was tried, by whom, and what happened."""

    id = KeyField()
    words = LineField("What was tried?", limit=500, missing="Write what was tried, in a few words.")
    whose = ChoiceField("Who tried it?", missing="Say who tried it.")
    contact = ChoiceField("Who is it?", as_select=True, missing="Say who it is.")
    name = LineField("Their name", limit=120, missing="Write their name, or who they are.")
    tried_on = DayField("When?", missing="Write the day.")
    what_happened = WordsField("What happened?", limit=1000, rows=3, required=False)
    now = ChoiceField(
        "And now?",
        choices=[(STILL, "It is still in the way"), (BEHIND, "It is behind us")],
        missing="Say whether it is still in the way.",
    )
    look_again_on = DayField("When do you look at it again?", missing="Write the day on which you look at it again.")
    conditions = (
        when("whose", IN_THEIR_LIFE).needs("contact"),
        when("whose", OTHER).needs("name"),
        when("now", STILL).needs("look_again_on"),
    )

    def __init__(self, *args: Any, sides: Sides, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.sides = sides
        self.fields["whose"].choices = sides.whose()  # type: ignore[attr-defined]
        self.fields["contact"].choices = sides.in_their_life()  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The answers as an action takes them."""
        said = dict(self.cleaned_data)
        whose = self.sides.somebody(said.pop("whose"), said.pop("contact"), said.pop("name"))
        is_behind = said.pop("now") == BEHIND
        return {**said, "whose": whose, "is_behind": is_behind}


class PutBehind(Form):
    version = VersionField()
    on = DayField("Since when?", missing="Write the day.")
    how = WordsField("How did that come about?", limit=1000, rows=3, required=False)


class InTheWayAgain(Form):
    version = VersionField()
    look_again_on = DayField("When do you look at it together again?", missing="Write the day.")
