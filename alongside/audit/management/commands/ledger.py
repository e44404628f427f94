"""`manage.py ledger verify` proves the ledger; `manage.py ledger seal` seals its tail now."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from alongside.audit.ledger import seal
from alongside.audit.proof import verify


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("what", choices=["verify", "seal"])

    def handle(self, *, what: str, **options: Any) -> None:
        if what == "seal":
            self.stdout.write(f"{seal(now=timezone.now())} rows sealed")
            return
        proof = verify()
        for fault in proof.faults:
            self.stdout.write(fault)
        self.stdout.write(proof.in_words())
        if proof.faults:
            raise SystemExit(1)
