"""What is asked when the person says that something is not right, is answered, and when a mistake is put right."""

from typing import Any

from alongside.conversations.models.disagreement import Answer
from alongside.design.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    KeyField,
    LineField,
    VersionField,
    WordsField,
    YesNoField,
)
from alongside.design.forms import Form, when

STRIKE, MOVE = "strike", "move"


class SayNotRight(Form):
    """The person's words, and the part of it that they stand beside."""

    id = KeyField()
    part = ChoiceField("Which part is not right?", missing="Choose which part of it is not right.")
    words = WordsField(
        "What they say about it, in their words",
        limit=4000,
        rows=4,
        voice="person",
        missing="Write what they say about it.",
    )
    said_on = DayField("When did they say so?", missing="Write the day on which they said it.")
    said_by = LineField("Who said it, if not the person", limit=120, required=False)
    marks_optional = False

    def __init__(self, *args: Any, parts: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = parts  # type: ignore[attr-defined]


class AnswerNotRight(Form):
    """Agreed and put right, or it stands; with the words that stand beside it."""

    version = VersionField()
    answer = ChoiceField("What do you say to it?", choices=Answer.choices, missing="Say whether you agree.")
    words = WordsField(
        "How it should read, or why it stands",
        limit=4000,
        rows=4,
        missing="Write how it should read, or why it stands. They will read this.",
        hint="This stands beside what was recorded, with your name and today’s date.",
    )


class PutRight(Form):
    """Whether it is struck, with why, or moved, to whom; which additions go along, and whether whoever called does.

    `caller` is their name, where it has to be asked: they were in the wrong person's life before (empty: it has not).
    """

    id = KeyField()
    what = ChoiceField(
        "What went wrong?",
        choices=[
            (STRIKE, "It was entered in error: it should not be here at all"),
            (MOVE, "It is about somebody else"),
        ],
        missing="Say what went wrong.",
    )
    why = LineField("What was the error?", limit=400, missing="Write in a few words what the error was.")
    to = ChoiceField("Whom is it about?", as_select=True, missing="Choose whom it is about.")
    along = ChoicesField("What was added beside it that goes with it", required=False)
    caller = YesNoField("Is whoever called somebody in that person’s life too?", missing="Say whether they are.")
    marks_optional = False
    conditions = (
        when("what", STRIKE).needs("why"),
        when("what", MOVE).needs("to"),
        when("what", MOVE).asks("along"),
        when("what", MOVE).needs("caller"),
    )

    def __init__(
        self, *args: Any, people: list[tuple[str, str]], added: list[tuple[str, str]], caller: str = "", **kwargs: Any
    ):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", "Choose"), *people]  # type: ignore[attr-defined]
        if added:
            self.fields["along"].choices = added  # type: ignore[attr-defined]
        else:
            del self.fields["along"]
        if caller:
            self.fields["caller"].label = f"Is {caller}, who called, somebody in that person’s life too?"
            self.fields["caller"].help_text = "Yes puts them there by their name. No leaves their name behind."
        else:
            del self.fields["caller"]
        self.conditions = tuple(each for each in self.conditions if each.fields[0] in self.fields)
