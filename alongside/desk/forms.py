"""What is asked when a worker leaves: to whom each thing goes, and what they should know."""

from typing import Any

from alongside.design.fields import ChoiceField, KeyField, WordsField
from alongside.design.forms import Form
from alongside.desk.leaving import Left

TO, WORDS = "to_", "words_"


class HandOverWhatIsLeft(Form):
    """A colleague and a few words for each thing. `left` are the things, `colleagues` pairs of key and name."""

    marks_optional = False
    key = KeyField()

    def __init__(
        self,
        *args: Any,
        left: list[Left] | None = None,
        colleagues: list[tuple[str, str]] | None = None,
        **kwargs: Any,
    ):
        super().__init__(*args, **kwargs)
        self.left = left or []
        for one in self.left:
            choices = [("", "Nobody yet"), *(colleagues or ())]
            self.fields[f"{TO}{one.key}"] = ChoiceField(
                f"Who goes on with {one.title}?", choices=choices, as_select=True, required=False
            )
            if one.needs_words:
                self.fields[f"{WORDS}{one.key}"] = WordsField(
                    f"What should they know about {one.title}?", limit=4000, rows=3, required=False
                )

    def chosen(self) -> list[tuple[Left, str, str]]:
        """Each thing that goes to somebody: to whom (their key), and the words."""
        said = self.cleaned_data
        rows = [(one, said[f"{TO}{one.key}"], said.get(f"{WORDS}{one.key}", "")) for one in self.left]
        return [row for row in rows if row[1]]
