"""The cast in a database of their own, beside the tests' empty one: a test that asks for them finds them there.

They are gathered by their actions once for each process, and kept as rows. A test in a transaction, as nearly all are,
is given the connection to their database for its time; one that really writes has their rows put into its own.
"""

import copy
import sqlite3
from contextlib import contextmanager

import psycopg
from django.apps import apps
from django.db import connection, transaction
from django.utils import timezone

# What stands in a transaction is gone with it, and its databases with the run.
_kept = {}


def gathered():
    """The cast, as they stand now, in objects of the test's own."""
    if not _kept:
        from tests.cast import gather

        with transaction.atomic():
            _kept.update(cast=gather(timezone.now()), rows=_rows_of_every_room())
            transaction.set_rollback(True)
    return copy.deepcopy(_kept["cast"])


def put_back():
    """The cast's rows into the database that is asked now. The statements are written once, and kept."""
    if "statements" not in _kept:
        gathered()
        _kept["statements"] = written = []

        def keep(execute, sql, params, many, context):
            if sql.startswith("INSERT"):
                written.append((sql, params))
            return execute(sql, params, many, context)

        with connection.execute_wrapper(keep), transaction.atomic():
            for model, many in _kept["rows"].items():
                model._base_manager.bulk_create(copy.copy(one) for one in many)
        if connection.vendor == "postgresql":
            cursor = psycopg.ClientCursor(connection.connection)
            written[:] = [(";".join(cursor.mogrify(sql, params) for sql, params in written), None)]
        return
    with transaction.atomic(), connection.cursor() as cursor:  # rows may come before those they point to
        for sql, params in _kept["statements"]:
            cursor.execute(sql, params)


@contextmanager
def where_they_stand():
    """Ask the cast's own database instead of the empty one, in this thread and in those it starts."""
    gathered()
    name = connection.settings_dict["NAME"]
    of_the_cast = _kept.setdefault("name", None) or _copy_of_the_empty_one()
    own, connection.connection = connection.connection, _kept.get("connection")
    connection.settings_dict["NAME"] = of_the_cast
    try:
        if _kept["name"] is None:
            put_back()
            _kept["name"] = of_the_cast
        yield
    finally:
        _kept["connection"] = connection.connection  # a test may have closed it, or opened it anew
        connection.connection, connection.settings_dict["NAME"] = own, name


def close():
    """Let go of the connection to the cast's database."""
    if kept := _kept.pop("connection", None):
        kept.close()


def _rows_of_every_room():
    """Every row of every table of ours but the row history, which writes itself."""
    ours = [model for model in apps.get_models() if model.__module__.startswith("alongside.")]
    return {model: list(model._base_manager.all()) for model in ours if model._meta.db_table != "audit_rowchange"}


def _copy_of_the_empty_one():
    """Its name: a database with the tables, and with sequences that are past what the cast was given."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with sqlite3.connect(f"{name}-cast") as file:
            connection.connection.backup(file)
        file.close()
        return f"{name}-cast"
    facts = {**connection.get_connection_params(), "dbname": "postgres", "cursor_factory": None}
    connection.close()  # nobody may be in a database that is copied
    with psycopg.connect(**facts, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{name}_cast" TEMPLATE "{name}"')
    return f"{name}_cast"
