"""The demo as people meet it: one command, a real server, a folder that is kept."""

import http.client
import os
import socket
import subprocess
import sys
import time
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

ROOT = Path(__file__).resolve().parents[3]


def environment(folder, pack=""):
    """What ./run demo sets, and nothing of a council's."""
    left_out = ("PACK", "SECRET_KEY", "LEDGER_KEY", "ALLOWED_HOSTS", "COUNCIL_FILE", "EMAIL_URL")
    kept = {name: value for name, value in os.environ.items() if name not in left_out}
    url = f"sqlite:///{quote(str(folder / 'alongside.sqlite3'))}"
    return {**kept, "ALONGSIDE_MODE": "demo", "DATABASE_URL": url, **({"PACK": pack} if pack else {})}


def manage(folder, *words, pack=""):
    return subprocess.run(
        [sys.executable, "manage.py", *words],
        cwd=ROOT,
        env=environment(folder, pack),
        capture_output=True,
        text=True,
        timeout=120,
    )


def a_free_port():
    with closing(socket.socket()) as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@contextmanager
def demo(folder, *words, pack=""):
    """A running demo; gives a function that asks it for an address: (status, headers, text)."""
    port = a_free_port()
    command = [sys.executable, "manage.py", "demo", "--port", str(port), *words]
    folder.mkdir(parents=True, exist_ok=True)
    log = (folder / "log").open("w+")
    around = environment(folder, pack)
    running = subprocess.Popen(command, cwd=ROOT, env=around, stdout=log, stderr=log)

    def ask(path, **headers):
        with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=30)) as line:
            line.request("GET", path, headers=headers)
            answer = line.getresponse()
            return answer.status, answer, answer.read().decode()

    try:
        for _ in range(600):
            assert running.poll() is None, (folder / "log").read_text()
            try:
                if ask("/health/")[0] == 200:
                    break
            except OSError:
                time.sleep(0.2)
        yield ask
    finally:
        running.terminate()
        running.wait(30)
        log.close()


def test_the_demo_from_nothing_and_again(tmp_path):
    folder = tmp_path / "with a space"
    with demo(folder, pack="leeds") as ask:
        status, _, welcome = ask("/")
        assert status == 200
        assert welcome.count("/demo/as/") >= 6
        assert "invented people" in welcome
        assert ask("/health/")[2] == '{"status": "ok"}'
        status, answer, _ = ask("/demo/as/mina/")
        cookie = next(c.split(";")[0] for c in answer.headers.get_all("Set-Cookie") if c.startswith("sessionid="))
        assert status == 302
        assert "What needs you now" in ask("/", Cookie=cookie)[2]
        assert ask("/demo/as/nobody/")[0] == 404
        assert ask("/design/")[0] == 200
    assert (folder / "pack").read_text() == "leeds\n"

    refused = manage(folder, "demo", pack="southend")
    assert refused.returncode == 1
    assert "was begun with the pack leeds" in refused.stderr

    sealed = manage(folder, "ledger", "seal")
    assert sealed.stdout.endswith("rows sealed\n")
    verified = manage(folder, "ledger", "verify")
    assert verified.returncode == 0
    assert verified.stdout.strip().endswith("0 not yet sealed")
    assert manage(folder, "rebuild_story", "--check").returncode == 0

    with demo(folder) as ask:
        assert ask("/", Cookie=cookie)[0] == 200
    with demo(folder, "--fresh", pack="southend") as ask:
        assert ask("/")[0] == 200
    assert (folder / "pack").read_text() == "southend\n"


def test_a_pack_that_is_not_there_is_wrong_use(tmp_path):
    refused = manage(tmp_path, "demo", pack="nowhere")
    assert refused.returncode == 2
    assert "nowhere" in refused.stderr


def test_the_demo_is_for_the_demo(tmp_path):
    refused = subprocess.run(
        [sys.executable, "manage.py", "demo"],
        cwd=ROOT,
        env={**environment(tmp_path), "ALONGSIDE_MODE": "tool"},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert refused.returncode == 1
    assert "./run demo" in refused.stderr


@pytest.mark.parametrize("words", [("law", "nhs_number"), ("check_pack", "packs/leeds"), ("permissions",)])
def test_what_needs_no_database_asks_none(tmp_path, words):
    env = {**environment(tmp_path), "DATABASE_URL": "postgres://nobody@127.0.0.1:9/nothing", "ALONGSIDE_MODE": "tool"}
    done = subprocess.run(
        [sys.executable, "manage.py", *words], cwd=ROOT, env=env, input="", capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
