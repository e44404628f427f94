"""A document on paper: a tagged PDF with its language and title, in print as large as its reader needs.

Source: PDF/UA-1 (ISO 14289-1), asked of the typesetter by name; large print as the UK Association for Accessible
Formats has it: 18 points and more, a clear face without serifs, set flush left, no italics, nothing broken over lines.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import typst

from alongside.design.words import quoted
from alongside.letters.content import Document, as_data
from alongside.letters.formats import Format
from alongside.letters.pictures import listed
from alongside.people.printing import PAPER, breakable

ROOM = Path(__file__).parent
SHEET = ROOM / "paper" / "copy.typ"
POINTS: dict[str, int] = {Format.LARGE_18: 18, Format.LARGE_24: 24, Format.EASY_READ: 16}
STANDARD_POINTS = 12
NOT_SHOWN = "Some letters cannot be shown in this PDF. Print its page from the browser, which can show them."


@dataclass(frozen=True)
class Sheet:
    """What stands on the paper: the document, its form, its language, for whom and from whom."""

    document: Document
    format: str
    language: str
    direction: str
    reader: str
    council: str
    foot: str


def as_pdf(sheet: Sheet) -> bytes:
    """The sheet as a tagged PDF that keeps to PDF/UA-1.

    Letters that no font here can show make it a tagged PDF without that promise, which says so at its foot.
    """
    kept = _that_keeps_the_promise(sheet)
    return kept or bytes(typst.compile(str(SHEET), **_set(sheet, f"{sheet.foot} · {NOT_SHOWN}")))


def shows_every_letter(sheet: Sheet) -> bool:
    """Is there a font here for every letter of a sheet?"""
    return bool(_that_keeps_the_promise(sheet))


def _that_keeps_the_promise(sheet: Sheet) -> bytes:
    """The paper that keeps to PDF/UA-1; empty where it cannot, since it has letters that no font here shows."""
    try:
        return bytes(typst.compile(str(SHEET), pdf_standards=["ua-1"], **_set(sheet, sheet.foot)))
    except typst.TypstError:
        return b""


def _set(sheet: Sheet, foot: str) -> dict[str, Any]:
    data = {
        **as_data(sheet.document),
        "appointment": None,
        "points": POINTS.get(sheet.format, STANDARD_POINTS),
        "is_easy": sheet.format == Format.EASY_READ,
        "language": sheet.language,
        "direction": sheet.direction,
        "reader": sheet.reader,
        "council": sheet.council,
        "foot": foot,
        "called": {key: picture.called for key, picture in listed().items()},
    }
    for section in data["sections"]:
        for block in section["blocks"]:
            if block["kind"] == "said":
                block["words"] = quoted(block["words"])
    given = {"data": breakable(json.dumps(data, ensure_ascii=False))}
    return {"root": str(ROOM), "font_paths": [str(PAPER)], "sys_inputs": given, **_fonts()}


@cache
def _fonts() -> dict[str, bool]:
    """Our own font first; what it lacks may come from the system, where it is."""
    return {"ignore_system_fonts": False}
