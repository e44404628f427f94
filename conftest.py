"""What every test stands on: which tests are journeys, which browser drives them, what a flush leaves alone.

The rest (warnings are errors, random order, blocked sockets) is in pyproject.toml.
"""

import os
import sqlite3
from pathlib import Path

import hypothesis
import pytest

from tests import stage
from tests.browser import find_browser, flags

# Playwright keeps an event loop in the test's own thread, where Django would otherwise refuse the database.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

# How long an example takes depends on what else the machine does; a slow one is no fault.
hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.load_profile("house")

JOURNEYS = Path(__file__).parent / "tests" / "journeys"

# Nothing is taken out of these by the way: their triggers refuse it, in a test as in a council.
APPEND_ONLY = {"audit_ledgerentry", "audit_rowchange", "audit_block"}


def pytest_addoption(parser):
    parser.addoption("--no-journeys", action="store_true", help="Leave out the tests that need a browser.")
    parser.addoption("--no-walks", action="store_true", help="Leave out the tests that open every page as everybody.")
    parser.addoption("--database-only", action="store_true", help="Leave out the tests that ask no database.")


def pytest_collection_modifyitems(config, items):
    """Mark what lives in tests/journeys, and leave out what is asked: beside `-k`, `-m` and paths, never instead."""
    kept, left_out = [], []
    for item in items:
        is_journey = item.path.is_relative_to(JOURNEYS)
        if is_journey:
            item.add_marker("journey")
        is_unwanted = (
            (is_journey and config.getoption("--no-journeys"))
            or (item.get_closest_marker("walk") and config.getoption("--no-walks"))
            or (config.getoption("--database-only") and not asks_the_database(item))
        )
        (left_out if is_unwanted else kept).append(item)
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = kept


def asks_the_database(item):
    """Does a test read or write the database? What does not says the same beside either."""
    return bool(item.get_closest_marker("django_db") or {"db", "transactional_db"}.intersection(item.fixturenames))


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Start the browser of this machine; with none found, the one Playwright keeps."""
    found = find_browser()
    executable = {"executable_path": found} if found else {}
    return {**browser_type_launch_args, "args": flags(), **executable}


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """Give SQLite a file of this run's own: the threads of a live server share one, two runs side by side must not."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")


@pytest.fixture(autouse=True, scope="session")
def keep_append_only_tables():
    """Let the flush after transactional tests pass over what refuses DELETE and TRUNCATE; SQLite needs no flush."""
    from django.db import connection
    from django.test import TransactionTestCase

    patch = pytest.MonkeyPatch()
    operations = type(connection.ops)
    flush = operations.sql_flush

    def sql_flush(self, style, tables, **options):
        return flush(self, style, [table for table in tables if table not in APPEND_ONLY], **options)

    patch.setattr(operations, "sql_flush", sql_flush)
    if connection.vendor == "sqlite":
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda self: None)
    yield
    patch.undo()


def is_really_written(request):
    """Does what a test writes reach the database, past any transaction?"""
    marker = request.node.get_closest_marker("django_db")
    is_asked = marker is not None and marker.kwargs.get("transaction")
    return bool(is_asked or {"transactional_db", "live_server"}.intersection(request.fixturenames))


@pytest.fixture(autouse=True)
def leave_nothing(request, django_db_blocker):
    """What a test has really written goes with it, ledger and all: the tests after it begin with nothing.

    SQLite's file is put back as it was before the first of them, which takes a hundredth of a flush.
    """
    if not is_really_written(request):
        yield
        return
    from django.db import connection

    from alongside.audit.tests.factories import empty_ledger

    request.getfixturevalue("django_db_setup")
    is_file = connection.vendor == "sqlite"
    if is_file and not UNWRITTEN:
        UNWRITTEN.append(sqlite3.connect(":memory:"))
        with django_db_blocker.unblock():
            connection.ensure_connection()
            connection.connection.backup(UNWRITTEN[0])
    yield
    with django_db_blocker.unblock():
        if is_file:
            connection.ensure_connection()
            UNWRITTEN[0].backup(connection.connection)
        else:
            empty_ledger()


# SQLite's database of this process with nothing in it, once a test has really written.
UNWRITTEN = []


@pytest.fixture(autouse=True)
def remember_nothing():
    """A process remembers what it has read of the directory; that was another test's, and goes before each."""
    from alongside.directory.public import days
    from alongside.directory.search import meaning

    meaning.codes.begin_again()
    days.begin_again()


@pytest.fixture(scope="session")
def cast_of_this_process(django_db_setup):
    """What stage.py keeps, let go of before the databases are."""
    yield stage
    stage.close()


@pytest.fixture
def on_stage(request, cast_of_this_process, django_db_blocker):
    """Is the test given the cast's own database? Not where it really writes, or has asked of the empty one already."""
    from django.db import connection

    if is_really_written(request) or connection.in_atomic_block:
        yield False
        return
    with django_db_blocker.unblock(), stage.where_they_stand():
        yield True


@pytest.fixture
def cast(on_stage, db):
    """The cast of tests/cast.py, as they stand now."""
    if not on_stage:
        stage.put_back()
    return stage.gathered()


@pytest.fixture
def sign_in(client):
    """`sign_in(worker)` gives the test client signed in as that worker."""

    def as_worker(worker):
        client.force_login(worker.account)
        return client

    return as_worker
