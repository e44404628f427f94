"""What is on around the cast: a dozen offers and more, all invented, added by those who know of them."""

from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from alongside.directory import actions as directory
from alongside.directory.entries.kinds import our_kinds
from alongside.directory.management.commands.import_postcodes import IMPORTER, row_of
from alongside.directory.models import Service
from alongside.directory.search.postcodes import Told, read
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london

EMPTY: dict[str, Any] = {
    "description": "", "url": "", "email": "", "eligibility": "", "alert": "", "minimum_age": None, "maximum_age": None,
    "kinds": [], "contact_name": "", "phone": "", "languages": "", "area": "", "is_online": False, "times": [],
    "other_times": [], "places": [], "costs": [],
}  # fmt: skip
POSTCODES = Path(__file__).with_name("postcodes.csv")
FREE = [{"amount": "0", "what": "", "for_whom": ""}]


def weekly(*days: str, opens: str, closes: str, often: str = "weekly", notes: str = "") -> dict[str, Any]:
    """One row of when it is on."""
    return {
        "often": often, "days": list(days), "on": "", "until": "", "opens_at": opens, "closes_at": closes, "notes": notes,
    }  # fmt: skip


def place(name: str, lines: str, postcode: str, *access: str, words: str = "") -> dict[str, Any]:
    """One row of where it is."""
    return {
        "place": name, "lines": lines, "town": "Leeds", "postcode": postcode, "access": list(access), "access_words": words,
    }  # fmt: skip


def costs(amount: str, what: str, for_whom: str = "") -> dict[str, str]:
    """One row of what it costs."""
    return {"amount": amount, "what": what, "for_whom": for_whom}


LIBRARY = place(
    "Invented Street Library", "2 Invented Street", "LS12 3AB", "step_free", "toilet", "quiet", "hearing_loop"
)
CENTRE = place("Town Street Community Centre", "40 Town Street", "LS12 4XY", "step_free", "toilet", "bus", "parking")
MILL = place(
    "The Old Mill", "Canal Lane", "LS12 9ZZ", "parking", words="Cobbles at the gate: ring and somebody meets you"
)
# Who told of it, how long ago in days, and what it is. The first were checked longest ago.
OFFERS: list[tuple[str, int, dict[str, Any]]] = [
    ("nell", 118, {"name": "Songs we half remember", "run_by": "Armley Singers", "kinds": ["arts", "company"], "places": [CENTRE],
                   "description": "Singing in a circle, no reading of music. People who forget words are in good company.",
                   "times": [weekly("WE", opens="10:30", closes="12:00")], "costs": [costs("2", "with tea")], "phone": "0113 496 0201"}),
    ("mina", 95, {"name": "Mending bench", "run_by": "Spokes and Solder", "kinds": ["repair", "company"], "places": [MILL],
                  "description": "Bikes, toasters, radios. Bring something broken, or only your hands: somebody shows you how.",
                  "times": [weekly("TH", opens="18:00", closes="20:30")], "costs": FREE, "contact_name": "Bev", "phone": "0113 496 0202"}),
    ("nell", 60, {"name": "Comedy night, all welcome", "run_by": "Town Street Community Centre", "kinds": ["arts", "company"],
                  "description": "Five minutes each, or only laugh. The first Friday of the month.", "places": [CENTRE],
                  "times": [weekly("FR", opens="19:30", closes="21:30", often="month_1")], "costs": [costs("3", "at the door", "those in work"), *FREE]}),
    ("nell", 58, {"name": "Allotment mornings", "run_by": "Armley Growers", "kinds": ["outdoors", "volunteering"],
                  "description": "Raised beds, a shed with a kettle, and people who like to be shown how to prune.",
                  "times": [weekly("TU", "SA", opens="10:00", closes="12:30")], "costs": FREE, "phone": "0113 496 0203",
                  "places": [place("Green Gate Allotments", "Allotment Walk", "LS12 4XY", "step_free", words="A firm path to the beds")]}),
    ("ruth", 50, {"name": "Digital café", "run_by": "Leeds Libraries", "kinds": ["learning"], "places": [LIBRARY],
                  "description": "Somebody sits beside you while you find out how the phone works.", "languages": "Urdu, Polish",
                  "times": [weekly("MO", opens="14:00", closes="16:00")], "costs": FREE}),
    ("nell", 44, {"name": "Memories of the mill", "run_by": "Armley Heritage Group", "kinds": ["culture", "company"], "places": [MILL],
                  "description": "Photographs and looms, told by those who worked them. Once a month, with soup.",
                  "times": [weekly("SU", opens="13:00", closes="15:00", often="month_last")], "costs": [costs("4", "with soup")]}),
    ("mina", 40, {"name": "Walk and talk", "run_by": "Steps Together", "kinds": ["moving", "outdoors", "company"],
                  "description": "An hour at the pace of whoever is slowest, along the canal.", "places": [MILL],
                  "times": [weekly("SA", opens="10:00", closes="11:15")], "costs": FREE, "phone": "0113 496 0204"}),
    ("farah", 33, {"name": "Welcome table", "run_by": "St Anne’s Hall", "kinds": ["food", "company"], "languages": "Urdu, Arabic, Tigrinya",
                   "description": "A cooked lunch. Pay what you can; nobody asks.", "times": [weekly("MO", "WE", "FR", opens="12:00", closes="14:00")],
                   "places": [place("St Anne’s Hall", "Chapel Lane", "LS12 3AB", "step_free", "toilet", "bus")], "costs": [costs("", "pay what you can")]}),
    ("nell", 30, {"name": "Carers’ Thursday", "run_by": "Carers in Armley", "kinds": ["carers", "peers"], "places": [CENTRE],
                  "description": "Two hours with people who know. Somebody sits with the person you care for, if you ask before.",
                  "times": [{**weekly("TH", opens="10:30", closes="12:30", often="fortnightly"), "on": "2024-01-04"}], "costs": FREE, "email": "hello@carers.example.org"}),
    ("priya", 28, {"name": "English for the bus and the market", "run_by": "Leeds Libraries", "kinds": ["learning"], "places": [LIBRARY],
                   "description": "Spoken English, from the first word on.", "minimum_age": 16, "costs": FREE,
                   "times": [weekly("TU", "TH", opens="09:30", closes="11:00")]}),
    ("nell", 21, {"name": "Swim for anybody", "run_by": "Armley Baths Trust", "kinds": ["moving"], "eligibility": "Anybody who is unsure of water",
                  "description": "A warm pool, a hoist, and people who wait.", "times": [weekly("SU", opens="17:00", closes="18:00")],
                  "places": [place("Armley Baths", "Carr Crofts", "LS12 4XY", "changing_place", "step_free", "toilet", "parking")],
                  "costs": [costs("3.50", "a swim"), costs("1", "a swim", "with a Leeds card")]}),
    ("nell", 14, {"name": "Night line", "run_by": "People Who Know", "kinds": ["peers", "health"], "is_online": True,
                  "description": "Somebody who has been there answers the phone.", "phone": "0808 157 0205", "minimum_age": 18,
                  "times": [weekly("MO", "TU", "WE", "TH", "FR", "SA", "SU", opens="18:00", closes="23:30")], "costs": FREE}),
    ("nell", 9, {"name": "Rights surgery", "run_by": "Armley Advice", "kinds": ["money"], "places": [LIBRARY], "costs": FREE,
                 "description": "Benefits, rent, letters you do not understand. Bring the letter.",
                 "times": [weekly("WE", opens="13:00", closes="16:00")], "alert": "Come before three: the queue closes early."}),
]  # fmt: skip


def what_is_on(cast: Any) -> None:
    """The offers, an event still to come, one that has ended, what colleagues know, and a change that waits."""
    nell, mina, now = cast.workers["nell"], cast.workers["mina"], cast.now
    directory.set_directory_team(team=cast.teams["Community"], id=new_id(), by=nell, at=now - timedelta(days=119))
    with POSTCODES.open(encoding="utf-8") as lines:
        where = [row_of(one) for one in read(lines) if isinstance(one, Told)]
    directory.take_postcodes(rows=where, by=IMPORTER, at=now - timedelta(days=119))
    made: dict[str, Service] = {}
    for slug, days, said in OFFERS:
        made[said["name"]] = _add(cast, slug, now - timedelta(days=days), said)
    festival = in_london(now).date() + timedelta(days=16)
    once = {**weekly(opens="12:00", closes="18:00", often="once"), "on": festival.isoformat()}
    _add(cast, "nell", now - timedelta(days=6), {
        "name": "Lantern festival", "run_by": "Town Street Traders", "kinds": ["culture"], "times": [once], "places": [CENTRE],
        "costs": FREE, "description": "Lanterns made by children and their grandparents, down Town Street at dusk.",
    })  # fmt: skip
    ended = _add(
        cast, "mina", now - timedelta(days=90), {"name": "Chair yoga", "run_by": "Steps Together", "kinds": ["moving"]}
    )
    directory.close_entry(
        service=ended, seen_version=ended.version, status="defunct", why="The teacher moved to York", by=mina,
        at=now - timedelta(days=12),
    )  # fmt: skip
    bench = made["Mending bench"]
    for days, slug, words in (
        (80, "mina", "Ring Bev before: she meets people at the gate. The side door has no step."),
        (12, "ade", "Quiet before seven. Nobody minds if you only sit and watch."),
    ):
        directory.write_knowledge(
            service=bench, id=new_id(), words=words, by=cast.workers[slug], at=now - timedelta(days=days)
        )
    directory.make_entry_link(
        organisation=made["Allotment mornings"].organisation, id=new_id(), for_whom="Joan, who has the shed key",
        word="runner beans", by=mina, at=now - timedelta(days=3),
    )  # fmt: skip
    table = made["Welcome table"]
    directory.mark_relied_on(
        service=table, seen_version=table.version, many_rely=True, by=nell, at=now - timedelta(days=32)
    )
    said = next(said for _, _, said in OFFERS if said["name"] == "Welcome table")
    directory.change_entry(
        service=Service.objects.get(pk=table.pk), seen_version=table.version,
        answers={**EMPTY, **said, "alert": "No lunch in the last week of December."}, by=mina, at=now - timedelta(days=1),
    )  # fmt: skip


def _add(cast: Any, slug: str, at: datetime, said: dict[str, Any]) -> Service:
    kinds = sorted(said["kinds"], key=list(our_kinds()).index)
    return directory.add_entry(
        answers={**EMPTY, **said, "kinds": kinds}, id=new_id(), how="phoned", by=cast.workers[slug], at=at
    )
