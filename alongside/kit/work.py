"""Background work: jobs that are tried again, turns that come round, and the process that does both.

A job is a task of django-tasks, kept in our own database, so that it is queued or undone with the act that asked
for it. That library neither tries a failed task again nor notices that a worker died: both are done here, by
looking at its table once in a while, so that nothing is lost whenever a process ends.
"""

import functools
import logging
import os
import socket
import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from django.core.mail import EmailMessage
from django.db import Error, IntegrityError, close_old_connections, connections, transaction
from django.utils import timezone
from django.utils.crypto import get_random_string
from django_tasks import TaskContext, TaskResultStatus, task
from django_tasks.base import Task
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from alongside.kit.models import RecurringSlot

log = logging.getLogger("alongside.work")

LOOK_FOR_WORK = 1.0  # seconds between two looks for a job that is ready
TICK = 5.0  # seconds between two looks at the clock
KEPT = timedelta(days=14)  # how long the record of a job that is over stays


class WorkerDied(Exception):
    """The process that ran a job ended before the job did, or the job ran longer than it may."""


@dataclass(frozen=True)
class Job:
    """What is known of a job: its name, how often it is tried, how long one try may take, and the task that runs it."""

    name: str
    attempts: int
    limit: timedelta
    task: Task[Any, Any]


@dataclass(frozen=True)
class Recurring:
    """A job that comes round: every so many minutes, counted from 1 January 1970 in UTC."""

    job: Job
    minutes: int

    def slot(self, now: datetime) -> str:
        """The turn that a moment belongs to, named by its beginning: `2026-11-22T02:25Z`."""
        whole = int(now.timestamp()) // 60
        return f"{datetime.fromtimestamp((whole - whole % self.minutes) * 60, UTC):%Y-%m-%dT%H:%MZ}"


JOBS: dict[str, Job] = {}  # the path that a queued task remembers -> its job
RECURRING: dict[str, Recurring] = {}


def wait_before(attempt: int) -> timedelta:
    """How long to wait before an attempt, the second being 2: 1, 5, 25 minutes, then about two and ten hours."""
    return timedelta(minutes=5 ** (attempt - 2))


def job(name: str, *, attempts: int = 5, minutes: int = 15) -> Callable[[Callable[..., Any]], Task[Any, Any]]:
    """Make a function of a room's `tasks.py` a job: `.enqueue(...)` asks for it, within the caller's transaction.

    `name` is the log's. It is tried `attempts` times, later and later, then left as failed. One try may take
    `minutes`: after that its worker is taken for dead and the try for failed, so a job must bear being done twice.
    """

    def as_job(function: Callable[..., Any]) -> Task[Any, Any]:
        @functools.wraps(function, assigned=("__module__", "__name__", "__qualname__", "__doc__"))
        def one_try(context: TaskContext, *args: Any, **words: Any) -> Any:
            try:
                return function(*args, **words)
            except Exception as fault:
                _tell(known, context.attempt, type(fault).__name__)
                raise

        del one_try.__wrapped__  # the task is asked for its arguments, of which the first is its context
        known = Job(name, attempts, timedelta(minutes=minutes), task(takes_context=True)(one_try))
        if known.task.module_path in JOBS or any(other.name == name for other in JOBS.values()):
            raise ValueError(f"There are two jobs named {name}.")
        JOBS[known.task.module_path] = known
        return known.task

    return as_job


def every(name: str, *, minutes: int) -> Callable[[Callable[[], Any]], Task[Any, Any]]:
    """Make a function a job that comes round every `minutes`. Not tried again: the next turn is its second try."""

    def as_recurring(function: Callable[[], Any]) -> Task[Any, Any]:
        made = job(name, attempts=1)(function)
        RECURRING[name] = Recurring(JOBS[made.module_path], minutes)
        return made

    return as_recurring


@job("kit.email")
def send_email(*, to: str, subject: str, body: str) -> None:
    """Send one plain email from the council's address."""
    EmailMessage(" ".join(subject.split()), body, None, [to]).send()


def send_email_later(*, to: str, subject: str, body: str) -> None:
    """Send an email once the caller's transaction is kept; one that is undone sends nothing.

    Refuses nothing. Neither `subject` nor `body` may say anything about a person: they say that something waits, and
    where to sign in to read it.
    """
    send_email.enqueue(to=to, subject=subject, body=body)


def tick(now: datetime) -> list[str]:
    """Ask for the turns that have come and that no other worker has asked for; gives the names of those it won.

    One insert wins a turn, however many workers tick. Turns missed while no worker ran are not made up for.
    """
    return [name for name, recurring in RECURRING.items() if _win(name, recurring, now)]


def _win(name: str, recurring: Recurring, now: datetime) -> bool:
    slot = recurring.slot(now)
    if RecurringSlot.objects.filter(name=name, slot=slot).exists():
        return False
    try:
        with transaction.atomic():
            RecurringSlot.objects.create(name=name, slot=slot, taken_at=now)
            recurring.job.task.enqueue()
    except IntegrityError:
        return False
    return True


def reap(now: datetime) -> int:
    """Count as failed each try that runs longer than it may: its worker is dead. Gives how many."""
    reaped = 0
    for row in DBTaskResult.objects.running():
        known = JOBS.get(row.task_path)
        if known is None or row.started_at > now - known.limit:
            continue
        died = {
            "status": TaskResultStatus.FAILED,
            "finished_at": now,
            "exception_class_path": f"{WorkerDied.__module__}.{WorkerDied.__qualname__}",
            "traceback": "The worker died, or the job ran longer than it may.",
        }
        if DBTaskResult.objects.filter(pk=row.pk, status=row.status, started_at=row.started_at).update(**died):
            _tell(known, len(row.worker_ids), WorkerDied.__name__)
            reaped += 1
    return reaped


def retry(now: datetime) -> int:
    """Make failed jobs ready again that have tries left and have waited long enough. Gives how many."""
    retried = 0
    for row in DBTaskResult.objects.failed():
        known, tried = JOBS.get(row.task_path), len(row.worker_ids)
        if known is None or tried >= known.attempts or row.finished_at + wait_before(tried + 1) > now:
            continue
        again = {"status": TaskResultStatus.READY, "finished_at": None}
        retried += DBTaskResult.objects.filter(pk=row.pk, status=row.status, finished_at=row.finished_at).update(
            **again
        )
    return retried


@every("kit.prune", minutes=24 * 60)
def prune() -> None:
    """Forget jobs that are over since a fortnight, and the turns that are."""
    now = timezone.now()
    DBTaskResult.objects.finished().filter(finished_at__lt=now - KEPT).delete()
    longest = max(recurring.minutes for recurring in RECURRING.values())
    RecurringSlot.objects.filter(taken_at__lt=now - max(KEPT, 2 * timedelta(minutes=longest))).delete()


def _tell(known: Job, attempt: int, fault: str) -> None:
    """One line in the log for a try that failed; the fault by its kind alone, since its words may be somebody's."""
    if attempt < known.attempts:
        log.warning("job %s failed (%s), try %s of %s; it is tried again", known.name, fault, attempt, known.attempts)
    else:
        log.error("job %s failed (%s), try %s of %s, and is left so", known.name, fault, attempt, known.attempts)


class Background:
    """The background work of one process: jobs in the thread that calls `run`, the clock in a thread of its own."""

    def __init__(self) -> None:
        self._stopping = threading.Event()
        self._worker = Worker(
            queue_names=["*"],
            excluded_queue_names=[],
            backend_name="default",
            batch=True,  # it comes back when nothing is ready
            interval=LOOK_FOR_WORK,  # how long it waits when the database is locked
            startup_delay=False,
            max_tasks=None,
            worker_id=f"{socket.gethostname()[:20]}-{os.getpid()}-{get_random_string(8)}",
        )

    def run(self) -> None:
        """Work until `stop`; a job that has begun is ended first. A database that does not answer is waited for."""
        clock = threading.Thread(target=self._keep, args=(TICK, mind), name="clock", daemon=True)
        clock.start()
        self._keep(LOOK_FOR_WORK, self._work)
        clock.join()

    def stop(self, *_: Any) -> None:
        """End as soon as the job under way is done. May be called from any thread, and as the handler of a signal."""
        self._worker.running = False
        self._stopping.set()

    def _work(self) -> None:
        if DBTaskResult.objects.ready().exists():  # so that an idle worker never takes SQLite's write lock
            self._worker.run()

    def _keep(self, seconds: float, do: Callable[[], Any]) -> None:
        while not self._stopping.is_set():
            try:
                do()
            except Error as fault:
                log.warning("background work waits for the database (%s)", type(fault).__name__)
            except Exception:  # whatever it is, the next turn is worth a try
                log.exception("background work failed")
            close_old_connections()
            self._stopping.wait(seconds)
        connections.close_all()


def mind() -> None:
    """What is done at each look at the clock."""
    now = timezone.now()
    reap(now)
    retry(now)
    tick(now)


def start_in_thread() -> Background:
    """Do the background work in a thread of this process, as the demo does; `stop` of what it gives ends it."""
    background = Background()
    threading.Thread(target=background.run, name="background", daemon=True).start()
    return background
