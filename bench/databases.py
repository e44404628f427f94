"""Loaded databases: made once for a size and a shape of the tables, kept in `.bench`, copied for every run."""

import contextlib
import hashlib
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

from tests.postgres import find_programs, hand_over

ROOT = Path(__file__).resolve().parent.parent
KEPT = ROOT / ".bench"
SHAPING = (
    "alongside/*/migrations/*.py",
    "alongside/*/story.py",
    "alongside/*/story/*.py",
    "alongside/people/names.py",
    "bench/*.py",
    "bench/floor/*.py",
)
NOT_SHAPING = {
    *(
        "__main__.py",
        "client.py",
        "counted.py",
        "databases.py",
        "directory.py",
        "jobs.py",
        "measuring.py",
        "report.py",
        "servers.py",
        "together.py",
    ),
    *("forms.py", "settings.py", "urls.py", "views.py", "wsgi.py"),
}
KEYS = {
    "SECRET_KEY": "bench-only-0f3c5be1a7d94e2c8b6a1f0e9d8c7b6a5f4e3d2c1b0a",
    "LEDGER_KEY": "bench-only-a0b1c2d3e4f5a6b7c8d9e0f1a2b3c4d5e6f7a8b9c0d1",
}


# DATABASE_URL, people and minutes -> what the jobs ask about, as JSON.
Loading = Callable[[str, Any, float], str]


class TooLong(Exception):
    """A database could not be loaded within the minutes that were given."""


def surroundings(url: str) -> dict[str, str]:
    """The environment of a council's server on a database of the bench; none of the caller's own settings come in."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG", "TMPDIR") if name in os.environ}
    council = {"ALLOWED_HOSTS": "127.0.0.1", "ALONGSIDE_MODE": "server", "EMAIL_URL": "smtp://127.0.0.1:9", **KEYS}
    return {
        **kept,
        **council,
        "DATABASE_URL": url,
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "alongside.config.settings",
    }


def python(url: str, *arguments: str, within: float | None = None, **environment: str) -> str:
    """Run Python in those surroundings; gives what it printed. Stops with its last line when it fails.

    Refuses (TimeoutExpired) what takes more seconds than `within`.
    """
    done = subprocess.run(
        [sys.executable, *arguments],
        cwd=ROOT,
        env={**surroundings(url), **environment},
        stdout=subprocess.PIPE,
        text=True,
        check=False,
        timeout=within,
    )
    if done.returncode:
        raise SystemExit(f"The bench could not run python {' '.join(arguments[:2])}; its message is above.")
    return done.stdout


def shape() -> str:
    """A short fingerprint of everything that shapes the loaded rows."""
    files = sorted(path for pattern in SHAPING for path in ROOT.glob(pattern) if path.name not in NOT_SHAPING)
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()[:12]


@contextlib.contextmanager
def copy_of_loaded(
    database: str, people: int | str, patience: float, loading: Loading | None = None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """A fresh copy of a loaded database, gone afterwards: its DATABASE_URL, and what the jobs ask about.

    `loading` fills it in the place of `load`, and `people` is then a name for what it holds.

    Refuses (TooLong) what takes more minutes to load than `patience`; nothing half loaded is kept.
    """
    KEPT.mkdir(exist_ok=True)
    with {"sqlite": sqlite_copy, "postgresql": postgresql_copy}[database](people, patience, loading or load) as (
        url,
        facts,
    ):
        yield url, facts


def load(url: str, people: Any, patience: float) -> str:
    """Migrate and fill an empty database; gives what the jobs ask about, as JSON."""
    print(f"Loading {people:,} people", file=sys.stderr, flush=True)
    end = time.monotonic() + patience * 60
    python(url, "manage.py", "migrate", "--noinput", "--verbosity=0")
    today = date.today().isoformat()  # noqa: DTZ011 - any day does
    try:
        facts = python(url, "-m", "bench.loading", str(people), today, within=end - time.monotonic())
        filling = {"DJANGO_SETTINGS_MODULE": "bench.floor.settings"}
        python(url, "-m", "bench.floor.filling", within=end - time.monotonic(), **filling)
    except subprocess.TimeoutExpired as fault:
        raise TooLong(f"not loaded within {patience:g} minutes.") from fault
    return facts


@contextlib.contextmanager
def sqlite_copy(people: int | str, patience: float, loads: Loading) -> Iterator[tuple[str, dict[str, Any]]]:
    """A file beside the kept one."""
    kept = KEPT / f"{people}-{shape()}.sqlite3"
    facts = kept.with_suffix(".json")
    if not facts.exists():
        loading = KEPT / f"loading-{os.getpid()}.sqlite3"
        try:
            told = loads(f"sqlite:///{loading}", people, patience)
            for older in KEPT.glob(f"{people}-*"):
                older.unlink()
            loading.rename(kept)
        finally:
            remove_sqlite(loading)
        facts.write_text(told)
    copy = KEPT / f"run-{os.getpid()}.sqlite3"
    remove_sqlite(copy)
    shutil.copyfile(kept, copy)
    try:
        yield f"sqlite:///{copy}", json.loads(facts.read_text())
    finally:
        remove_sqlite(copy)


def remove_sqlite(file: Path) -> None:
    for suffix in ("", "-wal", "-shm", "-journal"):
        Path(f"{file}{suffix}").unlink(missing_ok=True)


@contextlib.contextmanager
def postgresql_copy(people: int | str, patience: float, loads: Loading) -> Iterator[tuple[str, dict[str, Any]]]:
    """A database made from the kept one as its template, in the bench's own cluster.

    Where the disk has no room for two, it is the kept one itself, which is then kept no longer.
    """
    kept = f"people_{people}_{shape()}"
    facts = KEPT / f"{kept}.json"
    with cluster() as (program, address):
        if not facts.exists():
            for older in {kept, *(path.stem for path in KEPT.glob(f"people_{people}_*.json"))}:
                sql(program, f"DROP DATABASE IF EXISTS {older}")
                (KEPT / f"{older}.json").unlink(missing_ok=True)
            sql(program, f"CREATE DATABASE {kept}")
            told = loads(address.format(kept), people, patience)
            facts.write_text(told)
        told = json.loads(facts.read_text())
        sql(program, "DROP DATABASE IF EXISTS run")
        if shutil.disk_usage(KEPT).free < 2 * size_of(address.format(kept)):
            facts.unlink()
            sql(program, f"ALTER DATABASE {kept} RENAME TO run")
        else:
            sql(program, f"CREATE DATABASE run TEMPLATE {kept} STRATEGY file_copy")
        sql(program, "CHECKPOINT")
        try:
            yield address.format("run"), told
        finally:
            sql(program, "DROP DATABASE run WITH (FORCE)")


def size_of(address: str) -> int:
    """How many bytes a database of the bench takes."""
    with psycopg.connect(address) as connection:
        found = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    return int(found[0]) if found else 0


@contextlib.contextmanager
def cluster() -> Iterator[tuple[Any, str]]:
    """The bench's cluster, kept between runs, as PostgreSQL comes: fsync and synchronous_commit on."""
    programs = find_programs()
    if programs is None:
        raise SystemExit("PostgreSQL's server programs are not on this machine.")
    folder = KEPT / "postgresql"
    folder.mkdir(exist_ok=True)
    owner = hand_over(folder)

    def program(name: str, *arguments: str) -> None:
        surroundings = {**os.environ, "LC_ALL": "C.UTF-8", "HOME": str(folder)}
        command = [programs / name, *arguments]
        if subprocess.run(
            command, cwd=folder, env=surroundings, stdout=subprocess.DEVNULL, check=False, **owner
        ).returncode:
            raise SystemExit(f"PostgreSQL's {name} did not work; its log is {folder / 'log'}.")

    data = folder / "data"
    if not (data / "PG_VERSION").exists():
        shutil.rmtree(data, ignore_errors=True)
        program("initdb", "-D", str(data), "-U", "alongside", "-A", "trust", "-E", "UTF8", "--locale", "C.UTF-8")
    if (data / "postmaster.pid").exists():  # left by a bench that was killed; there is one bench at a time
        with contextlib.suppress(SystemExit):
            program("pg_ctl", "-D", str(data), "-w", "-m", "fast", "stop")
    listening = f"-k {folder} -c listen_addresses=''"
    program("pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log"), "-o", listening, "start")
    try:
        yield program, f"postgres://alongside@/{{}}?host={quote(str(folder), safe='')}"
    finally:
        program("pg_ctl", "-D", str(data), "-w", "-m", "fast", "stop")


def sql(program: Any, statement: str) -> None:
    program("psql", "-h", str(KEPT / "postgresql"), "-U", "alongside", "-d", "postgres", "-q", "-c", statement)


def postmaster() -> int:
    """The process that all backends of the bench's cluster descend from."""
    return int((KEPT / "postgresql" / "data" / "postmaster.pid").read_text().split()[0])
