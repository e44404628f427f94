"""`manage.py permissions`: prints docs/permissions.md, who may do what. Needs no database."""

from typing import Any

from django.core.management.base import BaseCommand

from alongside.access.page import permissions_page


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def handle(self, **options: Any) -> None:
        self.stdout.write(permissions_page(), ending="")
