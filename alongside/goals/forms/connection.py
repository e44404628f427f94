"""What is asked about somebody new, and about the strengths of both."""

from typing import Any

from alongside.design.fields import ChoiceField, DayField, KeyField, LineField, TickField
from alongside.design.forms import Form, when
from alongside.goals.models.connection import How, InTouch
from alongside.goals.sides import PERSON, WORKER, Sides
from alongside.people.models.strength import Says, Whose

ME = "me"


class Connect(Form):
    """Somebody new. `contacts` are pairs of key and name of those in their life; `came_from` of what it came from."""

    id = KeyField()
    name = LineField(
        "Who is it?",
        limit=200,
        required=False,
        hint="A first name or a nickname will do. A group, or something online, can be it too.",
    )
    is_somebody_else = TickField("This is somebody else, whose name is much the same")
    contact = ChoiceField("Or choose from the people in their life", as_select=True, required=False)
    how = ChoiceField("How are they in touch?", choices=How.choices, missing="Say how they are in touch.", inline=True)
    came_from = ChoiceField("What did it come from?", as_select=True, required=False)
    place = LineField("Where?", limit=200, required=False, hint="A place, or where online.")
    words = LineField("In a few words", limit=500, required=False, hint="For example: stayed behind to talk.")
    made_on = DayField("Since when?", missing="Write the day, as near as you know.")

    def __init__(
        self,
        *args: Any,
        contacts: list[tuple[str, str]] | None = None,
        came_from: list[tuple[str, str]] | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.fields["contact"].choices = [("", "Somebody who is not there yet"), *(contacts or ())]  # type: ignore[attr-defined]
        self.fields["came_from"].choices = [("", "Nobody knows, or something else"), *(came_from or ())]  # type: ignore[attr-defined]


class AskInTouch(Form):
    id = KeyField()
    answer = ChoiceField("Are they still in touch?", choices=InTouch.choices, missing="Say whether they are in touch.")
    words = LineField("What do they say about it?", limit=500, required=False)
    asked_on = DayField("Asked on which day?", missing="Write the day.")


class NameStrength(Form):
    """A strength of one of the two, with who says so. `conversations` are pairs of key and words."""

    id = KeyField()
    whose = ChoiceField("Whose strength is it?", missing="Say whose strength it is.")
    words = LineField(
        "What is it?",
        limit=120,
        missing="Write the strength, in a few words.",
        hint="Something they like, are good at or know, or what is special about them.",
    )
    says = ChoiceField("Who says so?", missing="Say who says so.")
    says_name = LineField("Who is that?", limit=120, missing="Write who says so.")
    kind = ChoiceField("Where does it lie?", choices=Whose.choices, as_select=True, required=False)
    conversation = ChoiceField("Did it show in a conversation?", as_select=True, required=False)
    conditions = (when("says", Says.OTHER).needs("says_name"),)

    def __init__(self, *args: Any, sides: Sides, conversations: list[tuple[str, str]] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        called = sides.person.called
        workers = [(WORKER + key, name) for key, name in sides.with_whom()]
        self.fields["whose"].choices = [(PERSON, called), *workers]  # type: ignore[attr-defined]
        self.fields["says"].choices = [(PERSON, called), (ME, f"I do, {sides.me.name}"), (Says.OTHER, "Somebody else")]  # type: ignore[attr-defined]
        self.fields["conversation"].choices = [("", "Not in one, or nobody knows"), *(conversations or ())]  # type: ignore[attr-defined]
