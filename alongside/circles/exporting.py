"""A person's maps as files that users of Network Canvas know: CSV for each kind of node and of edge, or GraphML. Pure.

Its codes: `nodeID` counts the nodes of a session, edges name them; a map is a session, the person is the case and the
ego. What Network Canvas has no place for, such as the ring, is a variable. Network Canvas Interviewer (GPL-3) writes
both; the formats are its own, the code here is not.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime
from html import escape
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from alongside.circles.cells import table
from alongside.circles.layout import MIDDLE
from alongside.circles.models import CircleMap
from alongside.circles.models.words import Help, Kind, Mode
from alongside.circles.seeing import Drawn, Row

PROTOCOL = "Alongside circles"
KNOWS = "Knows"
NS, NC = "http://graphml.graphdrawing.org/xmlns", "http://schema.networkcanvas.com/xmlns"
# A name in GraphML is an NMTOKEN: each variable has a UUID of its own, always the same.
VARIABLES = uuid5(NAMESPACE_URL, "alongside/circles")
NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
README = """Circles of one person, taken out of Alongside on {day}.

These files hold names, and what was said about people who were not asked. Keep them as you would keep the record.

{what}

ego      the map: drawn when, with whom, in which rings
ring     1 is closest; empty: no ring yet. ring_words says it
paid, beyond_services   true, false, or empty where it is not known
position_x, position_y  where the picture shows them, from 0 to 1 on a square; the ring is what was said
help_received_, help_given_, modes_   true or false for each answer
A cell that began with = + - @ has an apostrophe before it, so that a spreadsheet reckons nothing.
"""
IN_CSV = """For each map (a session): ..._ego.csv, ..._attributeList_KIND.csv for each kind of node, and
..._edgeList_Knows.csv for who knows whom, where anybody does. That the person knows everybody goes without saying."""
IN_GRAPHML = "For each map (a session) one .graphml file. That the person knows everybody goes without saying."


def variables_of(row: Row, one: Drawn) -> dict[str, Any]:
    """Everything that a map says of somebody or something, by the names of the variables; None: not known."""
    said, spot = row.placement, one.spots.get(row.key)
    facts: dict[str, Any] = {
        "name": row.name,
        "ring": said.ring,
        "ring_words": one.map.rings[said.ring - 1] if said.ring else "",
        "paid": said.is_paid,
        "sector": said.sector,
        "quality": said.quality,
        "words": said.words,
        "often": said.often,
        "met": said.met,
        "met_words": said.met_words,
        "met_through": said.met_through.name if said.met_through else "",
        "beyond_services": said.is_beyond_services,
        "position_x": round(spot.x / (2 * MIDDLE), 4) if spot else None,
        "position_y": round(spot.y / (2 * MIDDLE), 4) if spot else None,
    }
    for name, choices in (("help_received", Help), ("help_given", Help), ("modes", Mode)):
        facts |= {f"{name}_{key}": key in getattr(said, name) for key in choices.values}
    return facts


def ego_of(circle_map: CircleMap) -> dict[str, Any]:
    """What a map says of itself."""
    return {
        "drawn_on": circle_map.drawn_on.isoformat(),
        "drawn_with": circle_map.made_with,
        "said_by": circle_map.said_by,
        "rings": "; ".join(circle_map.rings),
        "is_correction": circle_map.is_correction,
    }


def files(maps: Iterable[Drawn], way: str, *, at: datetime) -> Iterator[tuple[str, str]]:
    """The files of these maps, as name and content: `csv` or `graphml`, and a README."""
    yield "README.txt", README.format(day=at.date().isoformat(), what=IN_CSV if way == "csv" else IN_GRAPHML)
    for one in maps:
        yield from csv_files(one, at=at) if way == "csv" else [(f"{stem(one.map)}.graphml", graphml(one, at=at))]


def stem(circle_map: CircleMap) -> str:
    """What the names of a map's files begin with: the case, the day it was drawn, the session."""
    return f"{str(circle_map.person_id)[-12:]}_{circle_map.drawn_on.isoformat()}_{str(circle_map.pk)[-12:]}"


def csv_files(one: Drawn, *, at: datetime) -> Iterator[tuple[str, str]]:
    """One map as Network Canvas's CSV files."""
    begins, ego = stem(one.map), ego_of(one.map)
    session = {
        "networkCanvasEgoUUID": one.map.person_id,
        "networkCanvasCaseID": one.map.person_id,
        "networkCanvasSessionID": one.map.pk,
        "networkCanvasProtocolName": PROTOCOL,
        **_times(one.map, at),
    }
    yield f"{begins}_ego.csv", table([*session, *ego], [[*session.values(), *ego.values()]])
    numbers = {row.key: number for number, row in enumerate(one.rows, 1)}
    for kind in Kind:
        rows = [row for row in one.rows if row.placement.kind == kind]
        if rows:
            columns = ["nodeID", "networkCanvasEgoUUID", "networkCanvasUUID", *variables_of(rows[0], one)]
            cells = [[numbers[r.key], one.map.person_id, r.key, *variables_of(r, one).values()] for r in rows]
            yield f"{begins}_attributeList_{kind.value.capitalize()}.csv", table(columns, cells)
    if one.ties:
        columns = ["edgeID", "from", "to", "networkCanvasEgoUUID", "networkCanvasUUID"]
        columns += ["networkCanvasSourceUUID", "networkCanvasTargetUUID"]
        cells = [
            [n, numbers[a.key], numbers[b.key], one.map.person_id, uuid5(a.key, str(b.key)), a.key, b.key]
            for n, (a, b) in enumerate(one.ties, 1)
        ]
        yield f"{begins}_edgeList_{KNOWS}.csv", table(columns, cells)


def _times(circle_map: CircleMap, at: datetime) -> dict[str, str]:
    finished = circle_map.reviewed_at
    return {
        "sessionStart": circle_map.drawn_at.isoformat(),
        "sessionFinish": finished.isoformat() if finished else "",
        "sessionExported": at.isoformat(),
    }


def graphml(one: Drawn, *, at: datetime) -> str:
    """One map as Network Canvas's GraphML."""
    nodes = [{"kind": row.placement.kind, **variables_of(row, one)} for row in one.rows]
    ego = ego_of(one.map)
    times = _times(one.map, at)
    session = {
        "caseId": one.map.person_id,
        "sessionUUID": one.map.pk,
        "protocolName": PROTOCOL,
        "sessionStartTime": times["sessionStart"],
        "sessionFinishTime": times["sessionFinish"],
        "sessionExportTime": times["sessionExported"],
    }
    told = "".join(f' nc:{name}="{_xml(value)}"' for name, value in session.items())
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<graphml xmlns="{NS}" xmlns:nc="{NC}">',
        *(_key(name, "graph", ego.values()) for name in ego),
        *(_key(name, "node", [node[name] for node in nodes]) for name in (nodes[0] if nodes else ())),
        '<key id="label" for="edge" attr.name="label" attr.type="string"/>',
        f'<graph id="{_xml(one.map.pk)}" edgedefault="undirected"{told}>',
        *_data(ego, "graph"),
    ]
    for row, node in zip(one.rows, nodes, strict=True):
        lines += [f'<node id="{row.key}">', *_data(node, "node"), "</node>"]
    for a, b in one.ties:
        lines.append(f'<edge source="{a.key}" target="{b.key}"><data key="label">{KNOWS}</data></edge>')
    return "\n".join([*lines, "</graph>", "</graphml>", ""])


def _key(name: str, of: str, values: Iterable[Any]) -> str:
    given = [value for value in values if value is not None]
    kinds = ((bool, "boolean"), (int, "int"), (int | float, "double"))
    kind = next((words for each, words in kinds if given and all(isinstance(v, each) for v in given)), "string")
    return f'<key id="{_id(name, of)}" for="{of}" attr.name="{_xml(name)}" attr.type="{kind}"/>'


def _data(facts: dict[str, Any], of: str) -> list[str]:
    return [
        f'<data key="{_id(name, of)}">{_xml(str(value).lower() if isinstance(value, bool) else value)}</data>'
        for name, value in facts.items()
        if value not in (None, "")
    ]


def _id(name: str, of: str) -> UUID:
    return uuid5(VARIABLES, f"{of} {name}")


def _xml(value: object) -> str:
    """Words as XML takes them; what it has no letter for is left out."""
    return escape(NOT_IN_XML.sub("", str(value)))
