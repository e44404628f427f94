"""How a person's story is looked through, and which stretch of it is printed. Both are asked with GET."""

from typing import Any

from django.utils.http import urlencode

from alongside.design.fields import ChoiceField, ChoicesField, DayField, LineField, TickField
from alongside.design.forms import Form

Choices = list[tuple[str, str]]


class FindInStory(Form):
    """Words, a kind, a worker, days, key events alone: all may be left, and any go together."""

    marks_optional = False
    q = LineField("Words", limit=100, required=False, hint="The beginning of a word is enough.")
    kind = ChoiceField("What", required=False, as_select=True)
    by = ChoiceField("Written by", required=False, as_select=True)
    since = DayField("From", required=False)
    until = DayField("Until", required=False)
    key = TickField("Key events only")

    def __init__(self, data: Any = None, *args: Any, kinds: Choices, workers: Choices, **kwargs: Any):
        everything = {"kind": "", "by": ""}
        keys = [key for name, field in self.base_fields.items() for key in field.keys(name)]  # type: ignore[attr-defined]
        is_asked = any(key in data for key in keys) if data else False  # a page beyond a cursor asks nothing
        asked = data.copy() if is_asked else None
        for name, answer in everything.items() if asked is not None else ():
            asked.setdefault(name, answer)
        super().__init__(asked, *args, initial=everything, **kwargs)
        self.fields["kind"].choices = [("", "Everything"), *kinds]  # type: ignore[attr-defined]
        self.fields["by"].choices = [("", "Anybody"), *workers]  # type: ignore[attr-defined]

    def chosen(self) -> dict[str, Any]:
        """The answers that can be read and choose something; what could not be read chooses nothing."""
        if not self.is_bound:
            return {}
        self.errors  # noqa: B018 - reads the form
        return {name: answer for name, answer in self.cleaned_data.items() if answer}

    def address(self, *without: str) -> str:
        """What was chosen as the query of an address, but for these answers."""
        pairs = []
        for name, answer in self.chosen().items():
            if name not in without:
                field = self.fields[name]
                answers = field.boxes(answer) if isinstance(field, DayField) else ["yes" if answer is True else answer]
                pairs += zip(field.keys(name), answers, strict=True)  # type: ignore[attr-defined]
        return urlencode(pairs)

    def to_print(self) -> str:
        """What was chosen as the query of a chronology: the days and the kind."""
        days, kind = self.address("q", "kind", "by", "key"), self.chosen().get("kind")
        chosen = "&".join(filter(None, [days, urlencode({"kinds": kind}) if kind else ""]))
        return f"print=yes&{chosen}" if chosen else ""


class PrintStory(Form):
    """A stretch of the story to print: days, kinds, and whether the person's words alone."""

    marks_optional = False
    since = DayField("From", required=False, hint="Leave it empty to begin where the story begins.")
    until = DayField("Until", required=False, hint="Leave it empty to print until today.")
    kinds = ChoicesField("What", required=False, hint="Tick none to print everything.")
    own_words = TickField("Only what they said, in their own words")

    def __init__(self, *args: Any, kinds: Choices, **kwargs: Any):
        super().__init__(*args, **kwargs)
        self.fields["kinds"].choices = kinds  # type: ignore[attr-defined]
