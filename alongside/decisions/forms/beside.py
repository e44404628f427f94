"""What is asked about a decision that is made: counsel, the answer to a challenge, looking again, a mistake."""

from typing import Any

from alongside.decisions.models.beside import Answer, CounselKind, TurnKind
from alongside.design.fields import ChoiceField, DayField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Form, when

STANDS, FOR_NOW, ASIDE = TurnKind.STANDS.value, TurnKind.FOR_NOW.value, TurnKind.SET_ASIDE.value
AFTER_DEATH = [(TurnKind.DIED.value, "Nobody looks at it again"), (ASIDE, "It is set aside")]


class GiveCounsel(Form):
    id = KeyField()
    kind = ChoiceField(
        "What is it?", choices=CounselKind.choices, missing="Say whether it is advice, support or a challenge."
    )
    words = WordsField("What do you say?", limit=4000, rows=4, missing="Write what you say, and why.")
    said_by = LineField(
        "Who says it, if somebody else does",
        limit=120,
        required=False,
        hint="For example: Simon; Jo, his sister; Dr Ali.",
    )


class AnswerChallenge(Form):
    version = VersionField()
    answer = ChoiceField(
        "What do you say to it?", choices=Answer.choices, missing="Say whether it is upheld or set aside."
    )
    answer_words = WordsField(
        "Why?", limit=4000, rows=4, missing="Write why, in words that whoever asked will understand."
    )


class TakeCounselBack(Form):
    version = VersionField()
    why = LineField(
        "Why?", limit=300, missing="Write why, in a few words.", hint="For example: I had read the wrong decision."
    )


class LookAgain(Form):
    """`for_now` only where the decision was for now. Of somebody who died: to rest, or aside."""

    version = VersionField()
    outcome = ChoiceField(
        "What comes of it?",
        choices=[
            (STANDS, "It stands, and is no longer for now"),
            (FOR_NOW, "It stays for now, until another day"),
            (ASIDE, "It is set aside"),
        ],
        missing="Say what comes of it.",
    )
    review_on = DayField("Until which day?", missing="Write the day on which we look again.")
    words = WordsField("Why?", limit=4000, rows=3, missing="Write why, in plain words.")
    conditions = (when("outcome", FOR_NOW).needs("review_on"),)

    def __init__(self, *args: Any, is_provisional: bool, has_died: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.has_died = has_died
        if has_died:
            self.fields["outcome"].choices = AFTER_DEATH  # type: ignore[attr-defined]
            self.fields["words"].label, self.fields["words"].required = "Why, or what is to be known of it", False
            del self.fields["review_on"]
            self.conditions = ()
        elif not is_provisional:
            self.fields["outcome"].choices = [(STANDS, "It stands"), (ASIDE, "It is set aside")]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """What is set aside says why, after a death too."""
        answers = super().clean() or {}
        if self.has_died and answers.get("outcome") == ASIDE and not answers.get("words"):
            self.add_error("words", "Write why, in plain words.")
        return answers


class LookAsSecond(Form):
    version = VersionField()
    agrees = ChoiceField(
        "What do you say?",
        choices=[("yes", "I agree: it stands"), ("no", "Please think again")],
        missing="Say whether you agree.",
    )
    words = WordsField("Why?", limit=4000, rows=3, missing="Write why, for whoever reads this later.")


class TellOfAdvocate(Form):
    version = VersionField()
    what = ChoiceField(
        "What happened?",
        choices=[(one.value, one.label) for one in (TurnKind.REFERRED, TurnKind.ARRANGED, TurnKind.CHANGED)],
        missing="Say what happened.",
    )
    words = WordsField(
        "Who, when, and what they said or did", limit=4000, rows=3, missing="Write who and when, and what came of it."
    )


class StrikeDecision(Form):
    """`people` are pairs of key and name: with whom else one may weigh."""

    id = KeyField()
    version = VersionField()
    why = LineField(
        "What was the mistake?",
        limit=300,
        missing="Write what the mistake was, in a few words.",
        hint="A quiet line stays in the story. What was written is no longer shown.",
    )
    to = ChoiceField(
        "Is it about somebody else? Then whose is it?",
        as_select=True,
        required=False,
        hint="What was typed is weighed again in their record, and decided there. Read it first: names in it go along.",
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", "No, nobody else"), *people]  # type: ignore[attr-defined]


class UnderLaw(Form):
    version = VersionField()
    words = WordsField(
        "Why does it stand?", limit=4000, rows=4, missing="Write why it stands under the law as it is now."
    )
