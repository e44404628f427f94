"""How a fact is told in the story: a stretch of its words to show, all of them, and what they are found by. Pure."""

import re
from typing import Any

from markupsafe import Markup, escape

from alongside.people.names import folded

SAID_AT_MOST, LINE_AT_MOST, WORDS_ASKED = 280, 240, 8
# A word as it was written, its accents standing apart or not.
WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
AROUND, EDGE = 110, 20  # letters shown before the word that was looked for; those at the end that may be cut


def telling(*, line: str, where_and_how: str = "", said: str = "", told: str = "", also: str = "") -> dict[str, Any]:
    """The words of a story item: `StoryItem(at=..., **telling(line=..., said=all_that_they_said))`.

    `said` are all of the person's words, `told` all of a worker's; what is long is shown in part, found and printed
    whole. `also` is found by and shown nowhere in the story. Nothing confidential goes in here: what is found is known.
    """
    shown = {"said": shortened(said), "told": shortened(told)}
    whole = {"said": said.strip(), "told": told.strip()}
    return {
        "line": shortened(line, LINE_AT_MOST),
        "where_and_how": shortened(where_and_how, LINE_AT_MOST),
        **shown,
        **{f"{name}_whole": words if words != shown[name] else "" for name, words in whole.items()},
        "searched": found_by(line, where_and_how, said, told, also),
    }


def shortened(text: str, at_most: int = SAID_AT_MOST) -> str:
    """The beginning of a text, cut between words, with an ellipsis when there is more."""
    text = " ".join(text.split())
    if len(text) <= at_most:
        return text
    return text[: at_most - 1].rsplit(" ", 1)[0].rstrip(" ,.;:") + "…"


def found_by(*texts: str) -> str:
    """Every word of some texts once, folded, each after a space: ` a garden their`. The same on every database.

    A word in parts is found by each and by all together: `O'Neill` by `o`, `neill` and `oneill`.
    """
    words: set[str] = set()
    for text in texts:
        for word in set(folded(text).split()) - words:
            if word.isalnum():  # as nearly all are: this is done for every word of everything that is recorded
                words.add(word)
                continue
            parts = parts_of(word)
            words.update(parts)
            if len(parts) > 1:
                words.add("".join(parts))
    return "".join(f" {word}" for word in sorted(words))


def asked_for(typed: str) -> list[str]:
    """The beginnings of words that are looked for, folded; eight at most. Empty: nothing that could be found by."""
    return list(dict.fromkeys(parts_of(folded(typed))))[:WORDS_ASKED]


def parts_of(folded_text: str) -> list[str]:
    """The letters and figures of a folded text that stand together."""
    return "".join(c if c.isalnum() else " " for c in folded_text).split()


def marked(text: str, beginnings: list[str]) -> Markup:
    """A text with every word marked that begins with one of these. HTML in it stays text."""
    made, end = Markup(""), 0
    for word in WORD.finditer(text):
        if begins(word[0], beginnings):
            made += escape(text[end : word.start()]) + Markup("<mark>{}</mark>").format(word[0])
            end = word.end()
    return made + escape(text[end:])


def stretch(text: str, beginnings: list[str], at_most: int = SAID_AT_MOST) -> str:
    """The part of a text around the first word that begins with one of these; its beginning when none does."""
    text = " ".join(text.split())
    first = next((word for word in WORD.finditer(text) if begins(word[0], beginnings)), None)
    if first is None or len(text) <= at_most or first.end() < at_most - EDGE:
        return shortened(text, at_most)
    begun = text[max(first.start() - AROUND, 0) :]
    return "…" + shortened(begun.split(" ", 1)[-1], at_most - 1)


def holds(text: str, beginnings: list[str]) -> bool:
    """Does any word of a text begin with one of these?"""
    return any(begins(word[0], beginnings) for word in WORD.finditer(text))


def begins(word: str, beginnings: list[str]) -> bool:
    """Does a word, folded, begin with one of these?"""
    return folded(word).startswith(tuple(beginnings))
