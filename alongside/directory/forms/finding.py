"""What can be asked of the directory, and what is kept when it has nothing."""

from alongside.design.fields import ChoiceField, ChoicesField, KeyField, LineField
from alongside.design.forms import Form
from alongside.directory.entries.days import DAYS
from alongside.directory.entries.kinds import kind_choices
from alongside.directory.models.place import AccessKind
from alongside.directory.search.wanted import DAY_NAMES, MILES, PARTS

ANY = ("any", "Any")
ORDERS = (("best", "Best fit first"), ("near", "Nearest first"))
AS_SPOKEN = "Say it as you would to somebody: mending bikes on a Thursday evening"
AN_AREA = "A town, or the first half of a postcode"
COSTS = (("0", "Free"), ("2", "Up to £2"), ("5", "Up to £5"), ("10", "Up to £10"))


class FindEntries(Form):
    """All that can be asked. Nothing has to be."""

    marks_optional = False
    q = LineField(
        "What are you looking for?",
        limit=300,
        required=False,
        hint=AS_SPOKEN,
    )
    near = LineField("Near", limit=100, width=20, required=False, hint="A postcode, a place or a town")
    miles = ChoiceField(
        "How far?", as_select=True, required=False,
        choices=[ANY, *((str(far), f"Within {far} mile{'s' * (far > 1)}") for far in MILES)],
    )  # fmt: skip
    day = ChoiceField("Day", as_select=True, required=False, choices=[ANY, *zip(DAYS, DAY_NAMES, strict=True)])
    part = ChoiceField(
        "Time", as_select=True, required=False, choices=[ANY, *((part, part.capitalize()) for part in PARTS)]
    )
    cost = ChoiceField("Cost", as_select=True, required=False, choices=[ANY, *COSTS])
    age = LineField("For somebody of this age", limit=20, width=3, required=False)
    language = LineField("Language spoken", limit=60, width=20, required=False, hint="For example Urdu")
    kind = ChoiceField("Kind", as_select=True, required=False, choices=lambda: [("any", "Every kind"), *kind_choices()])
    access = ChoicesField("It must have", required=False, choices=AccessKind.choices)
    order = ChoiceField(
        "In which order?",
        as_select=True,
        required=False,
        choices=ORDERS,
    )


class KeepWish(Form):
    """A wish that nobody meets yet."""

    id = KeyField()
    words = LineField("What was looked for", limit=100, missing="Write what was looked for, such as a chess club.")
    area = LineField("Where, if it matters", limit=60, width=20, required=False, hint=AN_AREA)
