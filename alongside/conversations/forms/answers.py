"""What is asked later: what came of it."""

from typing import Any

from alongside import packs
from alongside.conversations.models.check_back import CameOut
from alongside.conversations.models.conversation import Helped
from alongside.conversations.models.undertaking import Happened
from alongside.design.fields import ChoiceField, DayField, LineField, VersionField, WordsField
from alongside.design.forms import Form, when

NOT_YET = "not_yet"


class AnswerUndertaking(Form):
    version = VersionField()
    happened = ChoiceField(
        "What came of it?",
        choices=[*Happened.choices, (NOT_YET, "Not yet: another day")],
        missing="Say what came of it.",
    )
    what_happened = WordsField(
        "What happened?", limit=2000, rows=3, required=False, hint="In a few words, if you like."
    )
    by_on = DayField("By when now?", missing="Write the new day.")
    conditions = (when("happened", NOT_YET).needs("by_on"),)


class AnswerOffer(Form):
    version = VersionField()
    helped = ChoiceField("Did it help?", choices=Helped.choices, missing="Say whether it helped.")
    how_it_helped = WordsField("In their words", limit=2000, rows=3, required=False, voice="person")


# That they died is said of the person, not chosen here: see `desk.after_a_death`.
TO_CHOOSE = [(key, words) for key, words in CameOut.choices if key != CameOut.DIED]


class AnswerCheckBack(Form):
    version = VersionField()
    came_out = ChoiceField("How did it go?", choices=TO_CHOOSE, missing="Say how it went.")
    words = WordsField("What did they say?", limit=2000, rows=3, required=False, voice="person")


class Pause(Form):
    version = VersionField()
    until = DayField("Until which day?", missing="Write the day.")
    why = LineField("Why?", limit=200, missing="Write why, in a few words.")


class AnswerWorry(Form):
    version = VersionField()
    what_was_done = WordsField("What was done?", limit=4000, rows=4, missing="Write what was done, and by whom.")


class ReviewOverride(Form):
    version = VersionField()
    review = WordsField(
        "What do you think of it?",
        limit=2000,
        rows=4,
        missing="Write what you think of it: was it right here, and what would you do next?",
    )


class OnlyVersion(Form):
    version = VersionField()


class EndSeries(Form):
    """What was achieved and, where the pack has tiers, which."""

    version = VersionField()
    achieved = WordsField(
        "What was achieved?", limit=2000, rows=4, missing="Write what was achieved, in their view if you can."
    )
    tier = ChoiceField("Which of these was it?", required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        tiers = packs.active().tiers
        if tiers is None:
            del self.fields["tier"]
        else:
            self.fields["tier"].choices = [(one.id, one.title or one.text) for one in tiers.tiers]  # type: ignore[attr-defined]
            self.fields["tier"].hints = {one.id: one.text for one in tiers.tiers if one.title}  # type: ignore[attr-defined]
