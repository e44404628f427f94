"""Runs the jobs on both servers in turn and says what they cost."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from pathlib import Path
from statistics import quantiles
from typing import Any

from bench.client import Answer
from bench.databases import copy_of_loaded, python
from bench.directory import Directory
from bench.jobs import Job, parts, searching, slips
from bench.servers import Server, serving
from bench.together import Together, draw_together, in_words

WARM_UPS = 60
ROUNDS = 8
REQUESTS = 50  # a turn of a server
NAMES_SWEPT, ASKED_AGAIN = 2_000, 40
PATIENCE = 60.0  # minutes for loading one database
MOMENTS, A_MOMENT = 30, 0.1
DURABLE = {
    "sqlite": "PRAGMA journal_mode; PRAGMA synchronous",
    "postgresql": "SHOW fsync; SHOW synchronous_commit; SHOW full_page_writes",
}
Row = dict[str, Any]


@dataclass
class Sweep:
    """Two thousand different things typed into the search: the slowest, and how many found whom they meant."""

    job: str
    database: str
    people: int
    slowest_ms: float
    slowest: str
    found: int
    asked: int


@dataclass
class Run:
    """When one database of one size was measured last, and how many processes were busy before the bench began."""

    database: str
    people: int
    day: str
    processors: int
    busy: float


@dataclass
class Outcome:
    """Everything that was measured."""

    rows: list[Row] = field(default_factory=list)
    sweeps: list[Sweep] = field(default_factory=list)
    durable: dict[str, str] = field(default_factory=dict)
    runs: list[Run] = field(default_factory=list)
    left_out: dict[str, str] = field(default_factory=dict)  # `sqlite, 1,000 people` -> why
    together: list[Together] = field(default_factory=list)
    directories: list[Directory] = field(default_factory=list)


def measure(
    database: str,
    people: int,
    jobs: list[Job],
    turns: tuple[int, int] = (ROUNDS, REQUESTS),
    patience: float = PATIENCE,
    *,
    together: bool = True,
) -> Outcome:
    """All the jobs on one database of one size, `turns` (how many, with how many requests) of each server.

    `together`: and maps that are drawn on two devices at once.
    Refuses (TooLong) a size that could not be loaded in the minutes.
    """
    rows: list[Row] = []
    sweeps: list[Sweep] = []
    drawn: list[Together] = []
    with copy_of_loaded(database, people, patience) as (url, facts):
        today = date.today().isoformat()  # noqa: DTZ011 - a day of whoever runs it
        run = Run(database, people, today, len(os.sched_getaffinity(0)), round(busy(), 1))
        python(url, "manage.py", "collectstatic", "--noinput", "--verbosity=0")
        durable = setting(database, url)
        with (
            serving("product", "alongside.config.wsgi", "alongside.config.settings", url) as product,
            serving("floor", "bench.floor.wsgi", "bench.floor.settings", url) as floor,
        ):
            product.sign_in("/sign-in/")
            floor.sign_in("/accounts/login/")
            for job in jobs:
                what = {"job": job.name, "database": database, "people": people}
                rows.append({**what, **compare(job, product, floor, facts, turns)})
                print(*(f"{name} {value}" for name, value in rows[-1].items()), sep=", ", file=sys.stderr, flush=True)
                if job.name.startswith("find"):
                    sweeps.append(sweep(job, product, facts, database, people))
            if together:
                drawn.append(draw_together(product, facts, database, people, turns[0]))
                drawn[-1].day, drawn[-1].busy = run.day, run.busy
                print(in_words(drawn[-1]), file=sys.stderr, flush=True)
    return Outcome(rows, sweeps, {database: durable}, [run] if jobs else [], together=drawn)


def busy() -> float:
    """How many processes of this machine work or wait for their turn, this one left out: the mean of a few seconds."""
    seen = []
    for _ in range(MOMENTS):
        running = Path("/proc/loadavg").read_text().split()[3]
        seen.append(int(running.split("/")[0]) - 1)
        time.sleep(A_MOMENT)
    return max(0.0, sum(seen) / MOMENTS)


def compare(job: Job, product: Server, floor: Server, facts: dict[str, Any], turns: tuple[int, int]) -> Row:
    """One job on both servers by turns, so that whatever else the machine does falls on both."""
    rounds, requests = turns
    acts = {server.name: job.doing(server.client, facts, server.name) for server in (product, floor)}
    cpu = dict.fromkeys(acts, 0.0)
    took: dict[str, list[float]] = {name: [] for name in acts}
    for name in acts:
        do(acts[name], min(WARM_UPS, 10 * rounds))
    for number in range(rounds):
        for server in (product, floor) if number % 2 else (floor, product):
            before = server.cpu()
            took[server.name] += do(acts[server.name], requests)
            cpu[server.name] += server.cpu() - before
    cost, floors = (cpu[name] / len(took[name]) * 1000 for name in ("product", "floor"))
    in_hundredths = quantiles(took["product"], n=100)
    return {
        "cpu_ms": round(cost, 2),
        "p50_ms": round(in_hundredths[49] * 1000, 2),
        "p95_ms": round(in_hundredths[94] * 1000, 2),
        "statements": max(statements(acts["product"]) for _ in range(3)),
        "floor_cpu_ms": round(floors, 2),
        "ratio": round(cost / floors, 2),
    }


def do(acts: Iterator[Callable[..., Answer]], times: int) -> list[float]:
    """Do the next acts; gives how long each took, in seconds."""
    return [act().took for act in islice(acts, times)]


def statements(acts: Iterator[Callable[..., Answer]]) -> int:
    """How many statements the next act takes."""
    answer = next(acts)(**{"X-Count-Statements": "1"})
    return int(answer.headers["X-Statements"])


def sweep(job: Job, product: Server, facts: dict[str, Any], database: str, people: int) -> Sweep:
    """Many names, because a plan can go wrong for a few of them only.

    The slowest are asked again and count with their quickest: what the database does badly it does badly each time,
    and what else the machine did falls away.
    """
    typed = {"find by part of a name": parts, "find by a misspelt name": slips}[job.name](facts["names"])[:NAMES_SWEPT]
    times: list[tuple[float, str]] = []
    found = 0
    for asked, word in typed:
        answer = product.client.get(searching(asked))
        times.append((answer.took, asked))
        found += word.casefold() in answer.body.decode().casefold().replace("&#39;", "'")
    slowest, name = max(
        (min(took, *(product.client.get(searching(asked)).took for _ in range(2))), asked)
        for took, asked in sorted(times)[-ASKED_AGAIN:]
    )
    return Sweep(job.name, database, people, round(slowest * 1000, 1), name, found, len(typed))


def setting(database: str, url: str) -> str:
    """How durable a commit of the product is on this database, as the database itself says."""
    question = (
        "import django; django.setup()\n"
        "from django.db import connection\n"
        f"for question in {DURABLE[database]!r}.split('; '):\n"
        "    with connection.cursor() as cursor:\n"
        "        cursor.execute(question)\n"
        "        print(question.split()[-1], cursor.fetchone()[0], sep='=')\n"
    )
    return ", ".join(python(url, "-c", question).split())
