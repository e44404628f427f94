"""Whom the files hold that were sent, how close each may be, and who knows whom: looked at before it is kept. Pure.

Network Canvas keeps where a node lies, as a share of a canvas whose shape the file does not tell, and no ring: so from
a place a ring is proposed, never known. A `ring` column says it.
"""

import json
from dataclasses import asdict, dataclass, field
from math import hypot
from typing import Any

from alongside.circles.layout import radii
from alongside.circles.models.words import Help, Kind, Met, Mode, Often, Quality, Sector
from alongside.circles.rules import AT_MOST
from alongside.circles.sent import EDGE, EGO, FILES_AT_MOST, NODE, Cells, Sheet, UnableToRead, quoted

NAME_AT_MOST, WORDS_AT_MOST, FAULTS_SHOWN = 200, {"words": 300, "met_words": 200}, 10
NAMES = ("name", "label", "nickname", "alter_name", "alter", "alter_id")
KEYS = ("networkcanvasuuid", "nodeid", "alter_id")
EGO_KEYS = ("networkcanvasegouuid", "ego_id")
# Network Canvas's own canvas is wider than it is high; a circle's radius is a share of the height.
WIDE = 16 / 9
CHOICES = {"kind": Kind, "sector": Sector, "quality": Quality, "often": Often, "met": Met}
SEVERAL = {"help_received": Help, "help_given": Help, "modes": Mode}
YES, NO = ("true", "yes", "1"), ("false", "no", "0")


@dataclass
class Alter:
    """Somebody or something in the files. `ring` None: none is told or proposed. `facts` as a placement has them."""

    name: str
    ring: int | None = None
    is_proposed: bool = False
    facts: dict[str, Any] = field(default_factory=dict)
    through: str = ""


@dataclass
class Found:
    """Everything that was found. `pairs` are places in `alters`; `remarks` is what is worth saying."""

    alters: list[Alter]
    pairs: list[tuple[int, int]]
    remarks: list[str]

    def as_text(self) -> str:
        """All but the remarks, for the page to keep until it is confirmed."""
        return json.dumps({"alters": [asdict(alter) for alter in self.alters], "pairs": self.pairs})


def found_in(sheets: list[Sheet], *, rings: int, case: str = "") -> Found:
    """What these tables hold for one ego: `case`, or the only one there is.

    Refuses (UnableToRead) files without people, or of several egos when none is named; people without a name, or with
    one too long; more than a map holds; and a tie to somebody who is not there. Then nothing is found at all.
    """
    if len(sheets) > 3 * FILES_AT_MOST:
        raise UnableToRead(f"That is too much at a time. Send {FILES_AT_MOST} files or fewer.")
    nodes = _of_one_ego([one for one in sheets if one.about == NODE], case, [s for s in sheets if s.about == EGO])
    if not nodes:
        raise UnableToRead("There is nobody in the files. Send the file that lists the people, with their names.")
    if len(nodes) > AT_MOST:
        raise UnableToRead(f"There are {len(nodes)} in the files, and a map holds {AT_MOST} at most. Leave some out.")
    faults: list[str] = []
    alters, places = [], {}
    for sheet, line, cells in nodes:
        alter = _alter(sheet, cells, rings)
        if not alter.name:
            faults.append(f"Line {line} of {sheet.name} has no name. Its columns are {_told(sheet.columns or cells)}.")
        elif len(alter.name) > NAME_AT_MOST:
            faults.append(
                f"Line {line} of {sheet.name}: the name {quoted(alter.name)} has {len(alter.name)} letters. "
                f"{NAME_AT_MOST} is the most: shorten it in the file."
            )
        for key in (cells.get(name) for name in KEYS):
            if key:
                places.setdefault(key, len(alters))
        alters.append(alter)
    edges = [sheet for sheet in sheets if sheet.about == EDGE]
    pairs, more = _pairs(edges, places, case)
    if faults or more:
        both = faults + more
        rest = [f"There are {len(both) - FAULTS_SHOWN} more faults of this kind."] if both[FAULTS_SHOWN:] else []
        raise UnableToRead(*both[:FAULTS_SHOWN], *rest)
    return Found(alters, pairs, _remarks(alters, edges, pairs))


def again(text: str) -> Found | None:
    """What a page kept of `Found` (`as_text`), judged as strictly as the files were; None for anything else."""
    try:
        kept = json.loads(text)
        alters = [_alter_again(**each) for each in kept["alters"]]
        pairs = [(int(a), int(b)) for a, b in kept["pairs"]]
    except (ValueError, TypeError, KeyError):
        return None
    if not 1 <= len(alters) <= AT_MOST or any(not 0 <= place < len(alters) for pair in pairs for place in pair):
        return None
    return Found(alters, pairs, [])


def _alter_again(name: str, ring: int | None, is_proposed: bool, facts: dict[str, Any], through: str) -> Alter:
    kept: dict[str, Any] = {key: facts[key] for key, kind in CHOICES.items() if facts.get(key) in kind.values}
    kept |= {key: str(facts[key])[:most] for key, most in WORDS_AT_MOST.items() if facts.get(key)}
    kept |= {key: [each for each in kind.values if each in facts.get(key, ())] for key, kind in SEVERAL.items()}
    kept["is_paid"] = facts.get("is_paid") if facts.get("is_paid") in (True, False) else None
    return Alter(str(name), ring if isinstance(ring, int) else None, bool(is_proposed), kept, str(through))


def _told(columns: Any) -> str:
    names = list(columns)
    return ", ".join(quoted(name) for name in names[:6]) + (" and more" if names[6:] else "")


def _of_one_ego(nodes: list[Sheet], case: str, egos: list[Sheet]) -> list[tuple[Sheet, int, Cells]]:
    """The rows of the one ego that is meant."""
    rows = [(sheet, line, cells) for sheet in nodes for line, cells in sheet.rows]
    keys = list(dict.fromkeys(_ego(cells) for _, _, cells in rows))
    graphs = [sheet for sheet in nodes if not sheet.columns]
    if len(graphs) > 1:
        raise UnableToRead(f"There are {len(graphs)} graphs in the files. Send one person's map of one day.")
    if len(keys) < 2:
        return rows
    # A case is known by the ego's own key, or by the name that the file of egos gives it.
    named = {
        cells.get("networkcanvascaseid", ""): _ego(cells) for sheet in egos for _, cells in sheet.rows if _ego(cells)
    }
    meant = named.get(case, case)
    if meant in keys:
        return [row for row in rows if _ego(row[2]) == meant]
    known = ", ".join(quoted(name) for name in ([*named] if named else keys)[:8])
    raise UnableToRead(
        f"The files hold {len(keys)} people's networks: {known}. Write whose it is, as the files call them."
    )


def _ego(cells: Cells) -> str:
    return next((cells[name] for name in EGO_KEYS if cells.get(name)), "")


def _alter(sheet: Sheet, cells: Cells, rings: int) -> Alter:
    name = next((cells[key] for key in NAMES if cells.get(key)), "")
    ring, is_proposed = None, False
    if cells.get("ring", "").isdecimal() and 1 <= int(cells["ring"]) <= rings:
        ring = int(cells["ring"])
    elif (ring := _proposed(cells, rings)) is not None:
        is_proposed = True
    facts: dict[str, Any] = {key: cells[key] for key, kind in CHOICES.items() if cells.get(key) in kind.values}
    kind = sheet.name.rpartition("_")[2].partition(".")[0].lower()
    if "kind" not in facts and kind in Kind.values:
        facts["kind"] = kind
    said = cells.get("paid", "").lower()
    facts["is_paid"] = True if said in YES else False if said in NO else None
    facts |= {key: cells[key][:most] for key, most in WORDS_AT_MOST.items() if cells.get(key)}
    for key, kinds in SEVERAL.items():
        facts[key] = [each for each in kinds.values if cells.get(f"{key}_{each}", "").lower() in YES]
    return Alter(" ".join(name.split()), ring, is_proposed, facts, cells.get("met_through", ""))


def _proposed(cells: Cells, rings: int) -> int | None:
    """A ring for a place on Network Canvas's canvas; None where there is no place, or it is outside the circles."""
    for key in cells:
        if key.endswith("_x") and f"{key[:-2]}_y" in cells:
            try:
                x, y = float(cells[key]), float(cells[f"{key[:-2]}_y"])
            except ValueError:
                continue
            if 0 <= x <= 1 and 0 <= y <= 1:
                edges = radii(rings)
                distance = hypot((x - 0.5) * WIDE, y - 0.5) * 2 * edges[-1]
                return next((number for number, edge in enumerate(edges, 1) if distance <= edge), None)
    return None


def _pairs(edges: list[Sheet], places: dict[str, int], case: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Who knows whom, once each, and what is wrong with the ties of this ego."""
    found: dict[tuple[int, int], None] = {}
    faults = []
    for sheet in edges:
        for line, cells in sheet.rows:
            ends = [_end(cells, names, places) for names in ENDS]
            strangers = [end for end, place in ends if place is None]
            if strangers and case and _ego(cells) not in ("", case) and len(strangers) == 2:
                continue  # another ego's tie
            if strangers:
                said = " and ".join(quoted(end) if end else "nobody" for end in strangers)
                faults.append(
                    f"Line {line} of {sheet.name} ties somebody to {said}, not among the people in the files. "
                    "Take the line out, or send the file that they are in."
                )
            elif ends[0][1] != ends[1][1]:
                one, other = sorted(place for _, place in ends if place is not None)
                found.setdefault((one, other))
    return list(found), faults


ENDS = (("networkcanvassourceuuid", "from", "source"), ("networkcanvastargetuuid", "to", "target"))


def _end(cells: Cells, names: tuple[str, ...], places: dict[str, int]) -> tuple[str, int | None]:
    """One end of a tie: as the file calls it, and its place; None when nobody is called so."""
    said = [cells[name] for name in names if cells.get(name)]
    return next(((end, places[end]) for end in said if end in places), (said[0] if said else "", None))


def _remarks(alters: list[Alter], edges: list[Sheet], pairs: list[tuple[int, int]]) -> list[str]:
    said = []
    if not edges:
        said.append(
            "No file of ties was sent, so nobody knows anybody on this map yet. If there is one (edgeList, or ties), "
            "go back and send it too; or say it by hand afterwards."
        )
    elif not pairs:
        said.append("The files say of nobody that they know each other.")
    if any(alter.is_proposed for alter in alters):
        said.append(
            "The files say where each stood in the picture, not in which ring. The rings below are proposed from that: "
            "look at each together, and change what is not right."
        )
    return said
