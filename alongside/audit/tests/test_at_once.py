"""Several at once: writers, sealers and provers in threads of their own, with connections of their own."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.apps import apps
from django.db import connection, connections, transaction
from django.utils import timezone

from alongside.access.permissions import Permission
from alongside.audit.acts import action
from alongside.audit.ledger import entry, seal, write_look
from alongside.audit.models import Block, LedgerEntry
from alongside.audit.proof import verify
from alongside.audit.tests.factories import AT, MANAGER, teams, write
from alongside.kit.ids import new_id
from alongside.kit.refusals import AlreadyDone
from alongside.kit.versions import create_once

pytestmark = pytest.mark.usefixtures("no_lines_kept")


@action("team.added", needs=Permission.TEAMS_MANAGE, creates="workforce.team")
def add_once(*, name, id, by, at):
    """Add a team once."""
    return create_once(apps.get_model("workforce", "Team"), id=id, name=name)


def all_at_once(*work):
    """Do each in a thread of its own, all from the same moment; gives what each gave."""
    together = threading.Barrier(len(work))

    def begin(one):
        together.wait()
        try:
            return one()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(work)) as threads:
        return list(threads.map(begin, work))


def test_a_form_sent_four_times_at_once_is_done_once():
    key = new_id()

    def send():
        try:
            return add_once(name="Stevenage", id=key, by=MANAGER, at=AT)
        except AlreadyDone:
            return None

    made = all_at_once(send, send, send, send)
    assert [team.pk for team in made if team] == [key]
    assert [team.name for team in teams().all()] == ["Stevenage"]
    assert LedgerEntry.objects.count() == 1


def test_of_many_sealers_one_wins_each_row():
    write(20)
    sealed = all_at_once(*[lambda: seal(now=timezone.now())] * 4)
    assert sorted(sealed) == [0, 0, 0, 20]
    assert verify().in_words() == "20 rows in 1 blocks verified, 0 not yet sealed"


def test_a_sealer_does_not_wait_for_a_long_writer():
    write(1)
    written, done = threading.Event(), threading.Event()

    def long_act():
        with transaction.atomic():
            entry("note.recorded", "worker:mina", "conversations.note:1").save(force_insert=True)
            written.set()
            done.wait(30)

    def sealer():
        if connection.vendor == "sqlite":
            connection.ensure_connection()
            connection.connection.execute("PRAGMA busy_timeout = 300")
        written.wait(30)
        before = time.monotonic()
        try:
            return seal(now=timezone.now()), time.monotonic() - before
        finally:
            done.set()

    _, (sealed, waited) = all_at_once(long_act, sealer)
    assert sealed == 0
    assert waited < 10
    assert not Block.objects.exists()
    assert seal(now=timezone.now()) == 2


def test_writers_and_a_sealer_at_once_never_make_a_fault():
    """No row may appear below a sealed one, however long its writer takes to commit."""
    writing, enough, blocks_wanted = threading.Event(), time.monotonic() + 30, 3
    writing.set()
    written = []

    def writer(who):
        def work():
            number = 0
            while number < 20 or (Block.objects.count() < blocks_wanted and time.monotonic() < enough):
                number += 1
                with transaction.atomic():
                    entry("note.recorded", f"worker:{who}", f"conversations.note:{number}").save(force_insert=True)
                    time.sleep(0.002 * (number % 3))  # so that numbers are given and kept in different orders
                key = new_id()
                write_look(f"worker:{who}", f"people.person:{key}", page="story", sitting="a", person=key, at=AT)
                time.sleep(0.02)
            written.append(number * 2)

        return work

    def sealer():
        while writing.is_set():
            seal(now=timezone.now())
            time.sleep(0.005)

    def prover():
        found = []
        while writing.is_set():
            found += verify().faults
            time.sleep(0.02)
        return found

    def all_writers():
        try:
            all_at_once(*[writer(who) for who in range(4)])
        finally:
            writing.clear()

    _, _, found = all_at_once(all_writers, sealer, prover)
    assert found == []
    seal(now=timezone.now())
    proof = verify()
    assert proof.faults == []
    assert (proof.rows, proof.unsealed) == (sum(written), 0)
    assert proof.blocks >= blocks_wanted, "the sealer had its turns between the writers"
