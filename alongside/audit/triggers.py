"""The triggers beneath: row history of every room's table, append-only ledgers, and the ledger's order on PostgreSQL.

SQLite drops a table's triggers whenever Django remakes the table, and refuses to drop a column that a trigger names; so
there they make way for a migrate. After every migrate all are put in place that are not.
"""

import hashlib

from django.apps import apps
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from alongside.audit.ledger import LOCK

APPEND_ONLY = ("audit_ledgerentry", "audit_block", "audit_rowchange")
# Tables of ours whose rows have no history, and why.
WITHOUT_HISTORY = {
    "kit_recurringslot": "a queue",
    "files_filepart": "the bytes of files, whose size and checksum have a history",
    "conversations_notedraft": "unfinished drafts",
    "conversations_conversationdraft": "unfinished drafts",
    "conversations_groupdraft": "unfinished drafts",
    "workforce_keptwords": "unfinished drafts",
    "workforce_remindersent": "emails that went out, kept so that none goes out twice",
    "workforce_signintry": "sign-in attempts, kept for a day",
    "directory_telling": "from where anybody told us of a change, kept for a day",
    "assessments_openingtry": "tries at a link, kept for a day",
    "circles_sittingtry": "tries at a code, kept for a day",
    "directory_feedrecord": "what a feed had when it was last read, told again by each import",
    "directory_feedrefusal": "what an import could not take, written once",
    "directory_feedrun": "how far an import came",
    "directory_postcode": "where postcodes are, told again by each table that is brought in",
    "directory_searchentry": "a search index, computed from entries",
    "directory_searchgram": "a search index, computed from entries",
    "directory_searchmeaning": "a search index, computed from entries",
    "directory_searchplace": "a search index, computed from entries",
    "directory_searchstem": "a search index, computed from entries",
    "directory_searchword": "a search index, computed from entries",
    "directory_servicecount": "how many entries there are, counted as they are added",
    "directory_servicedocument": "what machines are sent, computed from the entry",
    "people_nametoken": "a search index, computed from names",
    "people_namegram": "a search index, computed from names",
    "people_persontoken": "a search index, computed from names",
}
# Columns that the history leaves out.
NEVER_KEPT = {
    "workforce_account": ("password",),
    # The words of a fact once more, which has a history of its own.
    "people_storyitem": ("said_whole", "told_whole", "searched"),
}


Names = tuple[str, str]  # table and trigger


def tables_with_history() -> dict[str, list[str]]:
    """Table -> the columns that its history keeps, for every table of every room."""
    tables = {}
    for model in apps.get_models(include_auto_created=True):
        table = model._meta.db_table
        ours = model.__module__.startswith("alongside.")
        if ours and table not in APPEND_ONLY and table not in WITHOUT_HISTORY and not model._meta.proxy:
            left_out = NEVER_KEPT.get(table, ())
            tables[table] = [f.column for f in model._meta.concrete_fields if f.column not in left_out]
    return tables


def install(connection: BaseDatabaseWrapper) -> None:
    """Put every trigger in place that is not, and take away what is in place and should not be; all at once."""
    there = set(connection.introspection.table_names())
    if not there.issuperset(APPEND_ONLY):
        return
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        tables = sorted(there.intersection(tables_with_history()))
        if connection.vendor == "sqlite":
            wanted = _wanted_on_sqlite(connection, cursor, tables)
        else:
            wanted = _wanted_on_postgresql(tables)
            cursor.execute(POSTGRESQL_FUNCTIONS)
        there_now = installed(cursor, connection.vendor)
        for names, mark in there_now.items():
            if names not in wanted or mark != _mark(wanted[names], connection.vendor):
                _drop(cursor, connection.vendor, names)
        for names, statement in wanted.items():
            if there_now.get(names) != (mark := _mark(statement, connection.vendor)):
                cursor.execute(statement)
                if connection.vendor == "postgresql":
                    cursor.execute(f'COMMENT ON TRIGGER "{names[1]}" ON "{names[0]}" IS \'{mark}\'')


def remove(connection: BaseDatabaseWrapper) -> None:
    """Take every trigger of ours away: for a migrate on SQLite, the bench's data, and the tests that tamper."""
    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        for names in installed(cursor, connection.vendor):
            _drop(cursor, connection.vendor, names)


def installed(cursor: CursorWrapper, vendor: str) -> dict[Names, str]:
    """The triggers of ours that are in place: table and name -> a mark that changes with what the trigger does."""
    if vendor == "sqlite":
        cursor.execute(
            "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit$_%' ESCAPE '$'"
        )
    else:
        cursor.execute(
            "SELECT relname, tgname, CASE tgenabled WHEN 'O' THEN obj_description(pg_trigger.oid, 'pg_trigger') END "
            "FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid "
            "WHERE NOT tgisinternal AND tgname LIKE 'audit$_%' ESCAPE '$' "
            "AND relnamespace = current_schema()::regnamespace"
        )
    return {(table, name): mark for table, name, mark in sorted(cursor.fetchall())}


def _mark(statement: str, vendor: str) -> str:
    """How an installed trigger shows by which statement it was made: SQLite keeps the text, PostgreSQL our comment."""
    return statement if vendor == "sqlite" else hashlib.sha256(statement.encode()).hexdigest()


def _drop(cursor: CursorWrapper, vendor: str, names: Names) -> None:
    table, name = names
    cursor.execute(f'DROP TRIGGER "{name}"' + ("" if vendor == "sqlite" else f' ON "{table}"'))


def _wanted_on_sqlite(connection: BaseDatabaseWrapper, cursor: CursorWrapper, tables: list[str]) -> dict[Names, str]:
    wanted = {}
    for table in tables:
        # As the table is, which a migrate to an earlier state may leave different from the model.
        described = connection.introspection.get_table_description(cursor, table)
        columns = {c.name: c.has_json_constraint for c in described if c.name not in NEVER_KEPT.get(table, ())}
        for operation, before, after in (("insert", "", "NEW"), ("update", "OLD", "NEW"), ("delete", "OLD", "")):
            name, when = f"audit_{table}_{operation}", f'AFTER {operation.upper()} ON "{table}"'
            key, was, became = f'{after or before}."id"', _json(before, columns), _json(after, columns)
            wanted[table, name] = (
                f'CREATE TRIGGER "{name}" {when} BEGIN {INTO_HISTORY} ({SQLITE_NOW}, {SQLITE_ACT}, '
                f"'{operation}', '{table}', {key}, {was}, {became}); END"
            )
    for table in APPEND_ONLY:
        for operation in ("update", "delete"):
            wanted[table, f"audit_only_append_{table}_{operation}"] = (
                f'CREATE TRIGGER "audit_only_append_{table}_{operation}" BEFORE {operation.upper()} ON "{table}" '
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    wanted["audit_block", "audit_block_made"] = (
        f'CREATE TRIGGER "audit_block_made" AFTER INSERT ON audit_block BEGIN {INTO_HISTORY} ({SQLITE_NOW}, '
        "NULL, 'house:sealing', 'insert', 'audit_block', NEW.id, NULL, json_object('seal', NEW.seal)); END"
    )
    return wanted


def _json(row: str, columns: dict[str, bool]) -> str:
    """A row of SQLite's as a JSON object; a column that holds JSON stays JSON."""
    if not row:
        return "NULL"
    values = ((name, f'{row}."{name}"', is_json) for name, is_json in columns.items())
    pairs = (f"'{name}', json({value})" if is_json else f"'{name}', {value}" for name, value, is_json in values)
    return f"json_object({', '.join(pairs)})"


INTO_HISTORY = "INSERT INTO audit_rowchange (at, act, actor, operation, table_name, row_id, before, after) VALUES"
SQLITE_NOW = "strftime('%Y-%m-%d %H:%M:%f000', 'now')"
SQLITE_ACT = "alongside_act(), alongside_actor()"
POSTGRESQL_NOW = """
    clock_timestamp(), nullif(current_setting('alongside.act', true), '')::uuid,
    coalesce(nullif(current_setting('alongside.actor', true), ''), 'outside')"""
POSTGRESQL_FUNCTIONS = f"""
CREATE OR REPLACE FUNCTION alongside_history() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE old_row jsonb; new_row jsonb; left_out text[] := coalesce(TG_ARGV, '{{}}');
BEGIN
  IF TG_OP <> 'INSERT' THEN old_row := to_jsonb(OLD) - left_out; END IF;
  IF TG_OP <> 'DELETE' THEN new_row := to_jsonb(NEW) - left_out; END IF;
  {INTO_HISTORY} ({POSTGRESQL_NOW},
    lower(TG_OP), TG_TABLE_NAME, coalesce(new_row, old_row) ->> 'id', old_row, new_row);
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION alongside_truncated() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  {INTO_HISTORY} ({POSTGRESQL_NOW}, 'truncate', TG_TABLE_NAME, '', NULL, NULL);
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION alongside_block_made() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  {INTO_HISTORY} (clock_timestamp(), NULL, 'house:sealing', 'insert', TG_TABLE_NAME, NEW.id, NULL,
    jsonb_build_object('seal', NEW.seal));
  RETURN NULL;
END $$;
CREATE OR REPLACE FUNCTION alongside_only_append() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
CREATE OR REPLACE FUNCTION alongside_ledger_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock_shared({LOCK});
  NEW.id := nextval(pg_get_serial_sequence('audit_ledgerentry', 'id'));
  PERFORM set_config('alongside.act', NEW.act::text, true), set_config('alongside.actor', NEW.actor, true);
  RETURN NEW;
END $$;
"""


def _wanted_on_postgresql(tables: list[str]) -> dict[Names, str]:
    wanted = {}

    def want(table: str, name: str, when: str, each: str, does: str) -> None:
        wanted[table, name] = f'CREATE TRIGGER "{name}" {when} ON "{table}" FOR EACH {each} EXECUTE FUNCTION {does}'

    for table in tables:
        left_out = ", ".join(f"'{column}'" for column in NEVER_KEPT.get(table, ()))
        want(table, f"audit_{table}", "AFTER INSERT OR UPDATE OR DELETE", "ROW", f"alongside_history({left_out})")
        want(table, f"audit_{table}_truncate", "AFTER TRUNCATE", "STATEMENT", "alongside_truncated()")
    for table in APPEND_ONLY:
        want(table, f"audit_only_append_{table}", "BEFORE UPDATE OR DELETE", "ROW", "alongside_only_append()")
        want(table, f"audit_only_append_{table}_truncate", "BEFORE TRUNCATE", "STATEMENT", "alongside_only_append()")
    want("audit_ledgerentry", "audit_ledger_order", "BEFORE INSERT", "ROW", "alongside_ledger_order()")
    want("audit_block", "audit_block_made", "AFTER INSERT", "ROW", "alongside_block_made()")
    return wanted
