"""`manage.py demo`: what ./run demo starts. One process: migrate, gather the cast, work in the background, serve."""

import shutil
from io import StringIO
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection, transaction
from django.utils import timezone

from alongside import packs
from alongside.kit.refusals import UnableTo

FILES = ("alongside.sqlite3", "alongside.sqlite3-wal", "alongside.sqlite3-shm", "pack")


class Command(BaseCommand):
    help = __doc__
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--fresh", action="store_true", help="make the data folder anew")

    def handle(self, *, port: int, fresh: bool, **options: Any) -> None:
        if not settings.IN_DEMO:
            raise CommandError("This is for ./run demo, which sets ALONGSIDE_MODE.")
        folder = settings.DATA_DIR
        if fresh:
            clear(folder)
        folder.mkdir(parents=True, exist_ok=True)
        keep_pack(folder)
        prepare()
        self.stdout.write(f"Open http://127.0.0.1:{port}/ and choose who you are. Ctrl+C stops it.")
        self.stdout.flush()
        serve(port)


def clear(folder: Path) -> None:
    """Take away what a demo keeps in its folder, and nothing else."""
    connection.close()
    for name in FILES:
        (folder / name).unlink(missing_ok=True)
    shutil.rmtree(folder / "emails", ignore_errors=True)


def keep_pack(folder: Path) -> None:
    """Remember the pack the folder was begun with; refuse another."""
    kept = folder / "pack"
    if kept.is_file() and (begun := kept.read_text().strip()) != settings.PACK:
        raise CommandError(
            f"{folder} was begun with the pack {begun}. Say --fresh to begin again with {settings.PACK}, "
            "or --data for another folder."
        )
    try:
        packs.active()
    except UnableTo as refusal:
        raise CommandError(str(refusal), returncode=2) from None
    kept.write_text(settings.PACK + "\n")


def prepare() -> None:
    """The tables, and the cast where there is nobody yet."""
    from alongside.directory.models import SearchEntry, Service
    from alongside.workforce.models import Worker

    call_command("migrate", verbosity=0)
    call_command("pin_packs", verbosity=0)
    if not Worker.objects.exists():
        from tests.cast import gather

        with transaction.atomic():  # all of them or nobody, whenever it is interrupted
            gather(timezone.now())
    elif Service.objects.exists() and not SearchEntry.objects.exists():  # kept by a release that found in another way
        call_command("rebuild_directory", verbosity=0, stdout=StringIO())
    connection.close()


def serve(port: int) -> None:
    """One threaded worker process of gunicorn, with the background work as a thread of it."""
    from gunicorn.app.base import BaseApplication

    from alongside.config.wsgi import application
    from alongside.kit.work import start_in_thread

    class Demo(BaseApplication):
        def load_config(self) -> None:
            for key, value in {
                "bind": f"127.0.0.1:{port}",
                "workers": 1,
                "threads": 8,
                "worker_class": "gthread",
                "post_worker_init": lambda worker: start_in_thread(),
                "loglevel": "warning",
                "control_socket_disable": True,
            }.items():
                if key in self.cfg.settings:
                    self.cfg.set(key, value)

        def load(self) -> Any:
            return application

    Demo().run()
