"""What is asked when a venue is added, changed or closed, and sessions are opened, changed or called off."""

from collections.abc import Iterable
from typing import Any

from alongside.design.fields import (
    ChoiceField,
    ChoicesField,
    ClockField,
    DayField,
    KeyField,
    LineField,
    NumberField,
    TickField,
    VersionField,
)
from alongside.design.forms import Form
from alongside.kit.moments import WEEKDAYS

Pairs = Iterable[tuple[str, str]]
EVERY = [("1", "Every week"), ("2", "Every second week")]


class ChangeVenue(Form):
    """What it is called, how to find the room, whose it is. `teams` are pairs of key and name."""

    version = VersionField()
    name = LineField("What do people call it?", limit=200, missing="Write what people call it.")
    find_us = LineField(
        "How do they find the room?",
        limit=300,
        required=False,
        hint="For example: through the café, the blue door. It stands on what people are given.",
    )
    whose = ChoiceField("Which team is there?", missing="Choose the team that is there.")

    def __init__(self, *args: Any, teams: Pairs, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["whose"].choices = list(teams)  # type: ignore[attr-defined]


class AddVenue(ChangeVenue):
    """`places` are pairs of key and words of the places that were found."""

    version = None
    id = KeyField()
    location = ChoiceField("Which place?", missing="Choose the place.")
    field_order = ("id", "location", "name", "find_us", "whose")

    def __init__(self, *args: Any, places: Pairs, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["location"].choices = list(places)  # type: ignore[attr-defined]
        self.fields["name"].required = False
        self.fields["name"].help_text = "Leave it empty to call it as the directory does."


class CloseVenue(Form):
    version = VersionField()
    closes_on = DayField("From which day can nobody come?", missing="Write the first day on which nobody can come.")
    why = LineField(
        "Why?",
        limit=200,
        missing="Write why, in a few words.",
        hint="Whoever rings the people who had a time says this.",
    )


class OpenSessions(Form):
    """One day or many. `workers` are pairs of key and name, those of the venue's team first."""

    id = KeyField()
    starts_on = DayField("First day", missing="Write the first day.")
    ends_on = DayField("Last day", missing="Write the last day.", hint="The same day again, for one session.")
    days = ChoicesField(
        "On which days of the week?",
        choices=[(str(number), name) for number, name in enumerate(WEEKDAYS)],
        missing="Choose at least one day of the week.",
    )
    every_weeks = ChoiceField("How often?", choices=EVERY, inline=True)
    opens_at = ClockField("From", missing="Write from when, like 13:00.")
    closes_at = ClockField("Until", missing="Write until when, like 16:00.")
    slot_minutes = NumberField("How long has each person?", least=10, most=180, unit="minutes")
    side_by_side = NumberField("How many talk side by side?", least=1, most=10)
    there = ChoicesField("Who is there?", missing="Choose who is there. One worker is enough.")
    note = LineField("What should they know?", limit=500, required=False, hint="For example: the key is at the café.")
    on_bank_holidays = TickField("It is open on bank holidays too")

    def __init__(self, *args: Any, workers: Pairs, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["there"].choices = list(workers)  # type: ignore[attr-defined]


class ChangeSession(Form):
    version = VersionField()
    there = ChoicesField("Who is there?", missing="Choose who is there. One worker is enough.")
    note = LineField("What should they know?", limit=500, required=False)

    def __init__(self, *args: Any, workers: Pairs, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["there"].choices = list(workers)  # type: ignore[attr-defined]


class ChangeHours(Form):
    version = VersionField()
    opens_at = ClockField("From", missing="Write from when, like 13:00.")
    closes_at = ClockField("Until", missing="Write until when, like 16:00.")
    slot_minutes = NumberField("How long has each person?", least=10, most=180, unit="minutes")
    why = LineField(
        "Why?",
        limit=200,
        required=False,
        hint="Whoever rings the people whose time falls away says this. It is not needed where nobody’s does.",
    )


class CallOff(Form):
    version = VersionField()
    why = LineField(
        "Why?",
        limit=200,
        missing="Write why, in a few words.",
        hint="Whoever rings the people who had a time says this.",
    )


class OnlyVersion(Form):
    """A button that changes what was seen."""

    version = VersionField()
