"""What other rooms show on the public's pages, the first and what is found near a place: each registers a piece.

A room above the directory, such as the one that keeps Talking Points, says here what it has for anybody who looks. It
gives nothing about a person, for the page is read without an account and may be kept by others on the way.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from alongside.directory.search.nearness import Point


@dataclass(frozen=True)
class Line:
    """One thing of a piece: what it is, a line beneath, and where it opens (empty: nowhere)."""

    words: str
    about: str = ""
    href: str = ""


@dataclass(frozen=True)
class Piece:
    """What one room shows: a heading, a sentence, and its lines. `more` is where all of it stands, and its words."""

    heading: str
    words: str
    lines: tuple[Line, ...] = ()
    more: Line | None = None


Giver = Callable[[datetime, Point | None], Piece | None]
_givers: dict[str, Giver] = {}


def shows_the_public(name: str, giver: Giver) -> None:
    """Register a piece under a name of the room's own. `giver` is asked with the moment and the place near which
    somebody looks (None: they named none); its None: nothing to show now.

    It must take a constant number of statements, and only read.
    """
    _givers[name] = giver


def pieces(*, at: datetime, near: Point | None = None) -> list[Piece]:
    """What every room shows now, the nearest first where somebody names a place; in the order of the rooms' names."""
    return [piece for name in sorted(_givers) if (piece := _givers[name](at, near)) is not None]
