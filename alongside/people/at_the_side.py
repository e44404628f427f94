"""What stands at the side of a person's story as a piece of page: the rooms above each say what of theirs does."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from alongside.people.models import Person


@dataclass(frozen=True)
class AtTheSide:
    """One thing at the side: its heading, and a template that is given `facts`."""

    title: str
    template: str
    facts: dict[str, Any] = field(default_factory=dict)


# Asked about the person, for who looks, and when.
Asked = Callable[[Person, Any, datetime], AtTheSide]
_asked: list[Asked] = []


def stands_at_the_side(ask: Asked) -> None:
    """Show on every person's page what `ask` gives. It asks the database once: the page has few statements."""
    if ask not in _asked:
        _asked.append(ask)


def at_the_side(person: Person, actor: Any, at: datetime) -> list[AtTheSide]:
    """Everything at the side of a person's story, as an actor may see it, in the order of the rooms."""
    return [ask(person, actor, at) for ask in _asked]
