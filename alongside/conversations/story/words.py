"""How a contact reads in the story: how its clock was kept."""

from datetime import date
from typing import Any, Protocol

from alongside.conversations.rules import clock_kept
from alongside.kit.moments import in_london
from alongside.law.working_days import is_working_day

ROOM = "conversations"


class Recorded(Protocol):
    """A note or a conversation: when it happened, when it was recorded, and by when it was to be."""

    contact_at: Any
    recorded_at: Any
    record_by: Any


def recorded_in_words(note: Recorded) -> str:
    """`Recorded one working day after`."""
    contact_on, recorded_on = in_london(note.contact_at).date(), in_london(note.recorded_at).date()
    return clock_kept(
        contact_at=note.contact_at,
        recorded_at=note.recorded_at,
        record_by=note.record_by,
        working_days=working_days_between(contact_on, in_london(note.record_by).date()),
        days_taken=working_days_between(contact_on, recorded_on),
    ).sentence


def working_days_between(first: date, last: date) -> int:
    """Working days after `first`, up to and with `last`."""
    return sum(is_working_day(date.fromordinal(n)) for n in range(first.toordinal() + 1, last.toordinal() + 1))
