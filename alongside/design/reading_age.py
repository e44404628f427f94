"""How old a reader has to be, reckoned from the length of sentences and words. Pure; nothing that it reads is kept.

The Flesch-Kincaid grade: J. P. Kincaid, R. P. Fishburne, R. L. Rogers and B. S. Chissom, "Derivation of New Readability
Formulas (...) for Navy Enlisted Personnel", Research Branch Report 8-75, Naval Technical Training Command, 1975. A
school year of the United States is begun five years later in life than its number says. As Flesch counts: what a
hyphen joins is one word, and a number is one word of one syllable.
"""

import re
from dataclasses import dataclass

LEAST_WORDS = 10  # in fewer, one long word would decide
ENOUGH = 20_000  # characters; of a longer text the beginning stands for the whole
YOUNGEST, OLDEST = 5, 18
BEFORE_SCHOOL = 5  # years of a life that a grade does not count

# A word or a number, the end of a sentence, the end of a line (with the mark of a list or the empty line after it).
PARTS = re.compile(r"(\w+(?:['’.,:/-]\w+)*)|([.!?…]+)|(\n[^\S\n]*(?:[-*•–](?=\s)|\n)?)")
NOT_AN_END = frozenset({"mr", "mrs", "ms", "dr", "st", "prof", "rev", "e.g", "i.e", "etc", "approx", "vs"})

VOWELS = re.compile(r"[aeiouy]+")
# Vowels that are written and not said, and after what they are: league; take, whole, but table, centre; asked, but
# wanted, settled; takes, but places, washes; then within words: lonely, sometimes, everything, business.
SILENT = re.compile(
    r"(?<=[gq])ue(?=s?\b)"
    r"|(?<![bcdgt]r)(?<!l)e\b|(?<=[aeiouyrl]l)e\b"
    r"|(?<![td])(?<![bcdfgkpstz]l)(?<!ndr)ed\b"
    r"|(?<![sxzcg])(?<![sc]h)(?<![bcdfgkpstz]l)es\b"
    r"|(?<!l)e(?=(?:ly|ment|ness|less|ful|fully|time|where|thing|one|body|how|what|work|hold|style|ball|land|line"
    r"|man|men|woman|women|room|giver|keeper|taker|guard|day|bound)s?\b)"
    r"|(?<=[cefnstv])e(?=ty\b)|(?<=r)e(?=fore\b)|(?<=\bev)e(?=ry|ning)|(?<=\bbus)i(?=ness)"
)
# Letters after which one more syllable is said than the groups of vowels tell: di-et, go-ing, ide-a, autis-m, did-n't.
APART = re.compile(
    r"(?<![tscglnx])i(?=a|o(?!ur))|(?<=l)i(?=ab|anc)|(?<=n)i(?=al|an)|i(?=um|us)|(?<=[cst]i)a(?=t(?:[eio]|\b))"
    r"|[aeou](?=ing)|(?<![aeiou])y(?=ing)|[aeiou](?=y[aeiou])|y(?=on\b)"
    r"|e(?=o(?!u|n\b|p)|um|i[nt][aegf])|(?<=cr)e(?=at(?:[eio]|\b))|(?<=\bid)e(?=a)|(?<=ar)e(?=a)|(?<=\br)e(?=act|ali)"
    r"|(?<![gq])u(?=a(?!r[dt])|ou|e[ln])|(?<![gqb])u(?=ici|i[nd])|a(?=os)|o(?=e[mtv]|in[cg])"
    r"|(?<![tc])(?<!fr)i(?=en)|(?<=\bsc)i(?=en)|i(?=et|er)|(?<!pr)i(?=est\b)"
    r"|s(?=ms?\b)|t(?=hms?\b)|(?<=[ds])n(?='t)"
)


@dataclass(frozen=True)
class Counts:
    """How long a text is."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """The Flesch-Kincaid grade. A text without a word has none, and is refused with ZeroDivisionError."""
        return 0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59


def reading_age(text: str) -> int | None:
    """The age in years, from 5 to 18, at which most read such a text with ease; 18 stands for that and more.

    None when fewer than ten words stand there, or when most of it is not written in the letters of English.
    """
    text = text[:ENOUGH]
    counted = counts(text)
    letters = sum(map(str.isalpha, text))
    if counted.words < LEAST_WORDS or 2 * sum(letter.isascii() and letter.isalpha() for letter in text) <= letters:
        return None
    return min(max(round(counted.grade + BEFORE_SCHOOL), YOUNGEST), OLDEST)


def counts(text: str) -> Counts:
    """The words, sentences and syllables of a text. A line that does not run on into the next ends a sentence too."""
    known: dict[str, int] = {}
    words = sentences = said = in_sentence = 0
    last, before = "", ""
    for word, end, line in PARTS.findall(text):
        if word:
            if in_sentence and before and not (before.isspace() and before.count("\n") == 1 and word[0].islower()):
                sentences, in_sentence = sentences + 1, 0
            last, before = word.lower(), ""
            if last not in known:
                known[last] = syllables(last)
            words, said, in_sentence = words + 1, said + known[last], in_sentence + 1
        elif line:
            before += line
        elif in_sentence and not (end == "." and last in NOT_AN_END):
            sentences, in_sentence = sentences + 1, 0
    return Counts(words, sentences + bool(in_sentence), said)


def syllables(word: str) -> int:
    """How many syllables a word has, by rules for English spelling; 1 for a number and for whatever has no vowel."""
    said = SILENT.sub("", word.lower().replace("’", "'"))
    return max(1, len(VOWELS.findall(said)) + len(APART.findall(said)))
