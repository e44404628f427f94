"""Statements that PostgreSQL keeps planned: to plan a deep question takes it many times as long as to answer it.

They are the questions of `kit.prepared`, which are always the same but for their values. Django's own statements, whose
values stand in the text, are planned each time. SQLite keeps its statements by itself.
"""

import re
from functools import cache, lru_cache
from itertools import count
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper

MARK = re.compile("%%|%s")
QUESTIONS_KEPT = 500  # for each connection, and so many texts


def cursor(asked: BaseDatabaseWrapper) -> Any:
    """A cursor as `connection.cursor()` gives it, whose statements PostgreSQL keeps planned (and SQLite as ever).

    Behind a pooler that hands connections on (`?pooled=yes` in DATABASE_URL) they are planned each time too.
    """
    if asked.vendor != "postgresql":
        return asked.cursor()
    asked.close_if_health_check_failed()
    asked.ensure_connection()
    asked.connection.prepared_max = QUESTIONS_KEPT
    return asked._prepare_cursor(_keeping()(asked.connection))  # type: ignore[attr-defined]


def number(value: int) -> int:
    """A number as a value of a kept statement: of one type, however large, so that it is kept once."""
    from psycopg.types.numeric import Int8

    return Int8(value)


@cache
def _keeping() -> type:
    """The kind of cursor, made when it is first asked for: SQLite alone needs no driver of PostgreSQL's."""
    from psycopg import RawCursor

    class KeepingCursor(RawCursor[Any]):
        """Takes a statement as Django writes it (`%s`) and sends it with its values beside it (`$1`)."""

        def execute(self, query: Any, params: Any = None, **how: Any) -> Any:
            return super().execute(numbered(query), params, **how)

    return KeepingCursor


def with_constants(sql: str, params: list[Any]) -> tuple[str, list[Any]]:
    """A statement whose numbers and words stand in it, with the params that are left; those are what changes.

    A plan made for every value then knows what is constant: an index of open rows alone serves no `done = $1`.
    """
    left, given = [], iter(params)

    def stand(found: re.Match[str]) -> str:
        if found[0] == "%%":
            return "%%"
        param = next(given)
        if isinstance(param, int):  # True and False among them
            return str(param)
        if isinstance(param, str):
            return "'{}'".format(param.replace("'", "''").replace("%", "%%"))
        left.append(param)
        return "%s"

    return MARK.sub(stand, sql), left


@lru_cache(maxsize=QUESTIONS_KEPT)
def numbered(sql: str) -> str:
    """`name = %s AND slot = %s` as `name = $1 AND slot = $2`; `%%` is a per cent sign."""
    places = count(1)
    return MARK.sub(lambda found: "%" if found[0] == "%%" else f"${next(places)}", sql)
