"""What is asked when a risk is weighed with a person, both ways; and how one ended."""

from typing import Any

from alongside.decisions.models.risk import Likelihood
from alongside.design.fields import ChoiceField, ChoicesField, DayField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Form


class WeighRisk(Form):
    """`strengths` are words to tick. The labels name the person where the page draws them."""

    id = KeyField()
    version = VersionField(required=False)
    wants = WordsField(
        "What do they want to do, in their own words?",
        limit=2000,
        rows=2,
        voice="person",
        missing="Write what they want to do.",
    )
    why_matters = WordsField(
        "Why does it matter to them, in their own words?", limit=2000, rows=2, required=False, voice="person"
    )
    good = WordsField(
        "The good that could come of it", limit=4000, rows=3, missing="Write the good that could come of it."
    )
    harm = WordsField(
        "The harm that could come of it", limit=4000, rows=3, missing="Write the harm that could come of it."
    )
    likelihood = ChoiceField("How likely is that harm?", choices=Likelihood.choices, required=False, inline=True)
    to_whom = LineField("Who could be harmed?", limit=200, required=False)
    harm_of_not = WordsField(
        "The harm of not doing it",
        limit=4000,
        rows=3,
        missing="Write the harm of not doing it: a risk is only half weighed without it.",
    )
    strengths = ChoicesField("What is strong, and helps", required=False)
    helps = WordsField("What else helps, and what has helped before", limit=2000, rows=2, required=False)
    person_will = WordsField("What they will do", limit=2000, rows=2, required=False)
    we_will = WordsField("What we will do", limit=2000, rows=2, required=False)
    early_signs = WordsField("Early signs that it is not going well", limit=2000, rows=2, required=False)
    what_if = WordsField("What then?", limit=2000, rows=2, required=False)
    agreed_by = LineField(
        "Who agrees to this?", limit=300, required=False, hint="Each by name, and only who has said so."
    )
    dissent = WordsField("Who sees it otherwise, and why?", limit=2000, rows=2, required=False)
    review_on = DayField(
        "When do we look at it again, together?", missing="Write the day on which you look at it again."
    )
    marks_optional = False

    def __init__(self, *args: Any, strengths: list[str], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["strengths"].choices = [(words, words) for words in strengths]  # type: ignore[attr-defined]
        if not strengths:
            del self.fields["strengths"]


class EndRisk(Form):
    version = VersionField()
    how = WordsField("How did it go?", limit=2000, rows=3, missing="Write how it went, and what was learnt.")
