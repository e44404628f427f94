"""Querysets written once. Django can take far longer to write a deep question than a database takes to answer it.

begun = Prepared(lambda person, at: Involvement.objects.filter(person=person, starts_at__lte=at), ...)
rows = begun(person=person.pk, at=request.at)
"""

import copy
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Generic, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import QuerySet
from django.db.models.sql.compiler import SQLCompiler
from psycopg.types.numeric import Int8

from alongside.kit import planned

T = TypeVar("T")
# What stands in for the values while the question is written, so that their places can be told. No fact is as old, no
# count as large, and no name holds a letter that means nothing.
STAND_INS: dict[type, Callable[[int], Any]] = {
    UUID: lambda n: UUID(int=0xA11_0000 + n),
    datetime: lambda n: datetime(1066, 10, 14, tzinfo=UTC) + timedelta(days=n),
    date: lambda n: date(1215, 6, 15) + timedelta(days=n),
    int: lambda n: 1_066_101_400_000_000 + n,
    str: lambda n: f"\ue000{n}",
}
GIVEN_AWAY = re.compile("^(1066|1215)-|\ue000")


@dataclass(frozen=True)
class Place:
    """Where a value goes: its number among all the values of a call, one after the other."""

    number: int


@dataclass(frozen=True)
class Written:
    """A question as one kind of database is asked it."""

    rows: QuerySet[Any]
    compiler: SQLCompiler
    sql: str
    params: list[Any]


class Reading(Generic[T]):
    """A written question on one connection, and so in one thread: of Django's work only reading the rows is left."""

    def __init__(self, written: Written, asked: BaseDatabaseWrapper):
        self.asked, self.sql = asked, written.sql
        self.given: tuple[Any, ...] = ()
        compiler = copy.copy(written.compiler)
        compiler.connection = asked
        # Goes through every column, and gives the same each time.
        converters = SQLCompiler.get_converters(compiler, [column for column, *_ in compiler.select])
        compiler.get_converters = lambda _: converters  # type: ignore[method-assign, assignment]
        compiler.execute_sql = self._answer  # type: ignore[method-assign, assignment]
        self.shown = compiler.col_count if compiler.has_extra_select else None
        query = copy.copy(written.rows.query)
        query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        self.rows: Any = type(written.rows)(model=written.rows.model, query=query)
        for how in ("_iterable_class", "_fields"):
            setattr(self.rows, how, getattr(written.rows, how))

    def __call__(self, given: tuple[Any, ...]) -> list[T]:
        self.given = given
        return list(self.rows._iterable_class(self.rows))

    def _answer(self, *_: Any, **__: Any) -> list[list[Any]]:
        """What Django's `execute_sql` gives: rows in lists of them; here all are in one."""
        with planned.cursor(self.asked) as cursor:
            cursor.execute(self.sql, self.given)
            rows = cursor.fetchall()
        return [rows if self.shown is None else [row[: self.shown] for row in rows]]


class Prepared(Generic[T]):
    """A queryset whose SQL is worked out at the first call on a kind of database; later calls put their values in.

    `write` takes the values by name and gives a queryset; it must not look at them, for it is given stand-ins. `kinds`
    says what each is: UUID (a record's key), datetime (aware), date, int, str; or a pair such as (UUID, 40), a list of
    1 to 40 of them for an `in`, whose order means nothing. A call gives what the queryset would, as a list.
    """

    def __init__(self, write: Callable[..., "QuerySet[Any, T]"], **kinds: type | tuple[type, int]):
        self.write = write
        self.kinds = kinds
        self.stand_ins: dict[str, Any] = {}
        self.places: dict[Any, Place] = {}  # stand-in -> its place
        for name, kind in kinds.items():
            one, many = kind if isinstance(kind, tuple) else (kind, 1)
            made = [STAND_INS[one](len(self.places) + number) for number in range(many)]
            self.places |= {stand_in: Place(len(self.places) + number) for number, stand_in in enumerate(made)}
            self.stand_ins[name] = made if isinstance(kind, tuple) else made[0]
        self._written: dict[str, Written] = {}

    def __call__(self, **values: Any) -> list[T]:
        # The connection itself: to ask `django.db.connection` for it hundreds of times costs more than some questions.
        asked = connections[DEFAULT_DB_ALIAS]
        written = self._written.get(asked.vendor) or self._write(asked)
        given = [value for name, kind in self.kinds.items() for value in adapted(values[name], kind, asked)]
        params = tuple([given[param.number] if isinstance(param, Place) else param for param in written.params])
        readings = asked.__dict__.setdefault("prepared_readings", {})
        reading: Reading[T] = readings.get(self) or readings.setdefault(self, Reading(written, asked))
        return reading(params)

    def _write(self, asked: BaseDatabaseWrapper) -> Written:
        rows = self.write(**self.stand_ins)
        compiler = rows.query.get_compiler(connection=asked)
        sql, given = compiler.as_sql()
        places = {adapted_value(stand_in, asked): place for stand_in, place in self.places.items()}
        params = [places.get(param, param) for param in given]
        if {param for param in params if isinstance(param, Place)} != set(self.places.values()):
            raise TypeError("A prepared queryset uses every value that it names.")
        if any(GIVEN_AWAY.search(str(param)) for param in params if not isinstance(param, Place)):
            raise TypeError("A prepared queryset works out no value from another: a day is given beside its moment.")
        written = Written(rows, compiler, *planned.with_constants(sql, params))
        self._written[asked.vendor] = written
        return written


def adapted(value: Any, kind: type | tuple[type, int], asked: BaseDatabaseWrapper) -> list[Any]:
    """A value, or a list of them filled up to its length, as this database is given them."""
    if not isinstance(kind, tuple):
        return [adapted_value(value, asked)]
    if not 1 <= len(value) <= kind[1]:
        raise ValueError(f"A prepared queryset takes from 1 to {kind[1]} values here, not {len(value)}.")
    made = [adapted_value(each, asked) for each in value]
    return made + made[-1:] * (kind[1] - len(made))


def adapted_value(value: Any, asked: BaseDatabaseWrapper | None = None) -> Any:
    """A key, moment, day, number or word as a database is given it (None: the one of this thread)."""
    if isinstance(value, str):
        return value
    asked = asked or connections[DEFAULT_DB_ALIAS]
    if isinstance(value, int):
        # Of one type, however large, so that the statement is kept once.
        return Int8(value) if asked.vendor == "postgresql" else value
    if isinstance(value, UUID):
        return value if asked.features.has_native_uuid_field else value.hex
    if isinstance(value, datetime):
        return asked.ops.adapt_datetimefield_value(value)
    return asked.ops.adapt_datefield_value(value)
