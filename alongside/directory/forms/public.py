"""What anybody is asked who tells us that an entry has changed: few questions, in few words."""

from alongside.design.fields import ChoiceField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Form

ENDED = "ended"
ABOUT = {
    ENDED: "It has ended, or it is closed",
    "when": "The day or the time",
    "where": "The place",
    "cost": "What it costs",
    "ask": "Whom to ask, or the phone number",
    "else": "Something else",
}


class TellUs(Form):
    id = KeyField()
    about = ChoiceField("What has changed?", choices=list(ABOUT.items()), missing="Choose what has changed.")
    words = WordsField(
        "What is right now?",
        limit=1000,
        rows=4,
        hint="For example: it begins at 7 now. Please name nobody who goes there.",
        missing="Tell us what is right now, in a few words.",
    )
    reach = LineField(
        "Your phone number or email, if we may ask you",
        limit=200,
        required=False,
        hint="You need not say. We use it for this only, and then we let it go.",
        autocomplete="off",
    )


class NothingHasToChange(Form):
    """What was told is not so."""

    version = VersionField()
    why = LineField("Why does nothing have to change?", limit=500, missing="Write why, in a few words.")
