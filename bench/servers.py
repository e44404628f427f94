"""The two servers side by side: the product as `./run server` starts it, and the floor by the same program."""

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from bench.client import Client, form_with
from bench.databases import ROOT, postmaster, surroundings
from bench.names import EMAIL, PASSWORD

WORKERS = 2
TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 60


class Server:
    """A running server: its port, a signed-in client, and the processor time it and its database have used."""

    def __init__(self, name: str, port: int, master: int, on_postgresql: bool):
        self.name, self.port, self.master, self.on_postgresql = name, port, master, on_postgresql
        self.client = Client(port)
        self.used: dict[int, float] = {}  # process -> its seconds when it was last seen

    def cpu(self) -> float:
        """Seconds of processor time used so far by the web workers (SQLite within) and by PostgreSQL for them.

        A connection that grew old ends with its backend: what that had used stays counted.
        """
        working = children(self.master)
        if self.on_postgresql:
            working += [child for child in children(postmaster()) if serves(child)]
        self.used |= {child: seconds for child in working if (seconds := seconds_of(child))}
        return sum(self.used.values())

    def wait(self) -> None:
        """Until it answers."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            with contextlib.suppress(OSError):
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            time.sleep(0.1)
        raise SystemExit(f"The {self.name} did not begin to serve within {PATIENCE} seconds.")

    def sign_in(self, path: str) -> None:
        """By its own page, as the bench's worker."""
        form = form_with(self.client.get(path).body, "password")
        answer = self.client.post(path, {**form.fields, "email": EMAIL, "password": PASSWORD})
        if answer.status != 302:
            raise SystemExit(f"The {self.name} did not let the bench's worker in (status {answer.status}).")


@contextlib.contextmanager
def serving(name: str, application: str, settings: str, url: str) -> Iterator[Server]:
    """Start a server on a free port and stop it afterwards."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**surroundings(url), "DJANGO_SETTINGS_MODULE": settings, "BENCH_APPLICATION": application}
    command = [
        sys.executable,
        "-m",
        "gunicorn",
        "--bind",
        f"127.0.0.1:{port}",
        "--workers",
        str(WORKERS),
        "bench.counted",
    ]
    log = ROOT / ".bench" / f"{name}.log"
    with log.open("w") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=out, stderr=out)
    try:
        server = Server(name, port, process.pid, url.startswith("postgres"))
        server.wait()
        yield server
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def children(parent: int) -> list[int]:
    """The processes that a process started."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            with contextlib.suppress(OSError):
                if int(stat_of(int(entry.name))[1]) == parent:
                    found.append(int(entry.name))
    return found


def seconds_of(process: int) -> float:
    """Processor time of a process, its own and the kernel's for it; 0 for one that has ended."""
    try:
        facts = stat_of(process)
    except OSError:
        return 0.0
    return (int(facts[11]) + int(facts[12])) / TICKS


def serves(process: int) -> bool:
    """Is this a process of PostgreSQL's that works for clients: a backend, or the writer of the log they wait for?"""
    with contextlib.suppress(OSError):
        title = Path(f"/proc/{process}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        return title.startswith(("postgres: alongside ", "postgres: walwriter"))
    return False


def stat_of(process: int) -> list[str]:
    """The fields of /proc/<pid>/stat after the name, which may hold blanks itself."""
    return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
