"""A page that is only read writes nothing."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any

# A statement that only reads begins so. WITH may yet write, and is looked through.
READS = ("SELECT", "WITH", "SAVEPOINT", "RELEASE", "ROLLBACK", "BEGIN", "COMMIT")
WRITES = re.compile(r"\b(INSERT|UPDATE|DELETE|MERGE|REPLACE)\b", re.IGNORECASE)
# Two tables take a line while a page is read: the ledger and the session.
TAKES_A_LINE = re.compile(
    r'\s*(INSERT(?: OR IGNORE)? INTO|UPDATE|DELETE FROM) "(audit_ledgerentry|django_session)"', re.IGNORECASE
)
# And there are two pages that write although they are asked for with GET.
EXCEPTIONS = ("the demo's sign-in", "a public search that found nothing")

_excepted: ContextVar[bool] = ContextVar("excepted", default=False)


class WroteWhileReading(RuntimeError):
    """A page asked for with GET tried to change the database: a mistake in our code."""


@contextmanager
def writing_for(exception: str) -> Iterator[None]:
    """Let one of EXCEPTIONS write although its page was asked for with GET. Refuses (ValueError) any other reason."""
    if exception not in EXCEPTIONS:
        raise ValueError(f"A page that is only read may not write for {exception}.")
    token = _excepted.set(True)
    try:
        yield
    finally:
        _excepted.reset(token)


def refuse_writes(execute: Any, sql: Any, params: Any, many: bool, context: Any) -> Any:
    """A wrapper for the database connection that lets only reads through."""
    if not (_only_reads(str(sql)) or _excepted.get() or TAKES_A_LINE.match(str(sql))):
        raise WroteWhileReading(f"A page that is only read tried: {str(sql)[:80]}")
    return execute(sql, params, many, context)


def _only_reads(sql: str) -> bool:
    first = sql.lstrip(" (\n")[:9].upper()
    return first.startswith(READS) and not (first.startswith("WITH") and WRITES.search(sql))
