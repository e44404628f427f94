"""What is asked when a person is given a time, when it is moved or given back, and about the day itself."""

from collections.abc import Iterable
from typing import Any

from alongside.design.fields import (
    ChoiceField,
    KeyField,
    LineField,
    MomentField,
    VersionField,
    WordsField,
    YesNoField,
)
from alongside.design.forms import Form
from alongside.letters.formats import Format
from alongside.letters.rules import forms_that_meet
from alongside.talking_points.models import CameOf, WhyCancelled

Pairs = Iterable[tuple[str, str]]
NOTHING, ANOTHER = "nothing", "another"
# Those that can be written in the same breath; the rest is chosen on the page that writes it.
AT_ONCE = (Format.STANDARD, Format.LARGE_18, Format.LARGE_24, Format.PLAIN_TEXT, Format.EASY_READ)


class Near(Form):
    """Where to look for a time."""

    near = LineField(
        "Near which postcode or place?", limit=100, width=20, required=False, hint="For example LS12 3AB, or a library."
    )


class Book(Form):
    """`slots` are pairs of key and words, `needed` the forms of writing that the person needs."""

    id = KeyField()
    slot = ChoiceField("Which time?", as_select=True, missing="Choose a time.")
    wants = WordsField(
        "What would they like to talk about, in their own words?", limit=1000, rows=3, required=False, voice="person"
    )
    said_by = LineField(
        "Who said so, if it was not they themselves?", limit=120, required=False, hint="For example: Jo, his daughter."
    )
    asked_at = MomentField("When did they ask?", hint="How long they wait counts from here.")
    confirmation = ChoiceField("What do they have in their hand?", missing="Say whether it is written for them.")

    def __init__(self, *args: Any, slots: Pairs, needed: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["slot"].choices = list(slots)  # type: ignore[attr-defined]
        self.fields["confirmation"].choices = confirmations(needed)  # type: ignore[attr-defined]


def confirmations(needed: list[str]) -> list[tuple[str, str]]:
    """The forms that meet what somebody needs, those that meet most first; another form, and nothing."""
    forms = [(form, str(Format(form).label)) for form in forms_that_meet(needed) if form in AT_ONCE]
    return [*forms, (ANOTHER, "Another form: I choose it on the next page"), (NOTHING, "Nothing: they know it")]


class Move(Form):
    version = VersionField()
    slot = ChoiceField("Which time?", as_select=True, missing="Choose a time.")

    def __init__(self, *args: Any, slots: Pairs, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["slot"].choices = list(slots)  # type: ignore[attr-defined]


class Cancel(Form):
    version = VersionField()
    why = ChoiceField("Why?", choices=WhyCancelled.choices, missing="Say why it is given back.")
    why_words = LineField("Anything else to know?", limit=300, required=False)


class SayWhetherTheyCame(Form):
    version = VersionField()
    came = YesNoField("Did they come?", missing="Say whether they came.")


class AskAfter(Form):
    version = VersionField()
    came_of_it = ChoiceField("What came of it?", choices=CameOf.choices, missing="Say what came of it.")
    words = WordsField("In a few words", limit=500, rows=3, required=False, voice="nobody")


class LetIn(Form):
    id = KeyField()
    wants = WordsField(
        "What would they like to talk about, in their own words?", limit=1000, rows=3, required=False, voice="person"
    )
