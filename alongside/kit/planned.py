"""Statements that PostgreSQL keeps planned: to plan a deep question takes it many times as long as to answer it.

They are the questions of `kit.prepared`, which are always the same but for their values. Django's own statements, whose
values stand in the text, are planned each time. SQLite keeps its statements by itself.
"""

import re
from functools import lru_cache
from itertools import count
from types import SimpleNamespace
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg import RawCursor

MARK = re.compile("%%|%s")
QUESTIONS_KEPT = 500  # for each connection, and so many texts


class KeepingCursor(RawCursor[Any]):
    """Takes a statement as Django writes it (`%s`) and sends it with its values beside it (`$1`)."""

    def execute(self, query: Any, params: Any = None, **how: Any) -> Any:
        done = super().execute(numbered(query), params, **how)
        self._query: Any = SimpleNamespace(query=query.encode())  # for Django's log of what was asked
        return done


def cursor(asked: BaseDatabaseWrapper) -> Any:
    """A cursor as `connection.cursor()` gives it, whose statements PostgreSQL keeps planned (not behind a pooler)."""
    if asked.vendor != "postgresql":
        return asked.cursor()
    asked.close_if_health_check_failed()
    asked.ensure_connection()
    asked.connection.prepared_max = QUESTIONS_KEPT
    return asked._prepare_cursor(KeepingCursor(asked.connection))  # type: ignore[attr-defined]


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
