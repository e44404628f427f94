"""YAML read with its line numbers: a tree of plain nodes, and nothing a pack has no need of.

Taken in: one document of mappings, lists and plain values. Refused, with the line: aliases and anchors (a reader of the
file would have to follow them), tags, a key given twice, and anything that is not YAML at all.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

# What a value is, in the words of a fault. Quotes make anything text.
KINDS = {
    "str": "text",
    "int": "a whole number",
    "float": "a number with a point",
    "bool": "yes or no",
    "null": "empty",
    "timestamp": "a day",
    "map": "a set of named things",
    "seq": "a list",
}


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong: in which file, on which line, and a sentence that says what to do."""

    path: str
    line: int
    sentence: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.sentence}"


class UnableToRead(Exception):
    """The file is not YAML that a pack may hold. `line` is where."""

    def __init__(self, line: int, sentence: str):
        super().__init__(sentence)
        self.line = line


@dataclass(frozen=True)
class Marked:
    """A value and the line it begins on. `kind` is a key of KINDS or a strange tag.

    `value` is a string for plain values, a list of Marked for `seq`, a list of (key, Marked) pairs for `map`.
    """

    kind: str
    value: Any
    line: int

    @property
    def in_words(self) -> str:
        return KINDS.get(self.kind, f"something of the kind {self.kind}")

    def plain(self) -> Any:
        """The value with its kind and without its line: what a digest of the content is made of."""
        if self.kind == "seq":
            return [entry.plain() for entry in self.value]
        if self.kind == "map":
            return {key.value: entry.plain() for key, entry in self.value}
        return [self.kind, " ".join(self.value.split())]


class _Loader(yaml.SafeLoader):
    """Composes only: no value of a pack ever becomes an object."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        event = self.peek_event()
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            raise UnableToRead(event.start_mark.line + 1, "Write it out here: a pack has no anchors and no aliases.")
        return super().compose_node(parent, index)


def read(path: Path) -> Marked:
    """The content of a YAML file, with lines. Raises UnableToRead with the line and a sentence."""
    try:
        words = path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as wrong:
        line = wrong.object[: wrong.start].count(b"\n") + 1
        raise UnableToRead(line, "This is not UTF-8 text. Save the file as UTF-8.") from wrong
    except OSError as wrong:
        raise UnableToRead(1, f"The file cannot be opened: {wrong.strerror}.") from wrong
    try:
        node = yaml.compose(words, Loader=_Loader)
    except yaml.reader.ReaderError as wrong:
        line = words[: wrong.position].count("\n") + 1
        raise UnableToRead(line, "There is a control character here. Take it out.") from wrong
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = mark.line + 1 if mark else 1
        raise UnableToRead(line, f"This is not YAML: {wrong.problem or 'it cannot be followed'}.") from wrong
    except RecursionError as wrong:
        raise UnableToRead(1, "The file is nested too deeply to be a pack.") from wrong
    if node is None:
        raise UnableToRead(1, "The file is empty.")
    return _marked(node)


def _marked(node: Any) -> Marked:
    kind = node.tag.rsplit(":", 1)[-1]
    line = node.start_mark.line + 1
    if isinstance(node, yaml.SequenceNode):
        return Marked(kind, [_marked(entry) for entry in node.value], line)
    if isinstance(node, yaml.MappingNode):
        return Marked(kind, [(_marked(key), _marked(value)) for key, value in node.value], line)
    return Marked(kind, node.value, line)
