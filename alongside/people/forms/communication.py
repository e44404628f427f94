"""What is asked when somebody asks how to communicate with a person."""

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
from alongside.people.communication import choices, lists
from alongside.people.models.communication import Share


def _chosen(kind: str) -> ChoicesField:
    of = lists()[kind]
    return ChoicesField(of["title"], choices=choices(kind), hint=of["hint"], required=False)


class AskCommunication(Form):
    id = KeyField()
    version = VersionField(required=False)
    own_words = WordsField(
        "What they say about it",
        limit=1000,
        rows=3,
        required=False,
        voice="person",
        hint="In their own words. It stands on their page as “How I communicate and how to communicate with me”.",
    )
    has_needs = YesNoField(
        "Is there anything they need, so that they can read, hear, say or follow what is said?",
        missing="Ask whether they need anything, and choose yes or no.",
    )
    in_short = LineField(
        "In one line, for everybody who opens a page about them",
        limit=160,
        required=False,
        hint="For example: Short messages first, then a call. He likes to know the day before.",
    )
    contacts = _chosen("contacts")
    formats = _chosen("formats")
    professionals = _chosen("professionals")
    supports = _chosen("supports")
    how_met = WordsField(
        "What we do so that it happens",
        limit=1000,
        rows=3,
        required=False,
        hint="Who books, who prints, what everybody keeps to.",
    )
    share = ChoiceField(
        "With whom may it be shared?",
        choices=[(share.value, share.label.capitalize()) for share in Share],
        initial=Share.ALL,
    )
    share_with = LineField("With whom?", limit=200, missing="Write with whom it may be shared.")
    said_by = LineField(
        "Who said so, if it was not them",
        limit=120,
        required=False,
        hint="For example: Jo, his sister. Leave it empty if they said it themselves.",
    )
    said_on = DayField("When they said it", required=False, hint="Today, if you leave this empty.")
    supported_by = LineField("Who helped them to say it", limit=120, required=False)
    review_on = DayField("When to ask again", hint="A year from now, or sooner if things change.")
    conditions = (
        when("has_needs", "yes").asks("in_short", "contacts", "formats", "professionals", "supports", "how_met"),
        when("share", Share.SOME).needs("share_with"),
    )
