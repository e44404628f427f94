"""`./run` itself, without a network: what it refuses, which commands it would start, and when it makes `.venv` anew."""

import ast
import os
import re
import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path

import pytest

from tests import browser, postgres

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def run():
    """`run` as a module of its own for each test, so that a test may move its paths."""
    loader = SourceFileLoader("run", str(ROOT / "run"))
    module = module_from_spec(spec_from_loader("run", loader))
    loader.exec_module(module)
    return module


def shell(*arguments, **environment):
    """Start `./run` as a person does, with nothing on standard input."""
    command = [sys.executable, str(ROOT / "run"), *arguments]
    return subprocess.run(
        command, stdin=subprocess.DEVNULL, capture_output=True, text=True, env={**os.environ, **environment}
    )


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["nonsense"], "./run knows no command `nonsense`, only demo, test, lint,"),
        (["--nonsense"], "./run knows no command `--nonsense`"),
        (["demo", "--nonsense"], "./run demo: unrecognized arguments: --nonsense."),
        (["demo", "--por", "1"], "./run demo: unrecognized arguments: --por 1."),
        (["demo", "--port", "0"], "./run demo: argument --port: a port is a whole number from 1 to 65535."),
        (["demo", "--port", "65536"], "a port is a whole number from 1 to 65535."),
        (["demo", "--port", "²"], "a port is a whole number from 1 to 65535."),
        (["demo", "--port"], "./run demo: argument --port: expected one argument."),
        (["demo", "extra"], "./run demo: unrecognized arguments: extra."),
        (["lint", "--fix"], "./run lint: unrecognized arguments: --fix."),
        (["server", "--port", "1"], "./run server: unrecognized arguments: --port 1."),
        (["worker", "now"], "./run worker: unrecognized arguments: now."),
        (["console", "-c"], "./run console: unrecognized arguments: -c."),
        (["lock", "--all"], "./run lock: unrecognized arguments: --all."),
        (["backup"], "Backup and restore come with the issue on keeping and restoring."),
        (["restore", "file"], "Backup and restore come with the issue on keeping and restoring."),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_2(arguments, sentence):
    said = shell(*arguments)
    assert (said.returncode, said.stdout) == (2, "")
    assert sentence in said.stderr
    assert said.stderr.count("\n") == 1


def test_lock_without_uv_says_how_to_get_it():
    said = shell("lock", PATH="/nowhere")
    assert (said.returncode, said.stdout) == (2, "")
    assert said.stderr == "./run lock needs uv: install it with `pip install uv`, and try again.\n"


def test_help_is_asked_for_or_given_with_exit_2():
    assert shell("--help").returncode == 0
    bare = shell()
    assert bare.returncode == 2
    assert bare.stdout == shell("help").stdout


@pytest.mark.parametrize("command", ["demo", "test", "lint", "server", "worker", "console", "lock"])
def test_every_command_explains_itself(command, run):
    said = shell(command, "--help")
    assert said.returncode == 0
    assert f"usage: ./run {command}" in said.stdout
    assert f"./run {command}" in run.__doc__


def test_an_older_python_can_read_the_sentence_that_refuses_it():
    source = (ROOT / "run").read_text()
    assert ast.parse(source, feature_version=(3, 7))
    assert 'sys.exit(f"Alongside needs Python 3.11 or newer' in source


@pytest.mark.parametrize(
    ("codes", "worse"),
    [([0, 0], 0), ([5, 0], 0), ([0, 5], 0), ([5, 5], 5), ([5], 5), ([1, 0], 1), ([0, 1], 1), ([5, 2], 2), ([4, 1], 4)],
)
def test_the_exit_code_is_the_worse_and_nothing_selected_in_one_half_is_no_fault(codes, worse, run):
    assert run.worse(codes) == worse


class TestHalves:
    """What `./run test` starts, with the machine's answers given and pytest not started."""

    @pytest.fixture
    def started(self, run, monkeypatch):
        """Answer for the machine, and keep each command and its environment instead of starting it."""
        kept = []

        def call(*command, env):
            kept.append(([str(part) for part in command], env))
            return 0

        monkeypatch.setattr(run, "environment", lambda group: None)
        monkeypatch.setattr(run, "call", call)

        def start(*arguments, chromium="/usr/bin/chromium", postgres=True):
            monkeypatch.setattr(run, "browser", lambda: chromium)
            monkeypatch.setattr(run, "has_postgres", lambda: postgres)
            assert run.test(list(arguments)) == 0
            return kept

        return start

    def test_postgresql_comes_first_and_without_journeys(self, started, capsys):
        _, (first, _), (second, environment) = started()
        assert "tests/postgres.py" in first
        assert {"--no-journeys", "--no-walks"} <= set(first)
        assert "tests/postgres.py" not in second
        assert not {"--no-journeys", "--no-walks"} & set(second)
        assert environment["CHROMIUM"] == "/usr/bin/chromium"
        assert "LEFT OUT" not in capsys.readouterr().out

    def test_what_asks_no_database_runs_once(self, started):
        _, (first, _), (second, _) = started()
        assert "--database-only" not in first
        assert "--database-only" in second

    @pytest.mark.parametrize("chromium", ["/usr/bin/chromium", None])
    def test_the_law_is_held_by_its_branches_and_the_first_half_by_its_lines(self, started, chromium):
        (law, _), (first, _), (second, _) = started(chromium=chromium)
        assert {"alongside/law", "--cov"} <= set(law)
        assert not any(part.startswith("--cov-fail-under") for part in law), "the gate is pyproject.toml's"
        assert "tests.counting" in first
        assert "tests.counting" not in second
        assert {"--ignore=alongside/law"} <= set(first) & set(second)

    def test_without_postgresql_the_law_alone_is_counted(self, started):
        (law, _), (only, _) = started(postgres=False)
        assert "--cov" in law
        assert "tests.counting" not in only

    def test_a_part_is_not_counted(self, started):
        halves = started("-k", "law")
        assert len(halves) == 2
        assert not any({"--cov", "tests.counting"} & set(command) for command, _ in halves)

    def test_arguments_reach_both_halves(self, started):
        (first, _), (second, _) = started("-k", "law", "tests/journeys")
        assert first[first.index("-k") :][:3] == second[second.index("-k") :][:3] == ["-k", "law", "tests/journeys"]

    def test_a_missing_browser_is_said_loudly_and_the_journeys_left_out(self, started, capsys):
        *_, (second, _) = started(chromium=None)
        assert "--no-journeys" in second
        assert "THE JOURNEYS ARE LEFT OUT" in capsys.readouterr().out

    def test_missing_postgresql_is_said_loudly_and_its_half_left_out(self, started, capsys):
        _, (only, _) = started(postgres=False)
        assert "tests/postgres.py" not in only
        assert "--database-only" not in only
        assert "THE POSTGRESQL HALF IS LEFT OUT" in capsys.readouterr().out

    def test_nothing_of_a_council_reaches_the_tests(self, started, run, monkeypatch):
        for name in run.COUNCIL:
            monkeypatch.setenv(name, "a council's own")
        monkeypatch.setenv("HOME", "/home/kept")
        for _, environment in started():
            assert not run.COUNCIL & environment.keys()
            assert environment["HOME"] == "/home/kept"


def test_the_demo_is_out_of_reach_of_a_councils_settings(run, monkeypatch, tmp_path):
    became = {}
    monkeypatch.setattr(run, "environment", lambda group: None)
    monkeypatch.setattr(run, "become", lambda *command, env: became.update(command=[*map(str, command)], env=env))
    for name in run.COUNCIL:
        monkeypatch.setenv(name, "a council's own")
    monkeypatch.chdir(tmp_path)
    run.demo(["--port", "8010", "--data", "kept", "--pack", "leeds", "--fresh"])
    assert became["command"][2:] == ["demo", "--port", "8010", "--fresh"]
    given = {name: became["env"][name] for name in run.COUNCIL if name in became["env"]}
    here = f"sqlite:///{tmp_path}/kept/alongside.sqlite3"
    assert given == {"ALONGSIDE_MODE": "demo", "DATABASE_URL": here, "PACK": "leeds"}


class TestServer:
    """What `./run server` starts, and before what."""

    @pytest.fixture
    def serve(self, run, monkeypatch):
        """Start the server with some `manage.py` commands failing; gives the exit code and all that was started."""
        monkeypatch.setattr(run, "environment", lambda group: None)
        for name in ("MIGRATE", "HOST", "PORT", "WEB_WORKERS", "ALONGSIDE_MODE"):
            monkeypatch.delenv(name, raising=False)

        def start(*failing):
            began = []

            def call(*command, **options):
                began.append(" ".join(command[2:]))
                return int(command[2] in failing)

            monkeypatch.setattr(run, "call", call)
            monkeypatch.setattr(run, "become", lambda *command: began.append(" ".join(command[1:])))
            return run.main(["server"]), began

        yield start
        os.environ.pop("ALONGSIDE_MODE", None)

    def test_it_checks_then_gathers_then_serves_on_this_machine_only(self, serve):
        code, began = serve()
        assert code == 0
        assert began == [
            "check_settings",
            "migrate --check",
            "pin_packs",
            "collectstatic --noinput --verbosity=0",
            "-m gunicorn --no-control-socket --bind 127.0.0.1:8000 --workers 2 alongside.config.wsgi",
        ]

    def test_it_listens_where_it_is_told(self, serve, monkeypatch):
        monkeypatch.setenv("HOST", "0.0.0.0")  # noqa: S104 - told, not chosen
        monkeypatch.setenv("PORT", "80")
        monkeypatch.setenv("WEB_WORKERS", "4")
        assert serve()[1][-1] == "-m gunicorn --no-control-socket --bind 0.0.0.0:80 --workers 4 alongside.config.wsgi"

    def test_unsafe_settings_stop_it(self, serve, capsys):
        assert serve("check_settings") == (1, ["check_settings"])
        assert "Nothing was started" in capsys.readouterr().err

    def test_missing_migrations_stop_it_unless_asked_for(self, serve, capsys, monkeypatch):
        code, began = serve("migrate")
        assert (code, began) == (1, ["check_settings", "migrate --check"])
        assert "start with MIGRATE=1" in capsys.readouterr().err
        monkeypatch.setenv("MIGRATE", "1")
        assert serve()[1][1] == "migrate --noinput"


class TestEnvironment:
    """When `.venv` is made, filled, and left alone; nothing is installed here."""

    @pytest.fixture
    def house(self, run, monkeypatch, tmp_path):
        """A repository of two locks and an environment with a Python that works; installing is only counted."""
        run.installed = []
        run.made = []
        run.folder = str(tmp_path / "packages")
        for group in run.LOCKS:
            run.LOCKS[group] = tmp_path / f"{group}.txt"
            run.LOCKS[group].write_text(f"{group}==1\n")
        run.VENV = tmp_path / ".venv"

        def must(sentence, *command, **options):
            if "install" in command:
                run.installed.append(Path(command[-1]).stem)
            else:
                run.VENV.mkdir()
                run.made.append(command[1])

        monkeypatch.setattr(run, "must", must)
        monkeypatch.setattr(run, "packages_folder", lambda: run.folder if run.VENV.is_dir() else "")
        monkeypatch.setattr(run.shutil, "which", lambda name: f"/bin/{name}")
        return run

    def test_it_is_made_and_filled_once(self, house):
        house.environment("main")
        house.environment("main")
        assert (house.made, house.installed) == (["venv"], ["main"])

    def test_what_test_added_is_enough_for_demo(self, house):
        house.environment("dev")
        house.environment("main")
        assert house.installed == ["dev"]

    def test_demo_first_is_not_enough_for_test(self, house):
        house.environment("main")
        house.environment("dev")
        house.environment("main")
        assert (house.made, house.installed) == (["venv"], ["main", "dev"])

    def test_a_changed_lock_is_installed_beside_what_is_there(self, house):
        house.environment("dev")
        house.LOCKS["main"].write_text("main==2\n")
        house.environment("main")
        house.environment("dev")
        assert (house.made, house.installed) == (["venv"], ["dev", "main", "dev"])

    def test_another_python_makes_it_anew(self, house):
        house.environment("main")
        kept, house.folder = house.folder, ""
        monkey = iter(["", "", "", kept + "-newer"])
        house.packages_folder = lambda: next(monkey, kept + "-newer")
        house.environment("main")
        assert (house.made, house.installed) == (["venv", "venv"], ["main", "main"])

    def test_a_python_that_is_gone_is_noticed(self, run, tmp_path):
        run.PYTHON = tmp_path / "bin" / "python"
        assert run.packages_folder() == ""
        run.PYTHON = Path(sys.executable)
        assert Path(run.packages_folder()).is_dir()


def test_apt_get_is_for_root_alone(run, monkeypatch):
    monkeypatch.setattr(run.os, "geteuid", lambda: 1000)
    assert run.apt_get("chromium") is False


def pins(group):
    """Give the locked packages of a group as `name==version`."""
    return set(re.findall(r"^[a-z0-9.-]+==\S+", (ROOT / "requirements" / f"{group}.txt").read_text(), re.MULTILINE))


def test_dev_holds_all_of_main():
    assert pins("main")
    assert pins("main") <= pins("dev")


@pytest.mark.parametrize("group", ["main", "dev"])
def test_locks_have_hashes_and_name_no_registry(group):
    lock = (ROOT / "requirements" / f"{group}.txt").read_text()
    assert lock.count("--hash=sha256:") > len(pins(group))
    assert "://" not in lock


def test_the_example_environment_names_every_setting_of_the_contract():
    named = re.findall(r"^([A-Z_]+)=", (ROOT / ".env.example").read_text(), re.MULTILINE)
    contract = (
        "DATABASE_URL SECRET_KEY LEDGER_KEY ALLOWED_HOSTS HOST PORT PACK COUNCIL_FILE EMAIL_URL ORUK_ALLOWED_HOSTS"
    )
    assert set(contract.split()) <= set(named)
    assert len(named) == len(set(named))


def test_the_newest_postgresql_comes_first():
    found = sorted(["/usr/lib/postgresql/9/bin", "/usr/lib/postgresql/15/bin"], key=postgres.version, reverse=True)
    assert found[0] == "/usr/lib/postgresql/15/bin"


def test_a_machine_without_postgresql_says_so(monkeypatch, capsys, tmp_path):
    monkeypatch.setenv("PG_BIN", str(tmp_path))
    assert postgres.find_programs() is None
    assert postgres.main(["true"]) == 1
    assert capsys.readouterr().err == "PostgreSQL's server programs are not on this machine.\n"


def test_a_browser_that_does_not_start_is_no_browser(tmp_path):
    stand_in = tmp_path / "chromium-browser"
    stand_in.write_text("#!/bin/sh\necho 'needs snap' >&2\nexit 1\n")
    stand_in.chmod(0o755)
    assert not browser.starts(str(stand_in))
    assert not browser.starts(str(tmp_path / "none"))


def test_the_browser_keeps_its_sandbox_unless_root(monkeypatch):
    monkeypatch.setattr(browser.os, "geteuid", lambda: 1000)
    assert "--no-sandbox" not in browser.flags()
    monkeypatch.setattr(browser.os, "geteuid", lambda: 0)
    assert "--no-sandbox" in browser.flags()


def test_a_run_that_reaches_too_few_lines_fails():
    command = [sys.executable, "-m", "pytest", "-q", "-n", "1", "-p", "tests.counting", "alongside/access"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 1
    assert " passed" in done.stdout
    assert "% of lines were reached, and 98 % is the bar.\n" in done.stdout
    assert "alongside/workforce/urls.py: 1-" in done.stdout
    assert "alongside/access/policy.py" not in done.stdout, "whose every line is reached, in another process"
