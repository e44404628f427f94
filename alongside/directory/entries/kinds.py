"""Our own list of kinds, as the file in `lists` has it."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from uuid import UUID, uuid5

LIST = Path(__file__).with_name("lists") / "kinds.toml"


@dataclass(frozen=True)
class Kind:
    """One kind: its key, the key of its record, its words, and what is meant."""

    key: str
    id: UUID
    name: str
    description: str


@cache
def our_list() -> dict[str, str]:
    """The list itself: id, name, description, version."""
    said = tomllib.loads(LIST.read_text(encoding="utf-8"))
    return {key: said[key] for key in ("id", "name", "description", "version")}


@cache
def our_kinds() -> dict[str, Kind]:
    """Key -> kind, in the order of the list. The record's key follows from the list's and the kind's, and so stays."""
    said = tomllib.loads(LIST.read_text(encoding="utf-8"))
    of = UUID(said["id"])
    return {key: Kind(key, uuid5(of, key), name, about) for key, (name, about) in said["terms"].items()}


def kind_choices() -> list[tuple[str, str]]:
    """The kinds to choose from, as key and words."""
    return [(kind.key, kind.name) for kind in our_kinds().values()]
