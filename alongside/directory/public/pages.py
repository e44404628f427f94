"""Entries as the public's pages show them: read from their stored documents, in one statement for any number."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from alongside.directory.entries.rules import is_stale
from alongside.directory.models import ServiceDocument
from alongside.directory.models.offer import RUNS, Status
from alongside.directory.public.words import HOW, Json, in_short

COLUMNS = ("service_id", "public", *(f"service__{name}" for name in ("status", "checked_on", "checked_how")))
COLUMNS += ("service__gone_from_feed_on", "service__last_modified")
# What somebody who finds it does not run is told.
RESTS = {
    Status.TEMPORARILY_CLOSED: "It is closed for a while.",
    Status.INACTIVE: "It does not run at the moment.",
    Status.DEFUNCT: "It has ended.",
}


@dataclass(frozen=True)
class Shown:
    """One entry: what it says (`words.public_of`), and what is to be known of how true it is."""

    key: UUID
    said: Json
    status: str
    checked_on: date | None
    checked_how: str
    is_gone: bool
    changed_at: datetime
    is_stale: bool

    @property
    def runs(self) -> bool:
        """Does it run, or only rest for a while?"""
        return self.status in RUNS

    @property
    def rests(self) -> str:
        """The sentence for something that is not on; empty when it is."""
        return RESTS.get(Status(self.status), "")

    @property
    def how(self) -> str:
        """How it was last checked."""
        return HOW.get(self.checked_how, "")  # type: ignore[call-overload]

    def list_of(self, name: str) -> list[Any]:
        """What it says of something of which there may be several; an empty list when it says nothing."""
        return self.said.get(name, [])

    def text_of(self, name: str) -> str:
        """What it says of something; empty when it says nothing."""
        return self.said.get(name, "")

    @property
    def in_short(self) -> str:
        """The beginning of what it is."""
        return in_short(self.text_of("about"))

    @property
    def where(self) -> list[str]:
        """Each place in a line: its name and its town."""
        return [
            ", ".join(filter(None, (one.get("name"), one.get("town")))) or one.get("postcode", "")
            for one in self.list_of("places")
        ]

    @property
    def access(self) -> list[str]:
        """What its places have for getting in and being there, each once."""
        return list(dict.fromkeys(words for one in self.list_of("places") for words in one.get("access", ())))


def shown(services: Any, *, today: date) -> list[Shown]:
    """These entries (a queryset of services' keys, or keys), in no order of their own."""
    rows = ServiceDocument.objects.filter(service__in=services).values_list(*COLUMNS)
    return [
        Shown(key, json.loads(public), status, checked_on, how, gone is not None, changed_at,
              status in RUNS and is_stale(checked_on, today=today))
        for key, public, status, checked_on, how, gone, changed_at in rows
    ]  # fmt: skip


def shown_in_order(keys: Iterable[UUID], *, today: date) -> list[Shown]:
    """These entries in the order of their keys as given; one that is gone meanwhile is left out."""
    keys = list(keys)
    found = {one.key: one for one in shown(keys, today=today)} if keys else {}
    return [found[key] for key in keys if key in found]
