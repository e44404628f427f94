"""The kinds of documents that a person can be given. Each room registers its own; this one asks none of them::

has_kind(DocumentKind("conversation", "What we talked about", Part.STORY, choices=..., write=...))
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from alongside.letters.content import Document
from alongside.people.models import Person
from alongside.people.models.consent import Part


@dataclass(frozen=True)
class Source:
    """One fact of which a document can be written: its key, how it is chosen among others, its day (None: no day)."""

    key: UUID
    words: str
    on: date | None = None


@dataclass(frozen=True)
class DocumentKind:
    """A kind of document.

    `choices` gives what it can be written of for a person, the newest first. `write` gives the document of one of them
    as it now stands; None when there is nothing to give: it is gone, was struck, or is not theirs. `part` is what a
    person agrees to share when somebody else is given a copy. `owed`: which written record of the law
    (`law.written_record`) it is; empty where no law asks for it.
    """

    slug: str
    words: str
    part: Part
    choices: Callable[[Person], list[Source]]
    write: Callable[[Person, UUID], Document | None]
    owed: str = ""


_kinds: dict[str, DocumentKind] = {}


def has_kind(kind: DocumentKind) -> None:
    """Let a person be given documents of this kind."""
    _kinds[kind.slug] = kind


def kinds() -> list[DocumentKind]:
    """Every kind, in the order of the rooms."""
    return list(_kinds.values())


def kind_of(slug: str) -> DocumentKind | None:
    """The kind of a name; None when no room has said that there is one."""
    return _kinds.get(slug)


def written(person: Person, slug: str, source: UUID) -> Document | None:
    """A person's document of a kind, as it now stands; None when there is nothing to give."""
    kind = kind_of(slug)
    return kind.write(person, source) if kind else None
