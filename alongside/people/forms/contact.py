"""What is asked about the people in somebody's life, and what they are to them."""

from alongside.design.fields import (
    ChoiceField,
    ChoicesField,
    DayField,
    EmailField,
    KeyField,
    LineField,
    TickField,
    VersionField,
    WordsField,
)
from alongside.design.forms import Form, when
from alongside.people.models.contact import Power, Tie

BEGAN_HINT = "Leave it empty if nobody knows. For example 27 3 2019"
POWERS_MISSING = "Say what the attorney may decide about. It stands in the lasting power of attorney."


class ToReach(Form):
    """How somebody is reached, and their place in the person's life. Not used by itself."""

    phone = LineField("Phone", limit=60, required=False, width=20)
    email = EmailField("Email", required=False, autocomplete="off")
    address = WordsField("Address", limit=400, required=False, rows=3, voice="nobody")
    how_best = LineField(
        "How and when it is best to reach them", limit=200, required=False, hint="For example: text first, after 4pm"
    )
    matters_most = TickField("One of those who matter most to the person")
    is_emergency = TickField("To be called in an emergency")
    lives_with = TickField("Lives with the person")


class ToThem(Form):
    """What somebody is to the person. Not used by itself."""

    kind = ChoiceField(
        "What are they to the person?",
        choices=Tie.choices,
        hints={
            Tie.CARER: "Family or a friend who looks after them. A carer has rights of their own.",
            Tie.ATTORNEY: "Named in a lasting power of attorney.",
            Tie.DEPUTY: "Named by the Court of Protection.",
            Tie.APPOINTEE: "Looks after their benefits.",
        },
    )
    powers = ChoicesField("What may the attorney decide about?", choices=Power.choices, missing=POWERS_MISSING)
    deputy_powers = ChoicesField("What may the deputy decide about?", choices=Power.choices)
    said = LineField("In their words", limit=80, required=False, hint="For example: sister, neighbour, GP")
    starts_on = DayField("Since when", required=False, hint=BEGAN_HINT)
    conditions = (when("kind", Tie.ATTORNEY).needs("powers"), when("kind", Tie.DEPUTY).asks("deputy_powers"))

    def relationship(self) -> dict[str, object]:
        """The answers as the action takes them: whichever powers were asked about are the powers."""
        facts = {name: self.cleaned_data.get(name) for name in ("kind", "said", "starts_on", "seen_on")}
        asked = self.cleaned_data["powers"] if facts["kind"] == Tie.ATTORNEY else self.cleaned_data["deputy_powers"]
        return {**facts, "powers": asked or []}


class AddContact(ToThem, ToReach):
    """Somebody new in a person's life. Their name is enough."""

    id = KeyField()
    name = LineField("Their name", limit=200, missing="Write their name, or what the person calls them.")
    is_somebody_else = TickField("This is somebody else, whose name is much the same")
    field_order = [
        "id",
        "name",
        "is_somebody_else",
        "kind",
        "powers",
        "deputy_powers",
        "said",
        "starts_on",
        "matters_most",
        "is_emergency",
        "lives_with",
        "phone",
        "email",
        "address",
        "how_best",
    ]

    def __init__(self, *args: object, **kwargs: object):
        super().__init__(*args, **kwargs)
        self.fields["kind"].required = False


class ChangeContact(ToReach):
    version = VersionField()
    name = LineField("Their name", limit=200, missing="Write their name, or what the person calls them.")
    field_order = [
        "version",
        "name",
        "matters_most",
        "is_emergency",
        "lives_with",
        "phone",
        "email",
        "address",
        "how_best",
    ]


SEEN = "The day you saw the paper that says so"
SEEN_HINT = "For an attorney, a deputy or an appointee. Leave it empty if nobody has seen it yet."


class AddRelationship(ToThem):
    id = KeyField()
    seen_on = DayField(SEEN, required=False, hint=SEEN_HINT)


class ChangeRelationship(ToThem):
    version = VersionField()
    seen_on = DayField(SEEN, required=False, hint=SEEN_HINT)


class EndOne(Form):
    """An end, with its day and why: of a relationship, or of somebody's place in a person's life."""

    version = VersionField()
    ended_on = DayField("From which day?", hint="For example 27 3 2026")
    why_ended = LineField("Why?", limit=200, missing="Write why, in a few words.")


class OnlyVersion(Form):
    """A button that changes what was seen."""

    version = VersionField()


class FindRecord(Form):
    """Is there a record of their own?"""

    q = LineField("Name, or part of it", limit=100, required=False, hint="A few letters are enough.")


class LinkRecord(Form):
    version = VersionField()
    record = KeyField(initial=None)
    they_may_know = LineField(
        "What they may know of this person's record",
        limit=300,
        required=False,
        hint="As agreed with the person this page belongs to. Leave it empty if nothing was agreed.",
    )
    person_may_know = LineField(
        "What this person may know of theirs",
        limit=300,
        required=False,
        hint="As agreed with them. Leave it empty if nothing was agreed.",
    )
