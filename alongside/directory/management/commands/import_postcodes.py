"""`manage.py import_postcodes FILE`: where postcodes are, so that what is near can be found."""

import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from itertools import islice
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from alongside.audit.acting import House
from alongside.directory import actions
from alongside.directory.models import Postcode
from alongside.directory.search.postcodes import Refused, Told, read

IMPORTER = House("import-postcodes")
AT_ONCE, TOLD_AT_MOST = 20_000, 20


class Command(BaseCommand):
    help = (
        "Takes where postcodes are from FILE, a CSV of postcode, latitude, longitude and, if it has it, lsoa21. What "
        "was known of a postcode before is told anew. A line that is wrong is named, and the others are taken."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", help="a CSV file, such as the ONS Postcode Directory's")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit 0 when every line was taken; 1 when some were refused or it cannot be read; 2 when there is no file."""
        path = Path(options["file"])
        if not path.is_file():
            sys.stderr.write(f"There is no file {path}.\n")
            sys.exit(2)
        try:
            with path.open(encoding="utf-8-sig", newline="") as lines:
                taken, refused = take_all(read(lines))
        except (UnicodeDecodeError, OSError):
            sys.stderr.write(f"{path} cannot be read as text in UTF-8. Save it as CSV in UTF-8 and try again.\n")
            sys.exit(1)
        for one in refused[:TOLD_AT_MOST]:
            sys.stderr.write(f"Line {one.line}: {one.why}\n")
        if len(refused) > TOLD_AT_MOST:
            sys.stderr.write(f"And {len(refused) - TOLD_AT_MOST:,} more lines like these.\n")
        self.stdout.write(f"{taken:,} postcodes taken, {len(refused):,} lines refused.")
        if refused or not taken:
            sys.exit(1)


def take_all(said: Iterable[Told | Refused]) -> tuple[int, list[Refused]]:
    """Take what the table says, many at once, telling how far it is; gives how many, and the lines refused."""
    taken, refused, lines = 0, [], iter(said)
    while some := list(islice(lines, AT_ONCE)):
        refused += [one for one in some if isinstance(one, Refused)]
        rows = {one.postcode: row_of(one) for one in some if isinstance(one, Told)}
        if rows:
            actions.take_postcodes(rows=list(rows.values()), by=IMPORTER, at=timezone.now())
        taken += len(rows)
        sys.stderr.write(f"{taken:,} postcodes\n")
    return taken, refused


def row_of(told: Told) -> Postcode:
    """A line of the table as a row, not kept yet."""
    return Postcode(
        postcode=told.postcode,
        outward=told.postcode.split()[0],
        latitude=told.latitude,
        longitude=told.longitude,
        lsoa21=told.lsoa21,
    )
