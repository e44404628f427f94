"""English words as they are searched: folded, without their endings (Porter's rules of 1980).

`mending`, `mends` and `mended` have one stem, `mend`. Pure, and so alike on every database.
"""

import re
from functools import lru_cache
from hashlib import blake2b

from alongside.people.names import folded

# Words of a question that tell no offer from another.
TELL_NOTHING = (
    "a again all also am an and any anybody anyone anything are as at be because been but by can could do does for "
    "from get go has have he help her him his how i if in into is it its just like likes love loves me more much my "
    "need needs no not of on or our out people person place really she should so some somebody someone something "
    "somewhere than that the their them then there they thing things this to too up us very want wants was we were "
    "what when where which who will with would you your"
)
EMPTY = frozenset(TELL_NOTHING.split())
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
LONGEST = 40
VOWELS = "aeiou"
STEP_2 = (
    ("ational", "ate"), ("tional", "tion"), ("enci", "ence"), ("anci", "ance"), ("izer", "ize"), ("iser", "ize"),
    ("abli", "able"), ("alli", "al"), ("entli", "ent"), ("eli", "e"), ("ousli", "ous"), ("ization", "ize"),
    ("isation", "ize"), ("ation", "ate"), ("ator", "ate"), ("alism", "al"), ("iveness", "ive"), ("fulness", "ful"),
    ("ousness", "ous"), ("aliti", "al"), ("iviti", "ive"), ("biliti", "ble"),
)  # fmt: skip
STEP_3 = (("icate", "ic"), ("ative", ""), ("alize", "al"), ("iciti", "ic"), ("ical", "ic"), ("ful", ""), ("ness", ""))
STEP_4 = (
    "ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize", "al",
    "er", "ic", "ou",
)  # fmt: skip


def words_in(text: str) -> list[str]:
    """The words of a text in order, folded: small letters, no accents, no marks inside (`carers’` gives `carers`)."""
    return [word[:LONGEST] for one in WORD.findall(folded(text)) if (word := one.replace("'", "").replace("’", ""))]


def telling(words: list[str]) -> list[str]:
    """Those of some words that tell one offer from another, each once; all of them when none does."""
    each = list(dict.fromkeys(words))
    return [word for word in each if word not in EMPTY] or each


@lru_cache(maxsize=20_000)
def key_of(stem_of_word: str) -> int:
    """A stem as the index has it: a number of 63 bits, the same everywhere."""
    return int.from_bytes(blake2b(stem_of_word.encode(), digest_size=8).digest()) >> 1


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A folded word without its ending."""
    if len(word) <= 2 or not word.isascii() or not word.isalpha():
        return word
    word = _plural(word)
    word = _past(word)
    if word.endswith("y") and _has_vowel(word[:-1]):
        word = word[:-1] + "i"
    word = _replaced(word, STEP_2)
    word = _replaced(word, STEP_3)
    word = _without(word)
    if word.endswith("e") and ((many := _measure(word[:-1])) > 1 or (many == 1 and not _is_short(word[:-1]))):
        word = word[:-1]
    return word[:-1] if word.endswith("ll") and _measure(word) > 1 else word


def _is_consonant(word: str, place: int) -> bool:
    letter = word[place]
    if letter in VOWELS:
        return False
    return letter != "y" or place == 0 or not _is_consonant(word, place - 1)


def _measure(word: str) -> int:
    """How often a vowel is followed by a consonant."""
    shape = "".join("c" if _is_consonant(word, place) else "v" for place in range(len(word)))
    return len(re.findall("v+c+", shape))


def _has_vowel(word: str) -> bool:
    return any(not _is_consonant(word, place) for place in range(len(word)))


def _is_short(word: str) -> bool:
    """Consonant, vowel, consonant at its end, the last not w, x or y: then an e belongs to it."""
    return (
        len(word) > 2
        and _is_consonant(word, len(word) - 1)
        and not _is_consonant(word, len(word) - 2)
        and _is_consonant(word, len(word) - 3)
        and word[-1] not in "wxy"
    )


def _plural(word: str) -> str:
    for ending, instead in (("sses", "ss"), ("ies", "i"), ("ss", "ss"), ("s", "")):
        if word.endswith(ending):
            return word.removesuffix(ending) + instead
    return word


def _past(word: str) -> str:
    if word.endswith("eed"):
        return word[:-1] if _measure(word[:-3]) > 0 else word
    ending = next((one for one in ("ed", "ing") if word.endswith(one)), "")
    if not ending or not _has_vowel(rest := word.removesuffix(ending)):
        return word
    if rest.endswith(("at", "bl", "iz")):
        return rest + "e"
    if len(rest) > 1 and rest[-1] == rest[-2] and _is_consonant(rest, len(rest) - 1) and rest[-1] not in "lsz":
        return rest[:-1]
    return rest + "e" if _measure(rest) == 1 and _is_short(rest) else rest


def _replaced(word: str, endings: tuple[tuple[str, str], ...]) -> str:
    for ending, instead in endings:
        if word.endswith(ending):
            rest = word.removesuffix(ending)
            return rest + instead if _measure(rest) > 0 else word
    return word


def _without(word: str) -> str:
    if word.endswith("ion") and word[:-3].endswith(("s", "t")):
        return word[:-3] if _measure(word[:-3]) > 1 else word
    for ending in STEP_4:
        if word.endswith(ending):
            rest = word.removesuffix(ending)
            return rest if _measure(rest) > 1 else word
    return word
