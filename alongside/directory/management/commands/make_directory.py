"""`manage.py make_directory N`: N invented entries, the same each time, for measuring; never for a council."""

import random
import sys
from argparse import ArgumentParser
from typing import Any
from uuid import UUID, uuid5

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from alongside.audit.acting import House
from alongside.directory import actions
from alongside.kit.ids import new_id

MAKER = House("make-directory")
AT_ONCE = 500
MOST = 1_000_000
OF_THIS = UUID("5d1c2a34-0f6e-5b3a-9a57-6f3c1a2b0d1f")
THINGS = (
    "Choir", "Walking group", "Repair café", "Lunch club", "Chess evening", "Allotment", "Reading circle", "Film night",
    "Swimming", "Sewing bench", "Dance", "History walk", "Computer help", "Carers’ hour", "Drumming", "Pottery",
)  # fmt: skip
PLACES = ("Mill", "Bridge", "Green", "Chapel", "Station", "Market", "Park", "Quay", "Castle", "Orchard", "Well", "Moor")
WHO = ("Friends", "Neighbours", "Trust", "Association", "Together", "Network", "Hands", "Commons")
SAYS = (
    "Come as you are.", "Nobody has to be good at it.", "There is tea.", "Bring a friend, or find one.",
    "The pace is that of the slowest.", "Somebody shows you how.", "You can only watch, and that is fine.",
    "It has been going for longer than anybody remembers.",
)  # fmt: skip
KINDS = ("Arts", "Culture", "Learning", "Leisure", "Sport", "Food", "Company", "Advice")


class Command(BaseCommand):
    help = "Adds N invented entries to the directory of this database, the same each time, for measuring."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("number", type=int, help="how many")

    def handle(self, *args: Any, **options: Any) -> None:
        """Exit 0 when they are there; 2 for a number that cannot be, or in a council's own directory."""
        number = options["number"]
        if settings.IN_SERVER or not 1 <= number <= MOST:
            sys.stderr.write(f"This makes 1 to {MOST:,} invented entries, and never in a council's directory.\n")
            sys.exit(2)
        now = timezone.now()
        run = actions.begin_import(name="make_directory", origin=str(number), id=new_id(), by=MAKER, at=now)
        for begin in range(run.position * AT_ONCE, number, AT_ONCE):
            records = [invented(place) for place in range(begin, min(begin + AT_ONCE, number))]
            actions.take_batch(run=run, records=records, by=MAKER, at=now)
            sys.stderr.write(f"{min(begin + AT_ONCE, number):,} of {number:,}\n")
        actions.end_import(run=run, is_whole=False, by=MAKER, at=now)
        self.stdout.write(f"{run.added:,} added, {run.same:,} were there.")


def key(what: str) -> str:
    """The same key for the same thing, each time."""
    return str(uuid5(OF_THIS, what))


def invented(place: int) -> dict[str, Any]:
    """One invented service, as a feed has it; the same for the same number."""
    pick = random.Random(place)  # noqa: S311 - the same each time is what it is for
    thing, where, who = pick.choice(THINGS), pick.choice(PLACES), pick.choice(WHO)
    building, kind = place % 5_000, pick.randrange(len(KINDS))
    hour = pick.randrange(8, 20)
    return {
        "id": key(f"service {place}"),
        "name": f"{where} {thing} {place}",
        "description": " ".join(pick.sample(SAYS, 4)),
        "url": f"https://example.org/{place}",
        "email": f"hello{place}@example.org",
        "status": "active",
        "minimum_age": pick.choice((None, 16, 18, 50)),
        "assured_date": f"2026-{pick.randrange(1, 13):02}-{pick.randrange(1, 28):02}",
        "last_modified": f"2026-01-{pick.randrange(1, 28):02}T09:00:00+00:00",
        "organization": {
            "id": key(f"organisation {place % 10_000}"),
            "name": f"{where} {who} {place % 10_000}",
            "description": "Invented.",
        },
        "schedules": [
            {
                "id": key(f"schedule {place}"),
                "freq": "WEEKLY",
                "byday": ",".join(pick.sample(("MO", "TU", "WE", "TH", "FR", "SA", "SU"), pick.randrange(1, 4))),
                "opens_at": f"{hour:02}:00",
                "closes_at": f"{hour + 2:02}:00",
            }
        ],
        "service_at_locations": [
            {
                "id": key(f"at {place}"),
                "location": {
                    "id": key(f"place {building}"),
                    "location_type": "physical",
                    "name": f"{PLACES[building % len(PLACES)]} Hall {building}",
                    "latitude": round(53.7 + (building % 71) / 500, 5),
                    "longitude": round(-1.7 + (building % 67) / 400, 5),
                    "addresses": [
                        {
                            "id": key(f"address {building}"),
                            "address_1": f"{building} Invented Street",
                            "city": "Leeds",
                            "state_province": "West Yorkshire",
                            "postal_code": f"LS{building % 29 + 1} {building % 10}AA",
                            "country": "GB",
                            "address_type": "physical",
                        }
                    ],
                },
            }
        ],
        "contacts": [
            {
                "id": key(f"contact {place}"),
                "name": "The office",
                "phones": [{"id": key(f"phone {place}"), "number": f"0113 496 {place % 10_000:04}"}],
            }
        ],
        "cost_options": [{"id": key(f"cost {place}"), "amount": pick.choice((0, 0, 1, 2.5, 4)), "option": "a session"}],
        "attributes": [
            {
                "id": key(f"attribute {place}"),
                "link_type": "service",
                "taxonomy_term": {"id": key(f"kind {kind}"), "name": KINDS[kind], "taxonomy": "Invented kinds"},
            }
        ],
    }
