"""`manage.py rebuild_story [--check]`: story items and due rows made again from the facts, or compared with them."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from alongside.audit.acting import House
from alongside.desk.actions import rebuild_story
from alongside.desk.rebuilding import differences


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true", help="only compare; exit 1 on any difference")

    def handle(self, *, check: bool, **options: Any) -> None:
        if not check:
            made = rebuild_story(what="all", by=House("command line"), at=timezone.now())
            self.stdout.write(f"{made} rows differed and were made again")
            return
        found = 0
        for difference in differences():
            found += 1
            self.stdout.write(difference.in_words())
        if found:
            self.stderr.write(f"{found} story items or due rows differ from the facts they stand for.")
            raise SystemExit(1)
