"""What is asked about a step, and about what is done together."""

from typing import Any

from alongside.design.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    KeyField,
    LineField,
    VersionField,
    WordsField,
)
from alongside.design.forms import Form, when
from alongside.goals.models import Step
from alongside.goals.models.activity import CameOf
from alongside.goals.models.step import Happened
from alongside.goals.sides import IN_THEIR_LIFE, OTHER, PERSON, STRENGTH, WORKER, WORKER_STRENGTH, Sides

ANOTHER_DAY, NOTHING_YET = "another_day", ""


class AboutStep(Form):
    """A step: what, whose, by when, and what it draws on. `sides` are the two who could do it, and all around them."""

    words = LineField(
        "What is the step?",
        limit=300,
        missing="Write the step, in a few words.",
        hint="Small enough that both of you think it can be done.",
    )
    whose = ChoiceField("Whose step is it?", missing="Say whose step it is.")
    contact = ChoiceField("Who is it?", as_select=True, missing="Say who it is.")
    name = LineField("Their name", limit=120, missing="Write their name, or who they are.")
    with_worker = ChoiceField("Which worker does it with them?", as_select=True, required=False)
    by_on = DayField("By when?", required=False, hint="Leave it empty if no day was named.")
    draws_on = ChoicesField("Which strengths does it draw on?", required=False)
    conditions = (when("whose", IN_THEIR_LIFE).needs("contact"), when("whose", OTHER).needs("name"))

    def __init__(self, *args: Any, sides: Sides, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.sides = sides
        self.fields["contact"].choices = sides.in_their_life()  # type: ignore[attr-defined]
        self.fields["whose"].choices = sides.whose()  # type: ignore[attr-defined]
        self.fields["with_worker"].choices = [("", "Nobody who is paid"), *sides.with_whom()]  # type: ignore[attr-defined]
        self.fields["draws_on"].choices = sides.to_draw_on()  # type: ignore[attr-defined]
        if not sides.to_draw_on():
            del self.fields["draws_on"]

    def facts(self) -> dict[str, Any]:
        """The answers as an action takes them."""
        said = dict(self.cleaned_data)
        whose = self.sides.somebody(said.pop("whose"), said.pop("contact"), said.pop("name"))
        worker, drawn = said.pop("with_worker"), said.pop("draws_on", [])
        return {
            **said,
            **self.sides.drawn(drawn),
            "whose": whose,
            "with_worker": self.sides.workers.get(worker),
        }


class AddStep(AboutStep):
    id = KeyField()


class ChangeStep(AboutStep):
    """A step that is still to do, as it stands, to be changed."""

    version = VersionField()

    @staticmethod
    def begins(step: Step) -> dict[str, Any]:
        """A step's answers as they stand."""
        whose = PERSON if step.is_person else OTHER
        whose = f"{WORKER}{step.worker_id}" if step.worker_id else whose
        whose = IN_THEIR_LIFE if step.contact_id else whose
        return {
            "version": step.version,
            "words": step.words,
            "whose": whose,
            "contact": str(step.contact_id or ""),
            "name": step.name,
            "with_worker": str(step.with_worker_id or ""),
            "by_on": step.by_on,
            "draws_on": [
                f"{STRENGTH}{row.strength_id}" if row.strength_id else f"{WORKER_STRENGTH}{row.worker_strength_id}"
                for row in step.drawn_on.all()
            ],
        }


class AnswerStep(Form):
    version = VersionField()
    happened = ChoiceField(
        "What came of it?",
        choices=[*Happened.choices, (ANOTHER_DAY, "Not yet: another day")],
        hints={Happened.NOT_NOW: "It stays on the path, and can be taken up again."},
        missing="Say what came of it.",
    )
    by_on = DayField("By when now?", missing="Write the new day.")
    what_happened = WordsField("What happened?", limit=2000, rows=3, required=False)
    on = DayField("On which day?", required=False, hint="Leave it empty for today.")
    conditions = (when("happened", ANOTHER_DAY).needs("by_on"),)


class PlanActivity(Form):
    """Something to do together. `towards` are pairs of key and words of goals and steps."""

    id = KeyField()
    words = LineField("What will you do together?", limit=300, missing="Write what you will do, in a few words.")
    towards = ChoiceField("What is it for?", as_select=True, required=False)
    worker = ChoiceField("Which worker?", as_select=True, missing="Say which worker does it with them.")
    on = DayField("When?", required=False, hint="Leave it empty if there is no day yet.")
    place = LineField("Where?", limit=200, required=False)
    theirs = WordsField("What they do", limit=2000, rows=3, required=False, hint="One thing on each line.")
    workers = WordsField("What the worker does", limit=2000, rows=3, required=False, hint="One thing on each line.")

    def __init__(self, *args: Any, towards: list[tuple[str, str]] | None = None, sides: Sides, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["towards"].choices = [("", "By itself"), *(towards or ())]  # type: ignore[attr-defined]
        self.fields["worker"].choices = sides.with_whom()  # type: ignore[attr-defined]
        self.fields["theirs"].label = f"What {sides.person.called} does"


class TellActivity(Form):
    """What came of it, for both. `called` and `worker` are the names of the two."""

    version = VersionField()
    came_of = ChoiceField("Did you do it?", choices=CameOf.choices, missing="Say whether you did it.", inline=True)
    on = DayField("On which day?", missing="Write the day.")
    in_their_words = WordsField("How was it, in their words?", limit=2000, rows=3, required=False, voice="person")
    they_learned = LineField("What did they learn?", limit=1000, required=False)
    they_met = LineField("Whom did they meet?", limit=300, required=False)
    worker_learned = LineField("What did the worker learn?", limit=1000, required=False)
    worker_met = LineField("Whom did the worker meet?", limit=300, required=False)

    def __init__(self, *args: Any, called: str = "", worker: str = "", **kwargs: Any):
        super().__init__(*args, **kwargs)
        for name, who, words in (
            ("they_learned", called, "What did {} learn?"),
            ("they_met", called, "Whom did {} meet?"),
            ("worker_learned", worker, "What did {} learn?"),
            ("worker_met", worker, "Whom did {} meet?"),
        ):
            self.fields[name].label = words.format(who)


def lines_of(text: str) -> list[str]:
    """What was written on each line, without empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]
