"""What the cast was introduced to: one that waits for an answer, one that went well; advice, and a picture of a door."""

import struct
import zlib
from datetime import datetime, timedelta
from typing import Any

from alongside.directory import actions as directory
from alongside.directory.actions import Plan
from alongside.directory.models import Service
from alongside.files.reading import picture
from alongside.kit.ids import new_id
from alongside.kit.moments import in_london


def what_fits(cast: Any, *, first: datetime, later: datetime) -> None:
    """Dorothy went to sing with Mina and goes on; the allotment waits for her answer."""
    mina, dorothy = cast.workers["mina"], cast.people["dorothy"]
    day = in_london(first).date()
    songs = directory.propose_introduction(
        person=dorothy, id=new_id(), service=_called("Songs we half remember"), why="She hums while the kettle boils.",
        by=mina, at=first,
    )  # fmt: skip
    songs = directory.answer_introduction(
        introduction=songs, seen_version=songs.version, answer="yes", words="If somebody walks in with me the first time.",
        plan=Plan(introducer="worker", worker=mina, how="together", on_day=day + timedelta(days=3), asker=mina),
        by=mina, at=first + timedelta(minutes=10),
    )  # fmt: skip
    directory.tell_introduction(
        introduction=songs, seen_version=songs.version, outcome="goes_on",
        words="They let me stand by the piano, so that I hear it. I have a chair there now.", by=mina, at=later,
    )  # fmt: skip
    directory.propose_introduction(
        person=dorothy, id=new_id(), service=_called("Allotment mornings"), why="She talks of the roses on Elm Road.",
        by=mina, at=later + timedelta(hours=1),
    )  # fmt: skip
    directory.give_advice(
        person=dorothy, id=new_id(), what="How to ask the library for books in large print, and that they bring them to the door.",
        form="printed", given_on=day, by=mina, at=first + timedelta(minutes=20),
    )  # fmt: skip
    directory.add_entry_file(
        service=_called("Mending bench"), id=new_id(), read=picture([door()]), by=mina, at=first,
        words="A green door in a red brick wall, at the end of a cobbled yard. The handle is on the left.",
    )  # fmt: skip


def _called(name: str) -> Service:
    return Service.objects.get(name=name)


def door(wide: int = 480, high: int = 300) -> bytes:
    """A picture of a door, drawn here: sky, a wall, a door, cobbles. Invented as all of the cast is."""
    sky, wall, green, stone = b"\xcf\xe3\xee", b"\xa4\x52\x3d", b"\x1f\x6b\x4a", b"\x8b\x8b\x86"
    rows = []
    for down in range(high):
        if down < high // 5:
            row = sky * wide
        elif down >= high * 5 // 6:
            row = stone * wide
        else:
            is_door = down > high * 2 // 5
            side = wide * 2 // 5
            row = wall * side + (green if is_door else wall) * (wide // 5) + wall * (wide - side - wide // 5)
        rows.append(b"\0" + row)
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)),
        (b"IDAT", zlib.compress(b"".join(rows), 9)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in parts
    )
