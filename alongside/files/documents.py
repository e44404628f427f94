"""A document that was sent: a PDF or a Word document by its content. Kept byte by byte, as it was sent. Pure."""

import io
import zipfile
import zlib

from alongside.files.faults import NotKept

DAMAGED = "This document is damaged. Open it, save it again, and choose it once more."
PACKED_TOO_TIGHT = "This document unpacks to far more than it says. Save it as a PDF, and choose that."
WITH_MACROS = "This document holds a program (a macro), which is not kept. Save it as a PDF, and choose that."
UNPACKED_AT_MOST, PARTS_AT_MOST, LISTED_AT_MOST = 200_000_000, 5_000, 2_000_000
LISTING, TEXT = "[Content_Types].xml", "word/document.xml"


def pdf(content: bytes) -> bytes:
    """A PDF as it was sent. Refuses, with NotKept, one that does not end as one does."""
    if b"%%EOF" not in content[-2048:]:
        raise NotKept(DAMAGED)
    return content


def is_word(content: bytes) -> bool:
    """Is this archive a Word document? Only its list of parts is read."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            return {LISTING, TEXT} <= set(parts.namelist())
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return False


def word(content: bytes) -> bytes:
    """A Word document as it was sent. Refuses, with NotKept, one with macros and one that unpacks beyond reason."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as parts:
            listed = parts.infolist()
            if len(listed) > PARTS_AT_MOST or sum(part.file_size for part in listed) > UNPACKED_AT_MOST:
                raise NotKept(PACKED_TOO_TIGHT)
            with parts.open(LISTING) as listing:
                kinds = listing.read(LISTED_AT_MOST).lower()
    except NotKept:
        raise
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as fault:
        raise NotKept(DAMAGED) from fault
    names = [part.filename.lower() for part in listed]
    if b"macroenabled" in kinds or any(name.endswith(("vbaproject.bin", ".exe", ".dll")) for name in names):
        raise NotKept(WITH_MACROS)
    return content
