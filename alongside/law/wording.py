"""The words of law as dated content: `text/<name>.toml` holds them by the day from which they hold.

A file has one table for each version, named by its first day, or `always` where no statute dates it. In it stand what
the version rests on, what it says, where that was read, and the sentences that a verdict is made of, written so that a
worker can read them to the person whom they are about. `checks` is the place for a reader with a legal training: what
to read, by which day, and, once they have, their name and the day.
"""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from alongside.law.checks import Check
from alongside.law.kinds import Kind
from alongside.law.registry import Rule, Version, provision

TEXTS = Path(__file__).with_name("text")
ALWAYS = "always"
HEADS = ("provisions", "says", "source", "checks")


@dataclass(frozen=True)
class Wording:
    """The words of one version. `lists` are its tables of words and sentences, by key, in the file's order."""

    name: str
    start: date | None
    provisions: tuple[str, ...]
    says: str
    source: str
    checks: tuple[Check, ...]
    lists: Mapping[str, Mapping[str, str]]

    def __getitem__(self, name: str) -> Mapping[str, str]:
        return self.lists[name]

    def whether(self, name: str, holds: bool, **parts: object) -> str:
        """The sentence for a fact that holds (`yes`) or does not (`no`), its gaps filled from the parts."""
        return self.lists[name]["yes" if holds else "no"].format(**parts)

    def register(self, **facts: Kind) -> Callable[[Rule], Version]:
        """Register a pure function as what these words say: it takes exactly these facts, by keyword only."""
        return provision(
            self.name,
            start=self.start,
            provisions=self.provisions,
            facts=facts,
            says=self.says,
            source=self.source,
            checks=self.checks,
            words=self.lists,
        )


def wording(name: str, starts: str) -> Wording:
    """The words of a name from a day (YYYY-MM-DD) or `always`. One that is not there stops the import."""
    table = texts(name)[starts]
    return Wording(
        name=name,
        start=None if starts == ALWAYS else date.fromisoformat(starts),
        provisions=tuple(table["provisions"]),
        says=table["says"],
        source=table["source"],
        checks=tuple(Check(**check) for check in table.get("checks", ())),
        lists={key: value for key, value in table.items() if key not in HEADS},
    )


def texts(name: str) -> dict[str, Any]:
    """The file of a name, as TOML has it: each version's table by its first day."""
    return tomllib.loads((TEXTS / f"{name}.toml").read_text(encoding="utf-8"))


def day_in_words(day: date) -> str:
    """`Friday 13 November 2026`."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"
