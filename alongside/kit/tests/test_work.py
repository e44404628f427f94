"""Background work: nothing is lost, nothing is done by two, and what fails is tried again."""

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.management import call_command
from django.db import OperationalError, connection, connections, transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from alongside.kit import work
from alongside.kit.models import RecurringSlot
from alongside.kit.tests.factories import count, done, queued, write
from alongside.kit.work import JOBS, RECURRING, Background, job, reap, retry, send_email_later, tick, wait_before

AT = datetime(2026, 11, 17, 19, 32, 30, tzinfo=UTC)
ROOT = Path(__file__).parents[3]


@pytest.fixture(autouse=True)
def nothing_done(transactional_db):
    """Jobs are done on connections that are closed after each, so nothing here may wait in an open transaction."""
    done.clear()


def do_all():
    """Do every job that is ready, as a worker does."""
    background = Background()
    background._worker.run()
    connection.ensure_connection()


def minutes(number):
    return timedelta(minutes=number)


def age(row, by):
    """Let time go by for one row, in place of the clock."""
    for name in ("started_at", "finished_at"):
        if getattr(row, name):
            DBTaskResult.objects.filter(pk=row.pk).update(**{name: getattr(row, name) - by})


# Jobs


def test_a_job_is_done_with_what_it_was_given():
    write.enqueue("a note", twice=True)
    do_all()
    assert done == ["a note", "a note"]
    [row] = queued(write)
    assert (row.status, row.return_value, len(row.worker_ids)) == ("SUCCESSFUL", "a note", 1)


def test_a_job_asked_for_in_a_transaction_that_is_undone_was_never_asked_for():
    with transaction.atomic():
        write.enqueue("a note")
        transaction.set_rollback(True)
    do_all()
    assert done == []


def test_a_job_that_fails_waits_and_is_tried_again_until_its_tries_are_used():
    write.enqueue("nothing")
    waited = []
    for _ in range(3):
        do_all()
        [row] = queued(write)
        assert row.status == "FAILED"
        waited.append(next((m for m in (1, 5, 25, 999) if retry(row.finished_at + minutes(m))), None))
    assert waited == [1, 5, None]
    assert len(queued(write)[0].worker_ids) == 3


def test_a_job_that_failed_is_not_tried_before_its_time():
    write.enqueue("nothing")
    do_all()
    [row] = queued(write)
    assert retry(row.finished_at + timedelta(seconds=59)) == 0
    assert retry(row.finished_at + timedelta(seconds=60)) == 1
    assert retry(row.finished_at + timedelta(seconds=61)) == 0


@pytest.mark.parametrize("attempt, waits", [(2, 1), (3, 5), (4, 25), (5, 125), (6, 625)])
def test_waits_grow(attempt, waits):
    assert wait_before(attempt) == minutes(waits)


def test_the_log_names_the_job_and_the_kind_of_fault_and_no_word_of_it(caplog):
    write.enqueue("nothing")
    with caplog.at_level(logging.WARNING, logger="alongside.work"):
        do_all()
        age(queued(write)[0], minutes(60))
        retry(timezone.now())
        do_all()
        age(queued(write)[0], minutes(60))
        retry(timezone.now())
        do_all()
    said = [(record.levelname, record.getMessage()) for record in caplog.records if record.name == "alongside.work"]
    assert said == [
        ("WARNING", "job kit.tests.write failed (ValueError), try 1 of 3; it is tried again"),
        ("WARNING", "job kit.tests.write failed (ValueError), try 2 of 3; it is tried again"),
        ("ERROR", "job kit.tests.write failed (ValueError), try 3 of 3, and is left so"),
    ]


def test_a_job_that_is_no_more_is_left_alone():
    row = write.enqueue("nothing").db_result
    do_all()
    DBTaskResult.objects.filter(pk=row.pk).update(task_path="alongside.gone.tasks.gone")
    assert retry(timezone.now() + minutes(60)) == 0
    DBTaskResult.objects.filter(pk=row.pk).update(status="RUNNING")
    assert reap(timezone.now() + minutes(600)) == 0


def test_two_jobs_of_one_name_are_refused():
    with pytest.raises(ValueError, match=r"two jobs named kit\.tests\.write"):
        job("kit.tests.write")(sent_twice)
    assert JOBS[write.module_path].name == "kit.tests.write"


def sent_twice():
    """Do nothing."""


def test_many_jobs_and_several_workers_do_each_once():
    for number in range(30):
        write.enqueue(f"note {number}")

    def one_worker(_):
        try:
            Background()._worker.run()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(3) as threads:
        list(threads.map(one_worker, range(3)))
    assert sorted(done) == sorted(f"note {number}" for number in range(30))


# Workers that die


def claimed(row):
    """Take a job as a worker does, and then die."""
    row.db_result.claim("a worker that is no more")
    row.db_result.refresh_from_db()
    return row.db_result


def test_a_job_whose_worker_died_counts_as_one_failed_try():
    row = claimed(write.enqueue("a note"))
    assert reap(row.started_at + minutes(9)) == 0
    assert reap(row.started_at + minutes(10)) == 1
    row.refresh_from_db()
    assert (row.status, row.exception_class_path) == ("FAILED", "alongside.kit.work.WorkerDied")
    age(row, minutes(11))
    assert retry(timezone.now() + minutes(11)) == 1
    do_all()
    assert done == ["a note"]
    assert len(queued(write)[0].worker_ids) == 2


def test_a_worker_killed_in_the_middle_of_a_job_loses_nothing():
    """kill -9 of a real worker process, in the middle of a job that never ends."""
    task = JOBS["alongside.kit.tests.factories.write"].task
    child = (
        "import django, time; django.setup()\n"
        "from alongside.kit.tests import factories\n"
        "from alongside.kit.work import Background\n"
        "class Never(list):\n"
        "    def extend(self, what):\n"
        "        print('begun', flush=True)\n"
        "        time.sleep(60)\n"
        "factories.done = Never()\n"
        "Background().run()\n"
    )
    row = task.enqueue("a note").db_result
    with subprocess.Popen(
        [sys.executable, "-c", child], env=environment(), stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        try:
            assert process.stdout.readline() == "begun\n"
        finally:
            process.kill()
    row.refresh_from_db()
    assert row.status == "RUNNING"
    assert reap(timezone.now() + minutes(11)) == 1
    assert retry(timezone.now() + minutes(13)) == 1
    do_all()
    assert "a note" in done


def environment():
    """What another process needs to reach the database of this test."""
    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        url = f"sqlite:///{Path(name).absolute()}"
    else:
        url = os.environ["DATABASE_URL"].replace("/postgres?", f"/{name}?")
    return {**os.environ, "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "alongside.config.settings"}


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGINT])
def test_the_worker_process_does_its_work_and_stops_when_told(kind):
    row = write.enqueue("a note").db_result
    with subprocess.Popen(
        [sys.executable, "-c", RUN_WORK], env=environment(), stderr=subprocess.PIPE, text=True, cwd=ROOT
    ) as process:
        wait_until(lambda: DBTaskResult.objects.get(pk=row.pk).status == "SUCCESSFUL")
        process.send_signal(kind)
        assert process.wait(20) == 0
        assert "Traceback" not in process.stderr.read()


# As `manage.py work`, with the jobs of these tests beside the rooms' own.
RUN_WORK = """
import django
django.setup()
from django.core.management import call_command
from alongside.kit.tests import factories
call_command("work")
"""


def wait_until(so, seconds=20):
    """Wait for something that another thread or process does."""
    until = time.monotonic() + seconds
    while not so():
        assert time.monotonic() < until, "It did not come about in time."
        time.sleep(0.05)


def test_the_command_stops_at_a_signal_of_its_own_process():
    before = {kind: signal.getsignal(kind) for kind in (signal.SIGTERM, signal.SIGINT)}
    soon = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGTERM))
    soon.start()
    try:
        call_command("work")
    finally:
        soon.join()
        for kind, handler in before.items():
            signal.signal(kind, handler)
    assert not [thread for thread in threading.enumerate() if thread.name == "clock"]


# Turns


@pytest.mark.parametrize(
    "every, now, slot",
    [
        (1, AT, "2026-11-17T19:32Z"),
        (5, AT, "2026-11-17T19:30Z"),
        (60, AT, "2026-11-17T19:00Z"),
        (24 * 60, AT, "2026-11-17T00:00Z"),
        (1, datetime(2026, 10, 25, 2, 30, tzinfo=UTC), "2026-10-25T02:30Z"),  # the hour that London has twice
    ],
)
def test_a_turn_is_named_by_its_beginning(every, now, slot):
    assert work.Recurring(RECURRING["kit.tests.count"].job, every).slot(now) == slot


def test_a_turn_is_won_once():
    assert "kit.tests.count" in tick(AT)
    assert tick(AT + minutes(2)) == [name for name in RECURRING if RECURRING[name].minutes <= 2]
    assert "kit.tests.count" in tick(AT + minutes(3))
    assert len(queued(count)) == 2


def test_turns_missed_while_no_worker_ran_are_not_made_up_for():
    tick(AT)
    tick(AT + minutes(500))
    assert len(queued(count)) == 2


def test_of_many_workers_that_tick_at_once_one_wins():
    together = threading.Barrier(4)

    def one_worker(_):
        together.wait()
        try:
            return tick(AT)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        won = [name for names in threads.map(one_worker, range(4)) for name in names]
    assert sorted(won) == sorted(RECURRING)
    assert len(queued(count)) == 1


def test_a_worker_that_comes_late_to_a_turn_does_not_ask_twice(monkeypatch):
    """Two see that nobody has the turn; the second to insert is the loser, and says nothing."""
    tick(AT)
    monkeypatch.setattr(type(RecurringSlot.objects.none()), "exists", lambda rows: False)
    assert tick(AT) == []
    assert len(queued(count)) == 1


def test_a_turn_that_fails_is_left_for_the_next():
    assert RECURRING["kit.tests.count"].job.attempts == 1


def test_what_is_long_over_is_forgotten_and_nothing_else():
    write.enqueue("old")
    do_all()
    age(queued(write)[0], timedelta(days=15))
    write.enqueue("new")
    do_all()
    write.enqueue("waiting")
    tick(timezone.now() - timedelta(days=15))
    tick(timezone.now() - timedelta(days=3))
    work.prune.call(type("Context", (), {"attempt": 1}))
    assert [row.args_kwargs["args"] for row in queued(write)] == [["new"], ["waiting"]]
    assert RecurringSlot.objects.count() == len(RECURRING)


def test_a_slot_and_its_job_are_named():
    assert str(RecurringSlot(name="audit.seal", slot="2026-11-17T19:32Z")) == "audit.seal at 2026-11-17T19:32Z"


def test_the_jobs_of_every_room_are_found_when_the_rooms_load():
    assert {"kit.email", "kit.prune", "audit.seal"} <= {known.name for known in JOBS.values()}
    assert RECURRING["audit.seal"].minutes == 1


# Email


def test_an_email_goes_out_after_the_transaction_that_asked_for_it():
    with transaction.atomic():
        send_email_later(to="mina@example.org", subject="Something waits\nfor you", body="Sign in to read it.")
        assert mail.outbox == []
    do_all()
    [email] = mail.outbox
    assert (email.to, email.subject, email.body) == (
        ["mina@example.org"],
        "Something waits for you",
        "Sign in to read it.",
    )
    assert email.from_email == settings.DEFAULT_FROM_EMAIL


def test_an_email_of_an_act_that_is_undone_is_never_sent():
    with transaction.atomic():
        send_email_later(to="mina@example.org", subject="x", body="x")
        transaction.set_rollback(True)
    do_all()
    assert mail.outbox == []


# The process


def test_in_a_thread_it_works_ticks_and_stops(monkeypatch):
    monkeypatch.setattr(work, "TICK", 0.05)
    monkeypatch.setattr(work, "LOOK_FOR_WORK", 0.05)
    before = {thread.name for thread in threading.enumerate()}
    background = work.start_in_thread()
    write.enqueue("a note")
    wait_until(lambda: "a note" in done and "turn" in done)
    assert {thread.name for thread in threading.enumerate()} > before
    background.stop()
    wait_until(lambda: {thread.name for thread in threading.enumerate()} <= before)


def test_a_database_that_does_not_answer_is_waited_for(monkeypatch, caplog):
    monkeypatch.setattr(work, "LOOK_FOR_WORK", 0.01)
    background, looks = Background(), []

    def look():
        looks.append(1)
        if len(looks) == 1:
            raise OperationalError("the database is starting up")
        if len(looks) == 2:
            raise RuntimeError("a mistake of ours")
        background.stop()

    monkeypatch.setattr(background, "_work", look)
    monkeypatch.setattr(work, "mind", lambda: None)
    background.run()
    assert len(looks) == 3
    assert "waits for the database (OperationalError)" in caplog.text
    assert "a mistake of ours" in caplog.text
