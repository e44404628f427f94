"""What helps whoever writes easy read: how long a sentence is, which words are hard, what else could be plainer. Pure.

Nothing here writes a line: easy read is written by a person who knows the reader. Source of the lengths: the Department
of Health's "Making written information easier to understand for people with learning disabilities" (2010): short
sentences, one idea in each, no jargon; ten to fifteen words.
"""

import re
from dataclasses import dataclass

from alongside.design.plain_words import Suggestion, look_at
from alongside.packs.sections import WordLists

WORDS_AT_BEST, WORDS_AT_MOST = 10, 15
ENDS = re.compile(r"[.!?…]+(?:\s+|$)")
# Marks that hold several ideas together, or say a thing in an aside.
JOINS = re.compile(r";|\(|\s[–-]\s|:\s")
ABBREVIATION = re.compile(r"\b(?:[A-Z]{2,}s?|e\.g\.|i\.e\.|etc\b)")
KNOWN = frozenset({"GP", "TV", "BSL", "NHS", "UK", "OK", "AM", "PM"})


@dataclass(frozen=True)
class Advice:
    """What is worth saying of one line. Nothing has to change."""

    sentences: tuple[str, ...]
    plainer: tuple[Suggestion, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.sentences or self.plainer)


def advice_on(line: str, lists: WordLists) -> Advice:
    """What could make one line easier to read, by its length, its marks, and the pack's own words."""
    said = []
    sentences = [one for one in ENDS.split(line.strip()) if one.strip()]
    if len(sentences) > 1:
        said.append(f"There are {len(sentences)} sentences here. Give each a line and a picture of its own.")
    longest = max((len(one.split()) for one in sentences), default=0)
    if longest > WORDS_AT_MOST:
        said.append(f"This sentence has {longest} words. Up to {WORDS_AT_BEST} are easiest, {WORDS_AT_MOST} at most.")
    if JOINS.search(line):
        said.append("Brackets, dashes, colons and semicolons are hard to read. Make two sentences.")
    for short in dict.fromkeys(ABBREVIATION.findall(line)):
        if short.upper() not in KNOWN:
            said.append(f"Say {short} in full.")
    return Advice(tuple(said), look_at(line, lists).suggestions)
