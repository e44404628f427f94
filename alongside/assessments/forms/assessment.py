"""What is asked while an assessment is begun, written, picked into and ended."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from alongside.assessments.models import Assessment, AssessmentPart, State, Still
from alongside.assessments.parts import KINDS, Kind
from alongside.design.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    KeyField,
    LineField,
    MomentField,
    TickField,
    VersionField,
    WordsField,
)
from alongside.design.forms import Difference, Form, TypedEarlier, when

TOLD = "How was the person told of the day?"
CARER_BLIND = "What carers do was left out of account when we found what can be achieved"
READY = "By which day did you agree that it is ready?"


class BeginAssessment(Form):
    id = KeyField()
    kind = ChoiceField(
        "What is it about?",
        choices=[(kind.slug, kind.words) for kind in KINDS],
        hints={kind.slug: kind.hint for kind in KINDS},
        missing="Choose what the assessment is about.",
    )
    begun_at = MomentField(
        "When did it begin?", required=False, hint="Leave it empty for now. Otherwise for example 27 11 2026 at 14:30"
    )
    ready_on = DayField(READY, required=False, hint="You can agree this later, too.")
    told = LineField(TOLD, limit=300, required=False, hint="For example: I wrote it on the calendar in the kitchen.")


class AgreeDay(Form):
    version = VersionField()
    ready_on = DayField(READY, missing="Write the day that you agreed with the person.")
    told = LineField(TOLD, limit=300, missing="Write how the person was told of the day.")


class PickSaid(Form):
    """`said` are pairs of a name and words to tick, `whose` a line to each; `kind` gives the parts to pick into."""

    part = ChoiceField("Where does it belong?", as_select=True, missing="Choose where it belongs.")
    what = ChoicesField("What was said before", missing="Tick what to pick.")
    still = ChoiceField(
        "Is it still true?",
        choices=[(Still.YES.value, Still.YES.label), (Still.NOT_ASKED.value, Still.NOT_ASKED.label)],
        missing="Say whether it is still true, or was not asked yet.",
    )

    def __init__(self, *args: Any, kind: Kind, said: list[tuple[str, str]], whose: dict[str, str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [  # type: ignore[attr-defined]
            ("", "Choose"),
            *((part.slug, part.label) for part in kind.parts),
        ]
        self.fields["what"].choices, self.fields["what"].hints = said, whose  # type: ignore[attr-defined]


class StillTrue(Form):
    version = VersionField()
    still = ChoiceField("Is it still true?", choices=Still.choices, missing="Say whether it is still true.")
    now = WordsField("What do they say of it today?", limit=4000, rows=2, required=False, voice="person")
    conditions = (when("still", Still.CHANGED.value).asks("now"),)


class FinishAssessment(Form):
    version = VersionField()
    is_carer_blind = TickField(CARER_BLIND)


class EndAssessment(Form):
    version = VersionField()
    outcome = ChoiceField(
        "How does it end?",
        choices=[(one.value, one.label) for one in (State.DECLINED, State.UNFINISHED)],
        missing="Say how it ends.",
    )
    words = WordsField("Why, and what was said", limit=4000, rows=3, missing="Write why it ends.")


class WriteAdvice(Form):
    version = VersionField()
    words = WordsField(
        "What would meet or lessen what they need, and keep it from growing?",
        rows=8,
        missing="Write the advice: where to go, what helps, and whom to ask.",
    )


class StrikeAssessment(Form):
    """`people` are pairs of key and name: with whom else one may begin an assessment."""

    id = KeyField()
    version = VersionField()
    why = LineField("What was wrong?", limit=300, missing="Write what was wrong, in a line.")
    to = ChoiceField(
        "Is it about somebody else? Then whose is it?",
        as_select=True,
        required=False,
        hint="What was written goes on in their record, names in it too: read it first. You then see what becomes of "
        "each thing that was picked, before anything is moved.",
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["to"].choices = [("", "No, nobody else"), *people]  # type: ignore[attr-defined]


@dataclass(frozen=True)
class Sent:
    """A part that was sent with other words than its page was made with: `seen` is the version it was made from."""

    part: str
    words: str
    seen: int


class WriteAssessment(Form):
    """Every part of an assessment in one form. Each goes with a mark of what stood in it when the page was made.

    So what somebody else wrote meanwhile, in a part that was not touched here, is left as it is.
    """

    marks_optional = False

    def __init__(self, data: Any, *, assessment: Assessment, rows: Mapping[str, AssessmentPart]):
        self.assessment, self.rows = assessment, rows
        self.made_from = data if isinstance(data, TypedEarlier) else {}
        super().__init__(data)
        for part in assessment.what.parts:
            voice = "person" if part.is_theirs else "worker"
            hint = part.hint
            self.fields[part.slug] = WordsField(
                part.label, hint=hint, rows=3 if part.is_theirs else 2, required=False, voice=voice
            )
            self.initial[part.slug] = rows[part.slug].words if part.slug in rows else ""
        if isinstance(data, TypedEarlier):  # only now are there boxes for it
            self.typed_earlier = self.begin_with(data)

    def marks(self) -> dict[str, str]:
        """The mark of each part as it is kept now; of words typed before a sign-in timed out, as it was kept then."""
        return {
            part.slug: self.made_from.get(f"seen-{part.slug}") or mark(self.rows.get(part.slug))
            for part in self.assessment.what.parts
        }

    def sent(self) -> list[Sent]:
        """The parts that were changed on the page they were sent from, as far as they can be read."""
        self.is_valid()
        found = []
        for part in self.assessment.what.parts:
            if part.slug not in self.data or part.slug not in self.cleaned_data:
                continue
            words = self.cleaned_data[part.slug]
            seen, _, was = str(self.data.get(f"seen-{part.slug}", "")).partition(".")
            if of_words(words) != was and words != (self.rows[part.slug].words if part.slug in self.rows else ""):
                found.append(Sent(part.slug, words, int(seen) if seen.isdecimal() and len(seen) < 9 else 0))
        return found

    def is_different(self, rows: list[AssessmentPart]) -> None:
        """Show beside what was typed what somebody else wrote meanwhile in the same parts."""
        self.standing = self.assessment
        self.differences = [
            Difference(str(self.fields[row.part].label), self.cleaned_data[row.part], row.words) for row in rows
        ]


def mark(row: AssessmentPart | None) -> str:
    """`3.5f2a…`: the version of a part and what stands in it, for the page that is made from it."""
    return f"{row.version if row else 0}.{of_words(row.words if row else '')}"


def of_words(words: str) -> str:
    """A short mark of some words."""
    return hashlib.sha256(words.encode()).hexdigest()[:16]
