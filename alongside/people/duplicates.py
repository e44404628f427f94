"""Are two descriptions likely to be of one person, and why? Pure: nothing is decided, a worker is shown it and says."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from alongside.people.names import folded, one_slip_apart
from alongside.people.partial_days import DAY, PartialDay, partial
from alongside.people.rules import (
    fault_in_date_of_birth,
    fault_in_nhs_number,
    fault_in_postcode,
    nhs_number_in,
    postcode_in,
)

TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sir", "lady"}
# As likely as this, a different NHS number does not tell two people apart: one of the numbers may be mistaken.
THOUGH_NUMBERS_DIFFER = 7
LONG_ENOUGH_TO_SLIP = 3


class Alike(StrEnum):
    """How alike two names are, in words."""

    SAME = "same name"
    ONE_SLIP = "name one slip away"
    ALIKE = "alike name"
    NOT = ""


@dataclass(frozen=True)
class Described:
    """What is known of somebody, to be compared: `nhs_number` ten figures or empty, each postcode as `LS12 3AB`."""

    name: str
    known_as: str = ""
    born: PartialDay | None = None
    nhs_number: str = ""
    postcodes: frozenset[str] = frozenset()

    @classmethod
    def of(
        cls,
        *,
        name: str,
        known_as: str = "",
        born_on: date | PartialDay | None = None,
        nhs_number: str = "",
        postcode: str = "",
    ) -> "Described":
        """Somebody as a form describes them; what is no postcode is left out."""
        kept = postcode_in(postcode)
        return cls(name, known_as, partial(born_on), nhs_number_in(nhs_number), frozenset([kept] if kept else []))


@dataclass(frozen=True)
class Fault:
    """What cannot be right, as a sentence, and the question it is about."""

    field: str
    sentence: str


def fault_in_description(
    *, born_on: date | PartialDay | None, nhs_number: str, postcode: str, today: date
) -> Fault | None:
    """The first thing said of somebody new that cannot be right; None when all can."""
    faults = (
        Fault("born_on", fault_in_date_of_birth(born_on, today=today)),
        Fault("nhs_number", fault_in_nhs_number(nhs_number, today=today)),
        Fault("postcode", fault_in_postcode(postcode)),
    )
    return next((fault for fault in faults if fault.sentence), None)


@dataclass(frozen=True)
class Likeness:
    """Why two may be one person, in words; the greater the rank the likelier."""

    rank: int
    why: str


def why_alike(new: Described, known: Described) -> Likeness | None:
    """Why somebody described may be somebody known, by the strongest reason; None when there is none."""
    if new.nhs_number and new.nhs_number == known.nhs_number:
        return Likeness(10, "same NHS number")
    found = _by_name_birth_and_place(new, known)
    if found and new.nhs_number and known.nhs_number:
        return (
            Likeness(found.rank, f"{found.why}, though not the same NHS number")
            if (found.rank >= THOUGH_NUMBERS_DIFFER)
            else None
        )
    return found


def _by_name_birth_and_place(new: Described, known: Described) -> Likeness | None:
    names = alike(new, known)
    is_same_place = bool(new.postcodes & known.postcodes)
    if _same_day(new.born, known.born):
        if names:
            return Likeness(9 if names == Alike.SAME else 8, f"{names} and same date of birth")
        return Likeness(7, "same date of birth and same postcode") if is_same_place else None
    if not names:
        return None
    if _changed_over(new.born, known.born):
        return Likeness(7, f"{names}, and day and month of birth changed over")
    if is_same_place:
        return Likeness(6, f"same postcode and {names}")
    if _same_year(new.born, known.born):
        return Likeness(5 if names == Alike.SAME else 4, f"{names} and same year of birth")
    if names == Alike.SAME and (new.born is None or known.born is None):
        return Likeness(3, "same name, and no date of birth to tell them apart")
    return None


def alike(one: Described, other: Described) -> Alike:
    """How alike the names are of two people, by the best of what each is called."""
    each = [_alike_words(ours, theirs) for ours in _called(one) for theirs in _called(other)]
    return min(each, key=list(Alike).index, default=Alike.NOT)


def _called(person: Described) -> list[list[str]]:
    """The words of each name somebody goes by: `Robert Archer` called `Bob` is `Bob Archer` too."""
    name, known_as = _words(person.name), _words(person.known_as)
    names = [name]
    if len(known_as) == 1 and len(name) > 1 and known_as[0] not in name:
        names.append([*known_as, name[-1]])
    elif len(known_as) > 1:
        names.append(known_as)
    return [words for words in names if words]


def _words(name: str) -> list[str]:
    marked = "".join(c if c.isalnum() or c in "'’" else " " for c in folded(name))
    return [word for word in marked.replace("'", "").replace("’", "").split() if word not in TITLES]


def _alike_words(ours: list[str], theirs: list[str]) -> Alike:
    """The same words in any order; the same but for one slip; or each of the shorter name's like one of the other's."""
    if sorted(ours) == sorted(theirs):
        return Alike.SAME
    short, rest = sorted((list(ours), list(theirs)), key=len)
    if len(short) != len(rest) and len(short) < 2:
        return Alike.NOT
    is_as_long, slips, rest = len(short) == len(rest), 0, list(rest)
    for word in short:
        like = word if word in rest else next((again for again in rest if _one_slip(word, again)), None)
        if like is None:
            return Alike.NOT
        slips += like != word
        rest.remove(like)
    return Alike.ONE_SLIP if is_as_long and slips == 1 else Alike.ALIKE


def _one_slip(one: str, other: str) -> bool:
    return min(len(one), len(other)) > LONG_ENOUGH_TO_SLIP and one_slip_apart(one, other)


def _same_day(one: PartialDay | None, other: PartialDay | None) -> bool:
    return one is not None and one == other and one.precision == DAY


def _changed_over(one: PartialDay | None, other: PartialDay | None) -> bool:
    """Is one the other with its day and month in each other's place, as some write it?"""
    if one is None or other is None or one.precision != DAY or other.precision != DAY:
        return False
    return (one.first.year, one.first.month, one.first.day) == (other.first.year, other.first.day, other.first.month)


def _same_year(one: PartialDay | None, other: PartialDay | None) -> bool:
    return one is not None and other is not None and one.first.year == other.first.year
