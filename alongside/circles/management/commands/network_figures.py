"""`manage.py network_figures`: figures of structure for each ego of a table of alters and ties. Needs no database."""

import csv
import os
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from pathlib import Path
from typing import Any, NoReturn

from django.core.management.base import BaseCommand

from alongside.circles.cells import safe
from alongside.circles.figures import Structure, structure
from alongside.circles.tables import UnableToReadRows, UnableToUseTable, read_tables


class Command(BaseCommand):
    help = "Writes size, density, constraint and the other figures of structure of each ego's network to a CSV file."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.error = _wrong_use  # type: ignore[method-assign]
        parser.add_argument("--alters", type=Path, required=True, help="CSV with the columns ego_id and alter_id")
        parser.add_argument("--ties", type=Path, required=True, help="CSV with the columns ego_id, from and to")
        parser.add_argument("--egos", type=Path, help="CSV with the column ego_id: those without alters have a row too")
        parser.add_argument("--out", type=Path, required=True, help="the CSV file to write")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit 0 when written; 1 when a row is at fault, with nothing written; 2 when a file cannot be used."""
        tables = {name: options[name] for name in ("alters", "ties", "egos")}
        out = _place_for(options["out"], apart_from=tables.values())
        try:
            found = read_tables(**tables)
        except UnableToUseTable as unable:
            _end(str(unable), code=2)
        except UnableToReadRows as unable:
            _end(str(unable), code=1)
        try:
            _write(out, ((ego, *structure(rows.network())) for ego, rows in found.items()))
        except OSError as error:
            _end(f"The file “{out}” could not be written: {error.strerror}.", code=1)


def _place_for(out: Path, *, apart_from: Iterable[Path | None]) -> Path:
    """The file to write, symbolic links followed. Never one of those that are read, nor anything but a file."""
    out = out.resolve()
    if out.exists() and not out.is_file():
        _end(f"“{out}” is no file, so nothing can be written there.", code=2)
    if not out.parent.is_dir():
        _end(f"There is no folder “{out.parent}” to write in.", code=2)
    if any(table is not None and table.resolve() == out for table in apart_from):
        _end(f"“{out}” is one of the files to read, so it is not written over.", code=2)
    return out


def _write(out: Path, rows: Iterable[tuple[Any, ...]]) -> None:
    """All of it or nothing: a file beside, then its name changed."""
    part = out.with_name(f".{out.name}.{os.getpid()}.part")
    try:
        with part.open("x", encoding="utf-8", newline="") as file:
            writer = csv.writer(file)
            writer.writerow(("ego_id", *Structure._fields))
            # An ego's id stays as it was given, so that rows can be joined again; but none is left to be a formula.
            writer.writerows((safe(ego), *map(_written, figures)) for ego, *figures in rows)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)


def _written(figure: float | None) -> str:
    """A figure with all its digits, whole ones as whole numbers; nothing where it is not defined."""
    if figure is None:
        return ""
    return str(int(figure)) if figure == int(figure) else repr(figure)


def _wrong_use(message: str) -> NoReturn:
    _end(f"manage.py network_figures cannot be used so: {message}.", code=2)


def _end(sentence: str, *, code: int) -> NoReturn:
    sys.stderr.write(sentence + "\n")
    sys.exit(code)
