"""Statements that PostgreSQL keeps planned."""

from datetime import UTC, datetime

from django.db import connection, connections

from alongside.kit import planned
from alongside.kit.models import RecurringSlot
from alongside.kit.prepared import Prepared

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def test_values_stand_beside_a_statement_by_number():
    assert planned.numbered("name = %s AND slot LIKE '10%%' AND id = %s") == "name = $1 AND slot LIKE '10%' AND id = $2"


def test_what_is_constant_stands_in_it():
    sql, left = planned.with_constants(
        "a = %s AND b = %s AND c = %s AND d LIKE '%%' AND e = %s", [1, NOON, "O'N%", True]
    )
    assert (sql, left) == ("a = 1 AND b = %s AND c = 'O''N%%' AND d LIKE '%%' AND e = True", [NOON])


def test_a_constant_with_every_mark_is_found(db):
    RecurringSlot.objects.create(name="50% of O'Neill's", slot="1", taken_at=NOON)
    named = Prepared(lambda at: RecurringSlot.objects.filter(name="50% of O'Neill's", taken_at__lte=at), at=datetime)
    assert len(named(at=NOON)) == 1


def test_postgresql_plans_a_question_once_a_connection(db):
    """On SQLite, which keeps statements by itself, there is nothing to see."""
    asked = connections["default"]
    slots = Prepared(lambda at: RecurringSlot.objects.filter(taken_at__lte=at, name="planned once"), at=datetime)
    for _ in range(3):
        assert slots(at=NOON) == []
    with planned.cursor(asked) as cursor:
        cursor.execute("SELECT %s" + ("::text" if asked.vendor == "postgresql" else ""), ["once"])
        assert cursor.fetchone() == ("once",)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%planned once%'")
            assert cursor.fetchone() == (1,)
