"""What is asked on the way: who is in which part, a rest, a look back, passing on, readiness, that it was explained."""

from typing import Any

from alongside.design.fields import ChoiceField, ChoicesField, DayField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Form
from alongside.goals.elements import Readies
from alongside.goals.models.partnership import Part
from alongside.goals.models.readiness import HowExplained, Ready

GONE, PART, READY = "gone", "part_", "ready_"
PARTS = ((Part.WORKER, "Supports"), (Part.PERSON, "Is supported"), (Part.BOTH, "Does both"))


class ChangeParts(Form):
    """Who is in which part. `partners` are key, name, part and whether they may go; `others` pairs of key and name."""

    version = VersionField()
    newcomer = ChoiceField("Does somebody come in?", as_select=True, required=False)
    newcomers_part = ChoiceField("In which part?", choices=[("", "Choose"), *PARTS], as_select=True, required=False)
    from_on = DayField("From which day?", missing="Write the day.")
    why = LineField("Why, in a few words", limit=200, required=False)

    def __init__(
        self,
        *args: Any,
        partners: list[tuple[str, str, str, bool]] | None = None,
        others: list[tuple[str, str]] | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.fields["newcomer"].choices = [("", "Nobody"), *(others or ())]  # type: ignore[attr-defined]
        first = {}
        for key, name, part, may_go in partners or ():
            choices = [*PARTS, *([(GONE, "Is no longer in it")] if may_go else [])]
            first[PART + key] = ChoiceField(name, choices=choices, as_select=True, initial=part)
        self.fields = {"version": self.fields["version"], **first, **self.fields}

    def parts(self) -> dict[str, str]:
        """The part chosen for each key; empty: no longer in it."""
        said = {name: value for name, value in self.cleaned_data.items() if name.startswith(PART)}
        return {name.removeprefix(PART): "" if value == GONE else value for name, value in said.items()}


class Pause(Form):
    """A rest: from when, why, when to ask again."""

    id = KeyField()
    from_on = DayField("From which day?", missing="Write the day.")
    why = LineField(
        "Why, in a few words",
        limit=300,
        missing="Write why, in a few words.",
        hint="For example: her hip, until spring",
    )
    ask_again_on = DayField(
        "When do we ask whether to begin again?", required=False, hint="Leave it empty if they will say so themselves."
    )


class BeginAgain(Form):
    """They begin again."""

    on = DayField("From which day?", missing="Write the day.")
    look_back_on = DayField("When do you look back together?", required=False)


class SetLookBack(Form):
    """A day to look back together."""

    on = DayField("On which day?", missing="Write the day.")


class LookBackTogether(Form):
    """What they saw, and when next."""

    version = VersionField()
    done_on = DayField("When did you look back?", missing="Write the day.")
    words = WordsField(
        "What did you see?",
        limit=4000,
        rows=5,
        missing="Write what the two of you saw.",
        hint="What turned, what it was like for both of you, what comes next.",
    )
    next_on = DayField("When do you look back again?", required=False)


class PassOn(Form):
    """To whom, and what was learnt. `colleagues` are pairs of key and name."""

    id = KeyField()
    to = ChoiceField("To whom?", as_select=True, missing="Choose the colleague.")
    learnt = WordsField(
        "What was learnt?",
        limit=4000,
        rows=6,
        missing="Write what was learnt, so that nobody begins anew.",
        hint="What turns the wheels, what pushes back, who helps, what to keep as it is. It stands in the story too.",
    )

    def __init__(self, *args: Any, colleagues: list[tuple[str, str]] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", "Choose"), *(colleagues or ())]  # type: ignore[attr-defined]


class LookAtReadiness(Form):
    """What both say of how ready they are. `asked` is what the pack asks."""

    marks_optional = False
    id = KeyField()
    looked_on = DayField("When did you talk about it?", missing="Write the day.")
    words = WordsField("Anything else you said", limit=2000, rows=3, required=False)

    def __init__(self, *args: Any, asked: list[Readies] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.asked = asked or []
        choices = [("", "Not answered"), *Ready.choices]
        rows = {
            READY + key: ChoiceField(
                f"{part.title}: {title}", choices=choices, hint=text, as_select=True, required=False
            )
            for part in self.asked
            for key, title, text in part.statements
        }
        last = self.fields.pop("words")
        self.fields |= {**rows, "words": last}

    def answers(self) -> dict[str, str]:
        """The answers by the pack's keys."""
        said = {name: value for name, value in self.cleaned_data.items() if name.startswith(READY)}
        return {name.removeprefix(READY): value for name, value in said.items()}


class RecordExplained(Form):
    """That it was explained: when, who, how, and what the person said."""

    id = KeyField()
    explained_on = DayField("When was it explained?", missing="Write the day.")
    explained_by = LineField("Who explained it?", limit=120, missing="Write who explained it.")
    ways = ChoicesField("How?", choices=HowExplained.choices, missing="Say how it was explained.")
    in_their_words = WordsField("What did they say to it?", limit=2000, rows=3, required=False, voice="person")
