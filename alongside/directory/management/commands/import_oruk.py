"""`manage.py import_oruk`: takes entries from an Open Referral UK feed, a file or a folder of files."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from alongside.audit.acting import House
from alongside.directory import actions
from alongside.directory.models import FeedRefusal, FeedRun
from alongside.directory.oruk.fetching import (
    NetworkFeed,
    NoSuchSource,
    UnableToFetch,
    batches_of_file,
    files_of,
)
from alongside.directory.oruk.values import Unreadable
from alongside.kit.ids import new_id

IMPORTER = House("import-oruk")
COUNTS = ("added", "changed", "same", "gone")


class Command(BaseCommand):
    help = (
        "Takes entries from SOURCE: a file (a page, a list or one service), a folder of such files, or the address of "
        "a paged feed whose host is listed in ORUK_ALLOWED_HOSTS. One that was interrupted goes on where it was."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("source", help="a file, a folder, or an address that begins with https://")
        parser.add_argument("--source", dest="name", help="what the community team calls this feed")
        parser.add_argument("--json", action="store_true", help="print one JSON object and nothing else")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit 0 when all was taken; 1 when something was refused or found at fault; 2 when there is no source."""
        source = options["source"]
        is_address = "://" in source
        try:
            feed = NetworkFeed(source, settings.ORUK_ALLOWED_HOSTS) if is_address else files_of(source)
        except NoSuchSource as none:
            _end(str(none), code=2)
        except UnableToFetch as unable:
            _end(str(unable), code=1)
        name = options["name"] or (urlsplit(source).hostname if is_address else Path(source).resolve().name) or source
        run = actions.begin_import(name=name[:200], origin=source[:500], id=new_id(), by=IMPORTER, at=timezone.now())
        if run.position:
            sys.stderr.write(f"Going on after {run.position} pages that were taken before.\n")
        fault, is_whole = take_all(run, feed)
        actions.end_import(run=run, fault=fault, is_whole=is_whole, by=IMPORTER, at=timezone.now())
        self._tell(run, as_json=options["json"])
        if run.fault:
            _end(run.fault, code=1)
        if run.refused:
            sys.exit(1)

    def _tell(self, run: FeedRun, *, as_json: bool) -> None:
        of_run = FeedRefusal.objects.filter(run=run).order_by("place", "id")
        refused = list(of_run.filter(is_taken=False).values_list("their_id", "reason"))
        for key, reason in of_run.filter(is_taken=True).values_list("their_id", "reason"):
            sys.stderr.write(f"{key}: {reason}\n")
        if as_json:
            told = {name: getattr(run, name) for name in COUNTS}
            told["refused"] = [{"id": key, "reason": reason} for key, reason in refused]
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for name in COUNTS:
            self.stdout.write(f"{name:<10}{getattr(run, name):>8,}")
        self.stdout.write(f"{'refused':<10}{run.refused:>8,}")
        for key, reason in refused:
            self.stdout.write(f"  {key or '(no id)'}: {reason}")


def take_all(run: FeedRun, feed: NetworkFeed | list[Path]) -> tuple[str, bool]:
    """Take what is left of a feed, a page at a time, telling how far it is.

    Gives the sentence of what ended it before its end (or nothing), and whether every file of it could be read.
    """
    is_whole = True
    try:
        for records in batches(run, feed):
            is_whole = is_whole and not any(isinstance(one, Unreadable) for one in records)
            actions.take_batch(run=run, records=records, by=IMPORTER, at=timezone.now())
            done = run.added + run.changed + run.same + run.refused
            sys.stderr.write(f"{done:,} records read, {run.refused:,} refused\n")
    except UnableToFetch as unable:
        return str(unable), False
    return "", is_whole


def batches(run: FeedRun, feed: NetworkFeed | list[Path]) -> Iterator[list[Any]]:
    """The batches of a feed that were not taken yet."""
    if isinstance(feed, NetworkFeed):
        yield from feed.pages(after=run.position)
        return
    number = 0
    for path in feed:
        try:
            for records in batches_of_file(path):
                number += 1
                if number > run.position:
                    yield records
        except UnableToFetch as unable:
            number += 1
            if number > run.position:
                yield [Unreadable(path.name, str(unable))]


def _end(sentence: str, *, code: int) -> NoReturn:
    sys.stderr.write(sentence + "\n")
    sys.exit(code)
