"""The files of a pack: one class a file, and pack.yaml. As in `parts.py`, the fields are the schema."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from alongside.packs.limits import Each, Like, OneOf
from alongside.packs.parts import (
    CLOCK_UNITS,
    FOUR_CONVERSATIONS,
    NOTE_KINDS,
    TURNS,
    WAYS_TO_MEET,
    Challenge,
    Clock,
    Conversation,
    Item,
    NoteKind,
    Principle,
    RingSet,
    Slug,
    Statement,
    Turn,
    ValueSet,
    Wording,
    Words,
)


@dataclass(frozen=True)
class Vision:
    vision: tuple[Statement, ...]
    aims: tuple[Statement, ...] = ()
    applies_to: tuple[Statement, ...] = ()
    leadership: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Values:
    sets: tuple[ValueSet, ...] = ()
    professional: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Tiers:
    tiers: tuple[Statement, ...]


@dataclass(frozen=True)
class Approach:
    """What the model as a whole is made of, before its practice principles."""

    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Assessment:
    features: tuple[Statement, ...]
    about: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Principles:
    principles: tuple[Principle, ...]
    codes: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Commissioning:
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Community:
    statements: tuple[Statement, ...]


@dataclass(frozen=True)
class Conversations:
    """The four kinds; how people meet; what can come of a conversation, for a short while and for the long run."""

    conversations: Annotated[tuple[Conversation, ...], Each(FOUR_CONVERSATIONS)]
    ways: Annotated[tuple[Item, ...], Each(WAYS_TO_MEET)]
    short_term: tuple[Item, ...]
    long_term: tuple[Item, ...]


@dataclass(frozen=True)
class Clocks:
    clocks: Annotated[tuple[Clock, ...], Each(tuple(CLOCK_UNITS))]


@dataclass(frozen=True)
class PeerReview:
    purpose: tuple[Statement, ...]
    turns: Annotated[tuple[Turn, ...], Each(TURNS)]
    after: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Connecting:
    """Connecting people: what it rests on, what comes first, and what is always true of it."""

    ideas: tuple[Statement, ...]
    preparation: tuple[Statement, ...]
    always: tuple[Statement, ...]


@dataclass(frozen=True)
class Readiness:
    worker: tuple[Statement, ...]
    person: tuple[Statement, ...]
    both: tuple[Statement, ...]


@dataclass(frozen=True)
class Cycles:
    person: tuple[Statement, ...]
    person_any_time: tuple[Statement, ...]
    worker: tuple[Statement, ...]
    worker_any_time: tuple[Statement, ...]
    shared: tuple[Statement, ...]


@dataclass(frozen=True)
class Barriers:
    barriers: tuple[Statement, ...]
    about: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Agency:
    features: tuple[Statement, ...]
    about: tuple[Statement, ...] = ()


@dataclass(frozen=True)
class Reflecting:
    """Questions for a worker to think with."""

    questions: tuple[Item, ...]


@dataclass(frozen=True)
class Example:
    title: Words
    steps: tuple[Statement, ...]


@dataclass(frozen=True)
class Rings:
    sets: tuple[RingSet, ...]


@dataclass(frozen=True)
class WordLists:
    plainer: tuple[Wording, ...]
    kinder: tuple[Wording, ...]


@dataclass(frozen=True)
class Notes:
    kinds: Annotated[tuple[NoteKind, ...], Each(NOTE_KINDS)]


@dataclass(frozen=True)
class Card:
    """A role's guide. `draft`: nobody has published this one; the product says that it is a draft of ours."""

    role: Slug
    title: Words
    purpose: tuple[Item, ...]
    ways: tuple[Item, ...]
    questions: tuple[Item, ...]
    challenges: tuple[Challenge, ...]
    draft: bool = True
    about: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Source:
    """A published document that words of this pack were made from."""

    title: Words
    publisher: Words
    address: Words
    read_on: date


@dataclass(frozen=True)
class Head:
    """pack.yaml: what this pack is called, what it stands on and where its words come from."""

    name: Annotated[str, Like(r"[a-z0-9]+(-[a-z0-9]+)*", "small letters, digits and single hyphens")]
    title: Words
    version: Annotated[str, Like(r"\d+\.\d+\.\d+", "three numbers with points between, such as 1.0.0")]
    schema: Annotated[int, OneOf((1,))]
    licence: Words
    note: Words
    sources: Mapping[str, Source]
    extends: Annotated[str, Like(r"[a-z0-9]+(-[a-z0-9]+)*", "the name of the folder of another pack")] = ""


SECTIONS: dict[str, type] = {
    "vision": Vision,
    "values": Values,
    "tiers": Tiers,
    "approach": Approach,
    "assessment": Assessment,
    "principles": Principles,
    "commissioning": Commissioning,
    "community": Community,
    "conversations": Conversations,
    "clocks": Clocks,
    "peer_review": PeerReview,
    "connecting": Connecting,
    "readiness": Readiness,
    "cycles": Cycles,
    "barriers": Barriers,
    "agency": Agency,
    "reflecting": Reflecting,
    "example": Example,
    "rings": Rings,
    "words": WordLists,
    "notes": Notes,
}
# What the product cannot do without: a pack has these of its own or from the packs it extends.
NEEDED = ("conversations", "clocks", "notes", "words", "rings", "peer_review")
