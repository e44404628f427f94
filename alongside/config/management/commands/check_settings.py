"""`manage.py check_settings` refuses, by name, what a council must not run with. `./run server` asks it first."""

import os
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from alongside import packs
from alongside.config.environment import DEMO_LEDGER_KEY, DEMO_SECRET_KEY
from alongside.kit.refusals import UnableTo

SHORTEST_KEY = 32
FEWEST_CHARACTERS = 8
EXAMPLE = "example-"  # how the keys of .env.example begin


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        faults = unsafe()
        for fault in faults:
            self.stderr.write(fault)
        if faults:
            raise SystemExit(1)


def unsafe() -> list[str]:
    """A sentence for each setting that is unsafe, naming its variable."""
    faults = []
    if settings.DEBUG:
        faults.append("DEBUG is on: it shows the inside of the program to everybody. Take it away.")
    if not settings.IN_SERVER:
        faults.append("ALONGSIDE_MODE is not `server`: the demo signs anybody in. ./run server sets it.")
    for name, demo in (("SECRET_KEY", DEMO_SECRET_KEY), ("LEDGER_KEY", DEMO_LEDGER_KEY)):
        value = getattr(settings, name)
        if value == demo or value.startswith(EXAMPLE):
            faults.append(f"{name} is missing or is a published one: set one of your own, known to nobody else.")
        elif len(value) < SHORTEST_KEY or len(set(value)) < FEWEST_CHARACTERS:
            faults.append(f"{name} is weak: at least {SHORTEST_KEY} characters, made by chance.")
    if settings.SECRET_KEY == settings.LEDGER_KEY:
        faults.append("LEDGER_KEY is the same as SECRET_KEY: each needs its own.")
    if not os.environ.get("DATABASE_URL"):
        faults.append(
            "DATABASE_URL is missing: the demo's own file would hold the records. Name the council's database."
        )
    try:
        packs.active()
    except UnableTo as refusal:
        faults.append(f"PACK cannot be used: {refusal}")
    if not settings.ALLOWED_HOSTS or "*" in settings.ALLOWED_HOSTS:
        faults.append("ALLOWED_HOSTS names no host, or any: name the addresses people use, with commas between.")
    return faults
