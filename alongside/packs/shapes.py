"""Reads marked YAML as the classes of `sections.py`, whose fields are the schema.

Every fault found is kept, and none stops the reading.
"""

import re
from collections.abc import Mapping
from dataclasses import MISSING, dataclass, field, fields
from datetime import date
from functools import cache
from typing import Annotated, Any, get_args, get_origin, get_type_hints

from alongside.packs.limits import Between, Each, Like, OneOf
from alongside.packs.marked import Fault, Marked
from alongside.packs.parts import Origin, Slug, Words

OURS = "OURS"  # the source of words that nobody published: ours, and said to be
LONGEST = 1500
_SLUG = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_MARKUP = re.compile(r"<[a-zA-Z/!?]|\{\{|\{%|&[a-zA-Z]+;|&#")
_UNSEEN = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]")
_NOTHING = object()  # a value that could not be read: its fault is already written down


@dataclass
class Page:
    """One file while it is read: its name in faults, the sources it may cite, and what was found wrong."""

    path: str
    sources: frozenset[str] | None = None  # None: not known, because a pack.yaml could not be read
    faults: list[Fault] = field(default_factory=list)
    model: str = ""
    place: str = ""
    ids: set[tuple[type, str]] = field(default_factory=set)

    def fault(self, line: int, sentence: str) -> Any:
        """Write a fault down; gives the mark of a value that could not be read."""
        self.faults.append(Fault(self.path, line, sentence))
        return _NOTHING


def read_as(cls: type, root: Marked, page: Page, *, cites: bool = True) -> Any:
    """The file as an instance of `cls`, or None when anything in it was at fault (the faults are in `page`).

    `cites`: may the file say at its top where its words come from?
    """
    before = len(page.faults)
    keys = _keys(root, page)
    if keys is None:
        return None
    for name in ("model", "place"):
        # At the top of a file, for every item in it that gives none of its own.
        if name in keys and cites:
            value = _words(keys.pop(name), page)
            setattr(page, name, "" if value is _NOTHING else value)
    if page.model:
        _known_source(page.model, root.line, page)
    made = _instance(cls, keys, root.line, page)
    return made if len(page.faults) == before and made is not _NOTHING else None


@cache
def _shape(cls: type) -> dict[str, Any]:
    return get_type_hints(cls, include_extras=True)


def _keys(node: Marked, page: Page) -> dict[str, Marked] | None:
    """The pairs of a mapping, or None: the fault is written down. A key given twice is a fault of its own."""
    if node.kind != "map":
        page.fault(node.line, f"This should be {Marked('map', [], 1).in_words}, and is {node.in_words}.")
        return None
    keys: dict[str, Marked] = {}
    for key, value in node.value:
        if key.kind not in ("str", "bool", "null", "int", "float"):
            page.fault(key.line, f"A key should be a word, and this is {key.in_words}.")
        elif key.value in keys:
            page.fault(key.line, f"'{key.value}' is given twice here. Keep one.")
        else:
            keys[key.value] = value
    return keys


def _instance(cls: type, keys: dict[str, Marked], line: int, page: Page) -> Any:
    shape = _shape(cls)
    allowed = [name for name in shape if name != "origin"] + (["model", "place"] if "origin" in shape else [])
    for key in keys.keys() - set(allowed):
        page.fault(keys[key].line, f"'{key}' is not a key known here. Known: {', '.join(allowed)}.")
    given: dict[str, Any] = {}
    for known in fields(cls):
        name = known.name
        if name == "origin":
            given[name] = _origin(keys, line, page)
        elif name in keys:
            given[name] = _value(shape[name], keys[name], page, may_be_empty=known.default is not MISSING)
        elif known.default is MISSING and known.default_factory is MISSING:
            page.fault(line, f"'{name}' is missing here.")
            given[name] = _NOTHING
    slug = given.get("id", _NOTHING)
    if slug is not _NOTHING:
        if (cls, slug) in page.ids:
            page.fault(keys["id"].line, f"The id '{slug}' is used twice in this file for the same kind of thing.")
        page.ids.add((cls, slug))
    return _NOTHING if _NOTHING in given.values() else cls(**given)


def _origin(keys: dict[str, Marked], line: int, page: Page) -> Any:
    found = {}
    for name in ("model", "place"):
        value = _words(keys[name], page) if name in keys else getattr(page, name)
        if value is _NOTHING:
            return _NOTHING
        if not value:
            return page.fault(line, f"Say where this comes from: '{name}' is missing here and at the top of the file.")
        found[name] = value
    if "model" in keys:
        _known_source(found["model"], keys["model"].line, page)
    return Origin(**found)


def _known_source(model: str, line: int, page: Page) -> None:
    if page.sources is not None and model not in page.sources | {OURS}:
        known = ", ".join([*sorted(page.sources), OURS])
        page.fault(line, f"No source '{model}' is named in pack.yaml, here or in a pack it extends. Known: {known}.")


def _value(hint: Any, node: Marked, page: Page, *, may_be_empty: bool = False) -> Any:
    limit = None
    if get_origin(hint) is Annotated:
        hint, limit = get_args(hint)[:2]
    origin = get_origin(hint)
    if origin is tuple:
        return _list(get_args(hint)[0], node, page, limit, may_be_empty)
    if origin is Mapping:
        return _named(get_args(hint)[1], node, page)
    if hint is Slug:
        return _slug(node, page)
    if hint is Words:
        return _words(node, page)
    if hint in (int, bool, date, str):
        return _plain(hint, limit, node, page)
    keys = _keys(node, page)
    return _NOTHING if keys is None else _instance(hint, keys, node.line, page)


def _list(entry: Any, node: Marked, page: Page, limit: Any, may_be_empty: bool) -> Any:
    if node.kind != "seq":
        return page.fault(node.line, f"This should be a list, and is {node.in_words}.")
    if not node.value and not may_be_empty:
        return page.fault(node.line, "This list is empty. Fill it, or leave the file out.")
    read = [_value(entry, each, page) for each in node.value]
    if isinstance(limit, Between) and not limit.least <= len(read) <= limit.most:
        page.fault(node.line, f"This list should hold {limit.least} to {limit.most}, and holds {len(read)}.")
    if _NOTHING in read:
        return _NOTHING
    if isinstance(limit, Each):
        found = [each.id for each in read]
        for missing in [wanted for wanted in limit.ids if wanted not in found]:
            page.fault(node.line, f"'{missing}' is missing from this list. It holds each of: {', '.join(limit.ids)}.")
        for each, marked in zip(read, node.value, strict=True):
            if each.id not in limit.ids:
                page.fault(marked.line, f"'{each.id}' is not known here. Known: {', '.join(limit.ids)}.")
    return tuple(read)


def _named(entry: Any, node: Marked, page: Page) -> Any:
    keys = _keys(node, page)
    if keys is None:
        return _NOTHING
    read = {key: _value(entry, value, page) for key, value in keys.items()}
    return _NOTHING if _NOTHING in read.values() else read


def _slug(node: Marked, page: Page) -> Any:
    if node.kind == "str" and _SLUG.fullmatch(node.value) and len(node.value) <= 60:
        return Slug(node.value)
    shown = f"'{node.value}'" if isinstance(node.value, str) else node.in_words
    return page.fault(node.line, f"{shown} is not an id: use small letters, digits and single underscores, 60 at most.")


def _words(node: Marked, page: Page) -> Any:
    if node.kind != "str":
        quotes = " Put it in quotes." if node.kind not in ("map", "seq", "null") else ""
        return page.fault(node.line, f"This should be text, and is {node.in_words}.{quotes}")
    words = " ".join(node.value.split())
    if not words:
        return page.fault(node.line, "There are no words here.")
    if _MARKUP.search(words):
        return page.fault(node.line, "There is markup here. A pack holds plain words: no HTML and no template code.")
    if _UNSEEN.search(words):
        return page.fault(node.line, "There is a character here that cannot be seen. Take it out.")
    if len(words) > LONGEST:
        return page.fault(node.line, f"This is {len(words)} characters long. Keep to {LONGEST}, or make points of it.")
    return Words(words)


_PLAIN_KINDS = {int: "int", bool: "bool", date: "timestamp", str: "str"}


def _plain(hint: type, limit: Any, node: Marked, page: Page) -> Any:
    if node.kind != _PLAIN_KINDS[hint]:
        wanted = Marked(_PLAIN_KINDS[hint], "", 1).in_words
        return page.fault(node.line, f"This should be {wanted}, and is {node.in_words}.")
    if hint is bool:
        return node.value.lower() in ("yes", "true", "on")
    if hint is date:
        try:
            return date.fromisoformat(node.value)
        except ValueError:
            return page.fault(node.line, "This should be a day, written as 2026-11-22.")
    if hint is int:
        return _whole(limit, node, page)
    if isinstance(limit, Like) and not re.fullmatch(limit.pattern, node.value):
        return page.fault(node.line, f"'{node.value}' should be {limit.in_words}.")
    return node.value


def _whole(limit: Any, node: Marked, page: Page) -> Any:
    if not re.fullmatch(r"-?[1-9]\d{0,8}|0", node.value):
        return page.fault(node.line, "Write this whole number in plain digits.")
    number = int(node.value)
    if isinstance(limit, Between) and not limit.least <= number <= limit.most:
        return page.fault(node.line, f"This should be from {limit.least} to {limit.most}, and is {number}.")
    if isinstance(limit, OneOf) and number not in limit.choices:
        known = ", ".join(str(choice) for choice in limit.choices)
        return page.fault(node.line, f"This product reads schema {known} of packs, and this one is {number}.")
    return number
