"""Lines of looks and lists, and their sealing."""

import logging
from datetime import timedelta
from uuid import UUID

import pytest
from django.core.management import call_command
from django.db import OperationalError, connection

from alongside.audit import ledger
from alongside.audit.acting import Act
from alongside.audit.fingerprints import fingerprints
from alongside.audit.ledger import seal, seal_of, write_list, write_look
from alongside.audit.models import Block, LedgerEntry, RowChange
from alongside.audit.tests.factories import AT, teams, write

pytestmark = pytest.mark.usefixtures("no_lines")
SIMON, ANN = UUID(int=1), UUID(int=2)


def look(**other):
    words = {"subject": "people.person:1", "page": "story", "sitting": "a", "person": SIMON, "at": AT, **other}
    write_look(words.pop("actor", "worker:mina"), words.pop("subject"), **words)


def test_a_look_is_one_line_however_often_the_page_is_read_that_day():
    look()
    look(at=AT + timedelta(minutes=5))
    line = LedgerEntry.objects.get()
    assert (line.verb, line.actor, line.person, line.page, line.sitting) == (
        "looked",
        "worker:mina",
        SIMON,
        "story",
        "a",
    )
    assert (line.day.isoformat(), line.acted_at) == ("2026-11-17", AT)


@pytest.mark.parametrize(
    "other",
    [
        {"actor": "worker:ann"},
        {"subject": "people.person:2", "person": ANN},
        {"page": "looks"},
        {"sitting": "b"},
        {"at": AT + timedelta(hours=4, minutes=30)},  # midnight in London
    ],
)
def test_another_worker_person_page_sitting_or_day_is_another_look(other):
    look()
    look(**other)
    assert LedgerEntry.objects.count() == 2


def test_a_list_is_one_line_with_the_keys_that_were_shown():
    write_list("worker:mina", page="find", shown=[SIMON, ANN], at=AT)
    line = LedgerEntry.objects.get()
    assert (line.verb, line.subject, line.page) == ("listed", "find", "find")
    assert line.detail == {"shown": [str(SIMON), str(ANN)]}


def test_a_block_lists_its_rows_and_covers_the_block_before():
    first = write(3)
    assert seal(now=AT) == 3
    second = write(2)
    assert seal(now=AT + timedelta(minutes=1)) == 2
    one, two = Block.objects.order_by("id")
    assert (one.id, one.first_row, one.last_row, one.previous) == (1, first[0], first[-1], "")
    assert (two.id, two.first_row, two.last_row, two.previous) == (2, second[0], second[-1], one.seal)
    assert two.rows == [list(row) for row in fingerprints(after=first[-1])]
    assert two.seal == seal_of(two)


def test_nothing_new_makes_no_block():
    assert seal(now=AT) == 0
    write(1)
    seal(now=AT)
    assert seal(now=AT) == 0
    assert Block.objects.count() == 1


def test_a_long_tail_becomes_several_blocks(monkeypatch):
    monkeypatch.setattr(ledger, "ROWS_IN_A_BLOCK", 2)
    write(5)
    assert seal(now=AT) == 5
    assert [len(block.rows) for block in Block.objects.order_by("id")] == [2, 2, 1]


def test_a_seal_hangs_on_the_key(settings):
    write(1)
    seal(now=AT)
    block = Block.objects.get()
    settings.LEDGER_KEY = "another"
    assert seal_of(block) != block.seal


def test_the_head_goes_to_the_log_too(caplog):
    write(1)
    with caplog.at_level(logging.INFO, logger="alongside.ledger"):
        seal(now=AT)
    assert Block.objects.get().seal in caplog.text


def test_a_sealer_who_does_not_get_the_lock_leaves_it_for_the_next_minute(monkeypatch, caplog):
    write(1)
    # The lock itself is met in test_at_once.py; here, that no error leaves the sealer.
    monkeypatch.setattr(ledger, "fingerprints", refuse)
    assert seal(now=AT) == 0
    assert "not sealed this time" in caplog.text


def refuse(**_):
    raise OperationalError("database is locked")


def test_every_column_of_a_row_is_in_its_fingerprint():
    from alongside.audit.fingerprints import COLUMNS

    assert set(COLUMNS) == {field.column for field in LedgerEntry._meta.concrete_fields}


def test_many_rows_are_read_a_few_thousand_at_a_time(monkeypatch):
    from alongside.audit import fingerprints as module

    keys = write(5)
    monkeypatch.setattr(module, "READ_AT_ONCE", 2)
    assert [key for key, _ in module.fingerprints()] == keys
    assert [key for key, _ in module.fingerprints(after=keys[0], until=keys[3])] == keys[1:4]


def test_the_command_seals_now(capsys):
    write(2)
    call_command("ledger", "seal")
    assert capsys.readouterr().out == "2 rows sealed\n"
    assert Block.objects.count() == 1


def test_triggers_are_told_of_an_act_where_they_cannot_ask(django_assert_num_queries):
    cannot_ask = connection.vendor == "postgresql"
    with django_assert_num_queries(1 if cannot_ask else 0):
        ledger.tell_triggers(Act(SIMON, "worker:mina"))
    told = RowChange.objects.of(teams().create(id=ANN, name="Armley")).get()
    assert (told.act, told.actor) == ((SIMON, "worker:mina") if cannot_ask else (None, "outside"))


def test_rows_and_blocks_say_what_they_are():
    [key] = write(1)
    seal(now=AT)
    assert str(LedgerEntry.objects.get()).endswith("worker:mina note.recorded conversations.note:0")
    assert str(Block.objects.get()) == f"block 1, rows {key} to {key}"
