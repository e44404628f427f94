"""What the environment and the council's file say, read once, with a sentence for what is wrong."""

import os
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from alongside.decisions.kinds import BY_SLUG
from alongside.design.colours import check_colour

ROOT = Path(__file__).resolve().parent.parent.parent
# Published with the product, so that a demo and the tests can seal and verify. Never of use in a council.
DEMO_LEDGER_KEY = "published-demo-ledger-key-never-for-a-council"
DEMO_SECRET_KEY = "published-demo-secret-key-never-for-a-council"


@dataclass(frozen=True)
class Council:
    """What a council configures about itself. `second_person`: the kinds of decisions that want one."""

    name: str = "Example Council"
    colour: str = ""
    idle_minutes: int = 30
    from_email: str = "alongside@example.org"
    second_person: list[str] = field(default_factory=list)


class WrongEnvironment(SystemExit):
    """The environment says something that cannot be used; the message is the sentence."""


def mode() -> str:
    """`server` when run for a council, `demo` under ./run demo, else `tool` (tests, commands)."""
    return os.environ.get("ALONGSIDE_MODE", "tool")


def council() -> Council:
    """The council's own file (TOML, COUNCIL_FILE); the example council without one."""
    path = os.environ.get("COUNCIL_FILE")
    if not path:
        return Council()
    try:
        said = tomllib.loads(Path(path).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise WrongEnvironment(f"COUNCIL_FILE {path} cannot be read: {fault}.") from None
    unknown = said.keys() - Council.__dataclass_fields__.keys()
    if unknown:
        raise WrongEnvironment(f"COUNCIL_FILE {path} has keys that are not known: {', '.join(sorted(unknown))}.")
    for key, value in said.items():
        if not isinstance(value, type(getattr(Council(), key))) or isinstance(value, bool):
            raise WrongEnvironment(f"COUNCIL_FILE {path}: {key} has a value of the wrong kind.")
    if said.get("colour"):
        try:
            check_colour(said["colour"])
        except ValueError as fault:
            raise WrongEnvironment(f"COUNCIL_FILE {path}: {fault}") from None
    if strange := [kind for kind in said.get("second_person", ()) if kind not in BY_SLUG]:
        raise WrongEnvironment(
            f"COUNCIL_FILE {path}: second_person knows no {strange[0]}; it may name {', '.join(BY_SLUG)}."
        )
    return Council(**said)


def data_folder(database_url: str) -> Path:
    """Where the SQLite file lies, and with it the demo's emails and pack; the default folder for PostgreSQL."""
    if database_url.startswith("sqlite:///"):
        return Path(unquote(database_url.removeprefix("sqlite:///").split("?")[0])).parent
    return ROOT / ".demo"


def pack_name(folder: Path) -> str:
    """PACK, else the pack that the demo's folder was begun with, else Hertfordshire's."""
    kept = folder / "pack"
    return os.environ.get("PACK") or (kept.read_text().strip() if kept.is_file() else "hertfordshire")


def email_settings(folder: Path) -> dict[str, object]:
    """EMAIL_URL (`smtp://name:password@host:port?tls=true`); without one, emails become files in `folder`."""
    url = os.environ.get("EMAIL_URL")
    if not url:
        return {
            "EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend",
            "EMAIL_FILE_PATH": str(folder / "emails"),
        }
    parts = urlsplit(url)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise WrongEnvironment("EMAIL_URL must look like smtp://name:password@host:587?tls=true.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_TLS": parse_qs(parts.query).get("tls") == ["true"],
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_TIMEOUT": 10,
    }
