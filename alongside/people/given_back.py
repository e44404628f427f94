"""What was kept for somebody who died goes back, in the act that records it: the rooms above say what, and how.

Only what somebody else can have meanwhile. What was still to be asked of them waits for whoever puts it to rest.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from alongside.people.models import Person

GiveBack = Callable[[Person, Any, datetime], None]
_given_back: list[GiveBack] = []


def goes_back(give_back: GiveBack) -> None:
    """A room above says how it gives back what it keeps for a person: `give_back(person, by, at)`, by its own acts."""
    _given_back.append(give_back)


def give_back_what_was_kept(person: Person, *, by: Any, at: datetime) -> None:
    """Give back, in every room above, what was kept for somebody who died."""
    for give_back in _given_back:
        give_back(person, by, at)
