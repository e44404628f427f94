"""Who can work together with whom, and from which day: pure."""

from collections.abc import Sequence
from datetime import date

PERSON, WORKER, BOTH = "person", "worker", "both"
# What a beginning needs beside the person: workers, and people in their life, at least and at most.
NEEDS = {"worker": ((1, 1), (0, 0)), "peer": ((0, 0), (1, 1)), "peers": ((0, 0), (1, 1)), "family": ((1, 1), (1, 20))}
SAYS = {
    "worker": "Choose the worker.",
    "peer": "Choose the peer: somebody in the person's life.",
    "peers": "Choose the other of the two peers: somebody in the person's life.",
    "family": "Choose the worker, and who of the family works together with them.",
}


def parts_at_first(shape: str) -> dict[str, str]:
    """Who begins in which part, of the `person`, a `worker` and a `contact`; it may change later."""
    if shape == "peers":
        return {"person": BOTH, "contact": BOTH}
    if shape == "peer":
        return {"person": PERSON, "contact": WORKER}
    return {"person": PERSON, "worker": WORKER, "contact": PERSON}


def fault_in_who(shape: str, *, workers: int, contacts: int) -> str:
    """Why these cannot work together in this way; empty when they can."""
    (least, most), (fewest, highest) = NEEDS[shape]
    return "" if least <= workers <= most and fewest <= contacts <= highest else SAYS[shape]


def fault_in_past_day(on: date, *, today: date, since: date | None = None) -> str:
    """Why something told of cannot have been on a day: it is to come, or before `since`. Empty when it can."""
    if on > today:
        return "That day is still to come. Check the day."
    if since is not None and on < since:
        return "That is before they began to work together. Check the day."
    return ""


def who_turns(parts: Sequence[str]) -> str:
    """Why a partnership cannot go on in these parts; empty when somebody supports and somebody is supported."""
    if not any(part in (WORKER, BOTH) for part in parts) or not any(part in (PERSON, BOTH) for part in parts):
        return "Somebody has to support, and somebody to be supported. Two who do both are right too."
    return ""
