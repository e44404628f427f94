"""Answers as a file for evaluation: rows without names, a codebook, and a page that says what they are. Pure.

Nobody is ranked by it: it names no person, worker or team, and holds only what people agreed to have counted.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from alongside.kit.moments import date_in_words
from alongside.measures.change import NOTHING_PUBLISHED
from alongside.measures.registry import Item, Measure

# A cell that begins with one of these is a formula to a spreadsheet.
FORMULAS = ("=", "+", "-", "@", "\t", "\r")
ABOUT = ("person", "asking", "when", "days_since_first", "who_answered", "how", "measure", "measure_version")


def safe(cell: Any) -> str:
    """A cell that no spreadsheet takes for a formula: an apostrophe goes before one that begins like it.

    A figure is left as it is, so that it can be reckoned with.
    """
    if cell is None:
        return ""
    if isinstance(cell, int | float):
        return str(cell)
    return f"'{cell}" if str(cell).startswith(FORMULAS) else str(cell)


def as_csv(rows: Iterable[Sequence[Any]]) -> str:
    """Rows as CSV, each cell safe."""
    kept = io.StringIO()
    csv.writer(kept, lineterminator="\r\n").writerows([safe(cell) for cell in row] for row in rows)
    return kept.getvalue()


def answers_csv(measure: Measure, items: Sequence[Item], askings: Iterable[Any]) -> str:
    """One row for each asking: people numbered from 1 as they come, their askings by day.

    `askings` are finished ones, in the order of person and day.
    """
    rows, numbers, first, counted = [], {}, {}, {}
    figures: list[str] = []
    for asking in askings:
        who = asking.person.goes_on_as_id or asking.person_id
        numbers.setdefault(who, len(numbers) + 1)
        first.setdefault(who, asking.asked_on)
        counted[who] = counted.get(who, 0) + 1
        scores = {one["key"]: one["value"] for one in asking.scores} if not measure.goals else _of_goals(asking)
        figures += [key for key in scores if key not in figures]
        about = [
            numbers[who], counted[who], asking.when, (asking.asked_on - first[who]).days, asking.who_answered,
            asking.how, measure.key, asking.measure_version,
        ]  # fmt: skip
        rows.append((about, [asking.answers.get(item.key) for item in items], scores))
    heads = [*ABOUT, *(f"answer_{item.key}" for item in items), *(f"score_{key}" for key in figures)]
    return as_csv([heads, *([*about, *given, *(scores.get(key) for key in figures)] for about, given, scores in rows)])


def _of_goals(asking: Any) -> dict[str, Any]:
    """Goals by number, never by their words, which are the person's."""
    if asking.registered.goals == "attainment":
        return {one["key"]: one["value"] for one in asking.scores}
    return {f"goal_{n}": one["value"] for n, one in enumerate(asking.goals, 1)}


def codebook_csv(measure: Measure, items: Sequence[Item]) -> str:
    """Each column, what it is and which values it takes."""
    values = "; ".join(f"{value} = {words}" if str(value) != words else words for value, words in measure.answers)
    rows: list[Sequence[Any]] = [
        ("column", "what it is", "values"),
        ("person", "a number made for this file alone", "from 1"),
        ("asking", "which time it was, for this person", "from 1"),
        ("when", "at which point", "before; during; after"),
        ("days_since_first", "days since this person's first asking in this file", "from 0"),
        ("who_answered", "whose answers they are", "person; with_help; other"),
        ("how", "how it was answered", "device; aloud; paper"),
        ("measure", measure.name, measure.key),
        ("measure_version", "answers of two versions are not compared", measure.version),
        *((f"answer_{item.key}", item.words, f"{values}; empty = left") for item in items),
        ("score_...", measure.citation, measure.missing),
    ]
    return as_csv(rows)


def about_text(measure: Measure, *, since: date, until: date, purpose: str, council: str, rows: int) -> str:
    """What the file is, what it is for, and what may not be done with it."""
    change = f"{measure.change.words} ({measure.change.source})" if measure.change else NOTHING_PUBLISHED
    return (
        f"{measure.name}\n{council}\n"
        f"Asked from {date_in_words(since)} until {date_in_words(until)}. {rows} askings.\n\n"
        f"For: {purpose}\n\n"
        "Only the answers of people who agreed to have them counted, whose records are open. No name, worker, team or "
        "day is in it. People are numbered for this file alone.\n"
        "Do not rank people, workers, teams or providers by it: it was not made for that and cannot bear it.\n\n"
        f"Source: {measure.citation}\nWhose it is: {measure.holder}. {measure.licence_facts}\n"
        f"Questions that were left: {measure.missing}\nWhat a change means: {change}\n"
    )


def bundle(files: Iterable[tuple[str, str]]) -> bytes:
    """Files as one zip."""
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files:
            archive.writestr(name, text)
    return kept.getvalue()
