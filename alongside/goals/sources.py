"""What can have turned the wheels: a conversation, a map, a goal, a step. Each room says which facts of its own can.

    from alongside.goals.sources import Source, can_turn

    can_turn(Source("map", "A map of my circles", "circles:map", newest_maps))

`newest_maps(person, actor)` gives pairs of a key and words, newest first. The kind and the key are kept with the event,
as a story item keeps its fact: so an upper room is known here by a word alone.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from alongside.conversations.models import Conversation
from alongside.design.addresses import address
from alongside.kit.moments import date_in_words, in_london
from alongside.people.models import Person

OFFERED = 8


@dataclass(frozen=True)
class Source:
    """One kind of fact: its key, what it is called, the view that opens it, and what of it is offered to choose.

    The view takes the person's key and the fact's. `offered` gives pairs of key and words for a person and who asks.
    """

    kind: str
    words: str
    view: str
    offered: Callable[[Person, Any], list[tuple[UUID, str]]]


_sources: dict[str, Source] = {}


def can_turn(source: Source) -> None:
    """Offer facts of this kind where somebody writes what turned the wheels."""
    _sources[source.kind] = source


def offered(person: Person, actor: Any) -> list[tuple[str, str]]:
    """What of all kinds is offered for a person: pairs of `kind:key` and words, a few of each."""
    return [
        (f"{source.kind}:{key}", f"{source.words}: {words}")
        for source in _sources.values()
        for key, words in source.offered(person, actor)[:OFFERED]
    ]


def read(chosen: str) -> tuple[str, UUID | None]:
    """The kind and the key in what was chosen; empty and None for nothing."""
    kind, _, key = chosen.partition(":")
    return (kind, UUID(key)) if key else ("", None)


def is_known(kind: str) -> bool:
    """Does any room know this kind of fact?"""
    return kind in _sources


def called(kind: str) -> str:
    """What a kind is called: `A conversation`; empty for none."""
    return _sources[kind].words if kind in _sources else ""


def href_of(kind: str, person: UUID, source: UUID | None) -> str:
    """The page of a fact; empty when it has none."""
    if source is None or kind not in _sources:
        return ""
    return address(_sources[kind].view, person, source)


def conversations_to_choose(person: Person, actor: Any) -> list[tuple[UUID, str]]:
    """A person's conversations that stand, newest first."""
    rows = Conversation.objects.of(person).standing().order_by("-contact_at")
    return [(row.pk, f"{date_in_words(in_london(row.contact_at).date())}, {row.title}") for row in rows[:OFFERED]]
