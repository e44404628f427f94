"""Names as they are searched: folded words and their pieces. Pure, and so alike on every database."""

import unicodedata

LETTERS_ALIKE = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ß": "s", "æ": "a", "œ": "o", "ı": "i", "’": "'", "‘": "'"}
)
PIECE = 3


def folded(text: str) -> str:
    """Small letters, no accents: `Éva O’Neill` gives `eva o'neill`."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in parts if not unicodedata.combining(c)).translate(LETTERS_ALIKE)


def words_of(*names: str) -> set[str]:
    """The folded words of names; `O'Neill` is found as `oneill`, `o` and `neill`, `Hale-Byrne` by each half."""
    words: set[str] = set()
    for name in names:
        for word in folded(name).split():
            halves = "".join(c if c.isalnum() else " " for c in word).split()
            words.update(halves)
            if len(halves) > 1:
                words.add("".join(halves))
    return {word[:100] for word in words}


def pieces_of(word: str) -> set[str]:
    """The three-letter pieces of a word, its edges marked so that they count: `li` gives `$li`, `li$`."""
    marked = f"${word}$"
    return {marked[i : i + PIECE] for i in range(len(marked) - PIECE + 1)}


def likeness(asked: str, word: str) -> float:
    """How alike two folded words are, 0 to 1: the share of pieces they have in common (Dice's coefficient)."""
    ours, theirs = pieces_of(asked), pieces_of(word)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours and theirs else 0.0


def slips_of(word: str) -> set[str]:
    """A word and what is left of it when one letter is missing, marked apart from pieces by a dash: `-byne`.

    Two words of which one can be made from the other by one slip (a letter left out, added, changed, or two that
    stand side by side swapped) have one of these in common.
    """
    return {f"-{word}"} | {f"-{word[:i]}{word[i + 1 :]}" for i in range(len(word))}


def indexed_as(word: str) -> list[str]:
    """All that a word is found by: its three-letter pieces, and what one slip leaves of it."""
    return sorted(pieces_of(word) | slips_of(word))


def one_slip_apart(one: str, other: str) -> bool:
    """Can one word be made from the other by one slip at most?"""
    if abs(len(one) - len(other)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, other_rest = one[start:], other[start:]
    return (
        rest[1:] == other_rest[1:]
        or rest[1:] == other_rest
        or rest == other_rest[1:]
        or (rest[1::-1] == other_rest[:2] and rest[2:] == other_rest[2:])
    )


def alike_names(one: str, other: str) -> bool:
    """Could two names be one person's? The same words, or each of one's a slip away from one of the other's."""
    ours, theirs = sorted(folded(one).split()), sorted(folded(other).split())
    short, long = sorted((ours, theirs), key=len)
    if not short:
        return False
    return all(
        any(word == again or (len(word) > 3 and one_slip_apart(word, again)) for again in long) for word in short
    )
