"""A whole pack, as the rooms above read it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from alongside.packs.parts import Clock, Conversation, NoteKind, Principle, RingSet
from alongside.packs.sections import (
    Agency,
    Approach,
    Assessment,
    Barriers,
    Card,
    Clocks,
    Commissioning,
    Community,
    Connecting,
    Conversations,
    Cycles,
    Example,
    Head,
    Notes,
    PeerReview,
    Principles,
    Readiness,
    Reflecting,
    Rings,
    Source,
    Tiers,
    Values,
    Vision,
    WordLists,
)


@dataclass(frozen=True)
class Layer:
    """One pack of the chain: its own version and the digest of its own files."""

    name: str
    title: str
    version: str
    digest: str


@dataclass(frozen=True, eq=False)
class Pack:
    """A whole pack: its own files over those of the packs it extends. A section nobody gives is None."""

    head: Head
    chain: tuple[Layer, ...]  # this pack first, the one it all stands on last
    sources: Mapping[str, Source]  # of the whole chain
    given_by: Mapping[str, str]  # section or `cards/<role>` -> name of the pack whose file it is
    conversations: Conversations
    clocks: Clocks
    notes: Notes
    words: WordLists
    rings: Rings
    peer_review: PeerReview
    cards: Mapping[str, Card] = field(default_factory=dict)
    vision: Vision | None = None
    values: Values | None = None
    tiers: Tiers | None = None
    approach: Approach | None = None
    assessment: Assessment | None = None
    principles: Principles | None = None
    commissioning: Commissioning | None = None
    community: Community | None = None
    connecting: Connecting | None = None
    readiness: Readiness | None = None
    cycles: Cycles | None = None
    barriers: Barriers | None = None
    agency: Agency | None = None
    reflecting: Reflecting | None = None
    example: Example | None = None

    @property
    def name(self) -> str:
        return self.head.name

    @property
    def title(self) -> str:
        return self.head.title

    @property
    def version(self) -> str:
        return self.head.version

    def clock(self, key: str) -> Clock:
        """The clock of this key (one of CLOCK_UNITS); KeyError for any other."""
        return _by_id(self.clocks.clocks, key)

    def conversation(self, key: str) -> Conversation:
        """The conversation of this key (one of FOUR_CONVERSATIONS); KeyError for any other."""
        return _by_id(self.conversations.conversations, key)

    def note_kind(self, key: str) -> NoteKind:
        """The kind of note of this key (one of NOTE_KINDS); KeyError for any other."""
        return _by_id(self.notes.kinds, key)

    def principle(self, slug: str) -> Principle | None:
        """The practice principle of this id, or None."""
        found = self.principles.principles if self.principles else ()
        return next((principle for principle in found if principle.id == slug), None)

    @property
    def ring_set(self) -> RingSet:
        """The set of rings that a new map starts with."""
        return next(rings for rings in self.rings.sets if rings.default)


T = TypeVar("T")


def _by_id(things: tuple[T, ...], key: str) -> T:
    return {thing.id: thing for thing in things}[key]  # type: ignore[attr-defined]
