"""What is asked when a person's own words about themselves are written down."""

from alongside.design.fields import DayField, LineField, VersionField, WordsField
from alongside.design.forms import Form


class WriteAboutMe(Form):
    version = VersionField(required=False)
    words = WordsField(
        "In their words",
        limit=2000,
        rows=6,
        required=False,
        voice="person",
        hint="As they said it. Leave it empty to take away what stands there.",
    )
    said_by = LineField(
        "Who said so, if it was not them",
        limit=120,
        required=False,
        hint="For example: Jo, his sister. Leave it empty if they said it themselves.",
    )
    said_on = DayField("When they said it", required=False, hint="Today, if you leave this empty.")
    supported_by = LineField("Who helped them to write it", limit=120, required=False)
