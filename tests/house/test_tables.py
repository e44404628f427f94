"""Every table has a history that keeps every column, or a reason to have none, on both databases."""

import ast
import os
import re
import subprocess
import sys
from io import StringIO

import psycopg
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from alongside.audit.triggers import APPEND_ONLY, NEVER_KEPT, WITHOUT_HISTORY, install, installed, tables_with_history
from alongside.people.models.story_item import ALL_WORDS
from tests.house.repository import ROOT, code, tree

pytestmark = pytest.mark.django_db


def our_tables():
    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: model for model in models if model.__module__.startswith("alongside.")}


def triggers():
    with connection.cursor() as cursor:
        return installed(cursor, connection.vendor)


def test_every_table_has_a_history_or_a_reason():
    assert set(our_tables()) == {*tables_with_history(), *APPEND_ONLY, *WITHOUT_HISTORY}
    assert all(WITHOUT_HISTORY.values())


def test_each_has_its_triggers():
    found = triggers()
    assert {table for table, _ in found} == {*tables_with_history(), *APPEND_ONLY}
    each = {"insert", "update", "delete"} if connection.vendor == "sqlite" else {"truncate", ""}
    for table in tables_with_history():
        names = {name.removeprefix(f"audit_{table}").strip("_") for of, name in found if of == table}
        assert names == each, table


def test_the_history_keeps_every_column_there_is():
    """SQLite's triggers name their columns; PostgreSQL's take the whole row but what they are told to leave out."""
    found = triggers()
    with connection.cursor() as cursor:
        for table, columns in tables_with_history().items():
            described = connection.introspection.get_table_description(cursor, table)
            there = [column.name for column in described if column.name not in NEVER_KEPT.get(table, ())]
            assert sorted(there) == sorted(columns), table
            if connection.vendor == "sqlite":
                written = found[table, f"audit_{table}_insert"].split("json_object(")[1]
                kept = re.findall(r"'(\w+)', (?:json\()?NEW\.\"(\w+)\"", written)
                assert sorted(kept) == sorted((column, column) for column in columns), table


def test_what_is_left_out_is_a_password_and_words_kept_a_second_time():
    assert NEVER_KEPT == {"workforce_account": ("password",), "people_storyitem": ALL_WORDS}
    assert set(NEVER_KEPT) <= set(our_tables())


def test_nothing_is_to_be_put_right():
    before = triggers()
    install(connection)
    assert triggers() == before


def test_every_record_has_a_key_of_its_own():
    wrong = {table for table, model in our_tables().items() if model._meta.pk.column != "id"}
    assert wrong == set()


def test_every_row_of_the_cast_says_what_it_is(cast):
    """In a few words: it stands so in a list to choose from, and in whatever goes wrong."""
    said = {model: str(row) for model in our_tables().values() if (row := model._base_manager.first())}
    assert len(said) > 80
    wrong = {model.__name__: words for model, words in said.items() if not words.strip() or len(words) > 300}
    assert wrong == {}
    assert not [model.__name__ for model, words in said.items() if re.search(r"object \(", words)]


def test_a_key_that_goes_with_what_it_points_to_is_argued():
    """`on_delete` is PROTECT; another has its reason beside it, in the code."""
    wrong = []
    for path in code():
        lines = path.read_text(encoding="utf-8").splitlines()
        for node in ast.walk(tree(path)):
            ways = (
                [word.value for word in node.keywords if word.arg == "on_delete"] if isinstance(node, ast.Call) else []
            )
            if ways and "PROTECT" not in ast.unparse(ways[0]):
                written = lines[node.lineno - 2 : node.end_lineno]
                wrong += [] if any("#" in line for line in written) else [f"{path.relative_to(ROOT)}:{node.lineno}"]
    assert wrong == []


def test_a_council_s_database_is_migrated_from_nothing():
    """On PostgreSQL, beside the tests' own; the demo does it on SQLite."""
    if connection.vendor != "postgresql":
        pytest.skip("the demo's tests migrate SQLite")
    facts = connection.get_connection_params()
    with psycopg.connect(**{**facts, "dbname": "postgres", "cursor_factory": None}, autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS from_nothing")
        server.execute("CREATE DATABASE from_nothing")
        url = re.sub(r"/[^/?]+(\?|$)", r"/from_nothing\1", os.environ["DATABASE_URL"], count=1)
        command = [sys.executable, "manage.py", "migrate", "--noinput"]
        done = subprocess.run(
            command, cwd=ROOT, env={**os.environ, "DATABASE_URL": url}, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
        assert "Applying people." in done.stdout
        server.execute("DROP DATABASE from_nothing")


def test_the_migrations_make_what_the_models_say():
    out = StringIO()
    call_command("makemigrations", "--check", "--dry-run", stdout=out)
    assert out.getvalue() == "No changes detected\n"
