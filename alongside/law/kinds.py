"""The kinds of fact that a provision may ask for: each knows its name and reads a value as JSON gives it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
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
class Day:
    """A day of the calendar: YYYY-MM-DD."""

    name: str = "day"
    keys: tuple[str, ...] = ()

    def read(self, fact: str, value: object) -> date:
        """The date. Refuses what is not a string, is written otherwise, or is a day that the calendar does not have."""
        if isinstance(value, str):
            try:
                day = date.fromisoformat(value)
            except ValueError:
                day = None
            # fromisoformat alone would also take 20261122 and 2026-W47-7.
            if day is not None and day.isoformat() == value:
                return day
        raise Refused(f"{fact} must be a day of the calendar written as a string, such as 2026-11-22.")


@dataclass(frozen=True)
class YesNo:
    """true or false, and nothing that stands for them: 1, "yes" and null are refused."""

    name: str = "boolean"
    keys: tuple[str, ...] = ()

    def read(self, fact: str, value: object) -> bool:
        """The boolean. Refuses any other kind of value."""
        if not isinstance(value, bool):
            raise Refused(f"{fact} must be true or false.")
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


@dataclass(frozen=True)
class FilledText:
    """A string that says something: `why` ends the sentence that refuses an empty one."""

    why: str
    name: str = "string, not empty"
    keys: tuple[str, ...] = ()

    def read(self, fact: str, value: object) -> str:
        """The string as it stands. Refuses any other kind of value, and one of nothing but white space."""
        if not Text().read(fact, value).strip():
            raise Refused(f"{fact} must not be empty: {self.why}.")
        return str(value)


@dataclass(frozen=True)
class OneOf:
    """One word of a few."""

    words: tuple[str, ...]
    keys: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        return f"one of {listed(self.words, 'or')}"

    def read(self, fact: str, value: object) -> str:
        """The word. Refuses any other value."""
        if not isinstance(value, str) or value not in self.words:
            raise Refused(f"{fact} must be {self.name}.")
        return value


@dataclass(frozen=True)
class Words:
    """A list of words, each of a few; it may be empty. A word that stands twice counts once."""

    keys: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"list of {listed(self.keys, 'or')}"

    def read(self, fact: str, value: object) -> tuple[str, ...]:
        """The words that are there, in the order of the law. Refuses what is no list, and a word that is not known."""
        if not isinstance(value, list):
            raise Refused(f"{fact} must be a list.")
        for word in value:
            if not isinstance(word, str) or word not in self.keys:
                raise Refused(f"{fact} may hold only {listed(self.keys)}, not {shown(word)}.")
        return tuple(word for word in self.keys if word in value)


@dataclass(frozen=True)
class Findings:
    """An object of one word or null for each key: the answers to a list of questions, null where there is none.

    `is_whole`: every key must be there and none may be null; otherwise an absent key is null. `never` has the words
    that somebody might expect, each with the sentence that refuses it.
    """

    keys: tuple[str, ...]
    words: tuple[str, ...]
    is_whole: bool = False
    never: Mapping[str, str] = field(default_factory=dict)

    @property
    def name(self) -> str:
        each, null = ("every key", "") if self.is_whole else ("any key", "null or ")
        return f"object, {each} with {null}one of {listed(self.words, 'or')}"

    def read(self, fact: str, value: object) -> dict[str, str]:
        """Key and word in the order of the law, those with null left out.

        Refuses what is no object, a key or a word that is not known, and, where it must be whole, one that lacks a key.
        """
        if not isinstance(value, dict):
            raise Refused(f"{fact} must be an object.")
        for key, word in value.items():
            if key not in self.keys:
                raise Refused(f"{fact} has no {shown(key)}; it may hold {listed(self.keys)}.")
            if word is None and not self.is_whole:
                continue
            if not isinstance(word, str) or word not in self.words:
                null = "" if self.is_whole else "null or "
                because = self.never.get(word) if isinstance(word, str) else None
                raise Refused(because or f"{key} in {fact} must be {null}one of {listed(self.words, 'or')}.")
        missing = [key for key in self.keys if key not in value]
        if self.is_whole and missing:
            raise Refused(f"{fact} also needs {listed(missing)}.")
        return {key: value[key] for key in self.keys if value.get(key) is not None}


@dataclass(frozen=True)
class Parts:
    """An object of booleans, every key there, or null where there is no such thing."""

    keys: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"object of booleans {listed(self.keys)}, or null"

    def read(self, fact: str, value: object) -> dict[str, bool] | None:
        """The parts, or None for null. Refuses any other kind of value, an unknown key and one that is missing."""
        if value is None:
            return None
        if not isinstance(value, dict):
            raise Refused(f"{fact} must be null or an object.")
        for key in value:
            if key not in self.keys:
                raise Refused(f"{fact} has no {shown(key)}; it holds {listed(self.keys)}.")
        missing = [key for key in self.keys if key not in value]
        if missing:
            raise Refused(f"{fact} also needs {listed(missing)}.")
        return {key: YesNo().read(f"{key} in {fact}", value[key]) for key in self.keys}


@dataclass(frozen=True)
class MaybeText:
    """A string as it stands, or null where there is none."""

    name: str = "string or null"
    keys: tuple[str, ...] = ()

    def read(self, fact: str, value: object) -> str | None:
        """The string, or None for null. Refuses any other kind of value."""
        if value is not None and not isinstance(value, str):
            raise Refused(f"{fact} must be a string or null.")
        return value


def listed(words: Iterable[str], link: str = "and") -> str:
    """`a, b and c`, or with another link; `nothing` where there are no words."""
    *most, last = list(words) or ["nothing"]
    return f"{', '.join(most)} {link} {last}" if most else last


def shown(value: object) -> str:
    """A value of somebody else's in a sentence: a string in quotes and cut short, anything else by what it is."""
    return f"“{value[:60]}”" if isinstance(value, str) else "a value that is no string"
