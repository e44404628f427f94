"""What is asked when a measure is asked, licensed, exported."""

from collections.abc import Sequence
from typing import Any

from alongside.design.fields import (
    ChoiceField,
    DayField,
    KeyField,
    LineField,
    NumberField,
    TickField,
    VersionField,
    WordsField,
    YesNoField,
)
from alongside.design.forms import Form
from alongside.design.forms import when as once
from alongside.measures.models import Asking
from alongside.measures.models.asking import How, When, WhoAnswered
from alongside.measures.registry import every
from alongside.people.models.consent import HowGiven

GOALS = 5
QUESTION = "q_"
TOLD = "what it is for, that they can stop at any time, and that nothing depends on it"


class BeginAsking(Form):
    """Before the first question: do they want to?"""

    id = KeyField()
    told = TickField(f"I told them {TOLD}", required=True)
    agreed = YesNoField("Do they want to answer it?", missing="Say whether they want to answer it.")
    how_agreed = ChoiceField("How did they say so?", choices=HowGiven.choices)
    is_counted = YesNoField(
        "May their answers be counted with those of others, without their name?",
        hint="A no is as good as a yes. The answers are theirs either way.",
        missing="Say whether their answers may be counted.",
    )
    when = ChoiceField("At which point?", choices=When.choices)
    how = ChoiceField("How is it answered?", choices=How.choices)
    who_answered = ChoiceField("Whose answers are they?", choices=WhoAnswered.choices)
    who_else = LineField("Who answers?", limit=120, missing="Write who answers.")
    asked_on = DayField("When?", missing="Write the day.")
    conditions = (
        once("agreed", "yes").needs("how_agreed", "is_counted"),
        once("who_answered", WhoAnswered.OTHER).needs("who_else"),
    )


class Answer(Form):
    """The questions of one asking, any of which may be left; or a total; or what the person wants, with how near."""

    marks_optional = False
    version = VersionField()
    words = WordsField("In their own words: how is it?", limit=2000, rows=3, required=False, voice="person")
    again_on = DayField(
        "If they would like to be asked again: when?", required=False, hint="Leave it empty if they would rather not."
    )

    def __init__(self, *args: Any, asking: Asking, **kwargs: Any):
        self.asking, self.measure = asking, asking.registered
        kwargs["initial"] = {**_as_kept(asking), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        last = list(self.fields.items())
        self.fields.clear()
        self._ask_questions()
        self._ask_goals()
        if self.measure.takes_total:
            self.fields["total"] = NumberField(
                "Or the total alone, if it was added up elsewhere", least=self.measure.least or 0,
                most=self.measure.most or 0, required=False, hint=f"From {self.measure.least} to {self.measure.most}.",
            )  # fmt: skip
        self.fields.update(last)

    def _ask_questions(self) -> None:
        brought = self.asking.licence.items if self.asking.licence else []
        if self.measure.goals:
            return
        for number, item in enumerate(self.asking.items):
            named = brought[number]["answers"] if brought and not self.measure.items else []
            pairs = [
                (str(value), named[place] if named else words)
                for place, (value, words) in enumerate(self.measure.answers)
            ]
            self.fields[QUESTION + item.key] = ChoiceField(
                item.words, choices=pairs, required=False, inline=self.measure.is_scale and not named
            )

    def _ask_goals(self) -> None:
        if not self.measure.goals:
            return
        levels = [("", "Not said"), *((str(value), _level(value, words)) for value, words in self.measure.answers)]
        for n in range(1, GOALS + 1):
            self.fields[f"goal_{n}"] = LineField(
                f"What I want, {n}", limit=200, required=False, hint="In their own words." if n == 1 else ""
            )
            self.fields[f"near_{n}"] = ChoiceField(
                f"Where it is now, {n}", choices=levels, as_select=True, required=False
            )
            if self.measure.goals == "attainment":
                self.fields[f"weight_{n}"] = NumberField(
                    f"How much it matters, {n}",
                    least=1,
                    most=10,
                    required=False,
                    hint="From 1 to 10. Empty counts as 1.",
                )

    @property
    def questions(self) -> list[str]:
        """The names of everything that is answered, in order; not what comes after."""
        return [name for name in self.fields if name not in ("version", "words", "again_on")]

    def facts(self) -> dict[str, Any]:
        """The answers that could be read, as the actions take them."""
        said = self.cleaned_data
        answers = {
            name.removeprefix(QUESTION): int(value)
            for name, value in said.items()
            if name.startswith(QUESTION) and value not in ("", None)
        }
        goals = []
        for n in range(1, GOALS + 1):
            if words := said.get(f"goal_{n}"):
                near = said.get(f"near_{n}")
                goals.append({"key": f"goal_{n}", "words": words, "value": int(near) if near else None,
                              "weight": said.get(f"weight_{n}") or 1})  # fmt: skip
        return {"answers": answers, "goals": goals, "total": said.get("total"), "words": said.get("words") or ""}

    def lay_beside(self, current: Asking) -> Asking:
        """A record that was changed meanwhile, with its answers under the names of these questions, to compare."""
        kept = _as_kept(current)
        for name in self.questions:
            if not hasattr(current, name):
                setattr(current, name, kept.get(name, ""))
        return current


def _level(value: int, words: str) -> str:
    return words if words == str(value) else f"{value:+d}: {words}" if value else f"0: {words}"


def _as_kept(asking: Asking) -> dict[str, Any]:
    """What a record holds, under the names of the questions."""
    kept: dict[str, Any] = {f"{QUESTION}{key}": str(value) for key, value in asking.answers.items()}
    for one in asking.goals:
        n = one["key"].removeprefix("goal_")
        kept |= {f"goal_{n}": one["words"], f"near_{n}": "" if one["value"] is None else str(one["value"])}
        kept[f"weight_{n}"] = str(one["weight"]) if one.get("weight", 1) != 1 else ""
    if asking.total is not None:
        kept["total"] = str(asking.total)
    return {**kept, "words": asking.words, "version": asking.version, "again_on": asking.again_on}


class Stop(Form):
    """They want to stop: nothing has to be said of it."""

    version = VersionField()
    why = LineField("What did they say, if anything?", limit=200, required=False)


class Strike(Form):
    """It was entered in error."""

    version = VersionField()
    why = LineField("What was wrong?", limit=200, missing="Write what was wrong, in a few words.")


class EnterLicence(Form):
    """The council's licence for one measure."""

    id = KeyField()
    reference = LineField("Licence or permission number", limit=120, missing="Write the number or the name it goes by.")
    given_by = LineField("Who gave it?", limit=200, missing="Write who gave the licence.")
    starts_on = DayField("From", missing="Write from which day it holds.")
    ends_on = DayField("Until", required=False, hint="The last day. Leave it empty if it has none.")
    allows_items = TickField("It lets the questions be shown on a device")


class BringItems(Form):
    """The questions, from the council's own file."""

    version = VersionField()
    rows = WordsField(
        "Or paste its lines here", limit=20_000, rows=8, voice="nobody", missing="Choose a file, or paste its lines."
    )


class EndLicence(Form):
    version = VersionField()
    ends_on = DayField("Its last day", missing="Write the last day on which it holds.")


def measures_to_export() -> Sequence[tuple[str, str]]:
    """Every measure that can be scored, as key and words."""
    return [(one.key, one.title) for one in every().values() if one.can_be_scored]


class Export(Form):
    """Which answers, of which days, what for."""

    id = KeyField()
    measure = ChoiceField("Which measure?", choices=measures_to_export, as_select=True, missing="Choose a measure.")
    since = DayField("Asked from", missing="Write the first day.")
    until = DayField("Until", missing="Write the last day.")
    purpose = LineField(
        "What is it for?", limit=300, hint="For example: how this year's evenings went. It is kept with your name.",
        missing="Write what it is for, in a few words.",
    )  # fmt: skip
