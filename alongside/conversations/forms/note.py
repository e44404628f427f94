"""What is asked when a short note is written, and when something is added beside it."""

from collections.abc import Mapping
from typing import Any

from alongside import packs
from alongside.conversations.forms.conversation import storable
from alongside.conversations.models import NoteKind
from alongside.design.fields import ChoiceField, KeyField, LineField, MomentField, VersionField, WordsField
from alongside.design.forms import Difference, Form, when
from alongside.people.models.strength import Says

NOTHING = "Nothing"


def kinds() -> list[tuple[str, str]]:
    """The kinds of note, in the pack's words and order."""
    return [(kind.id, kind.title) for kind in packs.active().notes.kinds]


class WriteNote(Form):
    """Four wide questions; only when it was, and one thing said or done, have to be there."""

    id = KeyField()
    version = VersionField(required=False)
    kind = ChoiceField("What was it?", choices=kinds, inline=True, initial=NoteKind.VISIT)
    contact_at = MomentField("When was it?")
    place = LineField("Where was it?", limit=120, required=False)
    in_their_words = WordsField("What they said", required=False, rows=5, voice="person")
    together = WordsField(
        "What we did together", required=False, rows=4, hint="What they did, chose, tried or enjoyed."
    )
    strength = LineField(
        "A strength that showed", limit=120, required=False, hint="A few words, such as: makes people laugh"
    )
    strength_says = ChoiceField(
        "Who says so?",
        choices=[(Says.PERSON, "They do"), (Says.WORKER, "I do"), (Says.OTHER, "Somebody else")],
        inline=True,
        initial=Says.PERSON,
    )
    strength_says_name = LineField("Who?", limit=120, missing="Write who says so, for example: Jo, his sister.")
    marks_optional = False
    conditions = (when("strength_says", Says.OTHER).needs("strength_says_name"),)

    def without_keys(self) -> dict[str, str]:
        """What is typed, field by field, as it stands in the boxes: what a draft keeps."""
        kept = {}
        for name, field in self.fields.items():
            if name not in ("id", "version"):
                kept |= {key: storable(self.data.get(key, "")) for key in field.keys(name)}
        return kept

    def changed_meanwhile(self, current: Any, labels: Mapping[str, str] | None = None) -> None:
        """Another device went on with the draft: show what stands there beside what was typed here."""
        mine, self.standing = self.without_keys(), current
        both = [
            (
                str(field.label),
                *(" ".join(str(words.get(key) or "") for key in keys) for words in (mine, current.words)),
            )
            for name, field in self.fields.items()
            if (keys := field.keys(name))[0] in mine
        ]
        self.differences = [
            Difference(label, yours.strip() or NOTHING, now.strip() or NOTHING)
            for label, yours, now in both
            if yours.strip() != now.strip()
        ]


class AddBeside(Form):
    id = KeyField()
    words = WordsField(
        "What is to be added?",
        limit=4000,
        rows=4,
        missing="Write what is to be added.",
        hint="What was recorded stays as it is; this stands beside it, with your name and today's date.",
    )
