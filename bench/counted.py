"""A server's application, with its SQL statements counted for the requests that ask for it. Beginnings and ends of
transactions are left out. A request that does not ask passes straight through."""

import os
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import Any

inner = import_module(os.environ["BENCH_APPLICATION"]).application
LEFT_OUT = ("BEGIN", "COMMIT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """WSGI. `X-Count-Statements` in the request gives `X-Statements` in the response."""
    if "HTTP_X_COUNT_STATEMENTS" not in environ:
        return inner(environ, start_response)
    from django.db import connection

    count = 0

    def counting(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
        nonlocal count
        count += not str(sql).lstrip().upper().startswith(LEFT_OUT)
        return execute(sql, params, many, context)

    def start(status: str, headers: list[tuple[str, str]], *more: Any) -> Any:
        return start_response(status, [*headers, ("X-Statements", str(count))], *more)

    with connection.execute_wrapper(counting):
        return inner(environ, start)
