"""What is asked when people begin to work together, and when they move on."""

from typing import Any

from alongside.design.fields import ChoiceField, ChoicesField, DayField, KeyField, LineField, VersionField, WordsField
from alongside.design.forms import Form, when
from alongside.goals.models.partnership import HowEnded, Shape

HINTS = {
    Shape.WORKER: "Two people who work together. Either may have support now and give it at another time.",
    Shape.PEER: "Somebody who has been there supports the person.",
    Shape.PEERS: "Each supports the other.",
    Shape.FAMILY: "The person, and those of their family who take part.",
}


class Begin(Form):
    """Who works together. `workers` and `contacts` are pairs of key and name."""

    id = KeyField()
    shape = ChoiceField("Who works together?", choices=Shape.choices, hints=HINTS)  # type: ignore[arg-type]
    worker = ChoiceField("Which worker?", as_select=True, missing="Choose the worker.")
    peer = ChoiceField("Which peer?", as_select=True, missing="Choose the peer.", hint="One of those in their life.")
    other_peer = ChoiceField("With whom?", as_select=True, missing="Choose the other peer.")
    family_worker = ChoiceField("Which worker works with the family?", as_select=True, missing="Choose the worker.")
    family = ChoicesField("Who of the family?", missing="Choose at least one of the family.")
    began_on = DayField("Since when?", missing="Write the day they began.")
    purpose = LineField(
        "What for, in a few words", limit=300, required=False, hint="For example: to find a room that laughs"
    )
    look_back_on = DayField(
        "When do you look together at how it goes?", required=False, hint="It stands on the worker’s desk by then."
    )
    conditions = (
        when("shape", Shape.WORKER).needs("worker"),
        when("shape", Shape.PEER).needs("peer"),
        when("shape", Shape.PEERS).needs("other_peer"),
        when("shape", Shape.FAMILY).needs("family_worker", "family"),
    )

    def __init__(
        self,
        *args: Any,
        workers: list[tuple[str, str]] | None = None,
        contacts: list[tuple[str, str]] | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        for name in ("worker", "family_worker"):
            self.fields[name].choices = workers or []  # type: ignore[attr-defined]
        for name in ("peer", "other_peer"):
            self.fields[name].choices = [("", "Choose"), *(contacts or ())]  # type: ignore[attr-defined]
        self.fields["family"].choices = contacts or []  # type: ignore[attr-defined]

    def who(self) -> tuple[str, list[str]]:
        """The key of the worker (empty: none), and those of the people in the person's life."""
        said = self.cleaned_data
        return {
            Shape.WORKER: (said["worker"], []),
            Shape.PEER: ("", [said["peer"]]),
            Shape.PEERS: ("", [said["other_peer"]]),
            Shape.FAMILY: (said["family_worker"], said["family"]),
        }[Shape(said["shape"])]


class MoveOn(Form):
    """How they move on, and what goes on."""

    version = VersionField()
    ended_on = DayField("From which day?", missing="Write the day.")
    how_ended = ChoiceField("How do they move on?", choices=HowEnded.choices, missing="Choose what comes nearest.")
    what_goes_on = WordsField(
        "What goes on?",
        limit=4000,
        rows=4,
        missing="Write what goes on: people, places, habits.",
        hint="People, places and habits that stay; who they can turn to; what both of them take along.",
    )
