"""The ledger's rows as the database itself keeps them.

A seal must hold for the stored bytes, not for what Python makes of them: two texts can read as the same moment, and a
text that is no moment at all cannot be read. So the database is asked for every column as text, which never fails and
hides nothing. The fingerprints of one ledger therefore belong to its kind of database.
"""

import hashlib
from collections.abc import Iterator

from django.db import connection

# The columns that a seal covers, in an order that must stay. A column that is added later needs a new kind of block.
COLUMNS = ("id", "act", "at", "acted_at", "actor", "verb", "subject", "person", "page", "sitting", "day", "detail")
READ_AT_ONCE = 2_000
BEFORE_ALL = -(2**63)
AFTER_ALL = 2**63 - 1


def fingerprints(*, after: int = BEFORE_ALL, until: int = AFTER_ALL) -> Iterator[tuple[int, str]]:
    """Id and fingerprint of each row whose id is above `after` and not above `until`, in order of id."""
    statement = (
        f"SELECT id, {_whole_row()} FROM audit_ledgerentry "  # noqa: S608 - our own column names
        f"WHERE id > %s AND id <= %s ORDER BY id LIMIT {READ_AT_ONCE}"
    )
    while True:
        with connection.cursor() as cursor:
            cursor.execute(statement, [after, until])
            rows = cursor.fetchall()
        yield from ((key, hashlib.sha256(stored.encode()).hexdigest()) for key, stored in rows)
        if len(rows) < READ_AT_ONCE:
            return
        after = rows[-1][0]


def _whole_row() -> str:
    """An expression for all columns of a row as one text, in which no two different rows are the same."""
    if connection.vendor == "sqlite":
        # SQLite lets any column hold anything: the kind of value and its bytes, whatever they are.
        return " || ' ' || ".join(f'typeof("{column}") || hex("{column}")' for column in COLUMNS)
    moments = ("at", "acted_at")  # JSON writes a moment without a zone in one way, whatever the connection prefers
    columns = (f"{column} AT TIME ZONE 'UTC'" if column in moments else column for column in COLUMNS)
    return f"jsonb_build_array({', '.join(columns)})::text"
