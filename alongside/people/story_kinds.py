"""What the kinds of story items are called: each room names its own, and a reader chooses by these words."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Group:
    """Kinds of story items that a reader takes for one thing: `Notes`. `slug` names it in an address."""

    slug: str
    words: str
    kinds: tuple[str, ...]


_groups: dict[str, Group] = {}


def told_as(slug: str, words: str, *kinds: str) -> None:
    """Story items of these kinds are `words`, in the plural. Said again of the same slug, it adds kinds to it."""
    before = _groups[slug].kinds if slug in _groups else ()
    _groups[slug] = Group(slug, words, tuple(dict.fromkeys((*before, *kinds))))


def group_of(kind: str) -> Group:
    """What a kind is part of; a kind that nobody named is called by its own name."""
    for group in _groups.values():
        if kind in group.kinds:
            return group
    return Group(kind, kind.replace("_", " ").capitalize(), (kind,))


def groups_of(kinds: Iterable[str]) -> list[Group]:
    """The groups that some kinds are part of, each once, in the order of their words."""
    return sorted({group_of(kind) for kind in kinds}, key=lambda group: group.words)


def groups_named(slugs: Iterable[str]) -> list[Group]:
    """The groups of these slugs; a slug that nobody named is taken for a kind."""
    return [_groups.get(slug) or group_of(slug) for slug in slugs]
