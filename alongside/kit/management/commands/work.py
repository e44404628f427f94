"""`manage.py work`: the background work beside the server, until interrupted. Run as many as you like."""

import signal
from typing import Any

from django.core.management.base import BaseCommand

from alongside.kit.work import Background


class Command(BaseCommand):
    help = __doc__

    def handle(self, **options: Any) -> None:
        background = Background()
        for kind in (signal.SIGTERM, signal.SIGINT):
            signal.signal(kind, background.stop)
        background.run()
