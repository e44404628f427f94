"""The pictures for easy read, looked for by words. Pure: a picture is offered, and a worker chooses it.

OpenMoji, CC BY-SA 4.0 (docs/adr/0014): whatever shows one says so (`CREDIT`). `vendor.py` fetches them, unchanged.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alongside.people.names import folded
from alongside.people.telling import asked_for, parts_of

LISTS = Path(__file__).parent / "lists" / "pictures.toml"
FOLDER = Path(__file__).parent / "static" / "letters" / "pictures"
CREDIT = "Pictures: OpenMoji (openmoji.org), licence CC BY-SA 4.0"
OFFERED = 6


@dataclass(frozen=True)
class Picture:
    """One picture: our name for it, what it is called, OpenMoji's file, and the words that find it."""

    key: str
    called: str
    file: str
    words: tuple[str, ...]


@cache
def listed() -> dict[str, Picture]:
    """Every picture by its key, in the order of the list."""
    rows = tomllib.loads(LISTS.read_text(encoding="utf-8"))["pictures"]
    return {
        key: Picture(key, row["called"], row["file"], tuple(map(folded, row["words"]))) for key, row in rows.items()
    }


def found(words: str, *, at_most: int = OFFERED) -> list[Picture]:
    """Pictures whose words begin as these words do, those of most words first; empty when none does."""
    sought = asked_for(words)
    scores = {key: sum(any(word.startswith(one) for word in p.words) for one in sought) for key, p in listed().items()}
    return _best(scores, at_most)


def offered_for(line: str, *, at_most: int = OFFERED) -> list[Picture]:
    """Pictures that a line may be shown with: those that one of its words, in either number, finds."""
    said = set(parts_of(folded(line)))
    said |= {word.removesuffix("s") for word in said}
    scores = {key: sum(word in said for word in picture.words) for key, picture in listed().items()}
    return _best(scores, at_most)


def _best(scores: dict[str, int], at_most: int) -> list[Picture]:
    some = sorted((key for key, score in scores.items() if score), key=lambda key: -scores[key])
    return [listed()[key] for key in some[:at_most]]
