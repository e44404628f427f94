"""What is asked about an example of practice."""

from alongside.design.fields import ChoiceField, DayField, KeyField, LineField, VersionField, WordsField, YesNoField
from alongside.design.forms import Form, when
from alongside.people.models.consent import HowGiven


class Find(Form):
    """Words that an example is found by."""

    marks_optional = False
    q = LineField("Look for a word", limit=100, required=False)


class ChangeExample(Form):
    """What was done, and what came of it: without names."""

    version = VersionField()
    title = LineField(
        "Title", limit=120, hint="For example: An open mic that strangers came to", missing="Give it a title."
    )
    what_we_did = WordsField(
        "What we did", limit=3000, rows=6, missing="Write what you did together.",
        hint="Without names: “he”, “his sister”, “the centre”. A colleague should be able to try the same.",
    )  # fmt: skip
    what_came_of_it = WordsField("What came of it", limit=2000, rows=4, required=False)


class ShareExample(ChangeExample):
    """A new one, with the person's agreement."""

    version = None
    id = KeyField()
    agreed = YesNoField(
        "Did they agree to it, as it is written here?", missing="Say whether they agreed.",
        hint="Read it to them, or let them read it. They can take it back at any time.",
    )  # fmt: skip
    how_agreed = ChoiceField("How did they say so?", choices=HowGiven.choices)
    agreed_on = DayField("When?", missing="Write the day on which they agreed.")
    conditions = (when("agreed", "yes").needs("how_agreed", "agreed_on"),)


class WithdrawExample(Form):
    version = VersionField()
