"""`manage.py law`: ask the register of law, list it, print its page, say what is overdue. Needs no database."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from io import TextIOWrapper
from pathlib import Path
from typing import Any, BinaryIO, NoReturn

from django.core.management.base import BaseCommand

from alongside.law.lines import answers, as_line, listing
from alongside.law.page import law_page
from alongside.law.registry import REGISTER, UnknownName
from alongside.law.working_days import LONDON


class Command(BaseCommand):
    help = "Answer questions of law, one JSON object of facts a line, under the law of a day."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.error = _wrong_use  # type: ignore[method-assign]
        parser.add_argument("name", nargs="?", help="the provision's name, as --list prints it")
        parser.add_argument("--on", help="the day whose law applies, YYYY-MM-DD (today)")
        parser.add_argument("--facts", default="-", help="a file of facts, or - for standard input (-)")
        parser.add_argument("--list", action="store_true", help="list every name")
        parser.add_argument("--overdue", action="store_true", help="name what should have been read by now")
        parser.add_argument("--page", action="store_true", help="print docs/law.md")

    def handle(self, *args: Any, **options: Any) -> None:
        name, ways = options["name"], sum((bool(options["name"]), options["list"], options["overdue"], options["page"]))
        if ways != 1:
            _wrong_use("give one of a name, --list, --overdue and --page")
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(encoding="utf-8")  # The contract is UTF-8, whatever the terminal's language is.
        if options["page"]:
            self.stdout.write(law_page(), ending="")
        elif options["list"]:
            for entry in listing():
                self.stdout.write(as_line(entry))
        elif options["overdue"]:
            self._overdue(on=_day(options["on"]))
        else:
            self._answer(name, on=_day(options["on"]), facts=options["facts"])

    def _answer(self, name: str, *, on: date, facts: str) -> None:
        refused = False
        with _lines_of(facts) as lines:
            try:
                for answer in answers(name, lines, on=on):
                    self.stdout.write(as_line(answer))
                    refused = refused or "refused" in answer
            except UnknownName as unknown:
                _end(str(unknown))
        if refused:
            sys.exit(1)

    def _overdue(self, *, on: date) -> None:
        sentences = list(REGISTER.overdue(on=on))
        for sentence in sentences:
            self.stdout.write(sentence)
        if sentences:
            sys.exit(1)


def _day(written: str | None) -> date:
    """The day of `--on`, or today in London. Only YYYY-MM-DD: fromisoformat alone would also take other forms."""
    if written is None:
        return datetime.now(LONDON).date()
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = None
    if day is None or day.isoformat() != written:
        _wrong_use(f"--on takes a day such as 2026-11-22, not “{written[:40]}”")
    return day


@contextmanager
def _lines_of(facts: str) -> Iterator[BinaryIO]:
    if facts == "-":
        yield sys.stdin.buffer
        return
    try:
        file = Path(facts).open("rb")  # noqa: SIM115 - only the opening may fail so; it is closed below.
    except (OSError, ValueError):
        _end(f"The file of facts “{facts}” cannot be read.")
    with file:
        yield file


def _wrong_use(message: str) -> NoReturn:
    _end(f"manage.py law cannot be used so: {message}.")


def _end(sentence: str) -> NoReturn:
    """Wrong use: one sentence on standard error, and 2."""
    sys.stderr.write(sentence + "\n")
    sys.exit(2)
