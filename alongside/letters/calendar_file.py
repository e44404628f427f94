"""A time and a place as a calendar file (.ics) that a phone or a computer can put into its own calendar. Pure.

RFC 5545: lines end in CRLF and are folded at 75 octets; moments are told in UTC, so no time zone need be described.
"""

from datetime import UTC, datetime
from uuid import UUID

from alongside.letters.content import Appointment

OCTETS = 75
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def as_calendar_file(appointment: Appointment, *, key: UUID, made_at: datetime) -> bytes:
    """The file. `key` names the event, so that a file opened twice makes one; it says nothing but what, when, where."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//Alongside//Letters//EN",
        "METHOD:PUBLISH",
        "BEGIN:VEVENT",
        f"UID:{key}",
        f"DTSTAMP:{_moment(made_at)}",
        f"DTSTART:{_moment(appointment.starts_at)}",
        f"DTEND:{_moment(appointment.ends_at)}",
        f"SUMMARY:{appointment.what.translate(ESCAPED)}",
        *([f"LOCATION:{appointment.place.translate(ESCAPED)}"] if appointment.place else []),
        "END:VEVENT",
        "END:VCALENDAR",
    ]
    return b"".join(_folded(line) for line in lines)


def _moment(at: datetime) -> str:
    if at.tzinfo is None:
        raise ValueError("A moment needs a time zone.")
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _folded(line: str) -> bytes:
    """A line in pieces of at most 75 octets, none of which ends within a letter."""
    pieces, piece = [], b""
    for letter in line:
        octets = letter.encode()
        if len(piece) + len(octets) > OCTETS:
            pieces.append(piece)
            piece = b" "
        piece += octets
    return b"\r\n".join([*pieces, piece]) + b"\r\n"
