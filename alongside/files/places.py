"""Where the pictures inside a document were taken, taken out of it: for a leaflet that anybody may have. Pure.

A leaflet often holds a photograph from somebody's phone. A Word document's pictures are written anew, as pictures are.
Of a PDF, which says at which byte each of its parts begins, what a camera wrote is written over and every byte stays
where it was. What stands packed inside a PDF's own packing is not looked into.
"""

import io
import re
import shutil
import struct
import zipfile
import zlib

from alongside.files import pictures
from alongside.files.faults import NotKept

DAMAGED = "A picture inside this document cannot be read. Save it as a PDF, and choose that."
CAMERA = re.compile(rb"\xff\xe1(..)Exif\0\0", re.DOTALL)
POINT = re.compile(rb"""(exif:GPS\w+(?:\s*=\s*["']|>))([^"'<]+)""")
BEGINNINGS = {b"\xff\xd8\xff": pictures.jpeg, pictures.PNG: pictures.png, b"RIFF": pictures.webp}


def out_of_a_pdf(content: bytes) -> bytes:
    """The same PDF, of the same length, without what cameras wrote into its pictures and where its facts say it was."""
    written = bytearray(content)
    for found in CAMERA.finditer(content):
        (length,) = struct.unpack(">H", found[1])
        end = min(found.start() + 2 + length, len(content))
        written[found.end() : end] = bytes(max(end - found.end(), 0))
    return POINT.sub(lambda found: found[1] + b" " * len(found[2]), bytes(written))


def out_of_word(content: bytes) -> bytes:
    """The same Word document, its pictures written anew; as it came where no picture says more than it draws."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            clean = {}
            for part in parts.infolist():
                with parts.open(part) as opened:
                    drawn = opened.read(12)
                    if _is_a_picture(drawn):
                        whole = drawn + opened.read()
                        if (without := _picture(whole)) != whole:
                            clean[part.filename] = without
            return _written(parts, clean) if clean else content
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as fault:
        raise NotKept(DAMAGED) from fault


def _is_a_picture(content: bytes) -> bool:
    return content.startswith(tuple(BEGINNINGS))


def _picture(content: bytes) -> bytes:
    """A picture without what was written beside it; one that is not as a picture should be, without its places."""
    anew = next(anew for beginning, anew in BEGINNINGS.items() if content.startswith(beginning))
    try:
        return anew(content)
    except NotKept:
        return out_of_a_pdf(content)


def _written(parts: zipfile.ZipFile, clean: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as written:
        for part in parts.infolist():
            same = zipfile.ZipInfo(part.filename, part.date_time)
            same.compress_type, same.external_attr = zipfile.ZIP_DEFLATED, part.external_attr
            with written.open(same, "w") as into:
                if part.filename in clean:
                    into.write(clean[part.filename])
                else:
                    with parts.open(part) as opened:
                        shutil.copyfileobj(opened, into)
    return held.getvalue()
