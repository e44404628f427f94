"""A stretch of a person's story on paper: oldest first, dated, with who wrote each line; and its tagged PDF."""

import json
from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import QuerySet

from alongside.design.words import quoted
from alongside.kit.moments import in_london
from alongside.people.models import StoryItem
from alongside.people.printing import as_tagged_pdf
from alongside.people.reading import when_in_words

AT_MOST = 1000  # lines printed at once; the page says where the rest begins


@dataclass(frozen=True)
class Line:
    """One event: when, what, where and how, the person's words, the worker's, and who wrote it down."""

    when: str
    what: str
    where: str
    said: str
    told: str
    by: str


@dataclass(frozen=True)
class Chronology:
    """A stretch of a story. `goes_on_from`: the day from which the rest has to be printed; None when this is all."""

    called: str
    full_name: str
    stretch: str
    what: str
    said_only: bool
    printed: str
    lines: list[Line]
    goes_on_from: date | None = None


def some_of(rows: QuerySet[StoryItem]) -> list[StoryItem]:
    """As many items as are printed at once, and one more where there is more."""
    return list(rows[: AT_MOST + 1])


def lines_of(rows: list[StoryItem], *, said_only: bool = False) -> tuple[list[Line], date | None]:
    """The lines of some items, oldest first, AT_MOST of them; and the day from which the rest is to be printed.

    Where there are more, the last day is left out whole, so that the rest begins with it and nothing stands twice.
    """
    goes_on_from = None
    if len(rows) > AT_MOST:
        last = in_london(rows[AT_MOST].at).date()
        whole_days = [row for row in rows[:AT_MOST] if in_london(row.at).date() < last]
        rows, goes_on_from = whole_days or rows[:AT_MOST], last
    return [_line(row, said_only) for row in rows], goes_on_from


def _line(item: StoryItem, said_only: bool) -> Line:
    said = item.said_whole or item.said
    return Line(
        when=when_in_words(item.at),
        what=item.line,
        # Who wrote it has a line of their own.
        where=" · ".join(part for part in item.where_and_how.split(" · ") if item.by is None or part != item.by.name),
        said=quoted(said) if said else "",
        told="" if said_only else item.told_whole or item.told,
        by=item.by.name if item.by else "",
    )


def as_pdf(made: Chronology) -> bytes:
    """The chronology as a tagged PDF that keeps to PDF/UA-1, where its letters can be shown."""
    data = {**asdict(made), "goes_on_from": f"{made.goes_on_from:%Y-%m-%d}" if made.goes_on_from else ""}
    return as_tagged_pdf("chronology.typ", json.dumps(data, ensure_ascii=False))
