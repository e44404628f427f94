"""What people are asked when a person is added or their page is changed."""

from alongside.design.fields import DayField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Form
from alongside.people.forms.partial_day import PartialDayField

BIRTH_HINT = "For example 27 3 1958. Leave the day, or the day and the month, empty if nobody knows them."


class FindPerson(Form):
    """The box in the header, on a page of its own."""

    q = LineField(
        "Name, date of birth, NHS number or postcode",
        limit=100,
        required=False,
        hint="A few letters of a name are enough, and a slip of spelling does no harm. "
        "You can put things together: Archer 1992, or Li LS12.",
    )


class AddPerson(Form):
    id = KeyField()
    name = LineField("Full name", limit=200, missing="Write the person's name, as they gave it.")
    known_as = LineField("What they like to be called", limit=100, required=False)
    pronouns = LineField("Pronouns", limit=40, required=False, width=20, hint="For example she, her")
    born_on = PartialDayField("Date of birth", required=False, hint=BIRTH_HINT)
    nhs_number = LineField(
        "NHS number",
        limit=20,
        required=False,
        width=20,
        hint="Ten figures, as on a letter: 999 000 0018. Leave it empty if nobody knows it.",
    )
    postcode = LineField("Postcode where they live", limit=20, required=False, width=10, hint="For example LS12 3AB")


class ChangePerson(Form):
    version = VersionField()
    name = LineField("Full name", limit=200, missing="Write the person's name, as they gave it.")
    known_as = LineField("What they like to be called", limit=100, required=False)
    pronouns = LineField("Pronouns", limit=40, required=False, width=20, hint="For example she, her")
    born_on = PartialDayField("Date of birth", required=False, hint=BIRTH_HINT)
    what_matters = WordsField(
        "What matters most to them",
        limit=2000,
        required=False,
        rows=4,
        voice="person",
        hint="In their own words, as they said it.",
    )
    what_matters_said_by = LineField(
        "Who said so, if it was not them",
        limit=120,
        required=False,
        hint="For example: Jo, his sister. Leave it empty if they said it themselves.",
    )
    what_matters_said_on = DayField("When they said it", required=False, hint="Today, if you leave this empty.")
