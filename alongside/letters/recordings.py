"""A recording that was sent: what it is by its content, never by its name, and how large it may be. Pure."""

from collections.abc import Iterable, Iterator

from alongside.files.faults import NotKept
from alongside.files.reading import PART, Read, measured

BYTES_AT_MOST = 60 * 1024 * 1024  # some eight minutes of signed video, an hour of speech
NOT_ONE = (
    "This is not a recording that can be kept. Choose a video (MP4, MOV or WebM) or a sound (MP3, M4A, WAV or Ogg)."
)
TOO_LARGE = f"This is larger than {BYTES_AT_MOST // 1024 // 1024} MB. Record it smaller, or in parts."


class NotARecording(NotKept):
    """What was sent is no recording, or too large. The message is a sentence for whoever sent it."""


def kind_of(head: bytes) -> tuple[str, str] | None:
    """Content type and ending of a file by how it begins; None for what is neither video nor sound."""
    if head[4:8] == b"ftyp":
        if head[8:12] in (b"M4A ", b"M4B "):
            return "audio/mp4", "m4a"
        return ("video/quicktime", "mov") if head[8:12] == b"qt  " else ("video/mp4", "mp4")
    if head.startswith(b"\x1a\x45\xdf\xa3") and b"webm" in head[:64]:
        return "video/webm", "webm"
    if head.startswith(b"OggS"):
        return "audio/ogg", "ogg"
    if head.startswith(b"RIFF") and head[8:12] == b"WAVE":
        return "audio/wav", "wav"
    if head.startswith(b"ID3") or (len(head) > 2 and head[0] == 0xFF and head[1] & 0xE6 == 0xE2):
        return "audio/mpeg", "mp3"
    return None


def read(chunks: Iterable[bytes]) -> Read:
    """A recording in what was sent. Refuses, with NotARecording, what is none by its content, is empty or too large."""
    parts = tuple(_in_parts(chunks))
    if not parts:
        raise NotARecording("The file is empty. Choose it again.")
    kind = kind_of(parts[0])
    if kind is None:
        raise NotARecording(NOT_ONE)
    return Read(*kind, parts, *measured(parts))


def _in_parts(chunks: Iterable[bytes]) -> Iterator[bytes]:
    held, size = b"", 0
    for chunk in chunks:
        size += len(chunk)
        if size > BYTES_AT_MOST:
            raise NotARecording(TOO_LARGE)
        held += chunk
        while len(held) >= PART:
            yield held[:PART]
            held = held[PART:]
    if held:
        yield held
