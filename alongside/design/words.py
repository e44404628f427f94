"""Words as a page shows them: paragraphs, quotes, counts, and the attributes that keep a draft."""

import re
from datetime import date, datetime

from markupsafe import Markup, escape

from alongside.design.typed import showable
from alongside.kit.moments import in_london

BLANK_LINES, LINE_END = re.compile(r"\n(?:[^\S\n]*\n)+"), "\n"
OPENING, CLOSING = '“‘"«„', '”’"»“'


def paragraphs(words: str) -> Markup:
    """What somebody typed, as paragraphs with its line ends kept. HTML in it stays text.

    Each paragraph finds its own direction, so that words written from right to left read well.
    """
    blocks = BLANK_LINES.split(str(escape(showable(words).strip())))
    return Markup("\n".join(f'<p dir="auto">{block.replace(LINE_END, "<br>")}</p>' for block in blocks if block))


def quoted(words: str) -> str:
    """Words in quotation marks, unless they already stand in some."""
    words = words.strip()
    return words if words[:1] in OPENING and words[-1:] in CLOSING and len(words) > 1 else f"“{words}”"


def machine_time(at: date | datetime) -> str:
    """A day or a moment for a `datetime` attribute."""
    return in_london(at).isoformat(timespec="minutes") if isinstance(at, datetime) else at.isoformat()


def count_of(number: int, one: str, many: str = "") -> str:
    """`1 note`, `2,000 notes`, `no notes`."""
    noun = one if number == 1 else many or f"{one}s"
    return f"{number:,} {noun}" if number else f"no {noun}"


def draft_keeping(address: str, target: str = "saved") -> Markup:
    """The attributes of a form that is sent to `address` a second after each change, for its draft to be kept.

    The answer replaces what stands in the saved line, the element whose id is `target`. One is sent after the other,
    and settles at once: each carries the version that the one before it made. Without script the form is an ordinary
    form. `drafts.js` says so when a draft could not be kept, and tries again.
    """
    return Markup(
        'data-keeps-draft hx-post="{}" hx-trigger="input delay:1s, try-again" hx-target="#{}" '
        'hx-swap="innerHTML settle:0ms" hx-sync="this:queue last" hx-disinherit="*"'
    ).format(address, target)
