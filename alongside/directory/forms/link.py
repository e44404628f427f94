"""What is asked about a community link."""

from typing import Any

from alongside.design.fields import ChoiceField, DayField, KeyField, LineField, VersionField, WordsField, YesNoField
from alongside.design.forms import Form, when
from alongside.directory.models.link import MayTell
from alongside.people.models.consent import HowGiven

TEAM_ALONE = "team"
KNOWS_HINT = "For example: runs a bike workshop on Saturdays, and likes to show how it is done."


class Find(Form):
    """Words that a link is found by."""

    marks_optional = False
    q = LineField("Who knows somebody who...", limit=100, required=False, hint="For example: bikes, choir, allotment")


class ChangeLink(Form):
    """What is known of somebody, and what may be said of them."""

    version = VersionField()
    name = LineField("Their name", limit=120, missing="Write their name.")
    knows = WordsField(
        "What do they know, or offer?", limit=500, rows=3, hint=KNOWS_HINT, missing="Write what they know or offer."
    )
    area = LineField("Where?", limit=120, required=False, hint="For example: Armley, and anywhere on the 16 bus")
    reach = LineField("How to reach them", limit=200, required=False)
    may_tell = ChoiceField(
        "What may be said of them to somebody they could meet?", choices=MayTell.choices,
        missing="Say what may be said of them.",
    )  # fmt: skip


class AddLink(ChangeLink):
    """Somebody new, with their agreement. `teams` are pairs of key and name."""

    version = None
    id = KeyField()
    team = ChoiceField("Which team keeps it?", missing="Choose the team that keeps it.")
    agreed = YesNoField(
        "Did they agree that the team writes this down?", missing="Say whether they agreed.",
        hint="Their own agreement, given by themselves. They can withdraw it at any time.",
    )  # fmt: skip
    how_agreed = ChoiceField("How did they say so?", choices=HowGiven.choices)
    agreed_on = DayField("When?", missing="Write the day on which they agreed.")
    conditions = (when("agreed", "yes").needs("how_agreed", "agreed_on"),)

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = teams  # type: ignore[attr-defined]


class WithdrawLink(Form):
    version = VersionField()
    withdrawn_on = DayField("When did they say so?", missing="Write the day.")
    how_withdrawn = LineField("How did they say so?", limit=200, required=False)


class HandOver(Form):
    """Whose links, and into whose hands. Both are pairs of key and name."""

    worker = ChoiceField("Whose links?", as_select=True, missing="Choose whose links.")
    to = ChoiceField(
        "Who speaks with them from now on?", as_select=True, missing="Choose a colleague, or the team itself."
    )

    def __init__(self, *args: Any, holders: list[tuple[str, str]], colleagues: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["worker"].choices = holders  # type: ignore[attr-defined]
        self.fields["to"].choices = [*colleagues, (TEAM_ALONE, "Nobody by name: the team itself")]  # type: ignore[attr-defined]
