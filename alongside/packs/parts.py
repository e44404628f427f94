"""What the sections of a pack are made of. These classes are the schema: their fields are the keys of the YAML.

A field without a default must be there; a list without a default must not be empty. A class with an `origin` takes the
keys `model` and `place`, or the ones its file gives at the top. Lists keep the order of the file.
"""

from dataclasses import dataclass
from typing import Annotated, NewType

from alongside.packs.limits import Between, Like

Slug = NewType("Slug", str)  # outlives the text beside it: small letters, digits and single underscores
Words = NewType("Words", str)  # one paragraph, no markup

FOUR_CONVERSATIONS = ("first_contact", "connecting", "crisis", "longer_term")
NOTE_KINDS = ("visit", "call", "message")
WAYS_TO_MEET = ("visit", "talking_point", "phone", "video", "street", "message")
TURNS = ("present", "clarify", "suggest")
# Clock -> the unit its count is in. The product knows these keys; a pack gives the counts and the words.
CLOCK_UNITS = {
    "recording_working_days": "working days",
    "rapid_response_hours": "hours",
    "hold_hours": "hours",
    "check_back_days": "days",
    "talking_point_days": "days",
    "change_request_working_days": "working days",
    "shift_minutes_before": "minutes",
    "shift_minutes_after": "minutes",
}


@dataclass(frozen=True)
class Origin:
    """Where words come from: the key of a source that the pack names (or OURS), and the place in it."""

    model: str
    place: str


@dataclass(frozen=True)
class Item:
    id: Slug
    text: Words
    origin: Origin


@dataclass(frozen=True)
class Statement:
    """One thing a model says, with the separate demands within it as points."""

    id: Slug
    text: Words
    origin: Origin
    title: Words = Words("")
    points: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Value:
    id: Slug
    title: Words
    text: Words
    origin: Origin


@dataclass(frozen=True)
class ValueSet:
    """Values that belong together: two words, or three where there are three."""

    id: Slug
    title: Words
    origin: Origin
    values: tuple[Value, ...]


@dataclass(frozen=True)
class Principle:
    """A practice principle whole: its number, what it says, and each demand in it as a point that can be evidenced."""

    id: Slug
    number: Annotated[int, Between(1, 99)]
    title: Words
    text: Words
    origin: Origin
    points: tuple[Item, ...]


@dataclass(frozen=True)
class Conversation:
    """One of the four kinds. `rules` say what may be done in it; `prompts` are to think with, never to be answered."""

    id: Slug
    order: Annotated[int, Between(1, 9)]
    title: Words
    text: Words
    origin: Origin
    prompts: tuple[Item, ...]
    rules: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Clock:
    """How long, in the unit of CLOCK_UNITS. `may_pause`: may this clock be paused, with a reason?"""

    id: Slug
    count: Annotated[int, Between(1, 999)]
    title: Words
    text: Words
    origin: Origin
    may_pause: bool = False

    @property
    def unit(self) -> str:
        return CLOCK_UNITS[self.id]

    @property
    def in_words(self) -> str:
        """`2 working days`, `1 hour`."""
        return f"{self.count} {self.unit[:-1] if self.count == 1 else self.unit}"


@dataclass(frozen=True)
class Turn:
    """A turn in peer review, in whole minutes."""

    id: Slug
    minutes: Annotated[int, Between(1, 60)]
    title: Words
    text: Words
    origin: Origin


@dataclass(frozen=True)
class Challenge:
    """What makes the work hard, in the worker's voice, and a way through it."""

    id: Slug
    text: Words
    way_through: Words
    origin: Origin


@dataclass(frozen=True)
class Ring:
    id: Slug
    title: Words
    text: Words
    origin: Origin


@dataclass(frozen=True)
class RingSet:
    """Rings from the inside out. `default`: the set a new map starts with."""

    id: Slug
    title: Words
    text: Words
    origin: Origin
    rings: Annotated[tuple[Ring, ...], Between(3, 5)]
    default: bool = False


@dataclass(frozen=True)
class Wording:
    """Words that may be met in a note (`say`) and others that could stand in their place. An offer, never a gate.

    `swap`: may `any` of `instead` be put in place of any of `say`; `each` in place of the one at the same place; or
    `never`, because it is advice?
    """

    id: Slug
    say: tuple[Words, ...]
    instead: tuple[Words, ...]
    origin: Origin
    why: Words = Words("")
    swap: Annotated[str, Like("any|each|never", "any, each or never")] = "any"


@dataclass(frozen=True)
class NoteKind:
    """A kind of short note: its name, and the questions beside its four fields."""

    id: Slug
    title: Words
    text: Words
    where: Words
    they_said: Words
    we_did: Words
    strength: Words
    origin: Origin
