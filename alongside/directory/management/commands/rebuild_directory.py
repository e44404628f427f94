"""`manage.py rebuild_directory`: every stored document of the directory made again from its entry."""

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from alongside.audit.acting import House
from alongside.directory import actions


class Command(BaseCommand):
    help = "Makes what machines are sent and the public reads of each entry again, after a release that tells it anew."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        """Say how many were made."""
        number = actions.remake_documents(by=House("rebuild-directory"), at=timezone.now())
        self.stdout.write(f"{number:,} documents made again.")
