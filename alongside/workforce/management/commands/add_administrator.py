"""`manage.py add_administrator EMAIL NAME`: the first way into a new installation; prints the link to a password."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser
from django.utils import timezone

from alongside.audit.acting import House
from alongside.design.fields import EmailField, LineField
from alongside.design.forms import Form
from alongside.kit.ids import new_id
from alongside.kit.refusals import UnableTo
from alongside.workforce.actions.workers import add_administrator
from alongside.workforce.keys import link_for


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("email", help="the address they will sign in with")
        parser.add_argument("name", nargs="+", help="their full name")
        parser.add_argument(
            "--site", default=None, help="where people reach this installation; default: the first of ALLOWED_HOSTS"
        )

    def handle(self, *, email: str, name: list[str], site: str | None, **options: Any) -> None:
        asked = Described({"email": email, "name": " ".join(name)})
        at = timezone.now()
        if not asked.is_valid():
            self._refuse(" ".join(sentence for errors in asked.errors.values() for sentence in errors))
        try:
            worker = add_administrator(id=new_id(), **asked.cleaned_data, by=House("command line"), at=at)
        except UnableTo as refusal:
            self._refuse(str(refusal))
        self.stdout.write(f"{worker.name} is an administrator. They choose a password here, within three days:")
        self.stdout.write(link_for(worker.account, site=site or default_site(), at=at))

    def _refuse(self, sentence: str) -> None:
        self.stderr.write(sentence)
        raise SystemExit(1)


class Described(Form):
    """What the command line says, checked as a page would."""

    email = EmailField()
    name = LineField("Full name", limit=120, missing="Write their name.")


def default_site() -> str:
    """`https://` and the council's host; this machine's demo port where no host is named."""
    named = [
        host.lstrip(".") for host in settings.ALLOWED_HOSTS if host not in ("*", "localhost", "127.0.0.1", "testserver")
    ]
    return f"https://{named[0]}" if named else "http://127.0.0.1:8000"
