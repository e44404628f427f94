"""Loads invented lives into the product's tables by bulk.

    DATABASE_URL=... python -m bench.loading PEOPLE YYYY-MM-DD [PEOPLE_IN_A_SHARE]

The triggers are out of the way while it loads (what it writes has no row history) and in place again after. Of many
people one share is invented and the database makes the others from it (`multiplying`).
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
IN_A_SHARE, SHARES_AT_MOST = 10_000, 255
NAMES_KEPT = 5_000
A_PAGE = 50


def load(people: int, today: date, in_a_share: int = IN_A_SHARE) -> None:
    """Fill a migrated, empty database; print the first worker's people and some names, for the jobs to ask about."""
    from django.contrib.auth.hashers import make_password
    from django.db import connection

    from alongside.audit import triggers
    from alongside.people.models import StoryItem
    from bench.lives import PEOPLE_A_WORKER, SEED, Lives
    from bench.multiplying import indexes_asleep
    from bench.names import PASSWORD

    connection.ensure_connection()
    triggers.remove(connection)
    tables = (SqliteTables if connection.vendor == "sqlite" else PostgresqlTables)(connection)
    shares = min(people // in_a_share - 1, SHARES_AT_MOST)
    password, index, names = make_password(PASSWORD), NameIndex(), []
    with tables, indexes_asleep(connection, "%"):
        if shares > 1:
            names += multiplied(tables, Lives(in_a_share, today, share=1), index, shares, password)
        lives = Lives(people - len(names), today)
        first: list[tuple[str, bool]] = []
        tables.write_all(lives.staff(password))
        for life in lives.lives():
            tables.write_all(life.rows())
            tables.write_all(index.rows(life.person))
            if len(first) < PEOPLE_A_WORKER:
                first.append((str(life.person.pk), bool(life.drafts)))
            names.append(life.person.name)
            if len(names) % 10_000 == 0:
                print(f"{len(names):,} of {people:,} people", file=sys.stderr, flush=True)
        tables.flush_all()
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


def multiplied(tables: "Tables", share: Any, index: "NameIndex", shares: int, password: str) -> list[str]:
    """Fill empty tables with a share of people and its copies, `shares` in all; gives everybody's name."""
    from bench import multiplying
    from bench.lives import SEED
    from bench.names import Names

    people = []
    tables.write_all(share.staff(password))
    for life in share.lives():
        tables.write_all(life.rows())
        people.append(life.person)
    models = tables.flush_all()
    named = [person.name for person in people]
    for person in people:
        tables.write_all(index.rows(person))
    with tables.connection.cursor() as cursor:
        multiplying.begin(cursor, tables.connection.vendor, range(2, shares + 1))
        for number in range(2, shares + 1):
            drawn = Names(SEED + number)
            rows = []
            for person in people:
                name, known_as = drawn.person()
                rows.append([number, tables.as_key(person.pk), name, known_as, known_as or name])
                tables.write_all(index.rows_of(tables.key_in_share(person.pk, number), name, known_as, person.born_on))
                named.append(name)
            tables.write("named", ["number", "person", "name", "known_as", "called"], rows)
        for model, many in models.items():
            multiplying.multiply(cursor, tables.connection.vendor, model, many)
            if model in tables.counted:
                tables.counted[model] *= shares
    return named


def cursor(newest_first: Any) -> str:
    """Where the hundredth page of a story begins, as its address says it: after the last item of the one before."""
    last = newest_first[99 * A_PAGE - 1]
    return f"{(last.at - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)}-{last.pk.hex}"


class NameIndex:
    """The words of names and their pieces, as the product indexes them."""

    def __init__(self) -> None:
        self.known: dict[str, int] = {}

    def rows(self, person: Any) -> Iterable[Any]:
        return self.rows_of(person.pk, person.name, person.known_as, person.born_on)

    def rows_of(self, key: UUID, name: str, known_as: str, born_on: date) -> Iterable[Any]:
        from alongside.people.models import NameGram, NameToken, PersonToken
        from alongside.people.names import indexed_as, words_of

        for word in sorted(words_of(name, known_as)):
            if word not in self.known:
                self.known[word] = len(self.known) + 1
                yield NameToken(id=self.known[word], word=word)
                yield from (NameGram(gram=piece, token_id=self.known[word]) for piece in indexed_as(word))
            yield PersonToken(person_id=key, token_id=self.known[word], born_on=born_on)


class Tables:
    """Rows of models on their way into tables, many at once. A model whose key counts up is numbered here."""

    def __init__(self, connection: Any):
        self.connection = connection
        self.waiting: dict[Any, list[list[Any]]] = defaultdict(list)
        self.counted: dict[Any, int] = defaultdict(int)
        self.written: dict[Any, int] = defaultdict(int)
        self.adapting: dict[Any, list[tuple[str, Callable[[Any], Any] | None]]] = {}

    def __enter__(self) -> "Tables":
        return self

    def __exit__(self, fault: Any, *_: Any) -> None:
        if fault is None:
            self.flush_all()

    def flush_all(self) -> dict[Any, int]:
        """Write all that waits; gives how many rows each table has had so far."""
        for model in list(self.waiting):
            self.flush(model)
        return dict(self.written)

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
        rows = self.waiting.pop(model)
        self.written[model] += len(rows)
        self.write(model._meta.db_table, columns, rows)

    def as_key(self, key: UUID) -> Any:
        """A key as this database is given it."""
        adapt = self.adapter("UUIDField")
        return adapt(key) if adapt else key

    @staticmethod
    def key_in_share(key: UUID, number: int) -> UUID:
        """The key that a record of share 1 has in another."""
        return UUID(int=key.int ^ 1 << 52 ^ number << 52)

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
    load(int(sys.argv[1]), datetime.fromisoformat(sys.argv[2]).date(), *map(int, sys.argv[3:4]))
