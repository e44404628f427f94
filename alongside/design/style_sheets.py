"""The pieces' style sheet: written in a file for each family of them, read by a browser as one."""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

FOLDER = Path(__file__).parent / "pieces"
# In this order: a later file may say more closely what an earlier one began.
FAMILIES = (
    "said", "chips", "cards", "story", "tabs", "notices", "beside", "tables", "buttons", "people", "circles", "charts",
    "conversations", "wheels", "path", "goals", "gallery",
)  # fmt: skip


def pieces_css() -> str:
    """Every family's file, one after the other. Read once, but anew each time while somebody develops."""
    if settings.DEBUG:
        _joined.cache_clear()
    return _joined()


def pieces_css_address() -> str:
    """Where that style sheet is served, new whenever a word of it is: a browser may keep what it was given."""
    return f"/pieces.css?{hashlib.sha256(pieces_css().encode()).hexdigest()[:12]}"


@cache
def _joined() -> str:
    return "\n".join((FOLDER / f"{family}.css").read_text(encoding="utf-8") for family in FAMILIES)
