"""What a worker asks themselves."""

from typing import Any

from alongside.design.fields import ChoiceField, KeyField, VersionField, WordsField
from alongside.design.forms import Form
from alongside.goals.checking import OFTEN, Section

OFTEN_OF = "often_"
FOR_YOU = "For yourself alone. Leave out names: what concerns a person belongs in their record."


class WriteReflection(Form):
    """A worker's own words to one of the pack's questions. `asked` are pairs of key and question."""

    id = KeyField()
    question = ChoiceField("Which question?", as_select=True, required=False)
    words = WordsField("What do you think?", limit=6000, rows=8, missing="Write a few words first.", hint=FOR_YOU)

    def __init__(self, *args: Any, asked: list[tuple[str, str]] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["question"].choices = [("", "None of them: something else"), *(asked or ())]  # type: ignore[attr-defined]


class ChangeReflection(Form):
    """The same, changed."""

    version = VersionField()
    words = WordsField("What do you think?", limit=6000, rows=8, missing="Write a few words first.", hint=FOR_YOU)


class MakeSelfCheck(Form):
    """How often, for each element of the sections."""

    marks_optional = False
    id = KeyField()

    def __init__(self, *args: Any, of: list[Section] | None = None, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.of = of or []
        for section in self.of:
            for key, title, _ in section.elements:
                self.fields[OFTEN_OF + key] = ChoiceField(title, choices=OFTEN, as_select=True, required=False)

    def answers(self) -> dict[str, int]:
        """The answers by the pack's keys, as numbers; what was not answered is left out."""
        said = {name: value for name, value in self.cleaned_data.items() if name.startswith(OFTEN_OF)}
        return {name.removeprefix(OFTEN_OF): int(value) for name, value in said.items() if value}
