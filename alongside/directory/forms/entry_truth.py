"""What is asked to keep entries true: links, looks, local knowledge, the team that looks after the directory."""

from typing import Any

from alongside.design.fields import ChoiceField, KeyField, LineField, VersionField, WordsField, YesNoField
from alongside.design.forms import Form, when

NOBODY_IN_PARTICULAR = "all"


class MakeLink(Form):
    id = KeyField()
    for_whom = LineField(
        "Who will use it?",
        limit=200,
        hint="For example Bev, who runs the evening",
        missing="Write who will use the link.",
    )
    word = LineField(
        "The word you agreed with them on the telephone",
        limit=100,
        hint="Six letters or more. Never send it with the link: the two open the entry only together.",
        missing="Agree on a word with them, and write it here.",
    )


class WriteKnowledge(Form):
    """`teams` are pairs of key and name: those of whoever writes."""

    id = KeyField()
    words = WordsField(
        "What do you know that the entry does not say?",
        limit=2000,
        rows=3,
        hint="For colleagues. Nothing about anybody who goes there.",
        missing="Write what you know.",
    )
    team = ChoiceField("For whom?", as_select=True)

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        every = (NOBODY_IN_PARTICULAR, "Every team")
        self.fields["team"].choices = [every, *teams]  # type: ignore[attr-defined]


class EndKnowledge(Form):
    why = LineField("Why is it no longer so?", limit=300, missing="Write why, in a few words.")


class LookAtChange(Form):
    version = VersionField()
    is_taken = YesNoField("Make the change?", missing="Say whether the change is made.")
    why = LineField("Why not", limit=500, missing="Write why it is not made. Whoever asked for it may read this.")
    conditions = (when("is_taken", "no").needs("why"),)


class ChooseTeam(Form):
    """`teams` are pairs of key and name."""

    id = KeyField()
    team = ChoiceField("Which team looks after the directory?", as_select=True, missing="Choose a team.")

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = teams  # type: ignore[attr-defined]
