"""What is asked about an open evening, and about who came."""

from typing import Any

from alongside.design.fields import (
    ChoiceField,
    ChoicesField,
    KeyField,
    LineField,
    MomentField,
    NumberField,
    VersionField,
    WordsField,
)
from alongside.design.forms import Form


class ChangeGathering(Form):
    """What, where, when."""

    version = VersionField()
    title = LineField("What is it called?", limit=120, missing="Write what it is called.")
    what = WordsField(
        "What happens there?", limit=1000, rows=3, required=False, hint="Anybody may come, so say it to anybody."
    )
    place = LineField("Where?", limit=200, missing="Write where it is.")
    starts_at = MomentField("From")
    ends_at = MomentField("Until")


class Arrange(ChangeGathering):
    """A new one. `teams` are pairs of key and name."""

    version = None
    id = KeyField()
    team = ChoiceField("Which team arranges it?", missing="Choose the team that arranges it.")

    def __init__(self, *args: Any, teams: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["team"].choices = teams  # type: ignore[attr-defined]


class CallOff(Form):
    version = VersionField()
    why = LineField("Why, if there is something to say?", limit=200, required=False)


class SayWhoCame(Form):
    """Who came: of the people one is alongside (`people`, pairs of key and name), and how many others."""

    version = VersionField()
    people = ChoicesField("Who came, of the people you are alongside?", required=False)
    others = NumberField(
        "How many others came, who have no record here?", most=10_000, missing="Write how many; 0 is an answer."
    )
    how_it_was = WordsField(
        "How was it?", limit=1000, rows=3, required=False, hint="Name nobody: everybody in the teams can read it."
    )

    def __init__(self, *args: Any, people: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["people"].choices = people  # type: ignore[attr-defined]
        if not people:
            del self.fields["people"]


class SayTheyCame(Form):
    """One person, one evening (`gatherings`, pairs of key and words), what they said of it."""

    id = KeyField()
    gathering = ChoiceField("Which one?", as_select=True, missing="Choose which one.")
    words = WordsField("In their own words: how was it?", limit=1000, rows=3, required=False, voice="person")

    def __init__(self, *args: Any, gatherings: list[tuple[str, str]], **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["gathering"].choices = gatherings  # type: ignore[attr-defined]


class OnlyVersion(Form):
    """A button that changes what was seen."""

    version = VersionField()


class OnlyKey(Form):
    """A button that makes something, with the key it will have."""

    id = KeyField()
