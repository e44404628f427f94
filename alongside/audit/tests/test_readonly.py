"""A page that is only read writes nothing."""

import pytest
from django.db import connection, transaction

from alongside.audit.ledger import write_list
from alongside.audit.models import LedgerEntry
from alongside.audit.readonly import EXCEPTIONS, WroteWhileReading, refuse_writes, writing_for
from alongside.audit.tests.factories import AT, teams

pytestmark = pytest.mark.django_db


@pytest.fixture
def only_reading():
    with connection.execute_wrapper(refuse_writes):
        yield


def raw(statement):
    with connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.usefixtures("only_reading")
def test_reading_is_let_through():
    assert not teams().exists()
    with transaction.atomic():
        raw("WITH updated AS (SELECT 1 AS deleted_at) SELECT * FROM updated")
        raw("  \n SELECT 1")


@pytest.mark.parametrize(
    "statement",
    [
        "INSERT INTO workforce_team (id) VALUES (1)",
        "UPDATE workforce_team SET name = ''",
        "DELETE FROM workforce_team",
        "  delete from workforce_team",
        "/* SELECT */ DELETE FROM workforce_team",
        "WITH gone AS (SELECT 1) DELETE FROM workforce_team",
        "REPLACE INTO workforce_team (id) VALUES (1)",
        "TRUNCATE workforce_team",
        "DROP TABLE workforce_team",
        "EXPLAIN ANALYZE DELETE FROM workforce_team",
        'INSERT INTO "audit_rowchange" (id) VALUES (1)',
        'INSERT INTO "workforce_team" SELECT * FROM "audit_ledgerentry"',
    ],
)
@pytest.mark.usefixtures("only_reading")
def test_writing_is_refused(statement):
    with pytest.raises(WroteWhileReading, match="A page that is only read tried"):
        raw(statement)


@pytest.mark.usefixtures("only_reading")
def test_the_ledger_takes_its_line():
    before = LedgerEntry.objects.count()
    write_list("worker:mina", page="find", shown=[], at=AT)
    assert LedgerEntry.objects.count() == before + 1


@pytest.mark.usefixtures("only_reading")
def test_the_named_exceptions_may_write_and_no_other():
    with writing_for(EXCEPTIONS[0]):
        teams().create(name="Stevenage")
    with pytest.raises(WroteWhileReading):
        teams().create(name="Hitchin")
    with pytest.raises(ValueError, match="may not write for convenience"), writing_for("convenience"):
        pass
