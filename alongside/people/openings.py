"""Where a person's page leads: the rooms above say which story items open onto a page, and what can be started."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.design.addresses import address


@dataclass(frozen=True)
class Start:
    """Something a worker can start from a person's page, if they hold the permission.

    `is_aside`: not what is started each day; it stands folded under *More*.
    """

    words: str
    view: str
    needs: Permission
    is_aside: bool = False

    def href(self, person: UUID) -> str:
        return address(self.view, person)


@dataclass(frozen=True)
class PageAbout:
    """A page about a person that stands among the tabs of theirs, for whoever holds the permission.

    `is_aside`: not what is read each day; it stands folded under *More*.
    """

    words: str
    view: str
    needs: Permission = Permission.PERSON_OPEN
    is_aside: bool = False


_items: dict[str, str] = {}
_pages: list[PageAbout] = []
_starts: list[Start] = []
# Those that told something, from the roof down.
_rooms: list[str] = []


def opens_onto(kind: str, view: str) -> None:
    """Story items of this kind open onto the view of this name, which takes the person's key and the fact's."""
    _items[kind] = view


def href_of(kind: str, person: UUID, source: UUID) -> str:
    """The page a story item opens onto; empty when it has none."""
    return address(_items[kind], person, source) if kind in _items else ""


def can_start(start: Start) -> None:
    """Offer this on every person's page."""
    _add(start, _starts)


def starts() -> list[Start]:
    """What can be started from a person's page, from the ground up; what is aside comes last."""
    return sorted(_starts, key=_place)


def has_page(page: PageAbout) -> None:
    """Put a page among the tabs of every person's page."""
    _add(page, _pages)


def pages_about() -> list[PageAbout]:
    """The pages among a person's tabs, from the ground up: their own first; what is aside comes last."""
    return sorted(_pages, key=_place)


def _add(one: Start | PageAbout, told: list[Any]) -> None:
    if one not in told:
        told.append(one)
    if (room := one.view.partition(":")[0]) not in _rooms:
        _rooms.append(room)


def _place(one: Start | PageAbout) -> tuple[bool, int]:
    return one.is_aside, -_rooms.index(one.view.partition(":")[0])
