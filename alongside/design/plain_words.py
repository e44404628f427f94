"""Which words could be plainer or kinder, and what could stand in their place. Pure; nothing that it reads is kept.

The lists are the active pack's (`packs.active().words`). What stands in quotation marks was said by somebody, and is
theirs: it is never looked at.
"""

import re
from collections import deque
from dataclasses import dataclass
from functools import lru_cache

from alongside.design.reading_age import OLDEST, reading_age
from alongside.packs.parts import Wording
from alongside.packs.sections import WordLists

LONGEST = 50_000  # characters that are looked at in one go
AT_MOST = 6  # suggestions in the box under a field
HARD_AT = 14  # years from which the age is worth a word, though no word was found
SPOKEN = re.compile(r'“[^“”\n]*”|"[^"\n]*"')  # within a paragraph; a mark that is never closed opens nothing
CAPITALS = re.compile(r"\w*[A-Z]\w*[A-Z]\w*")


@dataclass(frozen=True)
class Found:
    """Words at a place, characters from `start` up to `end`, and what they are listed as."""

    start: int
    end: int
    listed: str
    wording: Wording
    instead: tuple[str, ...]


@dataclass(frozen=True)
class Suggestion:
    """The same words, found `times` times. `at` is where they first stand, as a browser counts (UTF-16 units)."""

    said: str
    times: int
    at: int
    instead: tuple[str, ...]
    why: str
    is_advice: bool


@dataclass(frozen=True)
class Looked:
    """What there is to say of a text. `more` counts the suggestions left out; `age` None: too short to say."""

    suggestions: tuple[Suggestion, ...] = ()
    more: int = 0
    age: int | None = None

    @property
    def reads_like(self) -> str:
        """The age in words; empty when it is not known."""
        if self.age is None:
            return ""
        return f"Reads like age {self.age}{' or more' if self.age == OLDEST else ''}."

    @property
    def is_worth_a_word(self) -> bool:
        """Is there anything to offer?"""
        return bool(self.suggestions) or (self.age or 0) >= HARD_AT

    @property
    def aloud(self) -> str:
        """One line for whoever hears the page."""
        count = len(self.suggestions) + self.more
        if not count:
            return self.reads_like
        return f"{count} {'suggestion' if count == 1 else 'suggestions'} for plainer words, after the box."


class Matcher:
    """The words of both lists as one regular expression, and what each was listed under."""

    def __init__(self, lists: WordLists):
        self.known: dict[str, tuple[Wording, tuple[str, ...]]] = {}
        for wording in (*lists.plainer, *lists.kinder):
            for place, said in enumerate(words.replace("’", "'") for words in wording.say):
                instead = wording.instead[place : place + 1] if wording.swap == "each" else wording.instead
                self.known[said if is_abbreviation(said) else said.lower()] = wording, tuple(map(str, instead))
        self.pattern = re.compile(pattern_of(list(self.known)))

    def find(self, text: str) -> list[Found]:
        """Every place where listed words stand, in order; of phrases that begin at one place, the longest."""
        spoken = deque(said.span() for said in SPOKEN.finditer(text))
        found = []
        for match in self.pattern.finditer(text):
            while spoken and spoken[0][1] <= match.start():
                spoken.popleft()
            if spoken and spoken[0][0] < match.end():
                continue
            listed = self.listed(match[0])
            found.append(Found(match.start(), match.end(), listed, *self.known[listed]))
        return found

    def listed(self, said: str) -> str:
        """Words that were met, as they are listed: spaces made single, capitals only where they matter."""
        words = " ".join(said.replace("’", "'").split())
        return words if words in self.known else words.lower()


@lru_cache(maxsize=8)
def matcher(lists: WordLists) -> Matcher:
    """The matcher of a pack's lists, made once."""
    return Matcher(lists)


def look_at(text: str, lists: WordLists, *, most: int = AT_MOST) -> Looked:
    """What a text could say more plainly: at most so many suggestions, in the order of the text, and its age."""
    first: dict[str, Found] = {}
    times: dict[str, int] = {}
    for found in matcher(lists).find(text):
        first.setdefault(found.listed, found)
        times[found.listed] = times.get(found.listed, 0) + 1
    shown = [suggestion(text, found, times[listed]) for listed, found in list(first.items())[:most]]
    return Looked(tuple(shown), max(0, len(first) - most), reading_age(text))


def suggestion(text: str, found: Found, times: int) -> Suggestion:
    """What is said of words that were found, with a capital where they had one."""
    said = text[found.start : found.end]
    is_advice = found.wording.swap == "never"
    begins = (
        not is_advice
        and said[0].isupper()
        and (not is_abbreviation(found.listed) or begins_sentence(text, found.start))
    )
    instead = tuple(words[0].upper() + words[1:] if begins else words for words in found.instead)
    at = len(text[: found.start].encode("utf-16-le", "surrogatepass")) // 2
    return Suggestion(said, times, at, instead, str(found.wording.why), is_advice)


def begins_sentence(text: str, start: int) -> bool:
    """Does a sentence begin here?"""
    before = text[max(0, start - 20) : start].rstrip(" \t")
    return not before or before[-1] in ".!?\n"


def is_abbreviation(said: str) -> bool:
    """Is this one word with two capitals or more, such as ADLs, which is met in these letters only?"""
    return CAPITALS.fullmatch(said) is not None


def pattern_of(listed: list[str]) -> str:
    """Words as one pattern: whole words, longest first, by their first letter so that a long text is read quickly."""
    abbreviations = [re.escape(words) for words in longest_first(listed) if is_abbreviation(words)]
    by_letter: dict[str, list[str]] = {}
    for words in longest_first(listed):
        if not is_abbreviation(words):
            rest = re.escape(words[1:]).replace(r"\ ", r"\s{1,9}").replace("'", "['’]")
            by_letter.setdefault(words[0], []).append(rest)
    branches = [rf"(?=[A-Z])(?:{'|'.join(abbreviations)})"] if abbreviations else []
    # `a` keeps capitals to those of English, so that whatever is matched can be looked up.
    branches += [f"[{re.escape(both_cases(letter))}](?ai:{'|'.join(rests)})" for letter, rests in by_letter.items()]
    return rf"(?<![\w’'-])(?:{'|'.join(branches) or '(?!)'})(?![\w-])"


def longest_first(listed: list[str]) -> list[str]:
    """The longest words first, and those as long by their letters."""
    return sorted(listed, key=lambda words: (-len(words), words))


def both_cases(letter: str) -> str:
    """A small letter, and the capital that becomes it."""
    return letter + letter.upper() if letter.upper() != letter and letter.upper().lower() == letter else letter
