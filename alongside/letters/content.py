"""What a document says, as plain content from which every form of it is made. Pure.

    Document("Who I am", (Section("What is most important to me", (Said("My garden.", "Dorothy", "3 May 2026"),)),))

A room that registers a kind of document (`letters.kinds`) gives one of these; it knows nothing of paper or of pages.
"""

import hashlib
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class Paragraph:
    words: str
    kind: str = field(default="paragraph", init=False)


@dataclass(frozen=True)
class Bullets:
    items: tuple[str, ...]
    kind: str = field(default="bullets", init=False)


@dataclass(frozen=True)
class Table:
    """The first cell of a row names it."""

    caption: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    kind: str = field(default="table", init=False)


@dataclass(frozen=True)
class Said:
    """Somebody's own words, with who said them and when, as they read."""

    words: str
    who: str = ""
    when: str = ""
    kind: str = field(default="said", init=False)


@dataclass(frozen=True)
class Pictured:
    """One line of easy read: one sentence, and the key of its picture (empty: none)."""

    words: str
    picture: str = ""
    kind: str = field(default="pictured", init=False)


Block = Paragraph | Bullets | Table | Said | Pictured
BLOCKS: dict[str, Callable[..., Any]] = {
    "paragraph": Paragraph, "bullets": Bullets, "table": Table, "said": Said, "pictured": Pictured,
}  # fmt: skip


@dataclass(frozen=True)
class Section:
    """Blocks beneath one heading; `heading` empty: they stand before the first."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Appointment:
    """A time and a place, for a calendar file. `place` is where to come; it is never a confidential address."""

    what: str
    starts_at: datetime
    ends_at: datetime
    place: str = ""


@dataclass(frozen=True)
class Document:
    """A whole document. `appointment` None: there is nothing in it to put into a calendar."""

    title: str
    sections: tuple[Section, ...]
    appointment: Appointment | None = None


def mapped(document: Document, change: Callable[[str], str]) -> Document:
    """The same document with every text that is read changed, in the order it is read: not who said it, nor when."""

    def block(one: Block) -> Block:
        if isinstance(one, Bullets):
            return replace(one, items=tuple(map(change, one.items)))
        if isinstance(one, Table):
            caption, heads = change(one.caption), tuple(map(change, one.heads))
            return Table(caption, heads, tuple(tuple(map(change, row)) for row in one.rows))
        return replace(one, words=change(one.words))

    title = change(document.title)
    sections = []
    for section in document.sections:
        heading = change(section.heading) if section.heading else ""
        sections.append(Section(heading, tuple(block(one) for one in section.blocks)))
    return Document(title, tuple(sections), document.appointment)


def texts_of(document: Document) -> list[str]:
    """Every text of a document in the order it is read: what a translator is given."""
    texts: list[str] = []

    def keep(text: str) -> str:
        texts.append(text)
        return text

    mapped(document, keep)
    return texts


def with_texts(document: Document, texts: list[str]) -> Document:
    """The same document with these texts in the place of its own. Refuses (ValueError) more or fewer of them."""
    if len(texts) != len(texts_of(document)):
        raise ValueError("A document takes as many texts as it has.")
    others = iter(texts)
    return mapped(document, lambda _: next(others))


def as_data(document: Document) -> dict[str, Any]:
    """A document as plain values, to be kept as JSON; `from_data` reads it back."""
    data = asdict(document)
    if (appointment := document.appointment) is not None:
        moments = {name: getattr(appointment, name).isoformat() for name in ("starts_at", "ends_at")}
        data["appointment"] |= moments
    return json.loads(json.dumps(data))  # type: ignore[no-any-return]


def from_data(data: dict[str, Any]) -> Document:
    """The document that `as_data` gave."""
    sections = tuple(Section(one["heading"], tuple(map(_block, one["blocks"]))) for one in data["sections"])
    appointment = data["appointment"]
    if appointment is not None:
        moments = {name: datetime.fromisoformat(appointment[name]) for name in ("starts_at", "ends_at")}
        appointment = Appointment(**{**appointment, **moments})
    return Document(data["title"], sections, appointment)


def _block(data: dict[str, Any]) -> Block:
    values = {name: _frozen(value) for name, value in data.items() if name != "kind"}
    return BLOCKS[data["kind"]](**values)  # type: ignore[no-any-return]


def _frozen(value: Any) -> Any:
    return tuple(map(_frozen, value)) if isinstance(value, list) else value


def digest(data: Any) -> str:
    """The SHA-256 of plain values, however their keys are ordered: two that are the same have the same."""
    text = json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
