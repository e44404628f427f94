"""What people are asked about where somebody lives and how they are reached."""

from alongside.design.fields import (
    ChoiceField,
    DayField,
    KeyField,
    LineField,
    TickField,
    VersionField,
    WordsField,
)
from alongside.design.forms import Form
from alongside.people.models.address import Way


class AboutAddress(Form):
    lines = WordsField(
        "Address",
        limit=300,
        rows=3,
        voice="nobody",
        missing="Write the address, or where they can be found.",
        hint="Without postcode",
    )
    postcode = LineField("Postcode", limit=20, required=False, width=10)
    about = LineField("What to know", limit=200, required=False, hint="For example: her niece's flat. Ring twice.")
    starts_on = DayField("From", required=False, hint="Leave it empty if nobody knows.")
    ends_on = DayField("Until", required=False, hint="Leave it empty while they live there.")
    is_confidential = TickField("Keep this address confidential: show it only to those who answer for them")


class AddAddress(AboutAddress):
    id = KeyField()


class ChangeAddress(AboutAddress):
    version = VersionField()


class AboutWayToReach(Form):
    way = ChoiceField("Phone or email?", choices=Way.choices, inline=True)
    number_or_email = LineField("Number or email address", limit=254, missing="Write the number or the email address.")
    about = LineField("What to know", limit=200, required=False, hint="For example: text first. His sister's phone.")
    is_first = TickField("Try this one first")
    ends_on = DayField("Theirs until", required=False, hint="Leave it empty while it is theirs.")


class AddWayToReach(AboutWayToReach):
    id = KeyField()


class ChangeWayToReach(AboutWayToReach):
    version = VersionField()
