"""What people are asked about who somebody is in facts: their words, coded answers, the NHS number, a death."""

from typing import Any

from alongside.design.fields import ChoiceField, DayField, LineField, VersionField, WordsField
from alongside.design.forms import Form
from alongside.people.code_lists import code_list
from alongside.people.forms.partial_day import PartialDayField
from alongside.people.models.identity import NhsNumberStatus

# In the order in which they are asked: what people tell of themselves first, what the return asks for last.
THEMSELVES = ("ethnicity", "gender", "religion", "sexual_orientation", "disability")
ALSO = ("gender_as_at_birth", "partnership", "armed_forces", "autism", "dementia", "sight", "hearing")
FOR_SUPPORT = ("primary_support_reason", "accommodation", "employment", "has_unpaid_carer")
CODED = THEMSELVES + ALSO + FOR_SUPPORT
IN_THEIR_WORDS = {
    "ethnicity": "Where they come from, in their words",
    "gender": "Their gender, in their words",
    "religion": "What they believe, in their words",
    "sexual_orientation": "Whom they love, in their words",
    "disability": "How they speak of disability or illness, in their words",
}


class ChangeIdentity(Form):
    version = VersionField(required=False)
    words = WordsField(
        "Identity and culture, in their own words",
        limit=2000,
        required=False,
        rows=5,
        voice="person",
        hint="What should others know about where they come from, what they believe and how they live?",
    )
    said_by = LineField(
        "Who said so, if it was not them", limit=120, required=False, hint="Leave it empty if they said it themselves."
    )
    said_on = DayField("When they said it", required=False, hint="Today, if you leave this empty.")
    first_language = LineField("The language they speak best", limit=80, required=False, width=20)
    other_languages = LineField("Other languages", limit=200, required=False)


def _questions() -> dict[str, Any]:
    """The questions of every list, each after the words of their own that go with it."""
    asked: dict[str, Any] = {}
    for name in CODED:
        if name in IN_THEIR_WORDS:
            asked[f"{name}_words"] = LineField(IN_THEIR_WORDS[name], limit=200, required=False)
        listed = code_list(name)
        asked[name] = ChoiceField(listed.label, choices=listed.pairs(), as_select=True)
    return asked


class ChangeCharacteristics(type(Form)("Coded", (Form,), _questions())):  # type: ignore[misc]
    """Their own words first, the code beside them; every list from its file."""

    marks_optional = False
    version = VersionField(required=False)
    told_by = LineField(
        "Who answered, if it was not them", limit=120, required=False, hint="Leave it empty if they answered."
    )
    answered_on = DayField("When they answered", required=False, hint="Today, if you leave it empty.")

    def answers(self) -> dict[str, str]:
        """The coded answers and the words beside them, for the action."""
        return {name: self.cleaned_data[name] for name in _questions()}


class ChangeHealthRecordLink(Form):
    version = VersionField(required=False)
    nhs_number = LineField(
        "NHS number", limit=20, required=False, width=20, hint="Ten figures, as on a letter: 999 000 0018"
    )
    nhs_number_status = ChoiceField("How sure is it?", choices=NhsNumberStatus.choices)
    gp_practice = LineField("GP practice", limit=120, required=False)
    gp_code = LineField(
        "Code of the practice",
        limit=10,
        required=False,
        width=10,
        hint="A letter and five figures, which the NHS gives each practice (its ODS code).",
    )


class RecordDeath(Form):
    version = VersionField()
    died_on = PartialDayField(
        "When did they die?", hint="As far as it is known. The day, or the day and the month, may stay empty."
    )
    told_by = LineField(
        "Who told us?", limit=120, missing="Write who told us.", hint="For example: Jo, his sister, by phone."
    )


class TakeDeathBack(Form):
    version = VersionField()
