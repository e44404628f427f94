"""A share of the invented people, multiplied by the database itself: the same lives under other keys and other names.

To invent a life takes milliseconds, to copy one a fraction of that. The keys of a share have its number in them
(`Lives`), so that every copied row, and every key that stands in it, follows from the first share's.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import models

# Where the number of a share stands: in the digits of a key, in `people.person:<key>`, and in 32 digits.
AFTER_COLON = {("audit_ledgerentry", "actor"), ("audit_ledgerentry", "subject")}
IN_DIGITS = {("audit_ledgerentry", "sitting")}
# What else is another's in another share.
RENAMED = {
    ("people_person", "name"): "n.name",
    ("people_person", "known_as"): "n.known_as",
    ("conversations_note", "said_by"): "CASE WHEN t.said_by = '' THEN '' ELSE n.called END",
    ("workforce_account", "email"): "replace(t.email, '@1.', '@' || p.number || '.')",
    ("workforce_team", "name"): "replace(t.name, ', part 1', ', part ' || p.number)",
}
WHOSE = {"people_person": "id", "conversations_note": "person_id"}
EXPRESSIONS = {
    "postgresql": {
        "key": "overlay(t.{0}::text placing p.digits from 20 for 3)::uuid",
        "after colon": "overlay(t.{0} placing p.digits from position(':' in t.{0}) + 20 for 3)",
        "in digits": "CASE WHEN t.{0} = '' THEN '' ELSE overlay(t.{0} placing p.digits from 17 for 3) END",
    },
    "sqlite": {
        "key": "substr(t.{0}, 1, 16) || p.digits || substr(t.{0}, 20)",
        "after colon": "substr(t.{0}, 1, instr(t.{0}, ':') + 19) || p.digits || substr(t.{0}, instr(t.{0}, ':') + 23)",
        "in digits": "CASE WHEN t.{0} = '' THEN '' ELSE substr(t.{0}, 1, 16) || p.digits || substr(t.{0}, 20) END",
    },
}
EARLIER = """
    CREATE TEMPORARY TABLE part (number integer, digits text);
    CREATE TEMPORARY TABLE named (number integer, person {uuid}, name text, known_as text, called text)
"""


def begin(cursor: Any, vendor: str, shares: range) -> None:
    """Two temporary tables: the numbers of the copies, and (for the loader to fill) what everybody in them is named."""
    for statement in EARLIER.format(uuid="uuid" if vendor == "postgresql" else "text").split(";"):
        cursor.execute(statement)
    for number in shares:
        cursor.execute("INSERT INTO part VALUES (%s, %s)", [number, f"8{number:02x}"])


def multiply(cursor: Any, vendor: str, model: type[models.Model], rows: int) -> None:
    """Copy all `rows` rows of a table, which are the first share's, for every other share."""
    table, how = model._meta.db_table, EXPRESSIONS[vendor]
    if vendor == "postgresql":
        cursor.execute("ANALYZE named")
    else:
        cursor.execute("CREATE INDEX IF NOT EXISTS named_of ON named (person, number)")
    columns, expressions = [], []
    for field in model._meta.concrete_fields:
        column = field.column
        columns.append(f'"{column}"')
        expressions.append(expression(table, column, field, how).format(column, rows=rows))
    named = f"JOIN named n ON n.number = p.number AND n.person = t.{WHOSE[table]}" if table in WHOSE else ""
    cursor.execute(f'CREATE TEMPORARY TABLE one_share AS SELECT * FROM "{table}"')
    cursor.execute(
        f'INSERT INTO "{table}" ({", ".join(columns)}) SELECT {", ".join(expressions)} '
        f"FROM part p CROSS JOIN one_share t {named}"
    )
    cursor.execute("DROP TABLE one_share")


def expression(table: str, column: str, field: Any, how: dict[str, str]) -> str:
    """What a column of a copied row is. A number that counts up goes on from the first share's."""
    if (table, column) in RENAMED:
        return RENAMED[table, column]
    if (table, column) in AFTER_COLON:
        return how["after colon"]
    if (table, column) in IN_DIGITS:
        return how["in digits"]
    kind = (field.target_field if field.is_relation else field).get_internal_type()
    if kind == "UUIDField":
        return how["key"]
    return "t.{0} + (p.number - 1) * {rows}" if field.primary_key else "t.{0}"


@contextmanager
def indexes_asleep(connection: Any, tables: str) -> Iterator[None]:
    """Fill tables (`LIKE` this) without their indexes, and make those anew: PostgreSQL does that many times as fast.

    Their rows are whole, so that only making an index checks what is unique. On SQLite nothing sleeps.
    """
    if connection.vendor == "sqlite":
        yield
        return
    named = "SELECT oid FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname LIKE %s"
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '1GB'")
        cursor.execute(f"UPDATE pg_index SET indisready = false WHERE indrelid IN ({named})", [tables])
    yield
    with connection.cursor() as cursor:
        cursor.execute(f"{named.replace('oid', 'relname')} ORDER BY relname", [tables])
        for (name,) in cursor.fetchall():
            cursor.execute(f'REINDEX TABLE "{name}"')
