"""Who I am on one side of A4: what fits, what is shortened (and says so), and the tagged PDF."""

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import typst

PAPER = Path(__file__).parent / "paper"
SHEET = PAPER / "who_i_am.typ"
# How many letters of each text are tried, the most first; and how many strengths and lines of needs are shown.
LETTERS = (2000, 1200, 900, 700, 550, 430, 330, 260, 200, 150, 110, 80, 60)
STRENGTHS_AT_MOST = 8
MORE = "… (more on my page)"
# So many letters without a space are more than a line wants; and the mark at which a line may end.
ENDLESS, MAY_BREAK = re.compile(r"[^\s\\\"]{40}"), "\u200b"
# Room kept free on the sheet, so that a browser's own setting of the same words fits one side too.
SPARE_MM = 54
NOT_SHOWN = "some letters could not be printed: they stand on my page"


@dataclass(frozen=True)
class Part:
    """One heading of the sheet, its words, and who said them and when."""

    title: str
    words: str
    source: str = ""


@dataclass(frozen=True)
class Sheet:
    """One side of A4. `needs` are titles and words; `strengths` each with who says so; `foot` is one line."""

    called: str
    about: str
    communicate: str
    needs: list[tuple[str, str]]
    parts: list[Part]
    strengths: list[tuple[str, str]]
    foot: str
    is_shortened: bool = False


def one_side(sheet: Sheet) -> Sheet:
    """The sheet with as many of its words as one side of A4 holds; what is left out is said where it was left out."""
    for letters in LETTERS:
        tried = shortened(sheet, letters)
        if sides(tried, spare_mm=SPARE_MM) == 1:
            return tried
    return tried


def shortened(sheet: Sheet, letters: int) -> Sheet:
    """The sheet with at most so many letters of each text; a text that was shortened ends in a pointer."""
    parts = [replace(part, words=cut(part.words, letters)) for part in sheet.parts]
    strengths = [(cut(words, letters), says) for words, says in sheet.strengths[:STRENGTHS_AT_MOST]]
    more = len(sheet.strengths) - STRENGTHS_AT_MOST
    if more > 0:
        strengths.append((f"and {more} more on my page", ""))
    tried = replace(
        sheet,
        called=cut(sheet.called, max(letters, 100)),
        about=cut(sheet.about, max(letters, 200)),
        parts=parts,
        strengths=strengths,
        needs=[(title, cut(words, letters)) for title, words in sheet.needs],
    )
    is_cut = MORE in json.dumps(asdict(tried), ensure_ascii=False) or more > 0
    return replace(tried, is_shortened=is_cut)


def cut(text: str, letters: int) -> str:
    """A text on one line, whole or cut between words with a pointer to the rest."""
    text = " ".join(text.split())
    if len(text) <= letters:
        return text
    begun = text[: letters - 1]
    return (begun.rsplit(" ", 1)[0] if " " in begun else begun).rstrip(" ,.;:") + MORE


def sides(sheet: Sheet, *, spare_mm: int = 0) -> int:
    """How many sides of A4 a sheet takes."""
    asked: Callable[..., str] = typst.query
    return int(asked(str(SHEET), "<sides>", field="value", one=True, **_set(_data(sheet, spare_mm))))


def as_pdf(sheet: Sheet) -> bytes:
    """The sheet as a tagged PDF that keeps to PDF/UA-1.

    Letters that no font here can show (some scripts, pictures) make it a tagged PDF without that promise, which says
    so at its foot.
    """
    told = replace(sheet, foot=f"{sheet.foot} · {NOT_SHOWN}")
    return as_tagged_pdf(SHEET.name, _data(sheet, 0), if_letters_lack=_data(told, 0))


def as_tagged_pdf(name: str, data: str, *, if_letters_lack: str = "") -> bytes:
    """One of our papers, filled with data as JSON, as a tagged PDF that keeps to PDF/UA-1.

    Where letters cannot be shown it is filled with `if_letters_lack` (empty: the same) and keeps no such promise.
    """
    paper = str(PAPER / name)
    try:
        return bytes(typst.compile(paper, pdf_standards=["ua-1"], **_set(data)))
    except typst.TypstError:
        return bytes(typst.compile(paper, **_set(if_letters_lack or data)))


def _data(sheet: Sheet, spare_mm: int) -> str:
    return json.dumps({**asdict(sheet), "spare": spare_mm}, ensure_ascii=False)


def _set(data: str) -> dict[str, Any]:
    given = {"data": breakable(data)}
    return {"root": str(PAPER), "font_paths": [str(PAPER)], "sys_inputs": given, **_fonts()}


def breakable(text: str) -> str:
    """A text whose words without end may be broken between letters, so that none runs off the paper."""
    return ENDLESS.sub(lambda found: found[0] + MAY_BREAK, text)


@cache
def _fonts() -> dict[str, bool]:
    """Our own font first; what it lacks may come from the system, where it is."""
    return {"ignore_system_fonts": False}
