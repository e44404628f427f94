"""What is asked where an assessment is about somebody else too: whoever it is made jointly with, a child who cares."""

from typing import Any

from alongside.design.fields import ChoiceField, DayField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Form


class AnswerJoint(Form):
    """`others` are pairs of key and words: the assessments that this one can be made jointly with."""

    id = KeyField()
    other = ChoiceField("Jointly with whom?", missing="Choose whose assessment it is made jointly with.")
    agrees = ChoiceField(
        "What do they say?",
        choices=[("yes", "Yes: jointly"), ("no", "No: each apart")],
        missing="Say what they answered.",
    )
    words = WordsField(
        "In which words?", limit=4000, rows=2, voice="person", missing="Write what was said, in their words."
    )
    said_by = LineField("Who said so?", limit=120, missing="Write who said so.")
    said_on = DayField("On which day?", missing="Write the day on which it was said.")

    def __init__(self, *args: Any, others: list[tuple[str, str]], called: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = others  # type: ignore[attr-defined]
        self.fields["agrees"].label = f"What does {called} say?"
        self.fields["said_by"].help_text = f"{called} decides this. If they could not, who did, and on which finding?"


class TakeJointBack(Form):
    version = VersionField()
    words = WordsField(
        "What did they say?", limit=4000, rows=2, voice="person", missing="Write what was said, in their words."
    )


class NoticeYoungCarer(Form):
    id = KeyField()
    who = LineField(
        "Who is the child?",
        limit=200,
        missing="Write who the child is.",
        hint="As far as it is known: their name, how old they are, and whose child they are.",
    )
    does = WordsField("What do they do, and how is that for them?", limit=4000, rows=4, missing="Write what they do.")


class TellOfYoungCarer(Form):
    version = VersionField()
    told = LineField(
        "Who was told?",
        limit=300,
        missing="Write who was told.",
        hint="For example the young carers’ team. If it turned out that no child cares, who looked into it.",
    )
    told_on = DayField("On which day?", missing="Write the day on which they were told.")
    what_was_said = WordsField("What was said, and what happens now", limit=4000, rows=3, required=False)
