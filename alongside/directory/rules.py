"""What an open evening and an agreement must be: pure."""

from datetime import date, datetime, timedelta

FURTHEST, LONGEST = timedelta(days=400), timedelta(hours=24)


def fault_in_agreed_on(agreed_on: date, *, today: date) -> str:
    """Why somebody cannot have agreed on a day; empty when they can."""
    return "That day is still to come. Write the day on which they agreed." if agreed_on > today else ""


def fault_in_moments(starts_at: datetime, ends_at: datetime, *, at: datetime) -> tuple[str, str] | None:
    """The question that is wrong about when an open evening is, and why; None when all is right."""
    if ends_at <= starts_at:
        return "ends_at", "It ends before it begins. Check both."
    if ends_at - starts_at > LONGEST:
        return "ends_at", "That is longer than a day. Arrange one for each day."
    if starts_at - at > FURTHEST:
        return "starts_at", "That is more than a year away. Check the year."
    if at - starts_at > FURTHEST:
        return "starts_at", "That is more than a year ago. Check the year."
    return None
