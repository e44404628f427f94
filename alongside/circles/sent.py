"""Files as they were sent: CSV or GraphML, each read into rows of named cells, or refused in a sentence. Pure.

A file is judged by what is in it, not by its name: the names are in the sentences alone.
"""

import csv
import io
from dataclasses import dataclass, field
from xml.parsers import expat

from alongside.circles.cells import as_typed

BYTES_AT_MOST, FILES_AT_MOST, ROWS_AT_MOST = 2_000_000, 12, 50_000
BETWEEN = ",;\t"
NODE, EDGE, EGO = "node", "edge", "ego"
SHOWN = 40
Cells = dict[str, str]


class UnableToRead(Exception):
    """The files hold what cannot be brought in. `sentences` says each fault, and where it is."""

    def __init__(self, *sentences: str):
        super().__init__(" ".join(sentences))
        self.sentences = list(sentences)


@dataclass
class Sheet:
    """One table, of what it is `about`: rows of cells by the names of the columns, in small letters, by line."""

    name: str
    about: str
    columns: list[str]
    rows: list[tuple[int, Cells]] = field(default_factory=list)


def check_size(name: str, size: int) -> None:
    """Refuses a file that is larger than any map's, before it is read."""
    if size > BYTES_AT_MOST:
        raise UnableToRead(
            f"{name} is {_size(size)}. The files of one map are far smaller than {_size(BYTES_AT_MOST)}: send those of "
            "one person and one day."
        )


def _size(size: int) -> str:
    return f"{size / 1_000_000:.0f} MB"


def sheets_in(name: str, content: bytes) -> list[Sheet]:
    """The tables of one file: one of a CSV file, several of a GraphML file."""
    check_size(name, len(content))
    if content.startswith(b"PK"):
        raise UnableToRead(f"{name} is a zip file. Open it first, and send the files that are in it.")
    if not content.strip():
        raise UnableToRead(f"{name} is empty.")
    if content.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") or content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return graphml(name, content)
    return [csv_sheet(name, content)]


def quoted(words: str) -> str:
    """Somebody's words within a sentence on one line."""
    line = " ".join(words.split())
    return f"“{line if len(line) <= SHOWN else line[:SHOWN] + '…'}”"


# CSV


def csv_sheet(name: str, content: bytes) -> Sheet:
    """A CSV file with commas, semicolons or tabs between its cells; the first line names the columns."""
    text = _text(name, content)
    first = text.split("\n", 1)[0]
    between = max(BETWEEN, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=between, strict=True)
    rows: list[tuple[int, Cells]] = []
    line = 1
    try:
        columns = [cell.strip().lower() for cell in next(reader, [])]
        line = reader.line_num + 1
        for row in reader:
            if any(map(str.strip, row)):
                rows.append((line, {c: as_typed(v.strip()) for c, v in zip(columns, row, strict=False)}))
            if len(rows) > ROWS_AT_MOST:
                raise UnableToRead(f"{name} has more than {ROWS_AT_MOST:,} lines. Send the files of one person's map.")
            line = reader.line_num + 1
    except csv.Error:
        raise UnableToRead(
            f"{name} cannot be read as CSV from line {line} on. Is a quotation mark left open there?"
        ) from None
    return Sheet(name, _about(name, columns), columns, rows)


def _text(name: str, content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp1252"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnableToRead(f"{name} is not text. Send CSV or GraphML files.")


def _about(name: str, columns: list[str]) -> str:
    """What a table is of, from the names of its columns."""
    there = set(columns)
    if {"from", "to"} <= there or {"networkcanvassourceuuid", "networkcanvastargetuuid"} <= there:
        return EDGE
    if there & {"networkcanvascaseid", "sessionstart"} or there == {"ego_id"} or {"ego_id", "maps"} <= there:
        return EGO
    if there & {"networkcanvasuuid", "nodeid", "alter_id"}:
        return NODE
    if len(columns) == 1:
        raise UnableToRead(
            f"{name} has one column only, {quoted(columns[0] or 'without a name')}. Commas, semicolons or tabs "
            "have to stand between the cells: save it as CSV once more."
        )
    told = ", ".join(quoted(column) for column in columns[:6])
    raise UnableToRead(
        f"{name} is neither a file of people (with alter_id, nodeID or networkCanvasUUID), nor one of ties (from, to), "
        f"nor one of the ego. Its columns are {told}{' and more' if columns[6:] else ''}."
    )


# GraphML


def graphml(name: str, content: bytes) -> list[Sheet]:
    """A GraphML file: for each graph in it the ego, its nodes and its edges. One with a document type is refused."""
    reading = _GraphML(name)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartDoctypeDeclHandler = reading.refuse
    parser.StartElementHandler, parser.EndElementHandler = reading.start, reading.end
    parser.CharacterDataHandler = reading.words
    parser.buffer_text = True
    reading.parser = parser
    try:
        parser.Parse(content, True)
    except expat.ExpatError as fault:
        raise UnableToRead(f"{name} is not whole: it cannot be read as XML from line {fault.lineno} on.") from None
    if not reading.sheets:
        raise UnableToRead(f"{name} is XML, but no GraphML: there is no graph in it.")
    return reading.sheets


class _GraphML:
    """Gathers keys, nodes and edges as expat comes upon them."""

    def __init__(self, name: str):
        self.name = name
        self.parser: expat.XMLParserType
        self.names: dict[str, str] = {}  # a key's id -> the name of its variable
        self.sheets: list[Sheet] = []
        self.open: list[tuple[int, Cells]] = []  # the graph, and within it a node or an edge
        self.key, self.said = "", ""

    def refuse(self, *_: object) -> None:
        raise UnableToRead(f"{self.name} declares a document type, which could hide anything. Send it without one.")

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        tag, facts = tag.rpartition(" ")[2], {key.rpartition(" ")[2].lower(): v for key, v in attributes.items()}
        if tag == "key":
            self.names[facts.get("id", "")] = facts.get("attr.name", facts.get("id", "")).lower()
        elif tag == "graph":
            self.sheets += [Sheet(self.name, about, []) for about in (EGO, NODE, EDGE)]
            self._row(EGO, {"networkcanvascaseid": facts.get("caseid", "")})
        elif tag == "node" and self.sheets:
            self._row(NODE, {"nodeid": facts.get("id", "")})
        elif tag == "edge" and self.sheets:
            self._row(EDGE, {"from": facts.get("source", ""), "to": facts.get("target", "")})
        elif tag == "data":
            self.key, self.said = facts.get("key", ""), ""

    def end(self, tag: str) -> None:
        tag = tag.rpartition(" ")[2]
        if tag == "data" and self.open and self.key:
            cells = self.open[-1][1]
            name = self.names.get(self.key, self.key.lower())
            cells.setdefault(name, as_typed(self.said.strip()))
            self.key = ""
        elif tag in ("graph", "node", "edge") and self.open:
            self.open.pop()

    def words(self, said: str) -> None:
        if self.key:
            self.said += said

    def _row(self, about: str, cells: Cells) -> None:
        sheet = next(sheet for sheet in reversed(self.sheets) if sheet.about == about)
        if len(sheet.rows) > ROWS_AT_MOST:
            raise UnableToRead(f"{self.name} holds more than {ROWS_AT_MOST:,}. Send the file of one person's map.")
        sheet.rows.append((self.parser.CurrentLineNumber, cells))
        self.open.append(sheet.rows[-1])
