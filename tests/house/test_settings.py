"""Settings that keep the house shut, and requirements that hold it up."""

import os
import re
import subprocess
import sys
import tomllib

import pytest
from django.conf import settings
from django.core.management import call_command

from alongside.packs import SHIPPED
from tests.house.repository import ROOT

LOCKED = re.compile(r"^([a-z0-9._-]+)==(\S+)", re.MULTILINE)


def locked(group):
    return dict(LOCKED.findall((ROOT / "requirements" / f"{group}.txt").read_text()))


# Settings


def test_the_middleware_stands_in_its_order():
    """Security before all that answers; the policy's header on static files too; forgery is weighed before idleness."""
    names = [name.rpartition(".")[2] for name in settings.MIDDLEWARE]
    wanted = [
        "SecurityMiddleware",
        "WhiteNoiseMiddleware",
        "CSPMiddleware",
        "SessionMiddleware",
        "CsrfViewMiddleware",
        "AuthenticationMiddleware",
        "idle_time_out",
    ]
    assert [name for name in names if name in wanted] == wanted


def test_no_transaction_is_opened_for_a_page():
    assert not settings.DATABASES["default"].get("ATOMIC_REQUESTS")


def test_the_content_policy_has_no_way_around_it():
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    sources = {source for sources in directives.values() for source in sources}
    assert directives["default-src"] == ["'none'"]
    assert not [source for source in sources if "unsafe" in source or "*" in source or "http" in source]
    assert {"script-src", "style-src", "form-action", "frame-ancestors", "base-uri"} <= set(directives)
    assert "data:" not in directives["script-src"] + directives["style-src"]


def test_one_published_key_seals_in_the_demo_and_the_tests():
    from alongside.config.environment import DEMO_LEDGER_KEY

    assert settings.LEDGER_KEY == DEMO_LEDGER_KEY
    assert "never-for-a-council" in DEMO_LEDGER_KEY


def example_environment():
    """As .env.example says, beside what this machine needs."""
    lines = (ROOT / ".env.example").read_text().splitlines()
    example = dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return {**{name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}, **example}


def test_django_finds_nothing_unsafe_under_the_example_environment():
    command = [sys.executable, "-W", "error", "manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    environment = {**example_environment(), "ALONGSIDE_MODE": "server"}
    checked = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True)
    assert checked.returncode == 0, checked.stderr


# Packs


@pytest.mark.parametrize("pack", sorted(path.name for path in (ROOT / "packs").iterdir() if path.is_dir()))
def test_a_pack_that_ships_is_right(pack, capsys):
    call_command("check_pack", str(ROOT / "packs" / pack))
    assert capsys.readouterr().out == ""


def test_five_packs_ship():
    there = {path.name for path in (ROOT / "packs").iterdir() if path.is_dir()}
    assert there == {"alongside-core", "connecting-people", "hertfordshire", "leeds", "southend"}
    assert SHIPPED == ROOT / "packs"


# Requirements


def test_tools_and_product_stand_on_the_same_versions():
    main, dev = locked("main"), locked("dev")
    assert main
    assert {name: dev.get(name, version) for name, version in main.items()} == main


def test_every_package_is_locked_with_its_hashes_and_no_host():
    for group in ("main", "dev"):
        text = (ROOT / "requirements" / f"{group}.txt").read_text()
        entries = re.split(r"\n(?=[a-z0-9])", text)
        assert all("--hash=sha256:" in entry for entry in entries if LOCKED.match(entry)), group
        assert not re.search(r"https?://|--index|--extra-index|--find-links|--trusted", text), group


def test_every_dependency_has_its_reason():
    """A comment stands above each, or above a package and what is named for it."""
    bare, above, reason, inside = [], "none", False, False
    for line in (ROOT / "pyproject.toml").read_text().splitlines():
        text = line.strip()
        if re.match(r"(dependencies|dev) = \[$", text):
            inside = True
        elif inside and text == "]":
            inside = False
        elif inside and text.startswith("#"):
            reason = True
        elif inside and text:
            bare += [] if reason or text.strip('",').startswith(above) else [text]
            above, reason = text.strip('",'), False
    assert bare == []


def test_what_is_asked_for_is_locked():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    for group, wanted in (("main", project["project"]["dependencies"]), ("dev", project["dependency-groups"]["dev"])):
        names = {re.split(r"[\[<>=!~; ]", one)[0].lower() for one in wanted}
        assert names - set(locked(group)) - set(locked("main")) == set(), group
