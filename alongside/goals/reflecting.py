"""Questions to think with, in the words of the active pack."""

from collections.abc import Mapping

from alongside import packs
from alongside.packs.parts import Item


def questions() -> tuple[Item, ...]:
    """The pack's questions to reflect on, in its order; none where it has none."""
    asked = packs.active().reflecting
    return asked.questions if asked else ()


def questions_by_key() -> Mapping[str, Item]:
    """The same by their keys."""
    return {str(one.id): one for one in questions()}
