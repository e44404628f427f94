"""Networks as tables of egos, alters and ties, the form in which evaluators and other programs keep them.

A table is a UTF-8 CSV file, with or without a byte order mark, with commas or semicolons; its header says which. Ids
are taken exactly as they stand. Columns that are not asked for are passed over, and rows without anything in them.
"""

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TextIO

from alongside.circles.figures import Network

SHOWN = 60  # letters of an id in a sentence
LINES = 20  # of them in a sentence


class UnableToUseTable(Exception):
    """A file is no such table: it is not there, cannot be opened, or lacks a column. The message is a sentence."""


class UnableToReadRows(Exception):
    """A table holds what cannot be right. The message is a sentence that names the file and its lines."""


@dataclass
class Tables:
    """The rows about one ego: alters by id, in the order first met, and pairs of them."""

    alters: dict[str, str] = field(default_factory=dict)
    ties: set[tuple[str, str]] = field(default_factory=set)

    def network(self) -> Network:
        """These rows as a network."""
        return Network.of(self.alters, self.ties)


def read_tables(*, alters: Path, ties: Path, egos: Path | None = None) -> dict[str, Tables]:
    """The rows of each ego: first in the order of the table of egos, if there is one, then as the alters meet them.

    Columns: `ego_id` of egos; `ego_id` and `alter_id` of alters; `ego_id`, `from` and `to` of ties. What is repeated
    counts once, a tie in either direction too, and a tie of an alter to itself is nothing. UnableToUseTable when a file
    is missing or lacks a column; UnableToReadRows, with every line at fault, when an id is missing, a tie's ego is in
    neither other table, or one of its ends is not an alter of that ego.
    """
    of_egos = [] if egos is None else [_Rows(egos, "ego_id")]
    of_alters, of_ties = _Rows(alters, "ego_id", "alter_id"), _Rows(ties, "ego_id", "from", "to")
    found: dict[str, Tables] = {}
    for rows in of_egos:
        for (ego,) in rows:
            found.setdefault(ego, Tables())
    for ego, alter in of_alters:
        found.setdefault(ego, Tables()).alters.setdefault(alter, alter)
    for ego, one, other in of_ties:
        if ego not in found:
            of_ties.fault(f"names the ego {_quoted(ego)}, who is in no other table")
            continue
        known = found[ego].alters
        strangers = [_quoted(end) for end in dict.fromkeys((one, other)) if end not in known]
        if strangers:
            of_ties.fault(f"names {' and '.join(strangers)}, not among the alters of ego {_quoted(ego)}")
        elif one != other:
            found[ego].ties.add((known[min(one, other)], known[max(one, other)]))
    return found


def _quoted(words: str) -> str:
    """An id as part of a sentence on one line."""
    shown = " ".join(words.split())
    return f"“{shown if len(shown) <= SHOWN else shown[:SHOWN] + '…'}”"


def _first_row(rows: Iterator[list[str]]) -> list[str]:
    """The names in a header; none if the file is empty or this is no row under the reader's delimiter."""
    try:
        return [name.strip() for name in next(rows, [])]
    except csv.Error:
        return []


class _Rows:
    """The asked columns of a table, row by row. Its faults are gathered, and raised as one when the last row was read.

    A table that cannot be used is refused at once, before any is read through.
    """

    def __init__(self, path: Path, *columns: str) -> None:
        self.path, self.columns = path, columns
        self.line = 1  # where the row begins that was read last
        self.said = ""
        self.faults: list[int] = []
        if not path.is_file():
            raise UnableToUseTable(f"There is no file “{path}”.")
        self.delimiter, self.header = self._header()

    def fault(self, what: str) -> None:
        """Remember that the row just given is at fault: `what` follows the words 'Line 7 of ties.csv'."""
        self.said = self.said or f"Line {self.line} of {self.path.name} {what}"
        self.faults.append(self.line)

    def __iter__(self) -> Iterator[list[str]]:
        places = [self.header.index(column) for column in self.columns]
        with self._open() as file:
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            next(reader)
            self.line = reader.line_num + 1
            for row in reader:
                asked = [row[place] if place < len(row) else "" for place in places]
                lacking = [column for column, value in zip(self.columns, asked, strict=True) if not value.strip()]
                if not lacking:
                    yield asked
                elif any(map(str.strip, row)):
                    self.fault(f"has no {' and no '.join(lacking)}")
                self.line = reader.line_num + 1  # a quoted value may run over lines
        if self.faults:
            more = self.faults[1:]
            named = ", ".join(map(str, more[:LINES])) + (f" and {len(more) - LINES} more" if more[LINES:] else "")
            raise UnableToReadRows(self.said + (f"; there are faults on these lines too: {named}." if more else "."))

    def _header(self) -> tuple[str, list[str]]:
        """The delimiter under which the first row has every asked column, and that row."""
        closest: list[str] = []
        for delimiter in ",;":
            with self._open() as file:
                header = _first_row(csv.reader(file, delimiter=delimiter, strict=True))
            if set(self.columns) <= set(header):
                twice = [column for column in self.columns if header.count(column) > 1]
                if twice:
                    raise UnableToUseTable(f"{self.path.name} has the column {twice[0]} more than once.")
                return delimiter, header
            closest = max(closest, header, key=lambda names: len(set(self.columns) & set(names)))
        lacking = [column for column in self.columns if column not in closest]
        raise UnableToUseTable(
            f"{self.path.name} has no column {' and no column '.join(lacking)}: its first line names the columns, with "
            "commas or semicolons between them."
        )

    @contextmanager
    def _open(self) -> Iterator[TextIO]:
        """The file as text, and a sentence for what cannot be read in it."""
        try:
            with self.path.open(encoding="utf-8-sig", newline="") as file:
                yield file
        except UnicodeDecodeError:
            raise UnableToReadRows(f"Line {self._undecodable()} of {self.path.name} is not UTF-8 text.") from None
        except csv.Error as error:
            raise UnableToReadRows(f"The row at line {self.line} of {self.path.name} is not CSV: {error}.") from None
        except OSError as error:
            raise UnableToUseTable(f"The file “{self.path}” cannot be read: {error.strerror}.") from None

    def _undecodable(self) -> int:
        """The number of the first line that is not UTF-8."""
        number = 1
        with self.path.open("rb") as lines:
            for line in lines:
                try:
                    line.decode("utf-8")
                except UnicodeDecodeError:
                    break
                number += 1
        return number
