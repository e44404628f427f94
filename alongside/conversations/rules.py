"""Whether a contact can be as it is told, how its clock was kept, what is guarded. Pure: facts in, verdict out."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from alongside.kit.moments import in_london

LONG_AGO = timedelta(days=366)


def fault_in_contact(contact_at: datetime, *, at: datetime, born_on: date | None) -> str:
    """Why a contact cannot have been then; empty when it can. A clock a few minutes ahead is let through."""
    if contact_at > at + timedelta(minutes=5):
        return "This is in the future. Say when it happened, or leave it as a draft until it has."
    if born_on and in_london(contact_at).date() < born_on:
        return "This is before they were born. Check the year."
    if contact_at < at - LONG_AGO:
        return "This is more than a year ago. Check the year; what is that old belongs beside a note of its time."
    return ""


@dataclass(frozen=True)
class Kept:
    """How the recording clock was kept: `outcome` for the due row, and a kind sentence for people."""

    outcome: str
    sentence: str


def clock_kept(
    *, contact_at: datetime, recorded_at: datetime, record_by: datetime, working_days: int, days_taken: int
) -> Kept:
    """Was a note recorded by its moment? `days_taken`: whole working days between the contact and the recording."""
    if recorded_at <= record_by:
        if in_london(contact_at).date() == in_london(recorded_at).date():
            return Kept("met", "Recorded the same day")
        taken = {0: "before the next working day", 1: "one working day after"}.get(
            days_taken, f"{days_taken} working days after"
        )
        return Kept("met", f"Recorded {taken}")
    over = days_taken - working_days
    later = "a little later than" if over < 1 else f"{over} working {'day' if over == 1 else 'days'} later than"
    return Kept("late", f"Recorded {later} hoped")


LONG_TERM_IN_CRISIS, NOTHING_EXPLORED = "long_term_in_crisis", "nothing_explored"


def what_is_guarded(*, kind: str, has_long_term: bool, because: str) -> str:
    """Which guard a conversation meets; empty: none. A guard asks for a reason, and a second person reviews it.

    Leeds: no long-term plan or decision in a crisis; the longer term only once the first conversation was explored, a
    crisis is over, or at a review. `because` is which of these it was said to be (empty: none of them).
    """
    if kind == "crisis" and has_long_term:
        return LONG_TERM_IN_CRISIS
    if kind == "longer_term" and not because:
        return NOTHING_EXPLORED
    return ""


def fault_in_check_back(on: date, *, contact_on: date) -> str:
    """Why a check-back cannot be on that day; empty when it can."""
    if on < contact_on:
        return "This is before the conversation. Choose a day after it."
    if on > contact_on + LONG_AGO:
        return "This is more than a year away. Choose a day within a year."
    return ""


def fault_in_place(place: str, *, at_once: bool, has_team: bool, knows_them: bool) -> str:
    """Why a first contact cannot go there to them; empty when it can.

    `at_once`: the place is one that cannot wait. `knows_them`: whoever takes it is alongside the person now.
    """
    if at_once and not has_team:
        return "Choose a team: whoever is on duty for it sees this at once. One worker alone may be away."
    if place == "known" and not knows_them:
        return "Choose the worker or the team who is alongside them, or another place."
    return ""
