"""The kinds of fact that a provision may ask for: each knows its name and reads a value as JSON gives it."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from alongside.law.verdict import Refused

# A `T`, and an offset: datetime.fromisoformat alone also takes week dates, any one character for the T, and no offset.
ISO_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}T([01][0-9]|2[0-3]):[0-9]{2}(:[0-9]{2}([.,][0-9]+)?)?(Z|[+-][0-9]{2}(:?[0-9]{2})?)"
)


class Kind(Protocol):
    """A kind of fact. `name` is how `--list` calls it; `keys` are the words it may hold inside, if any."""

    @property
    def name(self) -> str: ...

    @property
    def keys(self) -> tuple[str, ...]: ...

    def read(self, fact: str, value: object) -> object:
        """The value as Python holds it; refuses a value of another kind, naming the fact."""


@dataclass(frozen=True)
class Moment:
    """A moment: ISO 8601 with a date, a time to the minute or finer, and an offset from UTC."""

    name: str = "moment with offset"
    keys: tuple[str, ...] = ()

    def read(self, fact: str, value: object) -> datetime:
        """An aware datetime. Refuses what is not a string, not ISO 8601, or without an offset."""
        if not isinstance(value, str):
            raise Refused(f"{fact} must be a moment written as a string, such as 2026-11-13T16:10:00+00:00.")
        if ISO_MOMENT.fullmatch(value):
            try:
                return datetime.fromisoformat(value)
            except ValueError:
                raise Refused(f"{fact} is not a moment that the calendar or the clock has.") from None
        raise Refused(f"{fact} must be a moment with its offset, such as 2026-11-13T16:10:00+00:00.")


@dataclass(frozen=True)
class WholeNumber:
    """A whole number, `least` or more. A JSON number with a decimal point is not whole, and true is no number."""

    least: int
    keys: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"whole number, {self.least} or more"

    def read(self, fact: str, value: object) -> int:
        """The number. Refuses any other kind of value, and less than the least."""
        if not isinstance(value, int) or isinstance(value, bool) or value < self.least:
            raise Refused(f"{fact} must be a whole number, {self.least} or more.")
        return value


@dataclass(frozen=True)
class Text:
    """A string, as it stands: nothing is trimmed."""

    name: str = "string"
    keys: tuple[str, ...] = ()

    def read(self, fact: str, value: object) -> str:
        """The string. Refuses any other kind of value."""
        if not isinstance(value, str):
            raise Refused(f"{fact} must be a string.")
        return value
