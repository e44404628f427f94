"""What is asked when colleagues go somewhere together, or ask one another."""

from typing import Any

from alongside.design.fields import ChoiceField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Form


class AskColleagues(Form):
    id = KeyField()
    words = WordsField(
        "What would you like to know?",
        limit=1000,
        rows=3,
        hint="About the community, never about a person: every colleague can read it.",
        missing="Write your question.",
    )


class AnswerQuestion(Form):
    id = KeyField()
    words = WordsField(
        "What do you know?",
        limit=2000,
        rows=3,
        hint="Nothing about anybody who goes there.",
        missing="Write an answer.",
    )


class TakeAnswerBack(Form):
    why = LineField(
        "Why does it not hold?",
        limit=300,
        missing="Write why, in a few words.",
        hint="For example: they moved to Thursdays. What is right instead, write as another answer.",
    )


class OnlyVersion(Form):
    version = VersionField()


class KeepAnswer(Form):
    """`entries` are pairs of key and name: those it can be kept with."""

    id = KeyField()
    service = ChoiceField("With which entry?", missing="Choose the entry that it is about.")
    words = WordsField(
        "What colleagues should know", limit=2000, rows=3, missing="Write what colleagues should know.",
        hint="It stands on the entry from now on, in the name of whoever answered, for every team.",
    )  # fmt: skip

    def __init__(self, *args: Any, entries: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["service"].choices = entries  # type: ignore[attr-defined]
