"""What is asked when a person agrees to share something, and when they take it back."""

from typing import Any

from alongside.design.fields import ChoiceField, ChoicesField, DayField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Form, when
from alongside.people.models.consent import HowGiven, Part, WhoAgreed

ORGANISATION = "organisation"
HOW_FOUND = "How was it found out that they could not decide this for themselves?"
HOW_FOUND_MISSING = "Write how it was found out that they could not decide this, and how they were helped to."
HOW_FOUND_HINT = "This decision, on that day, and what was tried to help them decide it themselves."


class AgreeSharing(Form):
    """What, with whom, until when, how they said so. `contacts` and `deciders` are pairs of key and name."""

    id = KeyField()
    whom = ChoiceField("With whom?", missing="Say with whom: one of the people in their life, or an organisation.")
    organisation = LineField("Which organisation?", limit=200, missing="Write the organisation's name.")
    parts = ChoicesField("What may be shared?", choices=Part.choices, required=False)
    other = LineField("Anything else, or more exactly", limit=300, required=False)
    what_for = LineField("What for?", limit=300, required=False)
    starts_on = DayField("From", missing="Write from which day.")
    ends_on = DayField("Until", required=False, hint="The last day. Leave it empty if it is until they take it back.")
    how_given = ChoiceField("How did they say so?", choices=HowGiven.choices)
    who_agreed = ChoiceField(
        "Who decided?",
        choices=WhoAgreed.choices,
        hint="Everybody is taken to be able to decide, unless it was shown for this decision that they cannot.",
    )
    decided_by = ChoiceField(
        "Which attorney or deputy?",
        as_select=True,
        missing="Choose the attorney or the deputy who decided.",
        hint="Only those who are on record as one are listed.",
    )
    about_capacity = WordsField(HOW_FOUND, limit=1000, rows=3, hint=HOW_FOUND_HINT, missing=HOW_FOUND_MISSING)
    about_capacity_too = WordsField(HOW_FOUND, limit=1000, rows=3, hint=HOW_FOUND_HINT, missing=HOW_FOUND_MISSING)
    conditions = (
        when("whom", ORGANISATION).needs("organisation"),
        when("who_agreed", WhoAgreed.DECIDER).needs("decided_by", "about_capacity"),
        when("who_agreed", WhoAgreed.BEST_INTERESTS).needs("about_capacity_too"),
    )

    def __init__(
        self,
        *args: Any,
        contacts: list[tuple[str, str]] | None = None,
        deciders: list[tuple[str, str]] | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.fields["whom"].choices = [*(contacts or ()), (ORGANISATION, "An organisation")]  # type: ignore[attr-defined]
        self.fields["decided_by"].choices = deciders or []  # type: ignore[attr-defined]

    def facts(self) -> dict[str, Any]:
        """The answers without those that name somebody, which the view turns into contacts."""
        answers = dict(self.cleaned_data)
        too = answers.pop("about_capacity_too")
        answers["about_capacity"] = answers["about_capacity"] or too
        return answers


class TakeBack(Form):
    version = VersionField()
    taken_back_on = DayField("On which day?", missing="Write the day they took it back.")
    how_taken_back = LineField(
        "How did they say so?",
        limit=300,
        missing="Write how they said so, in a few words.",
        hint="For example: told me on the phone, “I do not want them to know any more”.",
    )
