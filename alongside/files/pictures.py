"""A picture written anew with what draws it and nothing else. Pure.

What a camera wrote beside it goes: the place, the moment, the camera, comments, small copies and second pictures, and
whatever stands behind its end. The drawing itself is not made again, so it loses nothing. Which side is up stays.
"""

import re
import struct
import zlib
from collections.abc import Iterator

from alongside.files.faults import NotKept

DOTS_AT_MOST = 60_000_000
BROKEN = "This picture is damaged or does not end as a picture does. Open it, save it again, and choose it once more."
TOO_MANY_DOTS = "This picture has more than 60 million dots. Save it smaller, and choose it again."
IT_MOVES = "This picture moves. Choose one that stands still."

PNG = b"\x89PNG\r\n\x1a\n"
PNG_DRAWN_BY = {b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"bKGD"}
ORIENTATION = 0x0112
# Markers of a JPEG that stand alone, and those that begin a frame and so say how large it is.
ALONE = {0x01, *range(0xD0, 0xD8)}
FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
DRAWN_BY = FRAMES | {0xC4, 0xCC, 0xDB, 0xDC, 0xDD}
AFTER_A_SCAN = re.compile(rb"\xff+[^\x00\xd0-\xd7\xff]", re.DOTALL)


def jpeg(content: bytes) -> bytes:
    """A JPEG written anew. Refuses, with NotKept, a damaged one and one too large to be drawn on a phone."""
    written, up, has_frame, at = [b"\xff\xd8"], 1, False, 2
    while True:
        marker, at = _marker(content, at)
        if marker == 0xD9:
            break
        if marker in ALONE:
            continue
        body, at = _counted(content, at)
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            up = _which_side_is_up(body[6:])
        if marker in FRAMES:
            _check_dots(*struct.unpack(">HH", _exactly(body[1:5], 4)))
            has_frame = True
        if marker in DRAWN_BY or _says_its_colours(marker, body):
            written.append(_segment(marker, body))
        if marker == 0xDA:
            end = AFTER_A_SCAN.search(content, at)
            if end is None or not has_frame:
                raise NotKept(BROKEN)
            written += [_segment(marker, body), content[at : end.start()]]
            at = end.start()
    if not has_frame or len(written) < 4:
        raise NotKept(BROKEN)
    if up != 1:
        written.insert(1, _segment(0xE1, b"Exif\0\0" + _only_which_side_is_up(up)))
    return b"".join([*written, b"\xff\xd9"])


def png(content: bytes) -> bytes:
    """A PNG written anew. Refuses, with NotKept, a damaged one, one that moves, and one too large."""
    written, at, kind = [PNG], len(PNG), b""
    while kind != b"IEND":
        head = _exactly(content[at : at + 8], 8)
        length, kind = struct.unpack(">I4s", head)
        body = _exactly(content[at + 8 : at + 8 + length], length)
        summed = struct.pack(">I", zlib.crc32(kind + body))
        if content[at + 8 + length : at + 12 + length] != summed or (kind == b"IHDR") != (at == len(PNG)):
            raise NotKept(BROKEN)
        if kind == b"IHDR":
            _check_dots(*struct.unpack(">II", _exactly(body[:8], 8)))
        if kind == b"acTL":
            raise NotKept(IT_MOVES)
        if kind in PNG_DRAWN_BY:
            written.append(head + body + summed)
        at += 12 + length
    if not any(part[4:8] == b"IDAT" for part in written[1:]):
        raise NotKept(BROKEN)
    return b"".join(written)


def webp(content: bytes) -> bytes:
    """A WebP written anew. Refuses, with NotKept, a damaged one, one that moves, and one too large."""
    chunks = dict(_riff_chunks(content))
    if b"ANIM" in chunks or b"ANMF" in chunks:
        raise NotKept(IT_MOVES)
    drawing = next((kind for kind in (b"VP8 ", b"VP8L") if kind in chunks), None)
    if drawing is None:
        raise NotKept(BROKEN)
    _check_dots(*(_vp8_dots(chunks[drawing]) if drawing == b"VP8 " else _vp8l_dots(chunks[drawing])))
    kept = [(kind, chunks[kind]) for kind in (b"ICCP", b"ALPH", drawing) if kind in chunks]
    up = _which_side_is_up(chunks.get(b"EXIF", b"").removeprefix(b"Exif\0\0"))
    if b"VP8X" in chunks:
        frame = _exactly(chunks[b"VP8X"], 10)
        kept.insert(0, (b"VP8X", bytes([frame[0] & 0x30 | (0x08 if up != 1 else 0)]) + frame[1:]))
        if up != 1:
            kept.append((b"EXIF", _only_which_side_is_up(up)))
    else:
        kept = [(drawing, chunks[drawing])]
    body = b"".join(kind + struct.pack("<I", len(part)) + part + b"\0" * (len(part) % 2) for kind, part in kept)
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body


def _exactly(part: bytes, length: int) -> bytes:
    if len(part) != length:
        raise NotKept(BROKEN)
    return part


def _check_dots(high: int, wide: int) -> None:
    if not high or not wide:
        raise NotKept(BROKEN)
    if high * wide > DOTS_AT_MOST:
        raise NotKept(TOO_MANY_DOTS)


def _marker(content: bytes, at: int) -> tuple[int, int]:
    """The next marker of a JPEG and where it ends; it may be filled up before."""
    if content[at : at + 1] != b"\xff":
        raise NotKept(BROKEN)
    while content[at : at + 1] == b"\xff":
        at += 1
    return _exactly(content[at : at + 1], 1)[0], at + 1


def _counted(content: bytes, at: int) -> tuple[bytes, int]:
    """A body that begins with its length, and where it ends."""
    (length,) = struct.unpack(">H", _exactly(content[at : at + 2], 2))
    return _exactly(content[at + 2 : at + length], max(length - 2, 0)), at + length


def _segment(marker: int, body: bytes) -> bytes:
    return bytes([0xFF, marker]) + struct.pack(">H", len(body) + 2) + body


def _says_its_colours(marker: int, body: bytes) -> bool:
    return (marker == 0xE2 and body.startswith(b"ICC_PROFILE\0")) or (marker == 0xEE and body.startswith(b"Adobe"))


def _riff_chunks(content: bytes) -> Iterator[tuple[bytes, bytes]]:
    """The chunks of a WebP, up to the end that it says it has."""
    (length,) = struct.unpack("<I", _exactly(content[4:8], 4))
    end, at = length + 8, 12
    if end > len(content):
        raise NotKept(BROKEN)
    while at + 8 <= end:
        kind, size = struct.unpack("<4sI", content[at : at + 8])
        yield kind, _exactly(content[at + 8 : min(at + 8 + size, end)], size)
        at += 8 + size + size % 2


def _vp8_dots(body: bytes) -> tuple[int, int]:
    if body[3:6] != b"\x9d\x01\x2a":
        raise NotKept(BROKEN)
    wide, high = struct.unpack("<HH", _exactly(body[6:10], 4))
    return high & 0x3FFF, wide & 0x3FFF


def _vp8l_dots(body: bytes) -> tuple[int, int]:
    if body[:1] != b"\x2f":
        raise NotKept(BROKEN)
    (packed,) = struct.unpack("<I", _exactly(body[1:5], 4))
    return (packed >> 14 & 0x3FFF) + 1, (packed & 0x3FFF) + 1


def _which_side_is_up(exif: bytes) -> int:
    """1 to 8 as EXIF has it; 1, as it is drawn, where it says nothing that can be read."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None or len(exif) < 8:
        return 1
    (start,) = struct.unpack(order + "I", exif[4:8])
    if start + 2 > len(exif):
        return 1
    (entries,) = struct.unpack(order + "H", exif[start : start + 2])
    for number in range(entries):
        entry = exif[start + 2 + 12 * number : start + 14 + 12 * number]
        if len(entry) < 12:
            return 1
        tag, kind, _, value = struct.unpack(order + "HHIH", entry[:10])
        if tag == ORIENTATION and kind == 3:
            return value if 1 <= value <= 8 else 1
    return 1


def _only_which_side_is_up(up: int) -> bytes:
    return struct.pack("<2sHIHHHIHHI", b"II", 42, 8, 1, ORIENTATION, 3, 1, up, 0, 0)
