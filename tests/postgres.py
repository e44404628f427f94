"""A PostgreSQL of its own for one run of the tests, gone afterwards.

    python tests/postgres.py COMMAND...     runs COMMAND with DATABASE_URL set

The cluster lives in a temporary folder and listens on a Unix socket there: nothing else on the machine is touched, and
no port is taken. Standard library only, since `./run` asks it whether this machine has the server's programs.
"""

import contextlib
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path
from urllib.parse import quote

PLACES = (
    "usr/lib/postgresql/*/bin",  # Debian, Ubuntu
    "usr/pgsql-*/bin",  # Red Hat and kin
    "opt/homebrew/opt/postgresql*/bin",
    "usr/local/opt/postgresql*/bin",
)
# Nothing here outlives the run, so nothing need reach the disk.
FAST = ("fsync=off", "full_page_writes=off", "synchronous_commit=off", "max_connections=60", "listen_addresses=''")


def find_programs():
    """Give the folder of `initdb` and `postgres`, of the newest version, or None. PG_BIN names one outright."""
    folders = [folder for place in PLACES for folder in sorted(Path("/").glob(place), key=version, reverse=True)]
    if on_path := shutil.which("initdb"):
        folders.append(Path(on_path).resolve().parent)
    if named := os.environ.get("PG_BIN"):
        folders = [Path(named)]
    return next((f.resolve() for f in folders if (f / "initdb").exists() and (f / "postgres").exists()), None)


def version(folder):
    """Give the version in a folder's name as a number to sort by: 9 before 15."""
    digits = "".join(letter for letter in str(folder) if letter.isdigit())
    return int(digits or 0)


@contextlib.contextmanager
def cluster():
    """Start a cluster, give its DATABASE_URL, and remove it at the end, whatever happened.

    Refuses (LookupError) when the server's programs are not on this machine.
    """
    programs = find_programs()
    if programs is None:
        raise LookupError("PostgreSQL's server programs are not on this machine.")
    # /tmp and not TMPDIR: the path of a Unix socket may have 103 letters at most.
    folder = Path(tempfile.mkdtemp(prefix="alongside-pg-", dir="/tmp"))
    owner = hand_over(folder)
    locale = "en_US.UTF-8" if sys.platform == "darwin" else "C.UTF-8"

    def run(program, *arguments):
        environment = {**os.environ, "LC_ALL": locale, "HOME": str(folder)}
        command = [programs / program, "-D", folder / "data", *arguments]
        subprocess.run(command, check=True, cwd=folder, env=environment, stdout=subprocess.DEVNULL, **owner)

    try:
        run("initdb", "-U", "alongside", "-A", "trust", "-E", "UTF8", "--locale", locale, "--no-sync")
        settings = " ".join(f"-c {setting}" for setting in FAST)
        run("pg_ctl", "-w", "-l", folder / "log", "-o", f"-k {folder} {settings}", "start")
        try:
            yield f"postgres://alongside@/postgres?host={quote(str(folder), safe='')}"
        finally:
            run("pg_ctl", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def hand_over(folder):
    """Give the folder to a user who may run a server, and the options to start a program so: `initdb` refuses root."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    user = known.get("postgres") or known["nobody"]
    os.chown(folder, user.pw_uid, user.pw_gid)
    folder.chmod(0o755)
    return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}


def main(command):
    """Run a command beside a cluster and give its exit code. An interrupt or a kind `kill` removes the cluster too."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    try:
        with cluster() as url:
            return subprocess.call(command, env={**os.environ, "DATABASE_URL": url})
    except LookupError as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    if len(sys.argv) < 2:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    sys.exit(main(sys.argv[1:]))
