"""Names that stand in a text, and skills that fit one another: pure."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from alongside.people.names import folded

SENTENCE = re.compile(r"[^.!?\n]+[.!?]*")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
SHOWN = 60
# Words by which people are called and that name nobody; a name among them is told by its other words.
NAME_NOBODY_WORDS = """
    mum mom mummy mam mama mother dad daddy papa father nan nana gran granny grandma grandmother grandad grandpa
    grandfather auntie aunty aunt uncle sister brother son daughter wife husband partner cousin niece nephew friend
    neighbour neighbor doctor dr mr mrs ms miss mx sir lady nurse the and from of at in on for with by to a an my
    his her their our who next door service team group club centre center church mosque temple school college
    community house home street road lane shop cafe café pub library park garden day night morning evening society
    association council office online page joke carer worker social support dog cat lights
"""
NAME_NOBODY = frozenset(NAME_NOBODY_WORDS.split())
COMMON_WORDS = """
    about able also and any are been being but can could did does doing down for from get good had has have having
    help how into its just learn like make making more most much new not now off one other our out over own people
    some somebody someone something teach than that the their them then there these they thing things this those use
    using very want was way well were what when where which who will with work working would write you your basic
    basics bit little group groups
"""
COMMON = frozenset(COMMON_WORDS.split())
LEAST = 3


@dataclass(frozen=True)
class NameFound:
    """A name that stands in a text: as it stands there, in which box, in which sentence (from 1), and its words."""

    name: str
    box: str
    number: int
    sentence: str


def names_in(texts: Iterable[tuple[str, str]], names: Iterable[str]) -> list[NameFound]:
    """Where names stand in some texts (each a box and its words): every word of a name, written with a capital.

    A word that names nobody, such as *Mum* or *the café*, counts for none. One that is written small is taken for a
    word: `it will` is no Will.
    """
    sought = {folded(word) for name in names for word in WORD.findall(name) if _names_somebody(word, name)}
    found = []
    for box, text in texts:
        for number, sentence in enumerate(_sentences(text), 1):
            for word in WORD.findall(sentence):
                if word[:1].isupper() and _bare(word) in sought:
                    found.append(NameFound(word, box, number, sentence))
    return found


def in_a_sentence(found: NameFound) -> str:
    """`“Jo” stands in the second sentence of “What came of it”: “It was Jo who…”. Say who it is without the name.`"""
    nth = ORDINALS[found.number - 1] if found.number <= len(ORDINALS) else f"{found.number}th"
    words = " ".join(found.sentence.split())
    words = words if len(words) <= SHOWN else words[: SHOWN - 1].rsplit(" ", 1)[0] + "…"
    return (
        f"“{found.name}” stands in the {nth} sentence of “{found.box}”: “{words}” "
        "Say who it is without the name, such as “his sister” or “a neighbour”."
    )


ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]


def _sentences(text: str) -> list[str]:
    return [piece.strip() for piece in SENTENCE.findall(text) if piece.strip()]


def _names_somebody(word: str, name: str) -> bool:
    """Does a word of a name say who? One that is written small does only where the whole name is."""
    return len(word) > 1 and (word[:1].isupper() or name.islower()) and folded(word) not in NAME_NOBODY


def _bare(word: str) -> str:
    """A word without what makes it somebody's: `Jo’s` gives `jo`."""
    plain = folded(word)
    return plain[:-2] if plain.endswith("'s") else plain


def fits(wanted: str, taught: str) -> bool:
    """Does what somebody teaches fit what another wants? One word in common that says something, or its beginning."""
    ours, theirs = _that_say_something(wanted), _that_say_something(taught)
    return any(_alike(one, other) for one in ours for other in theirs)


def _that_say_something(words: str) -> set[str]:
    return {plain for word in WORD.findall(words) if len(plain := folded(word)) >= LEAST and plain not in COMMON}


def _alike(one: str, other: str) -> bool:
    """The same word, or one and what grew from it: `video` and `videos`, `cook` and `cooking`."""
    short, long = sorted((one, other), key=len)
    return short == long or (len(short) > LEAST and long.startswith(short) and len(long) - len(short) <= LEAST)
