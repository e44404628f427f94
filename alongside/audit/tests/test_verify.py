"""`manage.py ledger verify`: a hand on the database is found and named, and nothing else is."""

from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from alongside.audit.ledger import seal
from alongside.audit.models import Block, LedgerEntry, RowChange
from alongside.audit.proof import verify
from alongside.audit.tests.factories import by_hand, write, write_a_look


@pytest.fixture
def rows(no_lines):
    """Six, three and two rows in three blocks, and two not yet sealed; the ninth row is a look."""
    write(6)
    seal(now=timezone.now())
    write(2)
    write_a_look()
    seal(now=timezone.now())
    write(2)
    seal(now=timezone.now())
    write(2)
    return list(LedgerEntry.objects.order_by("id").values_list("id", flat=True))


def said():
    """What the command says, line by line, and its exit code."""
    out = StringIO()
    try:
        call_command("ledger", "verify", stdout=out)
    except SystemExit as end:
        return out.getvalue().splitlines(), end.code
    return out.getvalue().splitlines(), 0


def faults():
    """The faults as `row 5` or `block 2`."""
    lines, code = said()
    assert code == (1 if lines[:-1] else 0)
    assert all(line.startswith("fault ") and line.endswith(".") for line in lines[:-1])
    return [line.removeprefix("fault ").split(":")[0] for line in lines[:-1]]


def test_an_empty_ledger_is_right(no_lines):
    assert said() == (["0 rows in 0 blocks verified, 0 not yet sealed"], 0)


def test_a_ledger_that_nobody_touched_is_right(rows):
    assert said() == (["11 rows in 3 blocks verified, 2 not yet sealed"], 0)


def test_sealed_at_once_it_has_no_tail(rows):
    call_command("ledger", "seal", stdout=StringIO())
    assert said() == (["13 rows in 4 blocks verified, 0 not yet sealed"], 0)


def test_verifying_changes_nothing(rows, django_assert_max_num_queries):
    before = (LedgerEntry.objects.count(), Block.objects.count(), RowChange.objects.count())
    with django_assert_max_num_queries(20):
        verify()
    assert (LedgerEntry.objects.count(), Block.objects.count(), RowChange.objects.count()) == before


ALTERED = {
    "act": "'00000000000000000000000000000001'",
    "at": "'2020-01-01 00:00:00'",
    "acted_at": "'2020-01-01 00:00:00'",
    "actor": "'worker:somebody-else'",
    "verb": "'note.read'",
    "subject": "'people.person:2'",
    "person": "'00000000000000000000000000000002'",
    "page": "'another'",
    "sitting": "'another'",
    "day": "'2020-01-01'",
    "detail": """'{"added": true}'""",
}
# What SQLite would read as the same, or not read at all.
GARBAGE = [
    ("act", "'not a key'"),
    ("act", "x'ff00'"),
    ("at", "'whenever'"),
    ("at", "5"),
    ("at", "at || '0'"),
    ("at", "replace(at, ' ', 'T')"),
    ("at", "'2026-13-45 25:61:00'"),
    ("acted_at", "x'80'"),
    ("actor", "CAST(x'ff' AS TEXT)"),
    ("actor", "CAST(actor AS BLOB)"),
    ("actor", "actor || char(0)"),
    ("verb", "7"),
    ("subject", "''"),
    ("person", "'nobody'"),
    ("person", "12.5"),
    ("day", "'someday'"),
    ("detail", "'{'"),
    ("detail", "'null'"),
    ("detail", "' ' || detail"),
    ("detail", "'[' || replace(hex(zeroblob(20000)), '0', '[')"),
]


@pytest.mark.parametrize("column", ALTERED)
@pytest.mark.parametrize("which", [0, 4, 8])
def test_a_row_that_was_altered_is_named(rows, column, which):
    by_hand(f"UPDATE audit_ledgerentry SET {column} = {ALTERED[column]} WHERE id = %s", rows[which])
    lines, code = said()
    block = Block.objects.get(first_row__lte=rows[which], last_row__gte=rows[which]).id
    assert lines == [
        f"fault row {rows[which]}: It was altered after block {block} sealed it.",
        "10 rows in 3 blocks verified, 2 not yet sealed",
    ]
    assert code == 1


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL lets a column hold only what its type says")
@pytest.mark.parametrize("column, garbage", GARBAGE)
def test_garbage_is_found_and_does_not_stop_the_proof(rows, column, garbage):
    by_hand(f"UPDATE audit_ledgerentry SET {column} = {garbage} WHERE id = %s", rows[1])
    assert faults() == [f"row {rows[1]}"]
    assert verify().in_words() == "10 rows in 3 blocks verified, 2 not yet sealed"


@pytest.mark.skipif("connection.vendor != 'postgresql'")
@pytest.mark.parametrize("moment", ["infinity", "-infinity", "20000-01-01", "0044-03-15 BC"])
def test_a_moment_that_python_cannot_hold_is_found(rows, moment):
    by_hand("UPDATE audit_ledgerentry SET acted_at = %s WHERE id = %s", moment, rows[1])
    assert faults() == [f"row {rows[1]}"]


@pytest.mark.parametrize("which", [0, 3, 5, 6, 8, 10])
def test_a_row_that_was_taken_away_is_named(rows, which):
    by_hand("DELETE FROM audit_ledgerentry WHERE id = %s", rows[which])
    assert faults() == [f"row {rows[which]}"]
    assert verify().in_words() == "10 rows in 3 blocks verified, 2 not yet sealed"


def test_all_sealed_rows_taken_away_are_all_named(rows):
    by_hand("DELETE FROM audit_ledgerentry")
    assert faults() == [f"row {key}" for key in rows[:11]]


INSERT = (
    "INSERT INTO audit_ledgerentry (id, act, at, acted_at, actor, verb, subject, person, page, sitting, day, detail) "
    "SELECT {id}, act, {at}, acted_at, actor, 'note.recorded', subject, person, page, sitting, day, detail "
    "FROM audit_ledgerentry WHERE id = %s"
)


@pytest.mark.parametrize("at", ["at", "'2020-01-01 00:00:00+00:00'"])
@pytest.mark.parametrize("place", ["before the first", "between"])
def test_a_row_put_into_a_sealed_range_is_named(rows, at, place):
    if place == "between":
        by_hand("DELETE FROM audit_ledgerentry WHERE id = %s", rows[4])
        new, found = rows[4], [f"row {rows[4]}"]
    else:
        new, found = rows[0] - 1, [f"row {rows[0] - 1}"]
    by_hand(INSERT.format(id=new, at=at), rows[2])
    assert faults() == found


def test_a_row_put_between_two_blocks_is_named(no_lines):
    keys = write(3)
    by_hand("DELETE FROM audit_ledgerentry WHERE id = %s", keys[1])
    by_hand("DELETE FROM audit_ledgerentry WHERE id = %s", keys[2])
    seal(now=timezone.now())
    write(1)
    seal(now=timezone.now())
    by_hand(INSERT.format(id=keys[1], at="at"), keys[0])
    assert said()[0] == [
        f"fault row {keys[1]}: It was added after block 2 was sealed over its place.",
        "2 rows in 2 blocks verified, 0 not yet sealed",
    ]


def test_a_row_put_at_the_end_with_an_old_moment_is_named(rows):
    by_hand(INSERT.format(id=rows[-1] + 1, at="'2020-01-01 00:00:00+00:00'"), rows[2])
    assert said()[0] == [
        f"fault row {rows[-1] + 1}: It is not sealed, though it says that it is older than the newest block.",
        "11 rows in 3 blocks verified, 3 not yet sealed",
    ]


def test_a_row_that_waits_for_its_seal_is_no_fault(no_lines):
    now = timezone.now()
    write(1)
    seal(now=now)
    write(1)
    LedgerEntry.objects.bulk_create([row_at(now - timedelta(minutes=1, seconds=55))])
    assert faults() == []
    LedgerEntry.objects.bulk_create([row_at(now - timedelta(minutes=2, seconds=5))])
    assert faults() == [f"row {LedgerEntry.objects.latest('id').id}"]


def row_at(moment):
    from alongside.audit.ledger import entry

    row = entry("note.recorded", "worker:mina", "conversations.note:1")
    row.at = moment
    return row


@pytest.mark.parametrize("which, new", [(2, "into the tail"), (5, "below all")])
def test_a_row_that_was_given_another_number_is_named_by_both(rows, which, new):
    number = rows[-1] + 5 if new == "into the tail" else rows[0] - 1
    by_hand("UPDATE audit_ledgerentry SET id = %s WHERE id = %s", number, rows[which])
    assert set(faults()) == (
        {f"row {rows[which]}"} if new == "into the tail" else {f"row {rows[which]}", f"row {number}"}
    )


def test_a_number_exchanged_with_another_is_named_by_both(rows):
    by_hand("UPDATE audit_ledgerentry SET id = -1 WHERE id = %s", rows[1])
    by_hand("UPDATE audit_ledgerentry SET id = %s WHERE id = %s", rows[1], rows[7])
    by_hand("UPDATE audit_ledgerentry SET id = %s WHERE id = -1", rows[7])
    assert faults() == [f"row {rows[1]}", f"row {rows[7]}"]


ALTERED_BLOCK = {
    "sealed_at": "'2020-01-01 00:00:00+00:00'",
    "first_row": "first_row + 1",
    "last_row": "last_row + 1",
    "rows": "'[]'",
    "previous": "'0'",
    "seal": "'0'",
}


@pytest.mark.parametrize("column", ALTERED_BLOCK)
@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_block_that_was_altered_is_named_and_no_row_is_blamed(rows, column, number):
    by_hand(f"UPDATE audit_block SET {column} = {ALTERED_BLOCK[column]} WHERE id = %s", number)
    lines, code = said()
    assert lines[:-1] == [
        f"fault block {number}: Its seal does not fit what it holds, or it was sealed with another key."
    ]
    assert " in 2 blocks verified" in lines[-1]
    assert code == 1


GARBAGE_BLOCK = [
    ("rows", "'{'"),
    ("rows", "'5'"),
    ("rows", "'null'"),
    ("rows", "'[[1]]'"),
    ("rows", "'{\"a\": 1}'"),
    ("rows", "x'ff'"),
    ("rows", "CAST(x'ff' AS TEXT)"),
    ("rows", "replace(hex(zeroblob(100000)), '0', '[')"),
    ("sealed_at", "'whenever'"),
    ("sealed_at", "'2026-13-45 25:61:00'"),
    ("first_row", "'x'"),
    ("last_row", "'x'"),
    ("last_row", "9e30"),
    ("last_row", "x'00'"),
    ("previous", "x'00'"),
    ("seal", "x'00'"),
    ("seal", "'é'"),
    ("seal", "5"),
]


@pytest.mark.skipif("connection.vendor != 'sqlite'", reason="PostgreSQL lets a column hold only what its type says")
@pytest.mark.parametrize("column, garbage", GARBAGE_BLOCK)
@pytest.mark.parametrize("number", [1, 3])
def test_a_block_of_garbage_is_named_and_does_not_stop_the_proof(rows, column, garbage, number):
    by_hand(f"UPDATE audit_block SET {column} = {garbage} WHERE id = %s", number)
    assert faults() == [f"block {number}"]


@pytest.mark.parametrize("garbage", ["5", "null", "[[1]]", '{"a": 1}', '["x"]'])
def test_json_that_is_no_list_of_rows_is_named(rows, garbage):
    by_hand("UPDATE audit_block SET rows = %s WHERE id = 2", garbage)
    assert faults() == ["block 2"]


@pytest.mark.skipif("connection.vendor != 'sqlite'")
@pytest.mark.parametrize("number", ["'x'", "2.5", "x'00'"])
def test_a_block_whose_number_is_none_is_named(rows, number):
    by_hand(f"UPDATE audit_block SET id = {number} WHERE id = 2")
    assert "block 2" in faults()
    assert len(faults()) == 2


@pytest.mark.parametrize("number", [1, 2, 3])
def test_a_block_that_was_taken_away_is_named_and_no_row_is_blamed(rows, number):
    by_hand("DELETE FROM audit_block WHERE id = %s", number)
    assert said()[0][:-1] == [f"fault block {number}: It is missing."]


def test_all_blocks_taken_away_are_all_named(rows):
    by_hand("DELETE FROM audit_block")
    assert said() == (
        [
            "fault block 1: It is missing.",
            "fault block 2: It is missing.",
            "fault block 3: It is missing.",
            "0 rows in 0 blocks verified, 13 not yet sealed",
        ],
        1,
    )


def test_a_newest_block_made_again_over_altered_rows_is_named(rows):
    from alongside.audit.triggers import install

    by_hand("DELETE FROM audit_block WHERE id = 3")
    by_hand("UPDATE audit_ledgerentry SET actor = 'worker:else' WHERE id = %s", rows[10])
    install(connection)
    seal(now=timezone.now())
    assert faults() == ["block 3"]
    by_hand("UPDATE audit_block SET seal = seal WHERE id = 3")
    seal(now=timezone.now())
    assert faults() == ["block 3"], "and is named for ever after"


def test_a_newest_block_made_again_with_triggers_away_is_named(rows):
    by_hand("DELETE FROM audit_block WHERE id = 3")
    by_hand("UPDATE audit_ledgerentry SET actor = 'worker:else' WHERE id = %s", rows[10])
    seal(now=timezone.now())
    assert said()[0][:-1] == ["fault block 3: It is not the one that was made."]


ADD_BLOCK = (
    "INSERT INTO audit_block (id, sealed_at, first_row, last_row, rows, previous, seal) "
    "SELECT %s, sealed_at, first_row, last_row, rows, previous, seal FROM audit_block WHERE id = %s"
)


@pytest.mark.parametrize("number, of", [(4, 3), (0, 1), (-7, 2)])
def test_a_block_that_was_added_is_named(rows, number, of):
    by_hand(ADD_BLOCK, number, of)
    assert faults() == [f"block {number}"]


def test_a_block_with_a_far_number_is_named_with_the_gap_before_it(rows):
    by_hand(ADD_BLOCK, 6, 3)
    assert faults() == ["block 4", "block 5", "block 6"]
    by_hand("UPDATE audit_block SET id = 10000000000000 WHERE id = 6")
    assert len(faults()) == 1001


def test_a_row_and_its_block_altered_alike_need_the_key(rows, settings):
    settings.LEDGER_KEY, key = "a guess", settings.LEDGER_KEY
    from alongside.audit.fingerprints import fingerprints
    from alongside.audit.ledger import seal_of

    by_hand("UPDATE audit_ledgerentry SET actor = 'worker:else' WHERE id = %s", rows[0])
    block = Block.objects.get(id=1)
    block.rows = [list(row) for row in fingerprints(until=block.last_row)]
    block.seal = seal_of(block)
    block.save()
    settings.LEDGER_KEY = key
    assert faults() == ["block 1"]


def test_a_block_from_elsewhere_in_the_chain_does_not_follow(rows):
    """Sealed with the right key, as one from an older copy of the ledger would be."""
    from alongside.audit.ledger import seal_of

    by_hand("SELECT 1")
    block = Block.objects.get(id=2)
    block.previous = "0" * 64
    block.seal = seal_of(block)
    block.save()
    assert said()[0][:-1] == [
        "fault block 2: It does not follow from the block before it.",
    ]


def test_with_another_key_every_block_is_broken(rows, settings):
    settings.LEDGER_KEY = "another"
    lines, code = said()
    assert [line.split(":")[0] for line in lines[:-1]] == ["fault block 1", "fault block 2", "fault block 3"]
    assert lines[-1] == "0 rows in 0 blocks verified, 2 not yet sealed"
    assert code == 1


def test_a_row_history_that_was_altered_can_only_accuse(rows):
    by_hand("UPDATE audit_rowchange SET row_id = 'x' WHERE row_id = '3'")
    assert faults() == []
    by_hand("DELETE FROM audit_rowchange")
    assert faults() == []


def test_several_hands_are_all_named(rows):
    by_hand("UPDATE audit_ledgerentry SET verb = 'x.y' WHERE id = %s", rows[0])
    by_hand("DELETE FROM audit_ledgerentry WHERE id = %s", rows[7])
    by_hand("UPDATE audit_block SET previous = '0' WHERE id = 3")
    by_hand(INSERT.format(id=rows[-1] + 1, at="'2020-01-01 00:00:00+00:00'"), rows[2])
    assert faults() == [f"row {rows[0]}", f"row {rows[7]}", "block 3", f"row {rows[-1] + 1}"]
