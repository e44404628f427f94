"""What is asked about teams, duty and cover."""

from collections.abc import Iterable
from typing import Any

from alongside.design.fields import ChoiceField, DayField, KeyField, LineField, MomentField, TickField, VersionField
from alongside.design.forms import Form

Choices = Iterable[tuple[str, str]]
MOMENT = "For example 27 11 2026 at 09:00"


class AddTeam(Form):
    id = KeyField()
    name = LineField("Name of the team", limit=80, missing="Write the team's name.")


class RenameTeam(Form):
    version = VersionField()
    name = LineField("Name of the team", limit=80, missing="Write the team's name.")


class OfWorkers(Form):
    """A form that asks for a worker by choosing from a list. `workers` are pairs of key and words."""

    asks = ("worker",)

    def __init__(self, *args: Any, workers: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        listed = list(workers)
        for name in self.asks:
            self.fields[name].choices = listed  # type: ignore[attr-defined]


class AddMember(OfWorkers):
    id = KeyField()
    worker = ChoiceField("Who?", as_select=True, missing="Choose a worker.")
    starts_on = DayField("First day in the team")
    ends_on = DayField("Last day in the team", required=False, hint="Leave it empty if it is not known.")


class EndMembership(Form):
    ends_on = DayField(
        "Last day in the team",
        hint="They see the team's work until that day ends. Yesterday ends it at once; a day before the first takes it "
        "away.",
    )


class SetDuty(OfWorkers):
    id = KeyField()
    worker = ChoiceField("Who?", as_select=True, missing="Choose a worker.")
    starts_at = MomentField("From", hint=MOMENT)
    ends_at = MomentField("Until", hint=MOMENT)


class SetCover(OfWorkers):
    """Who is away, and who answers for them. `covering` are those who can, as pairs of key and words."""

    asks = ("absent", "covering")
    id = KeyField()
    absent = ChoiceField("Who is away?", as_select=True, missing="Choose who is away.")
    covering = ChoiceField("Who answers for them?", as_select=True, missing="Choose who answers for them.")
    starts_at = MomentField("From", hint=MOMENT)
    ends_at = MomentField("Until", hint=MOMENT)
    why = LineField(
        "Why", limit=200, required=False, hint="For example: annual leave. Say nothing about their health here."
    )
    although_away = TickField("It is right all the same")

    def __init__(self, *args: Any, workers: Choices, covering: Choices, **kwargs: Any):
        super().__init__(*args, workers=workers, **kwargs)
        self.fields["covering"].choices = list(covering)  # type: ignore[attr-defined]
