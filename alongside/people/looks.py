"""Who has looked at a person's record, or acted on it, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from alongside.access.standing import Kind
from alongside.audit.models import LOOKED, LedgerEntry
from alongside.people.look_words import DONE, PAGES
from alongside.people.models import BrokenGlass, Person
from alongside.people.often_asked import latest_looks, names_of_three
from alongside.workforce.models import Worker

# How the ledger begins the name of a worker, of a device at a sitting and of the person by a link; and how many looks
# stand beside a story.
WORKER, SITTING, BY_LINK, BESIDE = "worker:", "sitting:", "self_assessment:", 3


# Way of standing -> why a record was open to somebody.
BECAUSE = {
    Kind.SELF: "it is their own record",
    Kind.CHOSEN: "the person shares it with them",
    Kind.ALLOCATED: "alongside by name",
    Kind.TEAM: "their team is alongside",
    Kind.DUTY: "on duty for the team",
    Kind.COVER: "covering for a colleague",
    Kind.SHIFT: "on a shift",
    Kind.TALKING_POINT: "at a Talking Point with them",
    Kind.NAMED: "one of the few named",
    Kind.BROKE_GLASS: "opened it for a reason",
    Kind.REVIEWS: "asked to review an opening",
    Kind.SITTING: "drawing together, on their own device",
    Kind.BY_LINK: "by their link, and the word agreed with them",
}


@dataclass(frozen=True)
class Look:
    """One line of who has looked: `who` did `what`, when, and `why` they could (empty: nothing had to open it)."""

    who: str
    what: str
    at: datetime
    why: str = ""


def of_person(person: Person, known: Mapping[UUID, str]) -> list[Look]:
    """The latest looks at a person's record by three different people, newest first: what stands beside their story.

    `known` is names of workers that the page has read already, by key: only others are asked for.
    """
    latest: dict[str, Any] = {}
    for row in latest_looks(person=person):
        latest.setdefault(row.actor, row)
    rows = list(latest.values())[:BESIDE]
    keys = [key for key in _keys_of_workers(rows) if key not in known]
    names = {**known, **(dict(names_of_three(workers=keys)) if keys else {})}
    return [_in_words(row, names) for row in rows]


def in_words(rows: Iterable[Any], broken: Iterable[BrokenGlass] = ()) -> list[Look]:
    """Ledger rows as people read them; names are read in one statement. `broken` says why the glass was broken."""
    rows, broken = list(rows), sorted(broken, key=lambda glass: glass.opens_at, reverse=True)
    names = dict(Worker.objects.filter(pk__in=_keys_of_workers(rows)).values_list("pk", "name"))
    return [_in_words(row, names, broken) for row in rows]


def lookers(keys: Iterable[UUID]) -> list[tuple[str, str]]:
    """The workers who looked at these records of one person, or acted on them, as pairs of key and name."""
    actors = (
        LedgerEntry.objects.filter(person__in=keys, actor__startswith=WORKER).order_by().values_list("actor", flat=True)
    )
    workers = [UUID(actor.removeprefix(WORKER)) for actor in actors.distinct()]
    found = Worker.objects.filter(pk__in=workers).order_by("name", "pk").values_list("pk", "name")
    return [(str(key), name) for key, name in found]


def _keys_of_workers(rows: list[Any]) -> list[UUID]:
    return list({UUID(row.actor.removeprefix(WORKER)) for row in rows if row.actor.startswith(WORKER)})


def _in_words(row: Any, names: dict[UUID, str], broken: Iterable[BrokenGlass] = ()) -> Look:
    who = names.get(UUID(row.actor.removeprefix(WORKER))) if row.actor.startswith(WORKER) else None
    if row.actor.startswith(SITTING):
        who = "Their own device"
    if row.actor.startswith(BY_LINK):
        who = "They themselves"
    return Look(who or "The house itself", _what(row), row.at, _why(row, broken))


def _why(row: Any, broken: Iterable[BrokenGlass]) -> str:
    """Why the record was open to whoever looked; with the reason in words where they had broken the glass."""
    kind = row.detail.get("because", "")
    if kind == Kind.BROKE_GLASS:
        for glass in broken:
            if glass.worker.key == row.actor and glass.opens_at <= row.acted_at <= glass.ends_at:
                return f"{BECAUSE[Kind.BROKE_GLASS]}: {glass.why}"
    return BECAUSE.get(kind, "")


def _what(row: Any) -> str:
    if row.verb == LOOKED:
        return f"looked at {PAGES.get(row.page, 'a page')}"
    return DONE.get(row.verb, row.verb.replace(".", " ").replace("_", " "))
