"""What is asked when a text is to be looked at."""

from alongside.design.fields import WordsField
from alongside.design.forms import Form
from alongside.design.plain_words import LONGEST


class LookAtWords(Form):
    words = WordsField(
        "Your text",
        limit=LONGEST,
        rows=10,
        missing="Write or paste the text that is to be looked at.",
        hint="A letter, a note, a leaflet. It is looked at and not kept.",
    )
