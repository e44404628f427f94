"""How a contact reads in the story: how its clock was kept."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from alongside.conversations.models import Correction, Disagreement
from alongside.conversations.rules import clock_kept
from alongside.kit.moments import day_in_words, in_london
from alongside.law.working_days import is_working_day
from alongside.people.telling import shortened

ROOM, ENTERED_IN_ERROR = "conversations", "Entered in error"


class Recorded(Protocol):
    """A note or a conversation: when it happened, when it was recorded, and by when it was to be."""

    contact_at: Any
    recorded_at: Any
    record_by: Any
    struck_at: Any
    struck_by: Any
    moved_at: Any


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


@dataclass(frozen=True)
class Beside:
    """What stands beside a note or a conversation now: in short, for the quiet line beneath it, and in its words."""

    aside: str = ""
    told: tuple[str, ...] = ()


NOTHING_BESIDE = Beside()


def beside(corrections: Iterable[Correction], disagreements: Iterable[Disagreement]) -> Beside:
    """What these, the oldest first, say beside it: `one thing added since · “This is not right”, says Simon`."""
    added, said = list(corrections), list(disagreements)
    words = []
    if added:
        words.append("one thing added since" if len(added) == 1 else f"{len(added)} things added since")
    if waiting := [row for row in said if row.answered_at is None]:
        words.append(f"“This is not right”, says {shortened(waiting[-1].said_by, 60)}")
    elif said:
        words.append(f"“This is not right”, said {shortened(said[-1].said_by, 60)}, and it was answered")
    told = [f"Added since: {row.words}" for row in added]
    told += [f"This is not right, says {row.said_by}: {row.words}" for row in said]
    return Beside(" · ".join(words), tuple(told))


def struck_in_words(recorded: Recorded) -> str:
    """`Struck by Mina Osei on 26 November 2026`."""
    return f"Struck by {recorded.struck_by} on {day_in_words(in_london(recorded.struck_at).date())}"


def moved_in_words(recorded: Recorded) -> str:
    """`moved here from another record`, where it was; which record that is, is not said."""
    return "moved here from another record" if recorded.moved_at else ""
