"""Loads invented lives into the product's tables by bulk.

    DATABASE_URL=... python -m bench.loading PEOPLE YYYY-MM-DD

The triggers are out of the way while it loads (what it writes has no row history) and in place again after.
"""

import json
import sqlite3
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

import django

AT_ONCE = 20_000
NAMES_KEPT = 5_000
A_PAGE = 50


def load(people: int, today: date) -> None:
    """Fill a migrated, empty database; print the first worker's people and some names, for the jobs to ask about."""
    from django.contrib.auth.hashers import make_password
    from django.db import connection

    from alongside.audit import triggers
    from alongside.people.models import StoryItem
    from bench.lives import PEOPLE_A_WORKER, SEED, Lives
    from bench.names import PASSWORD

    connection.ensure_connection()
    triggers.remove(connection)
    tables = (SqliteTables if connection.vendor == "sqlite" else PostgresqlTables)(connection)
    with tables:
        lives, index = Lives(people, today), NameIndex()
        first: list[tuple[str, bool]] = []
        names: list[str] = []
        tables.write_all(lives.staff(make_password(PASSWORD)))
        for done, life in enumerate(lives.lives(), start=1):
            tables.write_all(life.rows())
            tables.write_all(index.rows(life.person))
            if done <= PEOPLE_A_WORKER:
                first.append((str(life.person.pk), bool(life.drafts)))
            names.append(life.person.name)
            if done % 10_000 == 0:
                print(f"{done:,} of {people:,} people", file=sys.stderr, flush=True)
    tables.settle()
    triggers.install(connection)
    told = {
        "long_story": first[0][0],
        "page_of_story": first[1][0],
        "without_drafts": [key for key, has_drafts in first[2:] if not has_drafts],
        "before_the_hundredth": cursor(StoryItem.objects.filter(person=first[0][0]).order_by("-at", "-id")),
        "team": str(lives.teams[0].pk),
        "names": Random(SEED).sample(names, min(len(names), NAMES_KEPT)),
    }
    print(json.dumps(told))


def cursor(newest_first: Any) -> str:
    """Where the hundredth page of a story begins, as its address says it: after the last item of the one before."""
    last = newest_first[99 * A_PAGE - 1]
    return f"{(last.at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)}-{last.pk.hex}"


class NameIndex:
    """The words of names and their pieces, as the product indexes them."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def rows(self, person: Any) -> Iterable[Any]:
        from alongside.people.models import NameGram, NameToken, PersonToken
        from alongside.people.names import indexed_as, words_of

        for word in sorted(words_of(person.name, person.known_as)):
            if word not in self.known:
                self.known[word] = len(self.known) + 1
                yield NameToken(id=self.known[word], word=word)
                yield from (NameGram(gram=piece, token_id=self.known[word]) for piece in indexed_as(word))
            yield PersonToken(person_id=person.pk, token_id=self.known[word], born_on=person.born_on)


class Tables:
    """Rows of models on their way into tables, many at once. A model whose key counts up is numbered here."""

    def __init__(self, connection: Any):
        self.connection = connection
        self.waiting: dict[Any, list[list[Any]]] = defaultdict(list)
        self.counted: dict[Any, int] = defaultdict(int)
        self.adapting: dict[Any, list[tuple[str, Callable[[Any], Any] | None]]] = {}

    def __enter__(self) -> "Tables":
        return self

    def __exit__(self, fault: Any, *_: Any) -> None:
        if fault is None:
            for model in list(self.waiting):
                self.flush(model)

    def write_all(self, rows: Iterable[Any]) -> None:
        for row in rows:
            model = type(row)
            if model not in self.adapting:
                self.adapting[model] = [
                    (f.attname, self.adapter(f.get_internal_type())) for f in model._meta.concrete_fields
                ]
            if row.pk is None:
                self.counted[model] += 1
                row.pk = self.counted[model]
            facts = row.__dict__
            values = [
                adapt(facts[name]) if adapt and facts[name] is not None else facts[name]
                for name, adapt in self.adapting[model]
            ]
            self.waiting[model].append(values)
            if len(self.waiting[model]) >= AT_ONCE:
                self.flush(model)

    def flush(self, model: Any) -> None:
        columns = [f'"{f.column}"' for f in model._meta.concrete_fields]
        self.write(model._meta.db_table, columns, self.waiting.pop(model))

    def adapter(self, kind: str) -> Callable[[Any], Any] | None:
        raise NotImplementedError

    def write(self, table: str, columns: list[str], rows: list[list[Any]]) -> None:
        raise NotImplementedError


class SqliteTables(Tables):
    """By executemany on the bare connection, without foreign keys and without waiting for the disk."""

    def __enter__(self) -> "SqliteTables":
        bare: sqlite3.Connection = self.connection.connection
        for pragma in ("foreign_keys=OFF", "synchronous=OFF", "journal_mode=OFF", "cache_size=-524288"):
            bare.execute(f"PRAGMA {pragma}")
        bare.execute("BEGIN")
        return self

    def __exit__(self, fault: Any, *more: Any) -> None:
        super().__exit__(fault, *more)
        if fault is None:
            self.connection.connection.execute("COMMIT")

    def adapter(self, kind: str) -> Callable[[Any], Any] | None:
        return {
            "UUIDField": lambda v: v.hex,
            "ForeignKey": _hex_of_key,
            "OneToOneField": _hex_of_key,
            "DateTimeField": lambda v: str(v.astimezone(UTC).replace(tzinfo=None)),
            "DateField": str,
            "JSONField": json.dumps,
        }.get(kind)

    def write(self, table: str, columns: list[str], rows: list[list[Any]]) -> None:
        marks = ", ".join("?" * len(columns))
        self.connection.connection.executemany(f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES ({marks})', rows)

    def settle(self) -> None:
        """Nothing: a council's SQLite file is not analysed either."""


class PostgresqlTables(Tables):
    """By COPY, with every trigger and foreign key asleep."""

    def __enter__(self) -> "PostgresqlTables":
        self._do("SET session_replication_role = replica")
        return self

    def __exit__(self, fault: Any, *more: Any) -> None:
        super().__exit__(fault, *more)
        self._do("SET session_replication_role = origin")
        for model, last in self.counted.items():
            self._do(f"SELECT setval(pg_get_serial_sequence('{model._meta.db_table}', 'id'), {last})")

    def adapter(self, kind: str) -> Callable[[Any], Any] | None:
        return {"JSONField": json.dumps}.get(kind)

    def write(self, table: str, columns: list[str], rows: list[list[Any]]) -> None:
        with (
            self.connection.cursor() as cursor,
            cursor.copy(f'COPY "{table}" ({", ".join(columns)}) FROM STDIN') as copy,
        ):
            for row in rows:
                copy.write_row(row)

    def settle(self) -> None:
        """What autovacuum would have done by the next day."""
        self._do("VACUUM ANALYZE")
        self._do("CHECKPOINT")

    def _do(self, sql: str) -> None:
        with self.connection.cursor() as cursor:
            cursor.execute(sql)


def _hex_of_key(key: Any) -> Any:
    return key.hex if isinstance(key, UUID) else key


if __name__ == "__main__":
    django.setup()
    load(int(sys.argv[1]), datetime.fromisoformat(sys.argv[2]).date())
