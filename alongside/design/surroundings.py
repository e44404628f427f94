"""What stands around a page: the links in the header, and what must be known first about the person it is about.

The design room lies beneath the rooms that pages belong to, so it is told: a room calls `provide`, `provide_needs` or
`provide_look_at_words` when its application loads, and every page asks.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest


@dataclass(frozen=True)
class Link:
    """One link of the header. `is_here` is true on every page that belongs to it."""

    words: str
    href: str
    is_here: bool = False


@dataclass(frozen=True)
class Surroundings:
    """What a page's header holds. `find` is the address that finds a person (None: no box), `sign_out` takes a POST.

    `parts` are those of the header's link that the page belongs to, where it has any: they stand above the page.
    """

    links: tuple[Link, ...] = ()
    find: str | None = None
    sign_out: str | None = None
    parts: tuple[Link, ...] = ()


@dataclass(frozen=True)
class Need:
    """What must be known before anything else on a page about a person, and where more of it stands.

    `kind` is empty, or `late` for what keeps somebody safe.
    """

    title: str
    words: str
    href: str = ""
    link: str = ""
    kind: str = ""


_provided: list[Callable[[HttpRequest], Surroundings]] = []
_needs: list[Callable[[HttpRequest], Need | None]] = []
_word_lookers: list[Callable[[], str]] = []


def provide(surround: Callable[[HttpRequest], Surroundings]) -> None:
    """`surround(request)` gives the Surroundings of a page; `request.actor` is who is signed in, or None."""
    _provided[:] = [surround]


def surroundings(request: HttpRequest | None) -> Surroundings:
    """The Surroundings of the page asked for; bare when nobody provides any or there is no request."""
    return _provided[0](request) if _provided and request is not None else Surroundings()


def provide_needs(*needs: Callable[[HttpRequest], Need | None]) -> None:
    """Each `need(request)` gives what must be known first on a page; None on one about nobody, or of no need."""
    _needs[:] = needs


def needs_of(request: HttpRequest | None) -> list[Need]:
    """What must be known first on the page asked for, in the order provided."""
    return [said for need in _needs if (said := need(request)) is not None] if request is not None else []


def provide_look_at_words(address: Callable[[], str]) -> None:
    """`address()` gives the page that looks at a text sent to it, and offers plainer words."""
    _word_lookers[:] = [address]


def where_words_are_looked_at() -> str:
    """The address of that page; empty when nobody provides one."""
    return _word_lookers[0]() if _word_lookers else ""
