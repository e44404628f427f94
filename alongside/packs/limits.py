"""What may be demanded of a value in a pack, said beside the field it is demanded of."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Between:
    """A whole number, or the length of a list, from `least` to `most`."""

    least: int
    most: int


@dataclass(frozen=True)
class OneOf:
    choices: tuple[int, ...]


@dataclass(frozen=True)
class Like:
    """Text of a pattern; `in_words` says which."""

    pattern: str
    in_words: str


@dataclass(frozen=True)
class Each:
    """A list that holds each of these ids once, and no other."""

    ids: tuple[str, ...]
