"""Why a record is guarded, opened for a reason or kept from somebody: kept as data (`lists/openness.toml`). Pure.

A reason keeps its key for ever; the words may change. `other` always asks for words.
"""

import tomllib
from functools import cache
from pathlib import Path

FILE = Path(__file__).parent / "lists" / "openness.toml"
GUARD, OPEN_AGAIN, BREAK_GLASS, KEEP_FROM = "guard", "open_again", "break_glass", "keep_from"
OTHER = "other"


@cache
def reasons(kind: str) -> dict[str, str]:
    """Key -> words of each reason of a kind. Refuses (KeyError) a kind there is no list of."""
    return dict(tomllib.loads(FILE.read_text(encoding="utf-8"))[kind])


def pairs(kind: str) -> list[tuple[str, str]]:
    """What can be chosen of a kind, in order, as key and words."""
    return list(reasons(kind).items())


def in_words(kind: str, key: str) -> str:
    """A reason as people read it; `other`, and a key no longer listed, say nothing: the words beside them do."""
    every = reasons(GUARD) | reasons(OPEN_AGAIN) if kind == GUARD else reasons(kind)
    return "" if key == OTHER else every.get(key, "")
