"""Why an entry was found, in phrases. Pure."""

from alongside.directory.entries.kinds import our_kinds
from alongside.directory.models.place import AccessKind
from alongside.directory.search.nearness import Point, in_miles
from alongside.directory.search.wanted import Wanted, time_in_words
from alongside.directory.search.words import Term

LIKE_ENOUGH_TO_SAY = 0.25


def why_words(said: list[Term], of_kind: list[Term], likeness: float, words: str) -> tuple[str, ...]:
    """Which of the words it says, which are said of its kind, and whether it means something like them."""
    phrases = []
    if said:
        quoted = [f"“{one.said}”" for one in sorted(said, key=lambda term: words.casefold().find(term.said))]
        phrases.append(f"says {_and(quoted)}")
    phrases += [f"{one.language} is spoken" for one in of_kind if one.language]
    if alike := [f"“{one.said}”" for one in of_kind if not one.language]:
        phrases.append(f"is of a kind with {_and(alike)}")
    if likeness and (not said or likeness >= LIKE_ENOUGH_TO_SAY):
        phrases.append(f"means something like “{words}”")
    return tuple(phrases)


def why_near(miles: float | None, near: Point | None) -> tuple[str, ...]:
    """How far it is."""
    return (f"{in_miles(miles)} from {near.called}",) if miles is not None and near else ()


def why_narrowed(wanted: Wanted) -> tuple[str, ...]:
    """What it has of all that was asked beside words and a place."""
    phrases = []
    if when := time_in_words(wanted):
        phrases.append(
            f"on {when}" if wanted.day else f"in {when}".replace("in an ", "on an ").replace("in a ", "on a ")
        )
    if wanted.cost is not None:
        phrases.append("free" if wanted.cost == 0 else f"£{wanted.cost:.2f} or less".replace(".00", ""))
    if wanted.age is not None:
        phrases.append(f"open to somebody of {wanted.age}")
    phrases += [AccessKind(kind).label.lower() for kind in wanted.access]
    if wanted.language:
        phrases.append(f"{wanted.language} is spoken")
    if wanted.kind:
        phrases += [f"is of the kind “{one.name}”" for one in our_kinds().values() if one.id == wanted.kind]
    return tuple(phrases)


def asked_in_words(wanted: Wanted) -> list[str]:
    """All that was asked beside words, as short phrases."""
    near = [f"near {wanted.near}" + (f", within {wanted.miles} mile{'s' * (wanted.miles > 1)}" if wanted.miles else "")]
    return (near if wanted.near else []) + list(why_narrowed(wanted))


def _and(words: list[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)
