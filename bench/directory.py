"""The directory of 50,000 invented entries: found by rare, broad and several words beside the database's own full text
search on the same rows, and read by machines as Open Referral UK.

    DATABASE_URL=... python -m bench.directory fill 50000      # into a migrated, empty database
    DATABASE_URL=... python -m bench.directory measure         # one JSON object

Measured in one process, by processor time. PostgreSQL is another: there the clock is used.
A question's meaning is worked out each time as if nobody had asked it before.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from statistics import median
from typing import Any

from bench.databases import copy_of_loaded, python

NAME = "directory"
ENTRIES, ENTRIES_OF_FEW, FEW_PEOPLE = 50_000, 300, 1_000
ROUNDS, AT_ONCE, WARM = 15, 500, 3
# One that a few entries say, one that some six thousand say, and several as people put them.
RARE = ("4711", "31415", "2718", "1618", "777", "4242")
BROAD = ("tea", "friend", "people", "choir", "chapel", "swimming")
SEVERAL = (
    "chess by the canal",
    "walking slowly with a friend",
    "repair café at the mill",
    "sewing and tea",
    "drumming",
)
TIMES_FULL_TEXT, MS_OVER, TIMES_RARE, LIST_MS, ONE_MS, STATEMENTS = 1.5, 1.0, 4.0, 3.0, 1.5, 2


@dataclass
class Directory:
    """What was measured on one database, in milliseconds: medians of processor time, for PostgreSQL of the clock."""

    database: str
    entries: int
    by_meaning: bool
    rare_ms: float
    broad_ms: float
    several_ms: float
    full_text_ms: float
    full_text_broad_ms: float
    search_statements: int
    list_ms: float
    one_ms: float
    read_statements: int
    day: str = ""


def measure_directory(database: str, people: int, patience: float) -> Directory:
    """Fill a directory, or take the one that is kept, and measure it. Refuses (TooLong) one that takes too long."""
    entries = ENTRIES if people >= FEW_PEOPLE else ENTRIES_OF_FEW

    def loading(url: str, _people: Any, patience: float) -> str:
        from bench.databases import TooLong

        python(url, "manage.py", "migrate", "--noinput", "--verbosity=0")
        try:
            return python(url, "-m", "bench.directory", "fill", str(entries), within=patience * 60)
        except subprocess.TimeoutExpired as fault:
            raise TooLong(f"{entries:,} entries were not loaded within {patience:g} minutes.") from fault

    with copy_of_loaded(database, f"directory{entries}", patience, loading=loading) as (url, _):
        told = json.loads(python(url, "-m", "bench.directory", "measure"))
    return Directory(database, entries, day=date.today().isoformat(), **told)  # noqa: DTZ011 - a day of whoever runs it


def in_words(one: Directory) -> str:
    """What was measured, as a sentence."""
    how = "words and meaning" if one.by_meaning else "words alone, the model was not installed"
    return (
        f"{one.database}, {one.entries:,} entries, {how}: a rare word {one.rare_ms} ms, a broad one {one.broad_ms} ms, "
        f"several {one.several_ms} ms, {one.search_statements} statements at most; the database's own full text "
        f"search: {one.full_text_ms} ms for half of all, {one.full_text_broad_ms} ms for a broad word. Open Referral: "
        f"a list of 30 {one.list_ms} ms, one service {one.one_ms} ms, {one.read_statements} statements at most. On "
        f"{one.day}."
    )


def missed(one: Directory) -> list[str]:
    """Each bar that was missed, as a sentence. What is searched as people do is the half of all questions."""
    where = f"directory, {one.database}, {one.entries:,} entries"
    half = median((one.rare_ms, one.broad_ms, one.several_ms))
    found = []
    if half > (bar := TIMES_FULL_TEXT * one.full_text_ms + MS_OVER):
        found.append(f"{where}: a search takes {half:.2f} ms, where {bar:.2f} is the bar.")
    if one.broad_ms > TIMES_RARE * one.rare_ms:
        found.append(f"{where}: a broad word takes {one.broad_ms / one.rare_ms:.1f} times a rare one.")
    for what, took, most in (("a list of 30", one.list_ms, LIST_MS), ("one service", one.one_ms, ONE_MS)):
        if took > most:
            found.append(f"{where}: Open Referral, {what} takes {took} ms, where {most} is the bar.")
    if one.read_statements > STATEMENTS:
        found.append(f"{where}: Open Referral takes {one.read_statements} statements, where {STATEMENTS} is the bar.")
    return found


def fill(number: int) -> None:
    """So many invented entries, and where a model is installed what each means: by its kind of thing and its place."""
    from django.utils import timezone

    from alongside.audit.acting import House
    from alongside.directory import actions
    from alongside.directory.management.commands.make_directory import invented
    from alongside.directory.models import SearchEntry
    from alongside.directory.search.meaning import as_bytes
    from alongside.directory.search.model import model
    from alongside.kit.ids import new_id

    maker, at = House("bench"), timezone.now()
    run = actions.begin_import(name="bench", origin=str(number), id=new_id(), by=maker, at=at)
    for begin in range(0, number, AT_ONCE):
        records = [invented(place) for place in range(begin, min(begin + AT_ONCE, number))]
        actions.take_batch(run=run, records=records, by=maker, at=at)
    actions.end_import(run=run, is_whole=False, by=maker, at=at)
    known, vectors = model(), {}
    entries = list(SearchEntry.objects.order_by("name")) if known else []
    for entry in entries:
        what = entry.name.rsplit(" ", 1)[0]
        if what not in vectors:
            vectors[what] = as_bytes(known.vectors([what])[0])  # type: ignore[union-attr]
    for begin in range(0, len(entries), AT_ONCE):
        some = entries[begin : begin + AT_ONCE]
        made = [vectors[entry.name.rsplit(" ", 1)[0]] for entry in some]
        actions.keep_meanings(entries=some, vectors=made, by=maker, at=at)
    full_text()
    print(json.dumps({"entries": number}))


def full_text() -> None:
    """The same words for the database's own full text search."""
    from django.db import connection

    words = 'SELECT "service_id", "name" || \' \' || "means" FROM "directory_searchentry"'
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("CREATE VIRTUAL TABLE bench_text USING fts5(service UNINDEXED, words, tokenize = 'porter')")
            cursor.execute(f"INSERT INTO bench_text {words}")
        else:
            cursor.execute(
                "CREATE TABLE bench_text AS SELECT service_id AS service, to_tsvector('english', words) AS words "
                f"FROM ({words}) AS told (service_id, words)"
            )
            cursor.execute("CREATE INDEX bench_text_words ON bench_text USING gin (words)")
            cursor.execute("VACUUM ANALYZE")


def measure() -> None:
    """Print what everything takes."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    from alongside.directory.models import Service
    from alongside.directory.search.finding import search
    from alongside.directory.search.model import model, vector_of
    from alongside.directory.search.wanted import Wanted

    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    today = date(2026, 11, 26)

    def find(words: str) -> Any:
        vector_of.cache_clear()
        return search(Wanted(words), today=today)

    def raw(words: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(*question(connection.vendor, words))
            cursor.fetchall()

    def took(act: Callable[[str], Any], asked: tuple[str, ...]) -> float:
        times = []
        for number in range(ROUNDS):
            for words in asked:
                begun = clock()
                act(words)
                if number >= WARM:
                    times.append((clock() - begun) * 1000)
        return round(median(times), 2)

    answer = reader()
    keys = [str(key) for key in Service.objects.order_by("id").values_list("id", flat=True)[:200:7]]
    pages = tuple(f"/oruk/v3/services?per_page=30&page={number}" for number in (1, 7, 50, 300))
    ones = tuple(f"/oruk/v3/services/{key}" for key in keys)
    counted = []
    for act, asked in ((find, (*RARE, *BROAD, *SEVERAL)), (answer, (*pages, *ones))):
        most = 0
        for words in asked:
            with CaptureQueriesContext(connection) as statements:
                act(words)
            most = max(most, len(statements))
        counted.append(most)
    told = {
        "by_meaning": model() is not None,
        "rare_ms": took(find, RARE),
        "broad_ms": took(find, BROAD),
        "several_ms": took(find, SEVERAL),
        "full_text_ms": took(raw, (*RARE, *BROAD, *SEVERAL)),
        "full_text_broad_ms": took(raw, BROAD),
        "search_statements": counted[0],
        "list_ms": took(answer, pages),
        "one_ms": took(answer, ones),
        "read_statements": counted[1],
    }
    print(json.dumps(told))


def question(vendor: str, words: str) -> tuple[str, list[str]]:
    """The twenty best for any of these words, as the database's own full text search is asked."""
    if vendor == "sqlite":
        said = " OR ".join(f'"{word}"' for word in words.split())
        return "SELECT service FROM bench_text WHERE words MATCH %s ORDER BY rank LIMIT 20", [said]
    said = " | ".join(words.replace("é", "e").split())
    return (
        "SELECT service FROM bench_text, to_tsquery('english', %s) AS asked WHERE words @@ asked "
        "ORDER BY ts_rank(words, asked) DESC LIMIT 20",
        [said],
    )


def reader() -> Callable[[str], bytes]:
    """The product as a WSGI application, asked for a page by its address; gives the answer's body."""
    from io import BytesIO

    from alongside.config.wsgi import application

    def ask(address: str) -> bytes:
        path, _, query = address.partition("?")
        environ = {
            "REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "SERVER_NAME": "127.0.0.1",
            "SERVER_PORT": "80", "wsgi.input": BytesIO(), "wsgi.errors": sys.stderr, "wsgi.url_scheme": "https",
            "HTTP_HOST": "127.0.0.1",
        }  # fmt: skip
        status: list[str] = []
        body = b"".join(application(environ, lambda told, *_: status.append(told)))
        if not status[0].startswith("200"):
            raise SystemExit(f"{address} was answered {status[0]}.")
        return body

    return ask


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    import django

    django.setup()
    if sys.argv[1] == "fill":
        fill(int(sys.argv[2]))
    else:
        measure()
