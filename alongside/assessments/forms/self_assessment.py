"""What is asked when a person assesses themselves: of the worker who supports it, at the door of their page, on it."""

from collections.abc import Mapping
from typing import Any

from alongside.assessments.forms.assessment import Sent, of_words
from alongside.assessments.models import OwnWords, SelfAssessment
from alongside.assessments.own_questions import questions_of
from alongside.design.fields import ChoiceField, DayField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Difference, Form

MARKS = "seen-"


class GivesLink(Form):
    """What every link takes. `ways` are those by which it may reach the person, as key and words."""

    channel = ChoiceField("How does the link reach them?", missing="Say how the link reaches them.")
    word = LineField(
        "Which word did you agree on, to open it?",
        limit=60,
        hint="Something that they will remember, and that does not stand in their name. Never send it with the link.",
        missing="Write the word that you agreed on with them.",
    )
    ends_on = DayField("Until which day can they write?", missing="Write the day until which they can write.")

    def __init__(self, *args: Any, ways: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["channel"].choices = ways  # type: ignore[attr-defined]


class OfferSelfAssessment(GivesLink):
    id = KeyField()
    able = WordsField(
        "What shows that they are able to write it?",
        limit=500,
        rows=2,
        hint="With the support that they have.",
        missing="Write what shows that they are able to. Where they are not, write it together.",
    )
    willing = WordsField(
        "What did they say to assessing themselves?",
        limit=500,
        rows=2,
        missing="Write what they said to it. Where they do not want to, write it together.",
    )
    capacity = WordsField(
        "What shows that they have the capacity to assess themselves?",
        limit=500,
        rows=2,
        hint="That they understand, keep in mind and weigh what it is for, and can say so.",
        missing="Write what shows that they have the capacity to. Where they have not, write it together.",
    )
    help = LineField(
        "How can they ask for help while they write?",
        limit=300,
        hint="It stands on their page. For example: Ring Mina on 0113 496 0000, any morning.",
        missing="Write how they ask for help: whom they ring, and when.",
    )
    field_order = ("able", "willing", "capacity", "help", "channel", "word", "ends_on")


class GiveAnotherLink(GivesLink):
    version = VersionField()


class OpenOwnWords(Form):
    """What opens somebody's own page. `code` None: it stands in the address already."""

    marks_optional = False
    code = LineField(
        "The letters on your paper",
        limit=40,
        width=20,
        hint="Twelve letters and numbers. For example: BCDF-GHJK-MNPQ",
        missing="Write the letters that are on your paper.",
    )
    word = LineField(
        "Your word",
        limit=60,
        width=20,
        hint="The word that you and the worker agreed on. Big and small letters are the same here.",
        missing="Write the word that you and the worker agreed on.",
    )

    def __init__(self, *args: Any, has_code: bool = False, **kwargs: Any):
        super().__init__(*args, **kwargs)
        if has_code:
            del self.fields["code"]


class WriteOwnWords(Form):
    """Every question of somebody's own page; each goes with a mark of what stood there when the page was made.

    So two devices lose nothing: what was not touched here is left as the other wrote it.
    """

    marks_optional = False

    def __init__(self, data: Any, *, own: SelfAssessment, rows: Mapping[str, OwnWords]):
        self.own, self.rows = own, rows
        super().__init__(data)
        for part, asked in questions_of(own.assessment.kind).items():
            self.fields[part] = WordsField(asked.words, hint=asked.hint, rows=3, required=False, voice="person")
            self.initial[part] = rows[part].words if part in rows else ""

    def marks(self) -> dict[str, str]:
        """The mark of each question as it is kept now."""
        return {part: mark_of(self.rows.get(part)) for part in self.fields}

    def sent(self) -> list[Sent]:
        """The answers that were changed on the page they were sent from, as far as they can be read."""
        self.is_valid()
        found = []
        for part in self.fields:
            if part not in self.data or part not in self.cleaned_data:
                continue
            words = self.cleaned_data[part]
            seen, _, was = str(self.data.get(f"{MARKS}{part}", "")).partition(".")
            if of_words(words) != was and words != (self.rows[part].words if part in self.rows else ""):
                found.append(Sent(part, words, int(seen) if seen.isdecimal() and len(seen) < 9 else 0))
        return found

    def is_different(self, rows: list[OwnWords]) -> None:
        """Show beside what was typed here what was written meanwhile on another device."""
        self.standing = self.own
        self.differences = [
            Difference(str(self.fields[row.part].label), self.cleaned_data[row.part], row.words) for row in rows
        ]


class AddOwnWords(Form):
    """Something more, after it was sent."""

    marks_optional = False
    id = KeyField()
    part = ChoiceField("Which question is it about?", as_select=True, missing="Choose a question.")
    words = WordsField(
        "What would you like to add?", rows=3, missing="Write what you would like to add.", voice="person"
    )

    def __init__(self, *args: Any, kind: str, **kwargs: Any):
        super().__init__(*args, **kwargs)
        asked = questions_of(kind).values()
        self.fields["part"].choices = [("", "Choose"), *((one.part, one.words) for one in asked)]  # type: ignore[attr-defined]


def mark_of(row: OwnWords | None) -> str:
    """`3.5f2a…`: the version of an answer and what stands in it, for the page that is made from it."""
    return f"{row.version if row else 0}.{of_words(row.words if row else '')}"
