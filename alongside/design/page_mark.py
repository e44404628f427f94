"""Which very page kept a draft while it was typed: its own words stand in nobody's way, though the answer was lost.

Each page carries a mark made anew with it. Keeping while somebody types leaves the mark among the words; a button that
is pressed leaves none, so that what comes in late after it takes nothing back.
"""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from alongside.design.typed import is_key
from alongside.kit.ids import new_id

PAGE = "page"


def page_mark() -> Markup:
    """The box that says which very page it is, for inside a form whose draft is kept: made anew each time."""
    return Markup('<input type="hidden" name="{}" value="{}">').format(PAGE, new_id())


def marked(words: Mapping[str, Any], sent: Mapping[str, Any]) -> dict[str, Any]:
    """The words to keep while they are typed, with the mark of the page that sent them; without, if it sent none."""
    mark = sent.get(PAGE)
    return {**words, PAGE: mark} if is_key(mark) else dict(words)


def unmarked(words: Mapping[str, Any]) -> dict[str, Any]:
    """Words that were kept, without the mark."""
    return {box: typed for box, typed in words.items() if box != PAGE}


def kept_itself(kept: Mapping[str, Any], words: Mapping[str, Any], sent: Mapping[str, Any]) -> bool:
    """Did the page that sends `words` now keep what is `kept`, or are both the same words? Then nobody else has."""
    mark = kept.get(PAGE)
    return unmarked(kept) == unmarked(words) or bool(mark and mark == sent.get(PAGE))
