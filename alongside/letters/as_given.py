"""A copy as its reader gets it: the document in its form, what stands around it, and its bytes."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from alongside.kit.moments import date_in_words, in_london
from alongside.letters.content import (
    Document,
    Paragraph,
    Pictured,
    Section,
    as_data,
    digest,
    from_data,
    texts_of,
    with_texts,
)
from alongside.letters.formats import Format
from alongside.letters.kinds import written
from alongside.letters.languages import Language, language
from alongside.letters.models import Copy
from alongside.letters.paper import Sheet, as_pdf, shows_every_letter
from alongside.letters.pictures import CREDIT
from alongside.letters.plain_text import as_text

GONE = "What this was to be made from is no longer there."


@dataclass(frozen=True)
class AsGiven:
    """Everything that a copy says: its document in its form, for whom, from whom, of which day, in which language."""

    document: Document
    format: str
    language: str
    reader: str
    council: str
    dated: str

    @property
    def spoken(self) -> Language:
        return language(self.language)

    @property
    def foot(self) -> str:
        """The line at the foot: from whom, of which day, and whose the pictures are."""
        return " · ".join(filter(None, [self.council, self.dated, CREDIT if self.has_pictures else ""]))

    @property
    def has_pictures(self) -> bool:
        blocks = (block for section in self.document.sections for block in section.blocks)
        return any(isinstance(block, Pictured) and block.picture for block in blocks)


def as_it_stands(copy: Copy) -> AsGiven | None:
    """A copy as it would be given now; of one that was given, what was given. None where its source is gone."""
    if copy.content is not None:
        return from_kept(copy.content)
    english = written(copy.person, copy.kind, copy.source_id)
    if english is None:
        return None
    return AsGiven(
        document=_in_form(copy, _opened(copy, english)),
        format=copy.format,
        language=copy.language if copy.format == Format.TRANSLATION else "",
        reader=copy.contact.name if copy.contact else copy.person.name,
        council=settings.COUNCIL.name,
        dated=date_in_words(in_london(copy.prepared_at).date()),
    )


def english_of(copy: Copy) -> Document | None:
    """The document that easy read and translations are written from: the standard one, with the worker's opening."""
    english = written(copy.person, copy.kind, copy.source_id)
    return _opened(copy, english) if english else None


def _opened(copy: Copy, document: Document) -> Document:
    if not copy.opening:
        return document
    opening = Section("", tuple(Paragraph(part) for part in copy.opening.split("\n") if part.strip()))
    return Document(document.title, (opening, *document.sections), document.appointment)


def _in_form(copy: Copy, english: Document) -> Document:
    if copy.format == Format.EASY_READ:
        lines = tuple(Pictured(line["words"], line["picture"]) for line in copy.easy_read)
        return Document(english.title, (Section("", lines),), english.appointment)
    if copy.format == Format.TRANSLATION and len(copy.translated) == len(texts_of(english)):
        texts = [theirs or ours for theirs, ours in zip(copy.translated, texts_of(english), strict=True)]
        return with_texts(english, texts)
    if copy.format == Format.RECORDING:
        says = (Section("", (Paragraph(copy.says),)),) if copy.says else ()
        return Document(english.title, says, english.appointment)
    return english


def fault_in_what_is_given(copy: Copy) -> str:
    """Why a copy cannot be given as it stands: what is not written yet, or no longer fits. Empty: it can."""
    english = english_of(copy)
    if english is None:
        return f"{GONE} Say that it is not given, and why."
    if copy.format == Format.EASY_READ and not copy.easy_read:
        return "The easy read is not written yet. Write it first."
    if copy.format == Format.TRANSLATION and not copy.translated:
        return "It is not translated yet. Print the translator’s part, and enter what comes back."
    if copy.format == Format.RECORDING and copy.file is None:
        return "There is no recording yet. Add it first."
    if has_moved_on(copy, english):
        return "The English has changed since this was written from it. Look at it again, and save."
    if copy.format == Format.TRANSLATION and not all(copy.translated):
        return "Some of it is not translated yet. Enter the rest first."
    return ""


def has_moved_on(copy: Copy, english: Document) -> bool:
    """Has the English changed since easy read or a translation was written from it, or a recording made?"""
    return bool(copy.based_on) and copy.based_on != digest(as_data(english))


def as_kept(given: AsGiven) -> dict[str, Any]:
    """What was given, as plain values to be kept; `from_kept` reads it back."""
    around = {name: getattr(given, name) for name in ("format", "language", "reader", "council", "dated")}
    return {"document": as_data(given.document), **around}


def from_kept(kept: dict[str, Any]) -> AsGiven:
    """What `as_kept` gave."""
    return AsGiven(document=from_data(kept["document"]), **{k: v for k, v in kept.items() if k != "document"})


def hash_of(copy: Copy, given: AsGiven) -> str:
    """The digest of everything that a copy says; with that of the recording, where it is one."""
    recording = copy.file.sha256 if copy.format == Format.RECORDING and copy.file else ""
    return digest([as_kept(given), recording])


def as_paper(given: AsGiven) -> bytes:
    """What is given, as a tagged PDF."""
    return as_pdf(_sheet(given))


def paper_lacks_letters(given: AsGiven) -> bool:
    """Would the paper leave letters out, since no font here shows them? Asked of a translation alone."""
    return given.format == Format.TRANSLATION and not shows_every_letter(_sheet(given))


def _sheet(given: AsGiven) -> Sheet:
    return Sheet(
        document=given.document,
        format=given.format,
        language=given.spoken.code,
        direction=given.spoken.direction,
        reader=given.reader,
        council=given.council,
        foot=given.foot,
    )


def as_words(given: AsGiven) -> bytes:
    """What is given, as plain text."""
    return as_text(given.document, before=f"For {given.reader}", after=f"{given.council}, {given.dated}").encode()
