"""Finds a pack's files, reads them over those of the packs it extends, and says everything that is wrong with it.

Pure: no Django, no database. `load` gives a Pack or raises; `check` gives every fault.
"""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from alongside.access.roles import Role
from alongside.kit.refusals import UnableTo
from alongside.packs import sense
from alongside.packs.marked import Fault, Marked, UnableToRead, read
from alongside.packs.pack import Layer, Pack
from alongside.packs.sections import NEEDED, SECTIONS, Card, Head
from alongside.packs.shapes import Page, read_as

ROLE_KEYS = frozenset(str(role) for role in Role)
# What may lie beside the pack's own files.
_BESIDE = ("README.md", "LICENSE", "LICENCE")


class UnableToLoad(UnableTo):
    """The pack has faults; `faults` lists them."""

    def __init__(self, where: str, faults: list[Fault]):
        more = f" (and {len(faults) - 1} more)" if len(faults) > 1 else ""
        super().__init__(f"The pack {where} cannot be used: {faults[0]}{more}")
        self.faults = faults


@dataclass
class _Folder:
    """One pack's own folder, read: nothing inherited yet."""

    path: Path
    head: Head | None = None
    marked: dict[str, Marked] = field(default_factory=dict)  # file name -> its content
    sections: dict[str, Any] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)


def load(
    name: str, folder: Path | str, *, shipped: Path | str | None = None, roles: frozenset[str] = ROLE_KEYS
) -> Pack:
    """The pack `name` in `folder`, over the packs it extends (looked for in `folder`, then in `shipped`).

    Refuses with UnableToLoad a pack that is not there or has any fault.
    """
    places = _places(Path(folder), shipped)
    path = next((place / name for place in places if name and (place / name).is_dir()), None)
    if path is None:
        raise UnableToLoad(name, [Fault(str(Path(folder) / name), 1, "There is no such folder.")])
    chain, faults = _chain(path, places, roles)
    if faults:
        raise UnableToLoad(name, faults)
    return _merged(chain)


def check(path: Path | str, *, shipped: Path | str | None = None, roles: frozenset[str] = ROLE_KEYS) -> list[Fault]:
    """Every fault of the pack in the folder `path`, in order of file and line. Parents are looked for beside it."""
    path = Path(path)
    return sorted(set(_chain(path, _places(path.resolve().parent, shipped), roles)[1]))


def _places(folder: Path, shipped: Path | str | None) -> list[Path]:
    return [folder] if shipped is None else [folder, Path(shipped)]


def _chain(path: Path, places: list[Path], roles: frozenset[str]) -> tuple[list[_Folder], list[Fault]]:
    """The pack's folder and those it extends, nearest first; and its faults (a parent's are one, at `extends`)."""
    heads: list[_Folder] = []
    faults: list[Fault] = []
    at: Path | None = path
    while at is not None:
        folder = _opened(at)
        heads.append(folder)
        at, wrong = _parent(folder, heads, places)
        faults += wrong
    sources: frozenset[str] | None = None if faults else frozenset()  # not known when a parent is missing
    for folder in reversed(heads):
        sources = sources | set(folder.head.sources) if sources is not None and folder.head else None
        _read_sections(folder, sources, roles)
    faults += heads[0].faults
    for parent in heads[1:]:
        if parent.faults:
            how = f"It stands on the pack '{parent.path.name}', which has faults of its own, first: {parent.faults[0]}"
            faults.append(Fault(str(path / "pack.yaml"), _line(heads[0], "extends"), how))
            break
    if not faults:
        held = {name for folder in heads for name in folder.sections}
        for name in NEEDED:
            if name not in held:
                sentence = f"There is no {name}.yaml, here or in a pack it extends."
                faults.append(Fault(str(path / "pack.yaml"), 1, sentence))
    return heads, faults


def _opened(path: Path) -> _Folder:
    """Every file of a pack as marked YAML, its head read; nothing else is."""
    folder = _Folder(path)
    for file in sorted(path.rglob("*")):
        name = file.relative_to(path).as_posix()
        if file.is_dir() or name.startswith(".") or name in _BESIDE:
            continue
        stem = name.removesuffix(".yaml")
        if name == stem or not (stem == "pack" or stem in SECTIONS or _is_card(stem)):
            folder.faults.append(Fault(str(file), 1, "A pack has no file of this name."))
            continue
        try:
            folder.marked[stem] = read(file)
        except UnableToRead as wrong:
            folder.faults.append(Fault(str(file), wrong.line, str(wrong)))
    if "pack" in folder.marked:
        page = Page(str(path / "pack.yaml"), faults=folder.faults)
        folder.head = read_as(Head, folder.marked["pack"], page, cites=False)
        sense.head(folder.head, folder.marked["pack"], page)
    elif not any(fault.path.endswith("pack.yaml") for fault in folder.faults):
        folder.faults.append(Fault(str(path / "pack.yaml"), 1, "There is no pack.yaml here, so this is not a pack."))
    return folder


def _is_card(stem: str) -> bool:
    return stem.startswith("cards/") and stem.count("/") == 1


def _parent(folder: _Folder, so_far: list[_Folder], places: list[Path]) -> tuple[Path | None, list[Fault]]:
    """The folder of the pack that this one extends, or None; and what is wrong with that."""
    name = folder.head.extends if folder.head else ""
    if not name:
        return None, []
    where = str(so_far[0].path / "pack.yaml"), _line(so_far[0], "extends")
    path = next((place / name for place in places if (place / name).is_dir()), None)
    if path is None:
        return None, [Fault(*where, f"It extends the pack '{name}', and there is no folder of that name beside it.")]
    seen = [known.path.resolve() for known in so_far]
    if path.resolve() in seen or name == so_far[0].path.resolve().name:
        loop = " extends ".join([*(known.path.resolve().name for known in so_far), name])
        return None, [Fault(*where, f"This goes round in a ring: {loop}.")]
    return path, []


def _line(folder: _Folder, key: str) -> int:
    pairs = folder.marked["pack"].value if "pack" in folder.marked else []
    return next((value.line for name, value in pairs if name.value == key), 1)


def _read_sections(folder: _Folder, sources: frozenset[str] | None, roles: frozenset[str]) -> None:
    for stem, marked in folder.marked.items():
        page = Page(str(folder.path / f"{stem}.yaml"), sources, folder.faults)
        if stem in SECTIONS:
            folder.sections[stem] = read_as(SECTIONS[stem], marked, page)
            sense.section(stem, folder.sections[stem], marked, page)
        elif stem != "pack":
            card = read_as(Card, marked, page)
            sense.card(stem.removeprefix("cards/"), card, marked, roles, page)
            if card:
                folder.cards[card.role] = card


def _merged(chain: list[_Folder]) -> Pack:
    """File by file: what the nearest pack has stands."""
    sections: dict[str, Any] = {}
    cards: dict[str, Card] = {}
    given_by: dict[str, str] = {}
    sources: dict[str, Any] = {}
    heads: list[Head] = []
    layers = []
    for folder in chain:
        head = folder.head
        if head is None:  # a chain without faults has a head in each
            raise ValueError(f"{folder.path} has no pack.yaml")
        for name, section in folder.sections.items():
            if sections.setdefault(name, section) is section:
                given_by[name] = head.name
        for role, card in folder.cards.items():
            if cards.setdefault(role, card) is card:
                given_by[f"cards/{role}"] = head.name
        sources = {**head.sources, **sources}
        heads.append(head)
        layers.append(Layer(head.name, head.title, head.version, _digest(folder.marked)))
    return Pack(head=heads[0], chain=tuple(layers), sources=sources, given_by=given_by, cards=cards, **sections)


def _digest(marked: dict[str, Marked]) -> str:
    """SHA-256 of a pack's own content. Comments, quotes and line ends do not count; every word and key does."""
    content = {name: tree.plain() for name, tree in marked.items()}
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
