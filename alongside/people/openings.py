"""Where a person's page leads: the rooms above say which story items open onto a page, and what can be started."""

from dataclasses import dataclass
from uuid import UUID

from alongside.access.permissions import Permission
from alongside.design.addresses import address


@dataclass(frozen=True)
class Start:
    """Something a worker can start from a person's page, if they hold the permission; `is_aside`: after the rest."""

    words: str
    view: str
    needs: Permission
    is_aside: bool = False

    def href(self, person: UUID) -> str:
        return address(self.view, person)


@dataclass(frozen=True)
class PageAbout:
    """A page about a person that stands among the tabs of theirs, for whoever holds the permission."""

    words: str
    view: str
    needs: Permission = Permission.PERSON_OPEN


_items: dict[str, str] = {}
_pages: list[PageAbout] = []
_starts: list[Start] = []


def opens_onto(kind: str, view: str) -> None:
    """Story items of this kind open onto the view of this name, which takes the person's key and the fact's."""
    _items[kind] = view


def can_start(start: Start) -> None:
    """Offer this on every person's page."""
    if start not in _starts:
        _starts.append(start)


def href_of(kind: str, person: UUID, source: UUID) -> str:
    """The page a story item opens onto; empty when it has none."""
    return address(_items[kind], person, source) if kind in _items else ""


def starts() -> list[Start]:
    """What can be started from a person's page, in the order of the rooms; what is aside comes last."""
    return sorted(_starts, key=lambda start: start.is_aside)


def has_page(page: PageAbout) -> None:
    """Put a page among the tabs of every person's page."""
    if page not in _pages:
        _pages.append(page)


def pages_about() -> list[PageAbout]:
    """The pages among a person's tabs, in the order of the rooms."""
    return list(_pages)
