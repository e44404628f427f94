"""The rows of a conversation's page, of which there may be any number: a row in which nothing is typed is no row."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from alongside.conversations.around import ME, OTHER, PERSON, Around
from alongside.conversations.models.conversation import GivenAs, Mark, OfferKind
from alongside.conversations.told import NewStrength, Noticed, Offered, ToDo
from alongside.design.fields import ChoiceField, DayField, LineField, WordsField
from alongside.design.forms import Form
from alongside.people.models.strength import Says, Whose

ROWS_AT_MOST = 40
WHO_ELSE = "Write who that is."


class Row(Form):
    """One row. Not used by itself. `begins` is what its first row, second row and so on are answered with already."""

    marks_optional = False
    begins: tuple[dict[str, str], ...] = ({},)

    def __init__(self, *args: Any, around: Around, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.around = around
        if "whose" in self.fields:
            self.fields["whose"].choices = around.whose()  # type: ignore[attr-defined]

    def begin_with(self, earlier: Any) -> bool:
        """Show what was typed earlier; a box that was not there yet begins as in a new row."""
        found = False
        for name, field in self.fields.items():
            prefixed = self.add_prefix(name)
            if any(key in earlier for key in field.keys(prefixed)):  # type: ignore[attr-defined]
                self.initial[name], found = field.widget.value_from_datadict(earlier, self.files, prefixed), True
        return found

    def typed_keys(self) -> list[str]:
        """The names of the boxes in which something is typed, not chosen."""
        typed = [(name, field) for name, field in self.fields.items() if not isinstance(field, ChoiceField)]
        return [key for name, field in typed for key in field.keys(self.add_prefix(name))]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Whoever is somebody else has a name."""
        answers = super().clean() or self.cleaned_data
        if answers.get("whose") == OTHER and not answers.get("whose_name"):
            self.add_error("whose_name", WHO_ELSE)
        return answers

    def told(self) -> Any:
        """What the row tells, for the action."""
        raise NotImplementedError

    def _whose(self) -> Any:
        return self.around.somebody(self.cleaned_data["whose"], self.cleaned_data["whose_name"])


class NoticedRow(Row):
    """Something that was noticed."""

    words = WordsField("What we noticed", limit=4000, rows=2, missing="Write what was noticed.")
    mark = ChoiceField("What it rests on", choices=Mark.choices, as_select=True, initial=Mark.OBSERVED.value)
    whose = ChoiceField("By whom", as_select=True, initial=ME)
    whose_name = LineField("Who, if somebody else", limit=120, required=False)

    def told(self) -> Noticed:
        return Noticed(self.cleaned_data["words"], self.cleaned_data["mark"], self._whose())


class StrengthRow(Row):
    """A strength named for the first time."""

    words = LineField("A new strength", limit=120, missing="Write the strength in a few words.")
    kind = ChoiceField("Where it lies", choices=Whose.choices, as_select=True, initial=Whose.PERSONAL.value)
    says = ChoiceField("Who says so", as_select=True, initial=Says.PERSON.value)
    says_name = LineField("Who, if somebody else", limit=120, required=False)

    def __init__(self, *args: Any, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["says"].choices = [  # type: ignore[attr-defined]
            (Says.PERSON.value, self.around.person.called),
            (Says.WORKER.value, f"I, {self.around.me.name}"),
            (Says.OTHER.value, "Somebody else"),
        ]

    def clean(self) -> dict[str, Any]:
        """Whoever is somebody else has a name."""
        answers = super().clean()
        if answers.get("says") == Says.OTHER and not answers.get("says_name"):
            self.add_error("says_name", "Write who says so, for example: Jo, his sister.")
        return answers

    def told(self) -> NewStrength:
        answers = self.cleaned_data
        name = answers["says_name"] if answers["says"] == Says.OTHER else ""
        return NewStrength(answers["words"], answers["kind"], answers["says"], name)


class ToDoRow(Row):
    """What somebody will do."""

    whose = ChoiceField("Who", as_select=True, initial=PERSON)
    whose_name = LineField("Who, if somebody else", limit=120, required=False)
    words = LineField("Will do what", limit=400, missing="Write what they will do.")
    by_on = DayField("By when, if a day was named", required=False)
    begins = ({"whose": PERSON}, {"whose": ME})

    def told(self) -> ToDo:
        return ToDo(self.cleaned_data["words"], self._whose(), self.cleaned_data["by_on"])


class OfferRow(Row):
    """What was offered or introduced."""

    what = LineField("What was offered", limit=400, missing="Write what was offered.")
    kind = ChoiceField("What kind", choices=OfferKind.choices, as_select=True, initial=OfferKind.ADVICE.value)
    given_as = ChoiceField(
        "How the advice was given",
        choices=GivenAs.choices,
        as_select=True,
        required=False,
        initial=GivenAs.SPOKEN.value,
    )

    def told(self) -> Offered:
        answers = self.cleaned_data
        return Offered(
            answers["what"], answers["kind"], answers["given_as"] if answers["kind"] == OfferKind.ADVICE else ""
        )


def rows(
    kind: Callable[..., Row],
    prefix: str,
    around: Around,
    data: Mapping[str, Any] | None,
    earlier: Mapping[str, Any] | None,
) -> list[Row]:
    """The rows of one kind: as many as were sent (`data`) or kept (`earlier`), and as many as the page begins with."""
    there = data if data is not None else earlier
    begins = kind.begins  # type: ignore[attr-defined]
    found = []
    for number in range(max(count(there, prefix), len(begins) if data is None else 1)):
        name = f"{prefix}-{number}"
        initial = dict(begins[number % len(begins)])  # its own: what is typed here is nobody else's
        row = kind(around=around, prefix=name, initial=initial)
        if data is not None and any(str(data.get(key) or "").strip() for key in row.typed_keys()):
            row = kind(data, around=around, prefix=name, initial=initial)
        elif there is not None:
            row.begin_with(there)  # type: ignore[arg-type]
        found.append(row)
    return found


def count(data: Mapping[str, Any] | None, prefix: str) -> int:
    """How many rows of this kind were sent, those with nothing in them too."""
    numbers = [int(match[1]) + 1 for key in data or () if (match := re.match(rf"{prefix}-(\d{{1,2}})-", key))]
    return min(max(numbers, default=0), ROWS_AT_MOST)
