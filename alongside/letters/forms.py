"""What is asked when a copy is prepared, written, given, received, or not given."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from alongside.design.fields import ChoiceField, DayField, FileField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Form, when
from alongside.design.widgets import Hidden
from alongside.letters.formats import Channel, Format, WhyNot
from alongside.letters.languages import LANGUAGES
from alongside.letters.recordings import read as read_recording

Pairs = Iterable[tuple[str, str]]
HINTS = {
    Format.EASY_READ: "Short sentences with pictures. You write it, with help.",
    Format.PLAIN_TEXT: "A file that a phone or a computer reads aloud.",
    Format.TRANSLATION: "A translator writes it beside the English; you enter what comes back.",
    Format.RECORDING: "For example in British Sign Language, or read aloud.",
}


class InAForm(Form):
    """What prepared and changed copies are both asked."""

    format = ChoiceField("In which form?", choices=Format.choices, hints=HINTS, missing="Choose a form.")
    language = ChoiceField(
        "Which language?",
        choices=[(one.code, f"{one.name} ({one.own})") for one in LANGUAGES.values()],
        as_select=True,
        missing="Choose the language.",
    )
    asked_for = LineField(
        "Did they ask for another form than they need?",
        limit=300,
        required=False,
        hint="If so, write how they said it. Otherwise leave this empty.",
    )
    opening = WordsField(
        "Your words before it", limit=2000, rows=3, required=False, hint="For example, what it is and whom to ask."
    )
    give_by = DayField("By when will they have it?", missing="Write the day by which they will have it.")
    conditions = (when("format", Format.TRANSLATION).needs("language"),)

    def __init__(self, *args: Any, has_needs: bool, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if not has_needs:
            del self.fields["asked_for"]


class PrepareCopy(InAForm):
    """`whats` are pairs of `kind:key` and words; `readers` those the person shares with, by key, without the person."""

    id = KeyField()
    what = ChoiceField("What will they have?", as_select=True, missing="Choose what they will have.")
    to = ChoiceField("For whom?", missing="Choose for whom.")
    field_order = ("id", "what", "to", "format", "language", "asked_for", "opening", "give_by")

    def __init__(self, *args: Any, whats: Pairs, called: str, readers: Pairs, has_needs: bool, **kwargs: Any):
        super().__init__(*args, has_needs=has_needs, **kwargs)
        self.fields["what"].choices = list(whats)  # type: ignore[attr-defined]
        readers = list(readers)
        self.fields["to"].choices = [("person", called), *readers]  # type: ignore[attr-defined]
        if not readers:
            del self.fields["to"]

    def facts(self) -> dict[str, Any]:
        """The answers; what it is made from as `kind` and `source_id`, for whom as `contact`'s key (empty: the
        person).
        """
        facts = dict(self.cleaned_data)
        kind, _, key = facts.pop("what").partition(":")
        to = facts.pop("to", "person")
        return {**facts, "kind": kind, "source_id": UUID(key), "contact": "" if to == "person" else to}


class ChangeCopy(InAForm):
    version = VersionField()


class WriteLine(Form):
    """One line of easy read. The page draws the pictures; `sought` looks for others."""

    version = VersionField()
    words = LineField(
        "One short sentence",
        limit=200,
        missing="Write one short sentence.",
        hint="One idea. Up to ten words are easiest to read.",
    )
    sought = LineField(
        "Look for a picture", limit=40, width=20, required=False, hint="For example: phone, garden, Monday."
    )
    picture = LineField("Picture", limit=40, required=False)


class WriteTranslation(Form):
    """What a translator wrote, one box for each text of the English."""

    version = VersionField()
    translator = LineField("Who translated it?", limit=120, missing="Write who translated it: a name, or the agency’s.")

    def __init__(self, *args: Any, english: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.english = english
        for number, text in enumerate(english):
            rows = min(8, 1 + len(text) // 70)
            self.fields[f"text_{number}"] = WordsField(text, limit=6000, rows=rows, required=False, voice="nobody")

    def pairs(self) -> list[tuple[str, Any]]:
        """Each text of the English with its box."""
        return [(text, self[f"text_{number}"]) for number, text in enumerate(self.english)]

    def texts(self) -> list[str]:
        """What was written, in the order of the English."""
        return [self.cleaned_data[f"text_{number}"] for number in range(len(self.english))]


class AddRecording(Form):
    """A recording, judged by its content, and what it says."""

    version = VersionField()
    file = FileField(
        "The file",
        reads=read_recording,
        accept="video/*,audio/*",
        missing="Choose the file of the recording.",
        hint="A video (MP4, MOV, WebM) or a sound (MP3, M4A, WAV, Ogg) of at most 60 MB.",
    )
    says = WordsField(
        "What it says, in short",
        limit=2000,
        rows=3,
        required=False,
        hint="So that whoever cannot see or hear it knows what it is, and it can be found again.",
    )


class SeenField(LineField):
    """The digest of what was previewed."""

    macro = "hidden"
    widget = Hidden


class GiveCopy(Form):
    """How it was given. `ways` are those that are open, `addresses` pairs of key and words."""

    version = VersionField()
    seen = SeenField("Seen", limit=64, missing="This page lost hold of what you had read. Open it anew.")
    channel = ChoiceField("How was it given?", missing="Say how it was given.")
    address = ChoiceField("To which address?", missing="Choose the address it went to.")
    through = LineField("Through whom?", limit=120, missing="Write whom it went through.")
    given_on = DayField("On which day?", missing="Write the day on which it was given.")

    def __init__(self, *args: Any, ways: Pairs, addresses: Pairs, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = list(ways)  # type: ignore[attr-defined]
        self.fields["address"].choices = addresses = list(addresses)  # type: ignore[attr-defined]
        through = when("channel", Channel.THROUGH).needs("through")
        if addresses:
            self.conditions = (when("channel", Channel.POST).needs("address"), through)
        else:
            del self.fields["address"]
            self.conditions = (through,)


class AcknowledgeCopy(Form):
    version = VersionField()
    acknowledged_on = DayField("Since which day do they have it?", missing="Write the day.")
    acknowledged_words = LineField(
        "What did they say?", limit=300, required=False, hint="In their words, if they said something."
    )


class KeepBackCopy(Form):
    version = VersionField()
    why_not = ChoiceField("Why is it not given?", choices=WhyNot.choices, missing="Say why it is not given.")
    why_not_words = WordsField(
        "In a few words", limit=500, rows=3, required=False, hint="Whoever asks for it later is told this."
    )
