"""What a council must not run with is refused, and named."""

import secrets

import pytest
from django.core.management import call_command

from alongside.config.environment import DEMO_LEDGER_KEY, DEMO_SECRET_KEY
from alongside.config.management.commands.check_settings import unsafe


@pytest.fixture
def safe(settings, monkeypatch):
    """Settings with which a council can run."""
    monkeypatch.setenv("DATABASE_URL", "postgres://council@/alongside")
    settings.IN_SERVER, settings.DEBUG, settings.ALLOWED_HOSTS = True, False, ["alongside.example.gov.uk"]
    settings.SECRET_KEY, settings.LEDGER_KEY = secrets.token_urlsafe(48), secrets.token_urlsafe(48)
    return settings


def test_safe_settings_are_let_through(safe, capsys):
    call_command("check_settings")
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DEBUG", True),
        ("SECRET_KEY", DEMO_SECRET_KEY),
        ("SECRET_KEY", "example-" + "abcdefgh12345678" * 3),
        ("SECRET_KEY", "short"),
        ("SECRET_KEY", "a" * 60),
        ("LEDGER_KEY", DEMO_LEDGER_KEY),
        ("LEDGER_KEY", "abcdefg" * 3),
        ("ALLOWED_HOSTS", []),
        ("ALLOWED_HOSTS", ["*"]),
        ("PACK", "nowhere"),
    ],
)
def test_each_unsafe_setting_is_named(safe, name, value):
    setattr(safe, name, value)
    [fault] = unsafe()
    assert name in fault


def test_the_demo_and_a_missing_database_are_named(safe, monkeypatch):
    monkeypatch.delenv("DATABASE_URL")
    assert "DATABASE_URL" in unsafe()[0]
    safe.IN_SERVER = False
    assert "ALONGSIDE_MODE" in unsafe()[0]


def test_one_key_for_both_is_refused(safe, capsys):
    safe.LEDGER_KEY = safe.SECRET_KEY
    with pytest.raises(SystemExit) as end:
        call_command("check_settings")
    assert end.value.code == 1
    assert "LEDGER_KEY is the same" in capsys.readouterr().err
