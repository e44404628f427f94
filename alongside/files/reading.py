"""What was sent, read: what it is by its content and never by its name, clean, and in parts to be kept. Pure."""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from alongside.files import documents, pictures, places
from alongside.files.faults import NotKept

MEGABYTES_AT_MOST = 10
BYTES_AT_MOST = MEGABYTES_AT_MOST * 1024 * 1024
PART = 512 * 1024
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# What a browser offers to choose from. What comes is judged by its content all the same.
ACCEPT_PICTURES = "image/jpeg,image/png,image/webp"
ACCEPT_DOCUMENTS = f"application/pdf,{WORD},.docx"
ACCEPT_BOTH = f"{ACCEPT_DOCUMENTS},{ACCEPT_PICTURES}"

EMPTY = "The file is empty. Choose it again."
TOO_LARGE = f"This file is larger than {MEGABYTES_AT_MOST} MB. Save it smaller, or send it in parts."
NO_PICTURE = "This is no picture that can be kept. Choose a JPEG, a PNG or a WebP."
NO_DOCUMENT = "This is no document that can be kept. Choose a PDF or a Word document (.docx)."
NEITHER = "This file cannot be kept. Choose a PDF, a Word document (.docx), or a picture (JPEG, PNG or WebP)."
FROM_AN_APPLE_PHONE = (
    "This is a HEIC picture, as some phones make them, which many machines cannot show. Send it to yourself as a JPEG "
    "(on an iPhone: Settings, Camera, Formats, Most compatible), and choose that."
)
OF_OLD_WORD = "This is an older Office file. Save it as a PDF or as a .docx, and choose that."


@dataclass(frozen=True)
class Read:
    """A file, checked and clean: what it is, its bytes in parts of at most PART, how many, and their SHA-256."""

    content_type: str
    ending: str
    parts: tuple[bytes, ...]
    size: int
    sha256: str

    @property
    def is_picture(self) -> bool:
        """Is it one that a page shows, and so needs words for whoever cannot see it?"""
        return self.content_type.startswith("image/")


Clean = Callable[[bytes], bytes]


def picture(chunks: Iterable[bytes]) -> Read:
    """A JPEG, PNG or WebP. Refuses, with NotKept, anything else, an empty file and one over 10 MB."""
    return _read(chunks, _as_picture, NO_PICTURE)


def document(chunks: Iterable[bytes]) -> Read:
    """A PDF or a Word document. Refuses, with NotKept, anything else, an empty file and one over 10 MB."""
    return _read(chunks, _as_document, NO_DOCUMENT)


def picture_or_document(chunks: Iterable[bytes]) -> Read:
    """Either: a letter is often a photograph of one. Refuses, with NotKept, as both do."""
    return _read(chunks, lambda content: _as_picture(content) or _as_document(content), NEITHER)


def picture_or_leaflet(chunks: Iterable[bytes]) -> Read:
    """Either, for anybody to have: a document's pictures tell no place either. Refuses, with NotKept, as both do."""
    return _read(chunks, lambda content: _as_picture(content) or _as_leaflet(content), NEITHER)


def made(content: bytes, content_type: str, ending: str) -> Read:
    """A file that we made ourselves, in parts and measured as one that was sent."""
    parts = tuple(content[start : start + PART] for start in range(0, len(content), PART))
    return Read(content_type, ending, parts, *measured(parts))


def measured(parts: Iterable[bytes]) -> tuple[int, str]:
    """How many bytes these parts have, and the SHA-256 of all of them."""
    size, sha256 = 0, hashlib.sha256()
    for part in parts:
        size += len(part)
        sha256.update(part)
    return size, sha256.hexdigest()


def _read(chunks: Iterable[bytes], kind_of: Callable[[bytes], tuple[str, str, Clean] | None], none_of: str) -> Read:
    content = _whole(chunks)
    kind = kind_of(content)
    if kind is None:
        raise NotKept(_known_but_not_kept(content) or none_of)
    content_type, ending, clean = kind
    return made(clean(content), content_type, ending)


def _whole(chunks: Iterable[bytes]) -> bytes:
    held = bytearray()
    for chunk in chunks:
        held += chunk
        if len(held) > BYTES_AT_MOST:
            raise NotKept(TOO_LARGE)
    if not held:
        raise NotKept(EMPTY)
    return bytes(held)


def _as_picture(content: bytes) -> tuple[str, str, Clean] | None:
    if content.startswith(b"\xff\xd8\xff"):
        return "image/jpeg", "jpg", pictures.jpeg
    if content.startswith(pictures.PNG):
        return "image/png", "png", pictures.png
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image/webp", "webp", pictures.webp
    return None


def _as_document(content: bytes) -> tuple[str, str, Clean] | None:
    if content.startswith(b"%PDF-"):
        return "application/pdf", "pdf", documents.pdf
    if content.startswith(b"PK\x03\x04") and documents.is_word(content):
        return WORD, "docx", documents.word
    return None


def _as_leaflet(content: bytes) -> tuple[str, str, Clean] | None:
    kind = _as_document(content)
    if kind is None:
        return None
    content_type, ending, clean = kind
    out_of = places.out_of_a_pdf if ending == "pdf" else places.out_of_word
    return content_type, ending, lambda content: out_of(clean(content))


def _known_but_not_kept(content: bytes) -> str:
    if content[4:8] == b"ftyp" and content[8:12] in (b"heic", b"heix", b"mif1", b"msf1", b"hevc"):
        return FROM_AN_APPLE_PHONE
    return OF_OLD_WORD if content.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") else ""
