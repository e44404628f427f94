"""A cell of a table that another program opens: one that begins as a formula does is made safe. Pure.

OWASP, CSV Injection; as Network Canvas's own exports do since 2026 (network-exporters 1.1.0).
"""

import csv
import io
from collections.abc import Iterable, Sequence

STARTS = ("=", "+", "-", "@", "\t", "\r")


def safe(value: object) -> str:
    """A value as a cell: nothing for None, and words that a spreadsheet would reckon with an apostrophe before them.

    A number is a number, also below zero.
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(int(value)) if value == int(value) else repr(value)
    words = str(value)
    return f"'{words}" if words.startswith(STARTS) else words


def as_typed(cell: str) -> str:
    """What a cell said before it was made safe."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(STARTS) else cell


def table(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A CSV file, with its columns' names first and every cell safe."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([safe(value) for value in row] for row in rows)
    return out.getvalue()
