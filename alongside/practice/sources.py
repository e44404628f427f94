"""Where words come from, said in a line."""

from collections.abc import Iterable
from typing import Protocol

from alongside.packs.pack import Pack
from alongside.packs.parts import Origin
from alongside.packs.shapes import OURS

PLACES_AT_MOST = 3  # more than these would be a longer line than the words it stands under


class Sourced(Protocol):
    """Anything in a pack that says where it comes from."""

    @property
    def origin(self) -> Origin: ...


def made_from(things: Iterable[Sourced], pack: Pack) -> str:
    """The documents that these things come from, in the order met, each with its places unless they are many."""
    places: dict[str, list[str]] = {}
    for thing in things:
        of_model = places.setdefault(thing.origin.model, [])
        if thing.origin.place not in of_model:
            of_model.append(thing.origin.place)
    return "; ".join(_document(model, where, pack) for model, where in places.items())


def _document(model: str, where: list[str], pack: Pack) -> str:
    title = "Ours" if model == OURS else pack.sources[model].title
    return f"{title}: {', '.join(where)}" if len(where) <= PLACES_AT_MOST else title
