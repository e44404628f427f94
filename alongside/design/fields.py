"""The kinds of questions a form can ask. Each reads what was typed, refuses it in a sentence, and knows its macro.

Every field takes a label, and by keyword: `hint`, `required` (True), `initial`, and `missing`, the sentence for no
answer. `keys` are the names a browser sends; `in_words` says an answer as it is shown beside another.
"""

from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from alongside.design import typed
from alongside.design.widgets import DAY_PARTS, Hidden, Parts, Sent, Several, Tick, Typed
from alongside.kit.ids import new_id
from alongside.kit.moments import LONDON, at_in_london, clock_time, day_in_words, in_london, moment_in_words

NOTHING = "Nothing"
VOICES = ("worker", "person", "nobody")


class Question(forms.Field):
    """What all fields share. Not used by itself."""

    macro = ""
    widget = Typed
    asks_for = "Write an answer to “{}”."

    def __init__(self, label: str = "", *, hint: str = "", missing: str = "", **kwargs: Any):
        super().__init__(label=label, help_text=hint, **kwargs)
        self.missing = missing

    def clean(self, value: Any) -> Any:
        """The answer, read and checked."""
        try:
            value = self.to_python(value)
            if value in self.empty_values:
                if self.required:
                    raise typed.Misread(self.missing or self.asks_for.format(self.label))
                return value
            self.check(value)
        except typed.Misread as misread:
            # The part is the code: with params, Django would take a percent sign that somebody typed for its own.
            raise ValidationError(misread.sentence, code=misread.part) from misread
        return value

    def check(self, value: Any) -> None:
        """Refuse, with Misread, an answer that was read."""

    def keys(self, name: str) -> list[str]:
        """The names under which a browser sends the answer."""
        return [name]

    def held_in(self, record: Any, name: str) -> Any:
        """The answer as a record holds it, to compare with what was typed."""
        return getattr(record, name)

    def in_words(self, value: Any) -> str:
        """An answer as it reads."""
        return str(value) if value not in self.empty_values else NOTHING


class LineField(Question):
    """Words on one line. `width` is how many characters the box suggests (2 3 4 5 10 20), None for the whole line."""

    macro = "govukInput"
    input_type = "text"

    def __init__(
        self, label: str = "", *, limit: int = 200, width: int | None = None, autocomplete: str = "off", **kwargs: Any
    ):
        super().__init__(label, **kwargs)
        self.limit = limit
        self.width = width
        self.autocomplete = autocomplete

    def to_python(self, value: Any) -> str:
        words = typed.on_one_line(value or "")
        typed.check_keepable(words)
        return words

    def check(self, value: str) -> None:
        typed.check_length(value, self.limit)


class WordsField(Question):
    """Words at length, line ends kept. `rows` is the height of the box to begin with.

    `voice` says whose words they are: the `worker`'s, who is offered plainer ones while typing; the `person`'s, which
    are theirs and are left alone; or `nobody`'s, such as an address.
    """

    macro = "govukCharacterCount"

    def __init__(self, label: str = "", *, limit: int = 10_000, rows: int = 5, voice: str = VOICES[0], **kwargs: Any):
        super().__init__(label, **kwargs)
        if voice not in VOICES:
            raise ValueError(f"A voice is one of {', '.join(VOICES)}.")
        self.limit = limit
        self.rows = rows
        self.voice = voice

    def to_python(self, value: Any) -> str:
        words = typed.tidy(value or "")
        typed.check_keepable(words)
        return words

    def check(self, value: str) -> None:
        typed.check_length(value, self.limit)


class EmailField(LineField):
    """An email address."""

    input_type = "email"
    asks_for = "Write your email address."

    def __init__(self, label: str = "Email address", *, limit: int = 254, autocomplete: str = "email", **kwargs: Any):
        super().__init__(label, limit=limit, autocomplete=autocomplete, **kwargs)

    def check(self, value: str) -> None:
        super().check(value)
        try:
            validate_email(value)
        except ValidationError:
            raise typed.Misread("Write an email address in full, like name@example.com.") from None


class PasswordField(Question):
    """A password: kept exactly as typed, never shown again."""

    macro = "govukPasswordInput"
    asks_for = "Write your password."

    def __init__(
        self, label: str = "Password", *, limit: int = 200, autocomplete: str = "current-password", **kwargs: Any
    ):
        super().__init__(label, **kwargs)
        self.limit = limit
        self.autocomplete = autocomplete

    def to_python(self, value: Any) -> str:
        words = value or ""
        typed.check_keepable(words)
        return words

    def check(self, value: str) -> None:
        typed.check_length(value, self.limit)


class NumberField(Question):
    """A whole number from `least` to `most`. `unit` stands after the box (`minutes`, `miles`)."""

    macro = "govukInput"
    input_type = "text"
    autocomplete = "off"

    def __init__(self, label: str = "", *, least: int = 0, most: int = 999_999, unit: str = "", **kwargs: Any):
        super().__init__(label, **kwargs)
        self.least, self.most, self.unit = least, most, unit
        self.width = 5

    def to_python(self, value: Any) -> int | None:
        return typed.read_number(value) if (value or "").strip() else None

    def check(self, value: int) -> None:
        if not self.least <= value <= self.most:
            raise typed.Misread(f"Write a number from {self.least:,} to {self.most:,}.")


class DayField(Question):
    """A date in three boxes, as a `date`. Whether it may be past or to come is the room's own rule."""

    macro = "govukDateInput"
    asks_for = "Write the day, the month and the year of “{}”."
    parts: tuple[str, ...] = DAY_PARTS

    def __init__(self, label: str = "", **kwargs: Any):
        super().__init__(label, widget=Parts(*self.parts), **kwargs)

    def to_python(self, value: Any) -> Any:
        if isinstance(value, (date, datetime)):
            return value
        return self.read(*value) if any(part.strip() for part in value or ()) else None

    def read(self, day: str, month: str, year: str) -> Any:
        """The answer in what was typed."""
        return typed.read_day(day, month, year)

    def keys(self, name: str) -> list[str]:
        return [f"{name}_{part}" for part in self.parts]

    def boxes(self, value: Any) -> tuple[str, ...]:
        """What stands in the boxes for an answer, read or as typed."""
        if isinstance(value, date):
            return str(value.day), str(value.month), str(value.year)
        return tuple(value) if value else ("",) * len(self.parts)

    def in_words(self, value: date | None) -> str:
        return day_in_words(value) if value else NOTHING


class MomentField(DayField):
    """A date and a time of day in London, as an aware `datetime`."""

    asks_for = "Write the day, the month, the year and the time of “{}”."
    parts = (*DAY_PARTS, "time")

    def read(self, day: str, month: str, year: str, clock: str) -> datetime:  # type: ignore[override]
        on = typed.read_day(day, month, year)
        if not clock.strip():
            raise typed.Misread("Add the time, like 14:30.", "time")
        try:
            at = at_in_london(on, typed.read_clock(clock))
        except typed.Misread as misread:
            raise typed.Misread(misread.sentence, "time") from None
        if at.astimezone(UTC).astimezone(LONDON).time() != at.time():
            raise typed.Misread("The clocks went forward over that time, so it never was. Write an hour later.", "time")
        return at

    def boxes(self, value: Any) -> tuple[str, ...]:
        if isinstance(value, datetime):
            return (*super().boxes(in_london(value).date()), clock_time(value))
        return super().boxes(value)

    def in_words(self, value: datetime | None) -> str:
        return moment_in_words(value) if value else NOTHING


class ClockField(Question):
    """A time of day, as a `time`: `14:30` and `2.30pm` are both understood."""

    macro = "govukInput"
    input_type = "text"
    autocomplete = "off"
    width = 10

    def to_python(self, value: Any) -> time | None:
        return value if isinstance(value, time) else typed.read_clock(value) if (value or "").strip() else None

    def in_words(self, value: time | None) -> str:
        return f"{value:%H:%M}" if value else NOTHING


class ChoiceField(Question):
    """One of a few answers, as its key. Radios, or with `as_select` a list to open when there are many.

    `choices` is pairs of key and words, or a callable that gives them; `hints` gives some of them a line beneath.
    """

    asks_for = "Choose an answer to “{}”."
    Choices = Iterable[tuple[str, str]]

    def __init__(
        self,
        label: str = "",
        *,
        choices: Choices | Callable[[], Choices] = (),
        hints: dict[str, str] | None = None,
        as_select: bool = False,
        inline: bool = False,
        **kwargs: Any,
    ):
        super().__init__(label, **kwargs)
        self.choices = choices
        self.hints = hints or {}
        self.as_select = as_select
        self.inline = inline

    @property
    def macro(self) -> str:  # type: ignore[override]
        return "govukSelect" if self.as_select else "govukRadios"

    def pairs(self) -> list[tuple[str, str]]:
        """The answers to choose from, as key and words."""
        return [(str(key), str(words)) for key, words in (self.choices() if callable(self.choices) else self.choices)]

    def to_python(self, value: Any) -> str:
        key = "" if value is None else str(value)
        typed.check_keepable(key)
        return key

    def check(self, value: Any) -> None:
        if value not in dict(self.pairs()):
            raise typed.Misread(f"Choose one of the answers listed under “{self.label}”.")

    def in_words(self, value: Any) -> str:
        return dict(self.pairs()).get(str(value), str(value)) if value not in self.empty_values else NOTHING


class YesNoField(ChoiceField):
    """Yes or no, as True or False; None when it was not answered."""

    def __init__(self, label: str = "", **kwargs: Any):
        super().__init__(label, choices=[("yes", "Yes"), ("no", "No")], **{"inline": True, **kwargs})

    def clean(self, value: Any) -> bool | None:
        return {"yes": True, "no": False}.get(super().clean({True: "yes", False: "no"}.get(value, value)))

    def in_words(self, value: Any) -> str:
        return {True: "Yes", False: "No"}.get(value, NOTHING)


class ChoicesField(ChoiceField):
    """Any of a few answers, as a list of keys in the order offered. Boxes to tick."""

    widget = Several
    asks_for = "Choose at least one answer to “{}”."
    macro = "govukCheckboxes"  # type: ignore[assignment]

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        chosen = {super(ChoicesField, self).to_python(key) for key in value or ()} - {""}
        offered = [key for key, _ in self.pairs()]
        return [key for key in offered if key in chosen] + sorted(chosen.difference(offered))

    def check(self, value: list[str]) -> None:
        for key in value:
            super().check(key)

    def in_words(self, value: Any) -> str:
        return ", ".join(super(ChoicesField, self).in_words(key) for key in value or ()) or NOTHING


class TickField(Question):
    """One box, as True or False. When it is required it must be ticked; its answer in a condition is `yes`."""

    macro = "govukCheckboxes"
    widget = Tick
    asks_for = "Tick “{}” to go on."

    def __init__(self, label: str = "", *, required: bool = False, **kwargs: Any):
        super().__init__(label, required=required, **kwargs)

    def to_python(self, value: Any) -> bool:
        return bool(value)

    def clean(self, value: Any) -> bool:
        if self.required and not value:
            raise ValidationError(self.missing or self.asks_for.format(self.label))
        return bool(value)

    def in_words(self, value: Any) -> str:
        return "Yes" if value else "No"


class FileField(Question):
    """A file, as what `reads` makes of its chunks (or Misread). A browser offers to choose from what `accept` says."""

    macro = "govukFileUpload"
    widget = Sent
    asks_for = "Choose the file of “{}”."

    def __init__(self, label: str = "", *, reads: Callable[[Iterable[bytes]], Any], accept: str, **kwargs: Any):
        super().__init__(label, **kwargs)
        self.reads = reads
        self.accept = accept

    def to_python(self, value: Any) -> Any:
        return self.reads(value.chunks()) if value else value


class KeyField(Question):
    """The key, made with the page, that the new record will have: a form sent twice records once. A UUID."""

    macro = "hidden"
    widget = Hidden
    lost = "This page lost hold of its key. Your words are still here: send them again."

    def __init__(self, **kwargs: Any):
        super().__init__("Key", **{"initial": new_id, "missing": self.lost, **kwargs})

    def to_python(self, value: Any) -> UUID | None:
        if isinstance(value, UUID) or not value:
            return value or None
        try:
            return UUID(str(value))
        except ValueError:
            raise typed.Misread(self.lost) from None


class VersionField(Question):
    """The version of the record that the page was made from, as a whole number from 1."""

    macro = "hidden"
    widget = Hidden
    lost = "This page lost count of what you had seen. Your words are still here: open the page anew and compare."

    def __init__(self, **kwargs: Any):
        super().__init__("Version", **{"missing": self.lost, **kwargs})

    def to_python(self, value: Any) -> int | None:
        number = typed.number_in(str(value)) if value not in (None, "") else None
        if (number is not None and number < 1) or (number is None and value not in (None, "")):
            raise typed.Misread(self.lost)
        return number
