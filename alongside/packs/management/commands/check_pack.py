"""`manage.py check_pack DIR`: every fault of a practice pack, one on a line. Needs no database."""

import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from alongside.packs import SHIPPED
from alongside.packs.loading import check


class Command(BaseCommand):
    help = "Says each fault of the practice pack in DIR as 'path:line: sentence'; silent when there is none."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("dir", metavar="DIR", help="the pack's folder")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit 0 when right, 1 when something was found wrong, 2 when there is no such folder."""
        path = Path(options["dir"])
        if not path.is_dir():
            self.stderr.write(f"There is no folder {path}.")
            sys.exit(2)
        faults = check(path, shipped=SHIPPED)
        for fault in faults:
            self.stdout.write(str(fault))
        if faults:
            sys.exit(1)
